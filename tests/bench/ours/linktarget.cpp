// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/ours/linktarget.h"

namespace sim::bench {

LinkSettings linkSettingsFor(const Options &options, const QString &clientId)
{
    LinkSettings settings;
    settings.endpoint.transport = TransportKind::Tcp;
    settings.endpoint.host = QString::fromStdString(options.host);
    settings.endpoint.port = static_cast<quint16>(options.port);
    settings.endpoint.keepAlive = std::chrono::seconds(60);
    settings.clientId = clientId;
    settings.window = options.window;
    return settings;
}

LinkTarget::LinkTarget(const Options &options)
    : m_link(
        linkSettingsFor(options, QStringLiteral("bench-ours")), m_clock, nullptr, RandomStream(1))
    , m_message { .topic = QByteArray::fromStdString(options.topic),
        .payload = QByteArray::fromStdString(options.payload) }
{
    QObject::connect(&m_link, &DeviceLink::errorOccurred, &m_link,
        [](const Error &error) { giveUp(error.message().toStdString()); });
}

void LinkTarget::open(PublishListener &listener)
{
    QObject::connect(&m_link, &DeviceLink::acknowledged, &m_link,
        [&listener] { listener.handleAcknowledged(); });
    QObject::connect(
        &m_link, &DeviceLink::readyToPublish, &m_link, [&listener] { listener.handleReady(); });
    QObject::connect(
        &m_link, &DeviceLink::stateChanged, &m_link, [&listener](DeviceLink::State state) {
            if (state == DeviceLink::State::Online)
                listener.handleOpened();
        });
    m_link.connectToBroker();
}

} // namespace sim::bench
