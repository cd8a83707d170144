// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/link/devicelink.h"
#include "core/link/linkerrors.h"
#include "support/socketchoice.h"
#include "support/tinybroker.h"

#include <QtTest/QTest>

#include <memory>

Q_DECLARE_METATYPE(const sim::ErrorKind *)

namespace sim::test {

// Types of packets.
inline constexpr int kConnect = 1;
inline constexpr int kPublish = 3;
inline constexpr int kSubscribe = 8;
inline constexpr int kUnsubscribe = 10;
inline constexpr int kDisconnect = 14;

/// PUBLISH of QoS 0 with less than 128 bytes behind its header.
QByteArray publishPacket(const QByteArray &topic, const QByteArray &payload);

/// A device link, the broker that it is meant for, and the check that its states change in allowed
/// ways only.
class DeviceLinkFixture : public QObject
{
protected:
    void prepare(); ///< for init()
    void finish(); ///< for cleanup()

    std::unique_ptr<DeviceLink> makeLink(); ///< with m_settings
    bool goOnline(); ///< waits

    TransportFactory m_transports { chosenSockets() };
    std::unique_ptr<TinyBroker> m_broker;
    std::unique_ptr<DeviceLink> m_link;
    LinkSettings m_settings;
    QList<Error> m_errors;

private:
    void handleState(DeviceLink::State state);

    DeviceLink::State m_state = DeviceLink::State::Offline;
};

} // namespace sim::test
