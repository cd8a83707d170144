// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/endpoint.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>

namespace sim {

/// Who connects, to what.
struct LinkSettings
{
    Endpoint endpoint;
    QString clientId; ///< the device id, sent exactly as it is
    QString username; ///< the key id
    QString password; ///< the key secret; never logged
    QString keyPassphrase; ///< of the TLS client key
    QList<QByteArray> filters; ///< subscribed at each connect, QoS 0 unless said otherwise
    quint8 filterQos = 0;
    int window = 20; ///< unacknowledged messages at the most, 1..65535
    qint64 highWater
        = 256 * 1024; ///< bytes that may wait in the socket; publish() stalls from here on
    Microseconds stallTimeout
        = std::chrono::seconds(30); ///< without progress while stalled: give up

    bool operator==(const LinkSettings &) const = default;
};

/// Identifies a publish over its whole life; unlike packet ids never used again.
using PublishTicket = quint64;

} // namespace sim
