// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/sourcesection.h"

#include "core/pipeline/devicepipeline.h"
#include "core/run/sourceworld.h"
#include "ui/inspector/curvepreview.h"
#include "ui/inspector/kindpicker.h"
#include "ui/inspector/manualcontrol.h"
#include "ui/inspector/originline.h"
#include "ui/inspector/parameterform.h"
#include "ui/inspector/propertycontext.h"
#include "ui/inspector/runlink.h"
#include "ui/main/profiledocument.h"
#include "ui/widgets/themedlabel.h"

#include <QtWidgets/QButtonGroup>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QToolButton>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr QSize kButtonThumbnail { 56, 24 };

    QString manualKind()
    {
        return u"manual"_s;
    }

    /// Numbers in the property's unit say nothing about properties that are no numbers.
    QStringList uselessParameters(const KindDescription &kind, PropertyType type)
    {
        QStringList names;
        for (const ParameterDescription &parameter : kind.parameters) {
            const bool isNumber
                = parameter.type == ParameterType::Number && parameter.unit == "="_L1;
            const bool isRamp = kind.kind == manualKind() && parameter.name == "rampTime"_L1;
            if (type != PropertyType::Number && (isNumber || isRamp))
                names.append(parameter.name);
        }
        return names;
    }

    QToolButton *modeButton(const QString &text, const QString &toolTip, QWidget *parent)
    {
        auto *button = new QToolButton(parent);
        button->setText(text);
        button->setToolTip(toolTip);
        button->setAccessibleName(text);
        button->setCheckable(true);
        button->setMinimumHeight(Theme::kControlHeight);
        return button;
    }

} // namespace

SourceSection::SourceSection(PropertyContext &context, QWidget *parent)
    : InspectorSection(context.theme(), tr("Value"), parent)
    , m_context(context)
    , m_autoButton(modeButton(tr("Auto"), tr("Values from a generator (A)"), this))
    , m_manualButton(modeButton(tr("Manual"), tr("Set the value by hand (M)"), this))
    , m_kindButton(new QToolButton(this))
    , m_kindHelp(
          new ThemedLabel(context.theme(), Theme::Role::TextMuted, Theme::TextSize::Caption, this))
    , m_origin(new OriginLine(context.theme(), tr("the generator"), this))
    , m_preview(new CurvePreview(context.theme(), this))
    , m_control(new ManualControl(context.theme(), this))
    , m_form(new ParameterForm(context.theme(), this))
    , m_picker(new KindPicker(context.theme(), context.catalogues().sources, this))
{
    build();
    connect(m_autoButton, &QToolButton::clicked, this, &SourceSection::setAuto);
    connect(m_manualButton, &QToolButton::clicked, this, &SourceSection::setManual);
    connect(m_kindButton, &QToolButton::clicked, this, [this] {
        if (const ResolvedProperty *property = m_context.resolved())
            m_picker->open(*property, m_context.siblings(), m_kindButton);
    });
    connect(m_picker, &KindPicker::picked, this, &SourceSection::pick);
    connect(m_form, &ParameterForm::edited, this, &SourceSection::takeParameter);
    connect(m_form, &ParameterForm::resetRequested, this,
        [this](const QString &name) { reset(u"source."_s % name); });
    connect(m_origin, &OriginLine::resetRequested, this, [this] { reset(u"source"_s); });
    connect(m_control, &ManualControl::valueChosen, this, &SourceSection::takeManualValue);
    connect(&context.theme(), &Theme::changed, this, [this] {
        if (const ResolvedProperty *property = m_context.resolved())
            refreshKind(*property);
    });
}

void SourceSection::build()
{
    auto *modes = new QButtonGroup(this);
    modes->addButton(m_autoButton);
    modes->addButton(m_manualButton);
    head()->addWidget(m_autoButton);
    head()->addWidget(m_manualButton);
    m_kindButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_kindButton->setIconSize(kButtonThumbnail);
    m_kindButton->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_kindButton->setToolTip(tr("Choose another generator"));
    m_kindHelp->setWordWrap(true);
    body()->addWidget(m_kindButton);
    body()->addWidget(m_kindHelp);
    body()->addWidget(m_origin);
    body()->addWidget(m_control);
    body()->addWidget(m_preview);
    body()->addWidget(m_form);
}

bool SourceSection::isManual() const
{
    const ResolvedProperty *property = m_context.resolved();
    return property != nullptr && property->source.kind == manualKind();
}

void SourceSection::replaceSource(const QString &text, const SourceSpec &source)
{
    m_context.edit(text, [this, source](Profile &profile) {
        setSource(profile, m_context.target(), m_context.scope(), source);
    });
}

void SourceSection::setManual()
{
    const ResolvedProperty *property = m_context.resolved();
    if (property == nullptr || isManual()) {
        refresh();
        return;
    }
    m_before.insert(memoryKey(), property->source);
    std::optional<Value> present = m_context.run().isRunning() ? m_context.latest() : std::nullopt;
    if (!present) {
        const ResolvedDevice device
            = previewDevice(*m_context.device(), property->id(), m_context.catalogues().sources);
        const auto first = curveOf(device, *property, 1);
        if (first && !first->isEmpty())
            present = first->first().value;
    }
    const SourceSpec manual = usefulSource(
        m_context.catalogues().sources, manualKind(), *property, m_context.siblings(), present);
    replaceSource(tr("Set %1 by hand"), manual);
}

QString SourceSection::memoryKey() const
{
    const bool isType = m_context.scope() == EditScope::Type;
    const QString owner
        = isType ? m_context.device()->type : QString(u"device "_s % m_context.target().device);
    return owner % u'/' % m_context.target().property;
}

void SourceSection::setAuto()
{
    const ResolvedProperty *property = m_context.resolved();
    if (property == nullptr || !isManual()) {
        refresh();
        return;
    }
    const QString natural
        = property->definition.type == PropertyType::Number ? u"meanReverting"_s : u"choice"_s;
    const SourceSpec &inherited = m_context.property()->source;
    const SourceSpec fallback = inherited.kind != manualKind()
        ? inherited
        : usefulSource(
            m_context.catalogues().sources, natural, *property, m_context.siblings(), {});
    replaceSource(tr("Generate %1"), m_before.value(memoryKey(), fallback));
}

void SourceSection::pick(const QString &kind)
{
    const ResolvedProperty *property = m_context.resolved();
    if (property == nullptr || property->source.kind == kind)
        return;
    if (kind == manualKind()) {
        setManual();
        return;
    }
    replaceSource(tr("Generator of %1"),
        usefulSource(m_context.catalogues().sources, kind, *property, m_context.siblings(),
            m_context.latest()));
}

void SourceSection::takeParameter(const QString &name, const QJsonValue &json)
{
    const ResolvedProperty *property = m_context.resolved();
    if (property == nullptr)
        return;
    SourceSpec wanted = property->source;
    wanted.parameters.insert(name, json);
    const auto problems
        = sourceProblems(wanted, m_context.catalogues().sources, property->definition.type);
    bool isRefused = false;
    for (const SpecProblem &problem : problems)
        isRefused = isRefused || problem.parameter.isEmpty() || problem.parameter == name;
    if (isRefused) {
        m_form->showProblems(problems, name);
        return;
    }
    if (ParameterEditor *editor = m_form->editor(name))
        editor->setError({});
    m_context.edit(
        tr("Change %1"),
        [this, &wanted, &name](Profile &profile) {
            setSourceParameter(profile, m_context.target(), m_context.scope(), wanted, name);
        },
        u"source/"_s % name);
}

void SourceSection::takeManualValue(const Value &value)
{
    if (m_context.run().isRunning()) {
        m_context.run().setManualValue(
            m_context.target().device, m_context.target().property, value);
        return;
    }
    takeParameter(u"initial"_s, toJson(value));
}

void SourceSection::nudge(int steps)
{
    if (isManual())
        m_control->nudge(steps);
}

void SourceSection::refresh()
{
    const ResolvedProperty *property = m_context.resolved();
    if (property == nullptr)
        return;
    m_autoButton->setChecked(!isManual());
    m_manualButton->setChecked(isManual());
    refreshControl(*property);
    refreshForm(*property);
    refreshOrigins();
    refreshKind(*property);
    refreshPreview(*property);
    m_shown = m_context.target();
    m_shownSource = property->source;
    m_shownDefinition = property->definition;
}

void SourceSection::refreshControl(const ResolvedProperty &property)
{
    m_control->setVisible(isManual());
    if (!isManual())
        return;
    const bool isOther = !(m_shown == m_context.target()) || m_shownSource.kind != manualKind();
    m_control->setProperty(property);
    const auto initial
        = valueFromJson(property.source.parameters.value(u"initial"_s), property.definition.type);
    if (!m_context.run().isRunning()) {
        m_control->setValue(initial.value_or(Value(0.0)));
    } else if (isOther) {
        const auto latest = m_context.latest();
        m_control->setValue(latest ? *latest : initial.value_or(Value(0.0)));
    }
}

void SourceSection::refreshForm(const ResolvedProperty &property)
{
    const KindDescription *kind = m_context.catalogues().sources.find(property.source.kind);
    m_form->setVisible(kind != nullptr);
    if (kind == nullptr)
        return;
    if (!(m_shown == m_context.target()) || m_shownSource.kind != property.source.kind
        || !(m_shownDefinition == property.definition))
        m_form->setKind(*kind,
            { .definition = property.definition, .siblings = m_context.siblings() },
            uselessParameters(*kind, property.definition.type));
    m_form->setParameters(property.source.parameters);
    m_form->showProblems(
        checkSpec(property.source, m_context.catalogues().sources, property.definition.type));
}

void SourceSection::refreshOrigins()
{
    const PropertyOrigins origins = m_context.origins();
    const ValueOrigin kind = origins.of(u"source.kind"_s);
    const bool isOtherKind
        = origins.value(u"source.kind"_s).toString() != m_context.property()->source.kind;
    const bool isShown = isOtherKind || kind.level != OriginLevel::DeviceProperty;
    m_origin->setOrigin(isShown ? m_context.originText(kind) : QString(), isOtherKind);
    for (ParameterEditor *editor : m_form->editors()) {
        const ValueOrigin origin = origins.of(u"source."_s % editor->parameter().name);
        const bool isOwn = origin.level == OriginLevel::DeviceProperty && !isOtherKind;
        const bool isHidden = origin.level == OriginLevel::BuiltIn || isOtherKind;
        editor->setOrigin(isHidden ? QString() : m_context.originText(origin), isOwn, isOwn);
    }
}

void SourceSection::reset(const QString &path)
{
    m_context.edit(tr("Reset %1 to inherited"),
        [&](Profile &profile) { resetToInherited(profile, m_context.target(), path); });
}

void SourceSection::refreshKind(const ResolvedProperty &property)
{
    const KindDescription *kind = m_context.catalogues().sources.find(property.source.kind);
    const QString title = kind == nullptr ? property.source.kind : kind->title;
    m_kindButton->setText(title);
    m_kindButton->setAccessibleName(tr("Generator: %1").arg(title));
    m_kindHelp->setText(
        kind == nullptr ? tr("This version does not know this generator.") : kind->help);
    m_kindButton->setIcon(sourceThumbnail(m_context.theme(), m_context.catalogues().sources,
        property, property.source, kButtonThumbnail, devicePixelRatioF()));
}

Result<QList<DataPoint>> SourceSection::curveOf(
    const ResolvedDevice &device, const ResolvedProperty &property, int count) const
{
    const ProfileDocument &document = m_context.document();
    const std::shared_ptr<const SourceWorld> world = document.sourceWorld();
    return previewCurve(
        device, property.id(), document.profile().seed, WallTime {}, count, world->context());
}

void SourceSection::refreshPreview(const ResolvedProperty &property)
{
    const KindCatalogue &sources = m_context.catalogues().sources;
    ResolvedDevice device = previewDevice(*m_context.device(), property.id(), sources);
    const Microseconds length = previewLength(property, sources);
    const auto count
        = static_cast<int>(length / std::max(property.schedule.sampleEvery, Microseconds(1000)))
        + 1;
    const auto points = curveOf(device, property, count);
    if (points)
        m_preview->setCurve(*points, property.definition);
    else
        m_preview->setProblem(points.error().message());
}

} // namespace sim
