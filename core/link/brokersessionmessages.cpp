// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of BrokerSession that deals with messages on their way: tickets, window, back-pressure.

#include "core/link/brokersession.h"
#include "core/link/linkerrors.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <utility>

namespace sim {

namespace {

    constexpr qint64 kMaxRemainingLength = 268'435'455; ///< clause 2.2.3
    constexpr qint64 kLengthAndId = 4;

} // namespace

/// Before the first message at \a qos. Only those at QoS 2 are released before they are
/// acknowledged.
void BrokerSession::watchMessages(quint8 qos)
{
    if (qos > 0 && !std::exchange(m_areAcksWatched, true))
        connect(m_client.get(), &QMqttClient::messageSent, this,
            [this](qint32 packetId) { handleSent(packetId); });
    if (qos < 2 || std::exchange(m_areReleasesWatched, true))
        return;
    connect(m_client.get(), &QMqttClient::messageStatusChanged, this,
        [this](qint32 packetId, QMqtt::MessageStatus status) {
            const auto ticket = m_tickets.find(static_cast<quint16>(packetId));
            if (status == QMqtt::MessageStatus::Received && ticket)
                tell(&Listener::handleReleased, *ticket);
        });
}

void BrokerSession::stopDeadline()
{
    m_wait = Wait::None;
    m_deadline.stop();
}

void BrokerSession::handleDeadline(Deadline & /*deadline*/)
{
    if (m_wait == Wait::Logout)
        drop();
    else
        handleStall();
}

void BrokerSession::startStall(Wait half)
{
    m_wait = half;
    m_deadline.start(m_settings->stallTimeout / 2);
}

/// Half of the time is over, or all of it.
void BrokerSession::handleStall()
{
    const auto seconds = [](Microseconds time) {
        return QString::number(std::chrono::duration<double>(time).count());
    };
    const Microseconds limit = m_settings->stallTimeout;
    if (m_wait == Wait::SecondStall) {
        end(Error(errors::kNoProgress, { seconds(limit), probablyLost().mid(2) },
            m_settings->endpoint.displayUrl()));
        return;
    }
    startStall(Wait::SecondStall);
    tell(&Listener::handleNotice,
        QCoreApplication::translate("BrokerSession",
            "The connection is stalled: the broker has taken no data for %1 s. Messages wait.")
            .arg(seconds(limit / 2)));
}

bool BrokerSession::isStalled() const
{
    return m_transport->bytesWaiting() >= m_settings->highWater;
}

int BrokerSession::window() const
{
    return std::clamp(m_settings->window, 1, 65'535);
}

Result<PublishTicket> BrokerSession::publish(const Message &message)
{
    if (!m_isOnline || m_client->state() != QMqttClient::Connected)
        return Error(errors::kNotOnline);
    const Result<QMqttTopicName> topic = m_topics.find(message.topic);
    if (!topic)
        return topic.error();
    const qint64 bytes = message.topic.size() + message.payload.size();
    if (bytes + kLengthAndId > kMaxRemainingLength)
        return Error(errors::kMessageTooLarge, { QString::number(bytes) });
    const bool isWindowFull = message.qos > 0 && inFlight() >= window();
    if (isWindowFull || isStalled())
        return refuseForRoom(isWindowFull);
    watchMessages(message.qos);
    const Nesting::Watch watch(m_nesting);
    const qint32 id = m_client->publish(*topic, message.payload, message.qos, message.retain);
    if (!watch.isAlive() || m_client->state() != QMqttClient::Connected)
        return Error(errors::kNotOnline);
    if (id < 0) { // its own buffer is full
        m_isRoomWanted = true;
        return Error(errors::kStalled);
    }
    const PublishTicket ticket = ++m_lastTicket;
    if (message.qos > 0) {
        m_lastPacketId = static_cast<quint16>(id);
        m_tickets.add(m_lastPacketId, ticket);
    } else {
        ++m_sinceAnswer;
    }
    return ticket;
}

Result<PublishTicket> BrokerSession::refuseForRoom(bool isWindowFull)
{
    m_isRoomWanted = true;
    if (isWindowFull)
        return Error(errors::kWindowFull, { QString::number(window()) });
    if (m_wait == Wait::None)
        startStall(Wait::Stall);
    return Error(errors::kStalled);
}

void BrokerSession::handleSent(qint32 packetId)
{
    m_sinceAnswer = 0;
    const std::optional<PublishTicket> ticket = m_tickets.take(static_cast<quint16>(packetId));
    if (!ticket)
        return;
    const Nesting::Level level(m_nesting);
    tell(&Listener::handleAcknowledged, *ticket);
    if (level.isAlive() && m_isRoomWanted
        && m_transport->bytesWaiting() < m_settings->highWater / 2) {
        m_isRoomWanted = false;
        tell(&Listener::handleRoom);
    }
}

void BrokerSession::handleBytesTaken()
{
    if (m_wait == Wait::None && !m_isRoomWanted)
        return;
    if (m_wait == Wait::Logout) {
        if (m_transport->bytesWaiting() == 0)
            finishLogout();
        return;
    }
    const bool isAboveHalf = m_transport->bytesWaiting() >= m_settings->highWater / 2;
    if (m_wait != Wait::None && isAboveHalf)
        startStall(Wait::Stall); // progress
    if (isAboveHalf)
        return;
    if (m_wait != Wait::None)
        stopDeadline();
    if (!m_isRoomWanted || inFlight() >= window())
        return;
    m_isRoomWanted = false;
    const Nesting::Level level(m_nesting);
    tell(&Listener::handleRoom);
}

void BrokerSession::abandonAll()
{
    const QList<PublishTicket> tickets = m_tickets.takeAll();
    const Nesting::Watch watch(m_nesting);
    for (const PublishTicket ticket : tickets) {
        if (watch.isAlive())
            tell(&Listener::handleAbandoned, ticket);
    }
}

void BrokerSession::startAnew()
{
    m_isNewSession = true; // the client goes with the next login: it may have a farewell to send
    abandonAll();
}

} // namespace sim
