// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/tinybroker.h"

#include "core/link/websocketdevice.h"

#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtWebSockets/QWebSocket>
#include <QtWebSockets/QWebSocketServer>

namespace sim::test {

namespace {

    constexpr int kConnect = 1;
    constexpr int kPublish = 3;
    constexpr int kPubRec = 5;
    constexpr int kPubRel = 6;
    constexpr int kSubscribe = 8;
    constexpr int kUnsubscribe = 10;
    constexpr int kPingReq = 12;

    struct Head
    {
        qsizetype headBytes = 0; ///< 0: not complete yet
        qsizetype total = 0;
    };

    Head headOf(const QByteArray &buffer)
    {
        qsizetype length = 0;
        for (int i = 1; i < buffer.size() && i <= 4; ++i) {
            length |= qsizetype(buffer.at(i) & 0x7f) << (7 * (i - 1));
            if ((buffer.at(i) & 0x80) == 0)
                return { i + 1, i + 1 + length };
        }
        return {};
    }

    int typeOf(const QByteArray &packet)
    {
        return static_cast<quint8>(packet.at(0)) >> 4;
    }

    QByteArray packetOf(std::initializer_list<int> values)
    {
        QByteArray result;
        for (const int value : values)
            result.append(static_cast<char>(value));
        return result;
    }

} // namespace

TinyBroker::TinyBroker(QObject *parent)
    : QObject(parent)
    , m_server(new QTcpServer(this))
{
    connect(m_server, &QTcpServer::newConnection, this, &TinyBroker::acceptAll);
}

TinyBroker::~TinyBroker()
{
    for (const auto &device : std::as_const(m_devices)) {
        if (device)
            device->disconnect(this);
    }
}

bool TinyBroker::listen()
{
    m_served = m_server;
    const bool isListening = m_server->listen(QHostAddress::LocalHost, m_port);
    m_port = m_server->serverPort();
    return isListening;
}

void TinyBroker::serve(QTcpServer &server)
{
    m_served = &server;
    m_port = server.serverPort();
    connect(&server, &QTcpServer::pendingConnectionAvailable, this, &TinyBroker::acceptAll);
    connect(&server, &QTcpServer::newConnection, this, &TinyBroker::acceptAll);
}

void TinyBroker::serve(QWebSocketServer &server)
{
    m_port = server.serverPort();
    connect(&server, &QWebSocketServer::newConnection, this, [this, &server] {
        while (QWebSocket *socket = server.nextPendingConnection()) {
            auto *device = new WebSocketDevice(*socket, socket);
            device->open(QIODevice::ReadWrite | QIODevice::Unbuffered);
            connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
            adopt(device);
        }
    });
}

void TinyBroker::close()
{
    m_server->close();
    dropAll();
}

bool TinyBroker::listenAgain()
{
    return m_server->listen(QHostAddress::LocalHost, m_port);
}

void TinyBroker::acceptAll()
{
    while (QTcpSocket *socket = m_served ? m_served->nextPendingConnection() : nullptr) {
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        adopt(socket);
    }
}

void TinyBroker::adopt(QIODevice *device)
{
    ++m_connections;
    m_devices.append(device);
    connect(device, &QIODevice::readyRead, this, [this, device] { read(device); });
    connect(device, &QObject::destroyed, this, [this, device] {
        m_buffers.remove(device);
        m_loggedIn.remove(device);
    });
    if (device->bytesAvailable() > 0)
        read(device);
}

void TinyBroker::read(QIODevice *device)
{
    if (!script.isReading && m_loggedIn.contains(device))
        return;
    const QByteArray news = device->readAll();
    m_bytes += news.size();
    QByteArray &buffer = m_buffers[device];
    buffer += news;
    if (script.isMute)
        return;
    if (script.isClosingAtOnce || !script.rawAnswer.isEmpty()) {
        device->write(script.rawAnswer);
        buffer.clear();
        if (script.isClosingAtOnce)
            device->close();
        return;
    }
    const QPointer<QIODevice> alive(device);
    while (alive && m_buffers.contains(device)) {
        const QByteArray &now = m_buffers[device];
        const Head head = headOf(now);
        if (head.headBytes == 0 || now.size() < head.total)
            return;
        const QByteArray packet = now.left(head.total);
        m_buffers[device].remove(0, head.total);
        m_packets.append(packet);
        handle(device, packet);
        emit packetReceived(typeOf(packet));
    }
}

void TinyBroker::handle(QIODevice *device, const QByteArray &packet)
{
    const Head head = headOf(packet);
    switch (typeOf(packet)) {
    case kConnect:
        ++m_connects;
        m_loggedIn.insert(device);
        m_lastConnect = packet;
        if (!script.isReading) // what the system buffers must not hide that nobody reads
            if (auto *socket = qobject_cast<QTcpSocket *>(device))
                socket->setReadBufferSize(4096);
        device->write(packetOf({ 0x20, 2, script.isSessionPresent ? 1 : 0, script.connack }));
        if (script.connack != 0 || script.isClosingAfterLogin)
            device->close();
        break;
    case kPublish:
        handlePublish(device, packet);
        break;
    case kPubRec:
        device->write(packetOf({ 0x62, 2 }) + packet.mid(2, 2));
        break;
    case kPubRel:
        if (script.isAcknowledging)
            device->write(packetOf({ 0x70, 2 }) + packet.mid(2, 2));
        break;
    case kSubscribe:
        device->write(packetOf({ 0x90, 3 }) + packet.mid(head.headBytes, 2) + script.suback);
        break;
    case kUnsubscribe:
        device->write(packetOf({ 0xb0, 2 }) + packet.mid(head.headBytes, 2));
        break;
    case kPingReq:
        device->write(packetOf({ 0xd0, 0 }));
        break;
    default:
        break;
    }
}

void TinyBroker::handlePublish(QIODevice *device, const QByteArray &packet)
{
    const int qos = (packet.at(0) >> 1) & 3;
    if (qos == 0)
        return;
    const Head head = headOf(packet);
    const qsizetype topicBytes = static_cast<quint8>(packet.at(head.headBytes)) * 256
        + static_cast<quint8>(packet.at(head.headBytes + 1));
    const QByteArray answer
        = packetOf({ qos == 1 ? 0x40 : 0x50, 2 }) + packet.mid(head.headBytes + 2 + topicBytes, 2);
    if (script.isAcknowledging)
        device->write(answer);
    else
        m_heldBack.append(answer);
}

QList<QByteArray> TinyBroker::packets(int type) const
{
    QList<QByteArray> result;
    for (const QByteArray &packet : m_packets) {
        if (typeOf(packet) == type)
            result.append(packet);
    }
    return result;
}

void TinyBroker::sendToAll(const QByteArray &packet)
{
    for (const auto &device : std::as_const(m_devices)) {
        if (device && device->isOpen())
            device->write(packet);
    }
}

void TinyBroker::acknowledgeAll()
{
    script.isAcknowledging = true;
    for (const QByteArray &answer : std::exchange(m_heldBack, {}))
        sendToAll(answer);
}

void TinyBroker::acknowledgeNext()
{
    if (!m_heldBack.isEmpty())
        sendToAll(m_heldBack.takeFirst());
}

void TinyBroker::dropAll()
{
    const auto devices = std::exchange(m_devices, {});
    for (const auto &device : devices) {
        if (auto *socket = qobject_cast<QAbstractSocket *>(device))
            socket->abort();
        else if (device)
            device->close();
    }
}

void TinyBroker::resumeReading()
{
    script.isReading = true;
    const auto devices = m_devices;
    for (const auto &device : devices) {
        if (auto *socket = qobject_cast<QAbstractSocket *>(device.data())) {
            socket->setReadBufferSize(0);
            read(socket);
        }
    }
}

} // namespace sim::test
