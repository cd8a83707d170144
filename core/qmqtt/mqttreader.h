// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/qmqtt/mqttbytes.h"
#include "core/qmqtt/mqttpacket.h"

#include <QtCore/QByteArray>

namespace sim::mqtt {

/// Cuts the bytes of a broker into validated packets. Each byte is looked at once and never moved
/// for the sake of the packet before it, so a burst costs the same per packet however long it is.
///
/// A packet is judged on its header as soon as that is there: wrong flags, an impossible length or
/// more than the limit are reported without waiting for the rest.
class PacketReader
{
public:
    static constexpr qsizetype kDefaultLimit = qsizetype { 1024 } * 1024;

    /// Largest packet, in bytes with its header, that is accepted.
    void setLimit(qsizetype bytes) { m_limit = bytes; }

    /// Room for \a count more bytes; commit() says how many were filled in. Invalidates earlier
    /// views.
    char *reserve(qsizetype count) { return m_input.reserve(count); }

    void commit(qsizetype count) { m_input.commit(count); }

    /// The next packet, Incomplete or Malformed. After Malformed the reader must be reset().
    ServerPacket next();

    /// Forgets all input.
    void reset() { m_input.clear(); }

    /// Gives memory back when nothing is pending.
    void releaseIdleMemory();

private:
    ServerPacket parsePublish(quint8 flags, QByteArrayView body);

    ByteQueue m_input;
    QByteArray m_lastTopic; ///< has passed all checks
    qsizetype m_limit = kDefaultLimit;
};

} // namespace sim::mqtt
