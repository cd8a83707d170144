// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/link/devicelink.h"
#include "core/model/device.h"
#include "core/platform/mirrorvalues.h"

#include <QtCore/QObject>

#include <memory>

namespace sim {

/// Plays the platform behind the local broker: reads all that devices send and judges it by the
/// contract.
///
/// Each message counts once, at the QoS that it was sent with. Retained messages that the broker
/// repeats at the start are not arrivals. Thread: the one that it lives in.
class PlatformMirror : public QObject
{
    Q_OBJECT

public:
    PlatformMirror(const QList<ResolvedDevice> &devices, const QString &prefix, const Clock &clock,
        QObject *parent = nullptr);
    ~PlatformMirror() override;

    /// Connects; listening() or failed() follows. \a endpoint and login are the platform's own. A
    /// mirror that failed may be started again and goes on counting.
    void start(const Endpoint &endpoint, const QString &user, const QString &secret);
    void stop();

    /// A device whose properties were edited while the run goes on.
    void setDevice(const ResolvedDevice &device);

    bool isListening() const;
    const MirrorCounts &counts() const;
    QList<StoredProperty> stored() const;

    /// Sends a command as the platform would: `data/in/devices/{id}/properties/{name}`. Errors:
    /// `platform.unknownDevice`, `platform.unknownProperty`, `platform.mirrorOffline`, `feed.*`.
    Result<void> sendCommand(const QString &deviceId, const QString &property, const Value &value);

signals:
    void listening(); ///< the broker has its subscription: nothing sent from now on is missed
    void arrived(const sim::Arrival &arrival);
    void failed(const sim::Error &error); ///< could not connect, or lost the broker; it stops

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace sim
