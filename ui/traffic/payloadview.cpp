// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/traffic/payloadview.h"

#include "ui/theme/theme.h"
#include "ui/traffic/messagetext.h"
#include "ui/traffic/trafficmodel.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;

namespace sim {

namespace {

    QString factsOf(const TrafficEntry &entry, const QString &deviceName, bool isSample)
    {
        QStringList facts { deviceName, trafficTime(entry.time),
            TrafficModel::tr("%n byte(s)", nullptr, static_cast<int>(entry.size)),
            TrafficModel::tr("QoS %1").arg(entry.qos) };
        if (entry.retain)
            facts.append(TrafficModel::tr("retained"));
        facts.append(isSample ? TrafficModel::tr("preview, not sent") : fateText(entry.fate));
        if (entry.latency)
            facts.append(TrafficModel::tr("after %1 ms")
                             .arg(static_cast<double>(entry.latency->count()) / 1000, 0, 'f', 1));
        if (!entry.reason.isEmpty())
            facts.append(entry.reason);
        return facts.join(u"  \u00b7  "_s);
    }

} // namespace

PayloadView::PayloadView(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_topic(new QLabel(this))
    , m_facts(new QLabel(this))
    , m_payload(new QPlainTextEdit(this))
{
    m_topic->setTextFormat(Qt::PlainText);
    m_topic->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_topic->setWordWrap(true);
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setWordWrap(true);
    m_theme.setTextRole(m_facts, Theme::Role::TextMuted);
    m_payload->setReadOnly(true);
    m_payload->setAccessibleName(tr("Payload"));
    m_payload->setPlaceholderText(tr("Select a message to read its payload."));
    m_copyPayload = addButton(u"copy"_s, tr("Copy payload"));
    m_copyCommand = addButton(u"json"_s, tr("Copy as mosquitto_pub"));
    m_sendAgain = addButton(u"send"_s, tr("Send again"));

    m_sendAgain->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::kSmallGap);
    buttons->addWidget(m_copyPayload);
    buttons->addWidget(m_copyCommand);
    buttons->addStretch();
    buttons->addWidget(m_sendAgain);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::kGap, 0, 0, 0);
    layout->setSpacing(Theme::kSmallGap);
    layout->addWidget(m_topic);
    layout->addWidget(m_facts);
    layout->addWidget(m_payload, 1);
    layout->addLayout(buttons);

    connect(m_copyPayload, &QToolButton::clicked, this,
        [this] { QGuiApplication::clipboard()->setText(QString::fromUtf8(m_entry->payload)); });
    connect(m_copyCommand, &QToolButton::clicked, this,
        [this] { QGuiApplication::clipboard()->setText(mosquittoCommand(*m_entry)); });
    connect(
        m_sendAgain, &QToolButton::clicked, this, [this] { emit sendAgainRequested(*m_entry); });
    connect(&m_theme, &Theme::changed, this, &PayloadView::refreshLooks);
    refreshLooks();
    show({}, {}, false);
}

void PayloadView::show(
    const std::optional<TrafficEntry> &entry, const QString &deviceName, bool isSample)
{
    m_entry = entry;
    const bool isOwn = entry && entry->direction == Direction::Out;
    m_copyPayload->setEnabled(entry.has_value());
    m_copyCommand->setEnabled(isOwn);
    m_sendAgain->setEnabled(isOwn && !isSample && entry->size == entry->payload.size());
    m_topic->setVisible(entry.has_value());
    m_facts->setVisible(entry.has_value());
    if (!entry) {
        m_payload->clear();
        return;
    }
    m_topic->setText(QString::fromUtf8(entry->topic));
    m_facts->setText(factsOf(*entry, deviceName, isSample));
    QString text = readablePayload(entry->payload);
    if (entry->size > entry->payload.size())
        text += u'\n'
            + tr("... cut: the first %1 of %2 bytes").arg(entry->payload.size()).arg(entry->size);
    if (m_payload->toPlainText() != text)
        m_payload->setPlainText(text);
}

QToolButton *PayloadView::addButton(const QString &icon, const QString &text)
{
    auto *button = new QToolButton(this);
    button->setObjectName(icon);
    button->setText(text);
    button->setToolTip(text);
    button->setAccessibleName(text);
    return button;
}

void PayloadView::refreshLooks()
{
    m_payload->setFont(m_theme.monospace());
    m_topic->setFont(m_theme.monospace());
    for (QToolButton *button : { m_copyPayload, m_copyCommand, m_sendAgain })
        button->setIcon(m_theme.icon(button->objectName()));
}

} // namespace sim
