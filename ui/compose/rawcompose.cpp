// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/compose/rawcompose.h"

#include "core/feed/rawpayload.h"
#include "core/feed/topics.h"
#include "ui/compose/typedinput.h"
#include "ui/theme/theme.h"

#include <QtCore/QSignalBlocker>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QStackedWidget>

using namespace Qt::StringLiterals;

namespace sim {

namespace {

    QString hintOf(const PropertyDefinition &property)
    {
        const Boundaries &bounds = property.boundaries;
        QString text = typeName(property.type);
        if (!property.unit.isEmpty())
            text += RawCompose::tr(" in %1").arg(property.unit);
        if (bounds.min && bounds.max)
            text += RawCompose::tr(", %1 to %2").arg(*bounds.min).arg(*bounds.max);
        if (bounds.size)
            text += RawCompose::tr(", at most %L1 bytes").arg(*bounds.size);
        return text;
    }

    QLabel *plainLabel(QWidget *parent)
    {
        auto *label = new QLabel(parent);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        return label;
    }

} // namespace

RawCompose::RawCompose(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_property(new QComboBox(this))
    , m_editors(new QStackedWidget(this))
    , m_text(new QPlainTextEdit(this))
    , m_choice(new QComboBox(this))
    , m_hint(plainLabel(this))
    , m_problem(plainLabel(this))
    , m_topic(plainLabel(this))
    , m_bytes(plainLabel(this))
{
    m_property->setObjectName(u"rawProperty"_s);
    m_property->setAccessibleName(tr("Property"));
    m_text->setObjectName(u"rawValue"_s);
    m_text->setAccessibleName(tr("Value"));
    m_text->setTabChangesFocus(true);
    m_choice->setObjectName(u"rawChoice"_s);
    m_choice->setAccessibleName(tr("Value"));
    m_problem->setObjectName(u"rawProblem"_s);
    m_topic->setObjectName(u"rawTopic"_s);
    m_bytes->setObjectName(u"rawBytes"_s);
    m_theme.setTextRole(m_hint, Theme::Role::TextMuted);
    m_theme.setTextRole(m_problem, Theme::Role::Bad);
    m_editors->addWidget(m_text);
    m_editors->addWidget(m_choice);
    constexpr int kLines = 3;
    m_editors->setMaximumHeight(fontMetrics().lineSpacing() * kLines + 2 * Theme::kGap);

    auto *form = new QFormLayout;
    form->setSpacing(Theme::kGap);
    form->addRow(tr("Property"), m_property);
    form->addRow(QString(), m_hint);
    form->addRow(tr("Value"), m_editors);
    form->addRow(QString(), m_problem);
    form->addRow(tr("Topic"), m_topic);
    form->addRow(tr("Bytes"), m_bytes);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, Theme::kGap, 0, 0);
    layout->addLayout(form);
    layout->addStretch(1);

    const auto refreshFonts = [this] {
        for (QWidget *widget : std::initializer_list<QWidget *> { m_text, m_topic, m_bytes })
            widget->setFont(m_theme.monospace());
    };
    refreshFonts();
    connect(&m_theme, &Theme::changed, this, refreshFonts);
    connect(m_property, &QComboBox::currentIndexChanged, this, &RawCompose::onPropertyChosen);
    connect(m_text, &QPlainTextEdit::textChanged, this, &RawCompose::refresh);
    connect(m_choice, &QComboBox::currentTextChanged, this, &RawCompose::refresh);
}

void RawCompose::setDevice(const ResolvedDevice &device, const QString &topicPrefix)
{
    const QString chosen = m_property->currentData().toString();
    const QString text = input();
    const bool isSameType = device.type == m_device.type;
    m_device = device;
    m_topicPrefix = topicPrefix;
    {
        const QSignalBlocker blocker(m_property);
        m_property->clear();
        for (const ResolvedProperty &candidate : device.properties)
            m_property->addItem(candidate.definition.displayName(), candidate.id());
        m_property->setCurrentIndex(std::max(0, m_property->findData(chosen)));
    }
    onPropertyChosen();
    if (isSameType && m_property->currentData().toString() == chosen)
        setInput(text);
}

void RawCompose::selectProperty(const QString &property)
{
    if (const int place = m_property->findData(property); place >= 0)
        m_property->setCurrentIndex(place);
}

QByteArray RawCompose::topic() const
{
    const PropertyDefinition *chosen = property();
    return chosen == nullptr ? QByteArray()
                             : Topics(m_topicPrefix).property(m_device.deviceId, chosen->id);
}

QByteArray RawCompose::payload() const
{
    return m_payload;
}

bool RawCompose::isReady() const
{
    return m_isReady;
}

void RawCompose::setPayload(const QString &propertyName, const QByteArray &payload)
{
    for (int i = 0; i < m_property->count(); ++i) {
        if (m_property->itemData(i).toString().compare(propertyName, Qt::CaseInsensitive) == 0)
            m_property->setCurrentIndex(i);
    }
    const PropertyDefinition *chosen = property();
    if (chosen == nullptr)
        return;
    const auto value = readRawPayload(payload, chosen->type);
    setInput(value ? inputFromValue(*value) : QString::fromUtf8(payload));
}

const PropertyDefinition *RawCompose::property() const
{
    const ResolvedProperty *found = m_device.property(m_property->currentData().toString());
    return found == nullptr ? nullptr : &found->definition;
}

QString RawCompose::input() const
{
    return isChoice() ? m_choice->currentText() : m_text->toPlainText();
}

void RawCompose::setInput(const QString &text)
{
    if (isChoice())
        m_choice->setCurrentText(text);
    else
        m_text->setPlainText(text);
    refresh();
}

bool RawCompose::isChoice() const
{
    return m_editors->currentWidget() == m_choice;
}

void RawCompose::onPropertyChosen()
{
    const PropertyDefinition *chosen = property();
    if (chosen == nullptr) {
        refresh();
        return;
    }
    m_hint->setText(hintOf(*chosen));
    QStringList choices;
    if (chosen->type == PropertyType::Boolean)
        choices = { u"true"_s, u"false"_s };
    for (const Value &member : chosen->boundaries.set)
        choices.append(displayText(member));
    {
        const QSignalBlocker blocker(m_choice);
        m_choice->clear();
        m_choice->addItems(choices);
    }
    m_editors->setCurrentWidget(choices.isEmpty() ? static_cast<QWidget *>(m_text) : m_choice);
    setInput(exampleInput(*chosen));
}

void RawCompose::refresh()
{
    const PropertyDefinition *chosen = property();
    RawDraft draft;
    if (chosen == nullptr) {
        draft.problem = tr("The device has no properties.");
    } else {
        QList<PropertyDefinition> definitions;
        for (const ResolvedProperty &candidate : m_device.properties)
            definitions.append(candidate.definition);
        draft = draftRaw(ContractCheck(definitions), *chosen, input());
    }
    m_payload = draft.payload;
    m_isReady = draft.problem.isEmpty();
    m_problem->setText(draft.problem);
    m_problem->setVisible(!draft.problem.isEmpty());
    m_topic->setText(QString::fromUtf8(topic()));
    m_bytes->setText(m_payload.isEmpty() ? tr("none") : QString::fromUtf8(m_payload));
    emit changed();
}

} // namespace sim
