// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/compose/composepane.h"

#include "core/feed/topics.h"
#include "ui/compose/feedcompose.h"
#include "ui/compose/rawcompose.h"
#include "ui/main/profiledocument.h"
#include "ui/main/selection.h"
#include "ui/theme/theme.h"

#include <QtCore/QSignalBlocker>
#include <QtGui/QShortcut>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListView>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTabWidget>

using namespace Qt::StringLiterals;

namespace sim {

namespace {

    bool isUnderWay(RunState state)
    {
        return state == RunState::Running || state == RunState::Paused;
    }

} // namespace

ComposePane::ComposePane(ProfileDocument &document, Selection &selection, SimulationHost &host,
    Theme &theme, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_selection(selection)
    , m_host(host)
    , m_theme(theme)
    , m_clock(clock)
    , m_device(new QComboBox(this))
    , m_tabs(new QTabWidget(this))
    , m_raw(new RawCompose(theme, this))
    , m_feed(new FeedCompose(theme, clock, this))
    , m_qos(new QComboBox(this))
    , m_retain(new QCheckBox(tr("Retain"), this))
    , m_publish(new QPushButton(tr("Publish"), this))
    , m_result(new QLabel(this))
    , m_historyView(new QListView(this))
    , m_again(new QPushButton(tr("Send again"), this))
    , m_isRunning(isUnderWay(host.snapshot().state))
{
    buildLayout();
    connect(m_device, &QComboBox::currentIndexChanged, this, &ComposePane::onDeviceChosen);
    connect(m_raw, &RawCompose::changed, this, &ComposePane::refreshReadiness);
    connect(m_feed, &FeedCompose::changed, this, &ComposePane::refreshReadiness);
    connect(m_tabs, &QTabWidget::currentChanged, this, &ComposePane::refreshReadiness);
    connect(m_publish, &QPushButton::clicked, this, &ComposePane::publish);
    connect(
        m_again, &QPushButton::clicked, this, [this] { sendAgain(m_historyView->currentIndex()); });
    connect(m_historyView, &QListView::clicked, this, &ComposePane::loadFromHistory);
    connect(m_historyView->selectionModel(), &QItemSelectionModel::currentChanged, this,
        &ComposePane::refreshReadiness);
    connect(&m_document, &ProfileDocument::opened, this, &ComposePane::refreshDevices);
    connect(&m_document, &ProfileDocument::changed, this, &ComposePane::refreshDevices);
    connect(&m_selection, &Selection::changed, this, &ComposePane::onSelectionChanged);
    connect(&m_host, &SimulationHost::composed, this, &ComposePane::onComposed);
    connect(&m_host, &SimulationHost::stateChanged, this, [this](RunState state) {
        m_isRunning = isUnderWay(state);
        refreshReadiness();
    });
    auto *shortcut = new QShortcut(Qt::CTRL | Qt::Key_Return, this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, &ComposePane::publish);
    refreshDevices();
}

ComposePane::~ComposePane() = default;

void ComposePane::buildLayout()
{
    m_device->setObjectName(u"composeDevice"_s);
    m_device->setAccessibleName(tr("Device to publish as"));
    m_tabs->setObjectName(u"composeTabs"_s);
    m_tabs->addTab(m_raw, tr("Raw"));
    m_tabs->addTab(m_feed, tr("Data Feed"));
    m_tabs->setDocumentMode(true);
    m_qos->addItems({ tr("QoS 0"), tr("QoS 1"), tr("QoS 2") });
    m_qos->setObjectName(u"composeQos"_s);
    m_qos->setAccessibleName(tr("Quality of service"));
    m_retain->setToolTip(tr("The broker keeps the message for later subscribers. The platform's "
                            "own samples never retain."));
    m_publish->setObjectName(u"composePublish"_s);
    m_publish->setToolTip(tr("Publish now (Ctrl+Enter)"));
    Theme::setPrimary(m_publish);
    m_result->setObjectName(u"composeResult"_s);
    m_result->setTextFormat(Qt::PlainText);
    m_result->setWordWrap(true);
    m_theme.setTextRole(m_result, Theme::Role::TextMuted);
    m_historyView->setObjectName(u"composeHistory"_s);
    m_historyView->setAccessibleName(tr("Published by hand"));
    m_historyView->setModel(&m_history);
    m_historyView->setUniformItemSizes(true);
    m_again->setObjectName(u"composeAgain"_s);

    auto *form = new QFormLayout;
    form->setSpacing(Theme::kGap);
    form->addRow(tr("Device"), m_device);
    auto *send = new QHBoxLayout;
    send->setSpacing(Theme::kGap);
    send->addWidget(m_qos);
    send->addWidget(m_retain);
    send->addStretch();
    send->addWidget(m_publish);
    auto *historyTitle = new QLabel(tr("Published by hand"), this);
    m_theme.setTextRole(historyTitle, Theme::Role::TextMuted);
    auto *historyBar = new QHBoxLayout;
    historyBar->addWidget(historyTitle);
    historyBar->addStretch();
    historyBar->addWidget(m_again);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::kMargin, Theme::kMargin, Theme::kMargin, Theme::kMargin);
    layout->setSpacing(Theme::kGap);
    layout->addLayout(form);
    layout->addWidget(m_tabs, 3);
    layout->addLayout(send);
    layout->addWidget(m_result);
    layout->addLayout(historyBar);
    layout->addWidget(m_historyView, 1);
}

void ComposePane::publish()
{
    if (!isReady())
        return;
    m_host.publish({ .device = m_device->currentData().toString(), .message = message() });
}

void ComposePane::refreshDevices()
{
    const QString chosen = m_device->currentData().toString();
    {
        const QSignalBlocker blocker(m_device);
        m_device->clear();
        for (const ResolvedDevice &device : m_document.devices())
            m_device->addItem(device.name, device.id);
        m_device->setCurrentIndex(std::max(0, m_device->findData(chosen)));
    }
    onDeviceChosen();
}

void ComposePane::onDeviceChosen()
{
    const QString id = m_device->currentData().toString();
    if (const ResolvedDevice *device = m_document.device(id)) {
        m_raw->setDevice(*device, topicPrefix(device->endpoint));
        m_feed->setDevice(*device, topicPrefix(device->endpoint));
    }
    refreshReadiness();
}

void ComposePane::onSelectionChanged()
{
    if (const int place = m_device->findData(m_selection.device()); place >= 0)
        m_device->setCurrentIndex(place);
    if (!m_selection.property().isEmpty())
        m_raw->selectProperty(m_selection.property());
}

void ComposePane::refreshReadiness()
{
    m_publish->setEnabled(isReady());
    m_again->setEnabled(m_isRunning && m_historyView->currentIndex().isValid());
    if (m_device->count() == 0)
        m_result->setText(tr("Add a device first."));
    else if (!m_isRunning)
        m_result->setText(tr("Press Run to connect the devices; then publish."));
    else if (m_history.rowCount() == 0)
        m_result->clear();
}

void ComposePane::onComposed(const ComposedMessage &composed, bool isSent, const QString &reason)
{
    m_history.add(
        { .composed = composed, .time = m_clock.wall(), .isSent = isSent, .reason = reason });
    m_theme.setTextRole(m_result, isSent ? Theme::Role::Good : Theme::Role::Warning);
    m_result->setText(isSent ? tr("Published %n byte(s).", nullptr,
                          static_cast<int>(composed.message.payload.size()))
                             : reason);
}

void ComposePane::loadFromHistory(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const ComposedMessage composed = m_history.item(index).composed;
    if (const int place = m_device->findData(composed.device); place >= 0)
        m_device->setCurrentIndex(place);
    m_qos->setCurrentIndex(composed.message.qos);
    m_retain->setChecked(composed.message.retain);
    const ResolvedDevice *device = m_document.device(composed.device);
    const Topics topics(topicPrefix(device == nullptr ? QString() : device->endpoint));
    const auto parts = topics.parse(QString::fromUtf8(composed.message.topic));
    const bool isFeedMessage = composed.message.topic.endsWith("/json");
    m_tabs->setCurrentWidget(isFeedMessage ? static_cast<QWidget *>(m_feed) : m_raw);
    if (isFeedMessage)
        m_feed->setPayload(composed.message.payload);
    else if (parts)
        m_raw->setPayload(parts->name, composed.message.payload);
}

void ComposePane::sendAgain(const QModelIndex &index)
{
    if (index.isValid())
        m_host.publish(m_history.item(index).composed);
}

bool ComposePane::isFeed() const
{
    return m_tabs->currentWidget() == m_feed;
}

bool ComposePane::isReady() const
{
    const bool isComposed = isFeed() ? m_feed->isReady() : m_raw->isReady();
    return m_isRunning && isComposed && m_device->count() > 0;
}

Message ComposePane::message() const
{
    return { .topic = isFeed() ? m_feed->topic() : m_raw->topic(),
        .payload = isFeed() ? m_feed->payload() : m_raw->payload(),
        .qos = static_cast<quint8>(m_qos->currentIndex()),
        .retain = m_retain->isChecked() };
}

QString ComposePane::topicPrefix(const QString &endpoint) const
{
    const Endpoint *found = m_document.profile().endpoint(endpoint);
    return found == nullptr ? Endpoint().topicPrefix : found->topicPrefix;
}

} // namespace sim
