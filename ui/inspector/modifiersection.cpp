// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/modifiersection.h"

#include "ui/inspector/originline.h"
#include "ui/inspector/parameterform.h"
#include "ui/inspector/propertycontext.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/themedlabel.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QMenu>
#include <QtWidgets/QToolButton>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kIcon = 12;

} // namespace

ModifierSection::ModifierSection(PropertyContext &context, QWidget *parent)
    : InspectorSection(context.theme(), tr("Modifiers"), parent)
    , m_context(context)
    , m_add(new QToolButton(this))
    , m_area(new QWidget(this))
    , m_origin(new OriginLine(context.theme(), tr("the modifiers"), this))
    , m_form(new ParameterForm(context.theme(), this))
    , m_none(
          new ThemedLabel(context.theme(), Theme::Role::TextMuted, Theme::TextSize::Caption, this))
{
    m_add->setIcon(context.theme().icon(u"plus"_s));
    m_add->setAccessibleName(tr("Add a modifier"));
    m_add->setToolTip(tr("Add noise, steps, limits"));
    m_add->setAutoRaise(true);
    m_add->setPopupMode(QToolButton::InstantPopup);
    m_add->setMenu(new QMenu(m_add));
    fillMenu();
    m_none->setText(tr("None: values leave as the generator makes them."));
    m_none->setWordWrap(true);
    head()->addWidget(m_add);
    new FlowLayout(m_area, Theme::kSmallGap);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    m_area->setSizePolicy(policy);
    body()->addWidget(m_none);
    body()->addWidget(m_area);
    body()->addWidget(m_origin);
    body()->addWidget(m_form);
    connect(m_form, &ParameterForm::edited, this, &ModifierSection::takeParameter);
    connect(m_form, &ParameterForm::resetRequested, this, [this](const QString &name) {
        reset(u"modifiers."_s % QString::number(m_chosen) % u'.' % name);
    });
    connect(m_origin, &OriginLine::resetRequested, this, [this] { reset(u"modifiers"_s); });
    connect(&context.theme(), &Theme::changed, this, [this] {
        m_add->setIcon(m_context.theme().icon(u"plus"_s));
        m_titles.clear();
        refresh();
    });
}

void ModifierSection::fillMenu()
{
    for (const KindDescription &kind : m_context.catalogues().modifiers.kinds()) {
        QAction *action
            = m_add->menu()->addAction(kind.title, this, [this, name = kind.kind] { add(name); });
        action->setToolTip(kind.help);
        action->setStatusTip(kind.help);
        action->setData(kind.kind);
    }
    m_add->menu()->setToolTipsVisible(true);
}

void ModifierSection::add(const QString &kind)
{
    const ResolvedProperty *property = m_context.resolved();
    if (property == nullptr)
        return;
    const ModifierSpec spec = m_context.catalogues().modifiers.defaultSpec(kind);
    m_chosen = property->modifiers.size();
    QList<ModifierSpec> wanted = property->modifiers;
    wanted.append(spec);
    m_context.edit(tr("Add modifier to %1"), [&](Profile &profile) {
        setModifiers(profile, m_context.target(), m_context.scope(), wanted);
    });
}

void ModifierSection::remove(qsizetype place)
{
    const ResolvedProperty *property = m_context.resolved();
    if (property == nullptr || place >= property->modifiers.size())
        return;
    if (m_chosen >= place)
        m_chosen = -1;
    QList<ModifierSpec> wanted = property->modifiers;
    wanted.removeAt(place);
    m_context.edit(tr("Remove modifier from %1"), [&](Profile &profile) {
        setModifiers(profile, m_context.target(), m_context.scope(), wanted);
    });
}

void ModifierSection::reset(const QString &path)
{
    m_context.edit(tr("Reset %1 to inherited"),
        [&](Profile &profile) { resetToInherited(profile, m_context.target(), path); });
}

void ModifierSection::choose(qsizetype place)
{
    m_chosen = place == m_chosen ? -1 : place;
    refresh();
}

void ModifierSection::refresh()
{
    const ResolvedProperty *property = m_context.resolved();
    if (property == nullptr)
        return;
    const bool isNumber = property->definition.type == PropertyType::Number;
    setVisible(isNumber || !property->modifiers.isEmpty());
    const QString target = m_context.target().device % u'/' % m_context.target().property;
    if (target != m_shownTarget) {
        m_shownTarget = target;
        m_chosen = -1;
        m_shownForm.clear();
    }
    if (m_chosen >= property->modifiers.size())
        m_chosen = -1;
    QStringList titles;
    for (const ModifierSpec &modifier : property->modifiers) {
        const KindDescription *kind = m_context.catalogues().modifiers.find(modifier.kind);
        titles.append(kind == nullptr ? modifier.kind : kind->title);
    }
    if (titles != m_titles)
        rebuildChips(titles);
    for (qsizetype i = 0; i < m_chips.size(); ++i)
        m_chips.at(i)->findChild<QToolButton *>(u"chip"_s)->setChecked(i == m_chosen);
    m_none->setVisible(titles.isEmpty());
    m_area->setVisible(!titles.isEmpty());
    refreshForm();
    refreshOrigins();
}

void ModifierSection::rebuildChips(const QStringList &titles)
{
    m_titles = titles;
    for (QWidget *chip : std::as_const(m_chips)) {
        m_area->layout()->removeWidget(chip);
        chip->hide();
        chip->deleteLater(); // a click on it may have brought us here
    }
    m_chips.clear();
    for (qsizetype i = 0; i < titles.size(); ++i) {
        m_chips.append(makeChip(titles.at(i), i));
        m_area->layout()->addWidget(m_chips.last());
        m_chips.last()->show();
    }
    m_area->updateGeometry();
}

QWidget *ModifierSection::makeChip(const QString &title, qsizetype place)
{
    auto *chip = new QWidget(m_area);
    auto *row = new QHBoxLayout(chip);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto *button = new QToolButton(chip);
    button->setObjectName(u"chip"_s);
    button->setText(title);
    button->setCheckable(true);
    button->setAccessibleName(tr("Modifier %1").arg(title));
    connect(button, &QToolButton::clicked, this, [this, place] { choose(place); });
    auto *remove = new QToolButton(chip);
    remove->setObjectName(u"remove"_s);
    remove->setAutoRaise(true);
    remove->setIconSize({ kIcon, kIcon });
    remove->setIcon(m_context.theme().icon(u"close"_s, Theme::Role::TextMuted));
    remove->setAccessibleName(tr("Remove modifier %1").arg(title));
    remove->setToolTip(remove->accessibleName());
    connect(remove, &QToolButton::clicked, this, [this, place] { this->remove(place); });
    row->addWidget(button);
    row->addWidget(remove);
    return chip;
}

void ModifierSection::refreshForm()
{
    const ResolvedProperty *property = m_context.resolved();
    m_form->setVisible(m_chosen >= 0);
    if (m_chosen < 0) {
        m_shownForm.clear();
        return;
    }
    const ModifierSpec &modifier = property->modifiers.at(m_chosen);
    const KindDescription *kind = m_context.catalogues().modifiers.find(modifier.kind);
    if (kind == nullptr)
        return;
    const QString shown = QString::number(m_chosen) % u'/' % modifier.kind;
    if (shown != m_shownForm)
        m_form->setKind(
            *kind, { .definition = property->definition, .siblings = m_context.siblings() });
    m_shownForm = shown;
    m_form->setParameters(modifier.parameters);
}

void ModifierSection::refreshOrigins()
{
    const PropertyOrigins origins = m_context.origins();
    const ValueOrigin list = origins.of(u"modifiers"_s);
    const bool isOwn = list.level == OriginLevel::DeviceProperty;
    const bool isBuiltIn = list.level == OriginLevel::BuiltIn;
    m_origin->setOrigin(isBuiltIn ? QString() : m_context.originText(list), isOwn);
    for (ParameterEditor *editor : m_form->editors()) {
        const QString path
            = u"modifiers."_s % QString::number(m_chosen) % u'.' % editor->parameter().name;
        const ValueOrigin origin = origins.of(path);
        const bool isSetHere = origin.level == OriginLevel::DeviceProperty;
        const bool isUnset = origin.level == OriginLevel::BuiltIn;
        editor->setOrigin(isUnset ? QString() : m_context.originText(origin), isSetHere, isSetHere);
    }
}

void ModifierSection::takeParameter(const QString &name, const QJsonValue &json)
{
    const ResolvedProperty *property = m_context.resolved();
    if (property == nullptr || m_chosen < 0 || m_chosen >= property->modifiers.size())
        return;
    ModifierSpec wanted = property->modifiers.at(m_chosen);
    wanted.parameters.insert(name, json);
    const auto problems
        = modifierProblems(wanted, m_context.catalogues().modifiers, property->definition.type);
    if (!problems.isEmpty()) {
        m_form->showProblems(problems, name);
        return;
    }
    if (ParameterEditor *editor = m_form->editor(name))
        editor->setError({});
    m_context.edit(
        tr("Change modifier of %1"),
        [&](Profile &profile) {
            QList<ModifierSpec> all = property->modifiers;
            all[m_chosen] = wanted;
            setModifierParameter(
                profile, m_context.target(), m_context.scope(), all, m_chosen, name);
        },
        u"modifier/"_s % QString::number(m_chosen) % u'/' % name);
}

} // namespace sim
