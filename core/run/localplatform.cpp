// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/localplatform.h"

namespace sim {

LocalPlatform::LocalPlatform(const QList<ResolvedDevice> &devices, const QString &prefix,
    const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_prefix(prefix)
    , m_mirror(devices, prefix, clock)
{
    for (const ResolvedDevice &device : devices)
        m_logins.append({ .deviceId = device.deviceId, .keyId = keyId(device) });
    connect(&m_broker, &LocalBroker::started, this, [this] {
        m_mirror.start(m_broker.endpoint(TransportKind::Tcp), m_broker.platformUser(),
            m_broker.platformSecret());
    });
    connect(&m_broker, &LocalBroker::failed, this, &LocalPlatform::failed);
    connect(&m_mirror, &PlatformMirror::listening, this, &LocalPlatform::ready);
    connect(&m_mirror, &PlatformMirror::failed, this, &LocalPlatform::failed);
    connect(&m_mirror, &PlatformMirror::arrived, this, &LocalPlatform::onArrived);
}

void LocalPlatform::start()
{
    m_broker.start(m_logins, m_prefix);
}

void LocalPlatform::stop()
{
    m_mirror.stop();
    m_broker.stop();
}

Endpoint LocalPlatform::endpoint(Endpoint wanted, TransportKind kind) const
{
    const Endpoint local = m_broker.endpoint(kind);
    wanted.transport = local.transport;
    wanted.host = local.host;
    wanted.port = local.port;
    wanted.path = local.path;
    wanted.topicPrefix = m_prefix;
    wanted.tls = local.tls;
    return wanted;
}

QString LocalPlatform::keyId(const ResolvedDevice &device)
{
    return device.credentials.keyId.isEmpty() ? device.deviceId : device.credentials.keyId;
}

QString LocalPlatform::secret(const ResolvedDevice &device) const
{
    return m_broker.secret(keyId(device));
}

void LocalPlatform::sent(const Message &message)
{
    m_roundTrip.sent(message, m_clock.monotonic());
}

void LocalPlatform::onArrived(const Arrival &arrival)
{
    if (const auto latency = m_roundTrip.arrived(arrival.message, arrival.arrived))
        m_latency.add(*latency);
}

} // namespace sim
