// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/oraclebroker.h"

#include <QtNetwork/QTcpSocket>

#include <algorithm>

namespace sim::test {

namespace {

    constexpr int kLongestDelay = 60; ///< milliseconds
    constexpr std::size_t kMostDeliveries
        = 200; ///< to one session; further messages are not routed
    constexpr MqttOracle::Time kTolerance { 250 };
    constexpr MqttOracle::Time kBeat { 20 };

    QByteArray acknowledgement(quint8 firstByte, quint16 id)
    {
        return QByteArray()
            .append(static_cast<char>(firstByte))
            .append('\x02')
            .append(static_cast<char>(id >> 8))
            .append(static_cast<char>(id & 0xFF));
    }

    FakeBroker::Script silence()
    {
        FakeBroker::Script script;
        script.answersConnect = script.answersSubscribe = script.answersPing = false;
        script.sendsPubAck = script.sendsPubRec = script.sendsPubRel = script.sendsPubComp = false;
        return script;
    }

    /// The packet id of a packet of the broker that has one behind two bytes of header.
    quint16 idOf(const QByteArray &packet)
    {
        return static_cast<quint16>(
            (static_cast<quint8>(packet[2]) << 8) | static_cast<quint8>(packet[3]));
    }

} // namespace

OracleBroker::OracleBroker(quint32 seed)
    : m_random(seed)
{
    connect(&m_heart, &QTimer::timeout, this, &OracleBroker::beat);
    m_heart.start(kBeat);
    m_sinceBeat.start();
    connect(&m_server, &QTcpServer::newConnection, this, &OracleBroker::accept);
}

OracleBroker::~OracleBroker()
{
    for (const auto &peer : m_peers)
        peer->socket->disconnect(this);
}

/// Client and judge share a thread: while the machine gives it no time, neither can send or see
/// anything. So the clock counts no more than two beats from one beat to the next.
MqttOracle::Time OracleBroker::now() const
{
    return m_time + std::min(MqttOracle::Time(m_sinceBeat.elapsed()), 2 * kBeat);
}

void OracleBroker::beat()
{
    m_time = now();
    m_sinceBeat.start();
}

bool OracleBroker::listen()
{
    return m_server.listen(QHostAddress::LocalHost);
}

void OracleBroker::accept()
{
    std::erase_if(m_peers, [](const std::unique_ptr<Peer> &peer) { return peer->isGone; });
    while (QTcpSocket *const socket = m_server.nextPendingConnection()) {
        Peer &peer = *m_peers.emplace_back(std::make_unique<Peer>());
        socket->setParent(nullptr);
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        peer.socket.reset(socket);
        peer.front.script = silence();
        peer.timer.setSingleShot(true);
        connect(&peer.timer, &QTimer::timeout, this, [this, &peer] { flush(peer); });
        connect(&peer.front, &FakeBroker::packetReceived, this,
            [this, &peer](const ClientPacket &packet) { handle(peer, packet); });
        connect(socket, &QTcpSocket::readyRead, this, [this, &peer] { read(peer); });
        connect(socket, &QTcpSocket::disconnected, this, [this, &peer] { drop(peer); });
        read(peer);
    }
}

void OracleBroker::read(Peer &peer)
{
    if (peer.isGone)
        return;
    peer.front.write(peer.socket->readAll());
    peer.front.clearReceived();
}

void OracleBroker::drop(Peer &peer)
{
    if (std::exchange(peer.isGone, true))
        return;
    m_violations += peer.front.violations();
    peer.timer.stop();
    const auto found = m_sessions.find(peer.clientId);
    if (found == m_sessions.end())
        return;
    found->second.oracle.end(now());
    // A client that never saw CONNACK does not know that its old session is gone: a second one that
    // says "session present" would mean the new session here and the old one there.
    const bool isUnknownToIt = peer.isSessionNew && !peer.hasSpoken;
    if (!found->second.isKept || isUnknownToIt) { // but its judge lives on
        const MqttOracle oracle = found->second.oracle;
        found->second = {};
        found->second.oracle = oracle;
    }
}

OracleBroker::Peer *OracleBroker::peerOf(const QByteArray &clientId)
{
    const auto found = std::find_if(m_peers.begin(), m_peers.end(),
        [&](const auto &peer) { return !peer->isGone && peer->clientId == clientId; });
    return found == m_peers.end() ? nullptr : found->get();
}

void OracleBroker::cut(const QByteArray &clientId)
{
    Peer *const peer = peerOf(clientId);
    if (peer == nullptr)
        return;
    read(*peer);
    drop(*peer);
    peer->socket->abort();
}

void OracleBroker::forget(const QByteArray &clientId)
{
    cut(clientId);
    m_sessions[clientId].isKept = false;
}

void OracleBroker::handle(Peer &peer, const ClientPacket &packet)
{
    if (peer.isGone)
        return;
    if (packet.type == ClientPacket::Connect)
        return handleConnect(peer, packet);
    peer.hasSpoken = peer.hasSpoken || packet.type != ClientPacket::PingReq;
    Session &session = m_sessions[peer.clientId];
    session.oracle.receive(packet, now());
    switch (packet.type) {
    case ClientPacket::Publish:
        return handlePublish(peer, session, packet);
    case ClientPacket::PubAck:
    case ClientPacket::PubRec:
    case ClientPacket::PubComp:
        return handleAcknowledgement(peer, session, packet);
    case ClientPacket::PubRel:
        session.received.remove(packet.id);
        return answer(peer, acknowledgement(0x70, packet.id));
    case ClientPacket::Subscribe:
    case ClientPacket::Unsubscribe:
        return handleRequest(peer, session, packet);
    case ClientPacket::PingReq:
        return answer(peer, QByteArray::fromHex("d000"));
    case ClientPacket::Connect:
    case ClientPacket::Disconnect:
        break;
    }
}

void OracleBroker::handleConnect(Peer &peer, const ClientPacket &packet)
{
    if (Peer *const old = peerOf(packet.clientId); old != nullptr && old != &peer)
        cut(packet.clientId); // taken over
    peer.clientId = packet.clientId;
    Session &session = m_sessions[packet.clientId];
    const bool isResumed = session.isKept && !packet.cleanSession;
    if (!isResumed) {
        const MqttOracle oracle = session.oracle;
        session = {};
        session.oracle = oracle;
    }
    session.isKept = !packet.cleanSession;
    peer.isSessionNew = !isResumed;
    session.oracle.setTolerance(kTolerance);
    session.oracle.setWindow(20);
    session.oracle.begin(packet, isResumed, now());
    peer.socket->write(QByteArray::fromHex(isResumed ? "20020100" : "20020000"));
    sendAgain(peer, session);
}

void OracleBroker::handlePublish(Peer &peer, Session &session, const ClientPacket &packet)
{
    const bool isNews = packet.qos < 2 || !session.received.contains(packet.id);
    if (packet.qos == 2)
        session.received.insert(packet.id);
    if (packet.qos > 0)
        answer(peer, acknowledgement(packet.qos == 1 ? 0x40 : 0x50, packet.id));
    if (!isNews)
        return;
    m_accepted.insert(packet.payload.toULongLong());
    route(packet);
}

void OracleBroker::route(const ClientPacket &packet)
{
    for (auto &[clientId, session] : m_sessions) {
        const auto granted = session.subscriptions.constFind(packet.topic);
        if (granted != session.subscriptions.constEnd())
            deliver(peerOf(clientId), session, packet, std::min(*granted, packet.qos));
    }
}

void OracleBroker::deliver(Peer *peer, Session &session, const ClientPacket &packet, quint8 qos)
{
    if (qos == 0) {
        if (peer != nullptr)
            answer(*peer, FakeBroker::publishPacket(packet.topic, packet.payload));
        return;
    }
    if (session.deliveries.size() >= kMostDeliveries)
        return;
    session.lastId = session.lastId == 65'535 ? quint16 { 1 } : quint16(session.lastId + 1);
    session.deliveries.push_back({ .topic = packet.topic,
        .payload = packet.payload,
        .id = session.lastId,
        .qos = qos,
        .wasSent = peer != nullptr });
    if (peer != nullptr)
        answer(*peer, FakeBroker::publishPacket(packet.topic, packet.payload, qos, session.lastId));
}

void OracleBroker::sendAgain(Peer &peer, Session &session)
{
    for (Session::Delivery &delivery : session.deliveries) {
        if (delivery.isReleasing)
            answer(peer, acknowledgement(0x62, delivery.id));
        else
            answer(peer,
                FakeBroker::publishPacket(
                    delivery.topic, delivery.payload, delivery.qos, delivery.id, delivery.wasSent));
        delivery.wasSent = true;
    }
}

void OracleBroker::handleAcknowledgement(Peer &peer, Session &session, const ClientPacket &packet)
{
    const auto found = std::find_if(session.deliveries.begin(), session.deliveries.end(),
        [&](const Session::Delivery &delivery) { return delivery.id == packet.id; });
    if (found == session.deliveries.end())
        return; // the oracle knows
    if (packet.type == ClientPacket::PubRec) {
        const bool isFirst = !std::exchange(found->isReleasing, true);
        answer(peer, acknowledgement(0x62, packet.id));
        if (isFirst)
            emit finished(peer.clientId, found->payload.toULongLong(), 2);
        return;
    }
    const Session::Delivery done = *found;
    session.deliveries.erase(found);
    if (packet.type == ClientPacket::PubAck)
        emit finished(peer.clientId, done.payload.toULongLong(), 1);
}

void OracleBroker::handleRequest(Peer &peer, Session &session, const ClientPacket &packet)
{
    if (packet.type == ClientPacket::Unsubscribe) {
        session.subscriptions.remove(packet.topic);
        return answer(peer, acknowledgement(0xB0, packet.id));
    }
    session.subscriptions.insert(packet.topic, packet.qos);
    QByteArray granted = acknowledgement(0x90, packet.id);
    granted[1] = '\x03';
    answer(peer, granted.append(static_cast<char>(packet.qos)));
}

void OracleBroker::answer(Peer &peer, const QByteArray &packet)
{
    peer.answers.append(packet);
    if (!m_isHolding && !peer.timer.isActive())
        peer.timer.start(m_isHurried ? 0 : static_cast<int>(m_random() % kLongestDelay));
}

void OracleBroker::flush(Peer &peer)
{
    if (peer.isGone)
        return;
    MqttOracle &oracle = m_sessions[peer.clientId].oracle;
    QByteArray bytes;
    for (const QByteArray &packet : std::as_const(peer.answers)) {
        const auto first = static_cast<quint8>(packet[0]);
        const bool isPublish = first >> 4 == 3;
        if (isPublish && (first & 0x06) != 0) { // short topics: the header has two bytes
            const qsizetype topicSize = static_cast<quint8>(packet[3]);
            oracle.send(first, idOf(packet.sliced(topicSize + 2)));
        } else if (!isPublish && packet.size() >= 4) {
            oracle.send(first, idOf(packet));
        }
        bytes += packet;
    }
    peer.answers.clear();
    peer.socket->write(bytes);
}

void OracleBroker::setHolding(bool isHolding)
{
    m_isHolding = isHolding;
    for (const auto &peer : m_peers) {
        if (!isHolding && !peer->isGone)
            flush(*peer);
    }
}

bool OracleBroker::isIdle() const
{
    return std::all_of(m_sessions.begin(), m_sessions.end(),
        [](const auto &entry) { return entry.second.deliveries.empty(); });
}

QStringList OracleBroker::violations() const
{
    QStringList all = m_violations;
    for (const auto &peer : m_peers) {
        if (!peer->isGone)
            all += peer->front.violations();
    }
    for (const auto &[clientId, session] : m_sessions)
        all += session.oracle.violations();
    return all;
}

quint64 OracleBroker::packets() const
{
    quint64 count = 0;
    for (const auto &[clientId, session] : m_sessions)
        count += static_cast<quint64>(session.oracle.packets());
    return count;
}

} // namespace sim::test
