// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/platform/localbroker.h"
#include "core/platform/platformmirror.h"
#include "core/platform/roundtrip.h"

namespace sim {

/// The local broker and, behind it, the mirror that plays the platform. Thread: the engine's.
class LocalPlatform : public QObject
{
    Q_OBJECT

public:
    /// \a prefix is that of the topics, the same for all devices.
    LocalPlatform(const QList<ResolvedDevice> &devices, const QString &prefix, const Clock &clock,
        QObject *parent = nullptr);

    void start(); ///< ready() or failed() follows
    void stop();

    /// \a wanted with the addresses of the local listener of \a kind; keep-alive and the rest stay.
    Endpoint endpoint(Endpoint wanted, TransportKind kind) const;

    /// The user name and secret under which \a device logs in here.
    static QString keyId(const ResolvedDevice &device);
    QString secret(const ResolvedDevice &device) const;

    void sent(const Message &message); ///< for the round trip

    void setDevice(const ResolvedDevice &device) { m_mirror.setDevice(device); }

    const PlatformMirror &mirror() const { return m_mirror; }

    const RoundTrip &roundTrip() const { return m_roundTrip; }

    const LatencyHistogram &latency() const { return m_latency; }

signals:
    void ready();
    void failed(const sim::Error &error);

private:
    void onArrived(const Arrival &arrival);

    const Clock &m_clock;
    QString m_prefix;
    QList<LocalLogin> m_logins;
    LocalBroker m_broker;
    PlatformMirror m_mirror;
    RoundTrip m_roundTrip;
    LatencyHistogram m_latency;
};

} // namespace sim
