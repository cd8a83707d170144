// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "support/clientpacket.h"

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QIODevice>
#include <QtCore/QList>
#include <QtCore/QStringList>

namespace sim::test {

/// A broker inside the test program: a sequential QIODevice for QMqttClient::setTransport(), with
/// no port, no thread and no process.
///
/// It answers by itself as the script says, always from the event loop, never from inside write().
/// Every packet of the client is decoded strictly: what breaks MQTT 3.1.1 lands in violations().
///
/// Typical use:
/// \code
/// FakeBroker broker;                       // open already
/// client.setTransport(&broker, QMqttClient::IODevice);
/// broker.script.connAckCode = 5;           // change what it answers
/// client.connectToHost();
/// QTRY_COMPARE(broker.count(ClientPacket::Connect), 1);
/// broker.publish("a/b", "23.5", 1, 7);     // broker to client, with a packet id
/// broker.cut();                            // the link is lost
/// broker.reopen();                         // the next connection
/// \endcode
class FakeBroker : public QIODevice
{
    Q_OBJECT

public:
    /// What the broker does; may be changed at any time and holds over reopen().
    struct Script
    {
        bool answersConnect = true;
        quint8 connAckCode = 0;
        bool sessionPresent = false;
        bool answersSubscribe = true;
        QHash<QByteArray, quint8> subAckCodes; ///< by filter; else the QoS asked for
        bool answersPing = true;
        bool sendsPubAck = true;
        bool sendsPubRec = true;
        bool sendsPubRel = true;
        bool sendsPubComp = true;
        /// Bytes of the client are taken only while true; else they wait in bytesToWrite() for
        /// ever.
        bool reads = true;
        /// Most bytes that one write() accepts; -1: all.
        qint64 acceptsPerWrite = -1;
        /// Bytes that reach the client in one turn of the event loop; 0: all. 1 is byte by byte.
        qsizetype segment = 0;
    };

    explicit FakeBroker(QObject *parent = nullptr);
    ~FakeBroker() override;

    Script script;

    /// Everything that the client has sent over all connections, in order.
    const QList<ClientPacket> &received() const { return m_received; }

    QList<ClientPacket> received(ClientPacket::Type type) const;
    /// How many packets of \a type have come.
    qsizetype count(ClientPacket::Type type) const;
    /// The packet ids of all packets of \a type, in order.
    QList<quint16> ids(ClientPacket::Type type) const;

    void clearReceived() { m_received.clear(); }

    /// Keep no record: for bursts and for counting allocations.
    void setRecording(bool isRecording) { m_isRecording = isRecording; }

    quint64 receivedBytes() const { return m_receivedBytes; }

    /// What the client did wrong, one sentence each; empty in a good test.
    const QStringList &violations() const { return m_violations; }

    /// Sends bytes to the client as they are.
    void sendRaw(const QByteArray &bytes);
    void sendConnAck(quint8 code = 0, bool sessionPresent = false);
    /// PUBLISH from the broker; \a id counts at QoS 1 and 2 only.
    void publish(const QByteArray &topic, const QByteArray &payload, quint8 qos = 0, quint16 id = 1,
        bool duplicate = false, bool retain = false);
    /// PUBACK, PUBREC, PUBREL, PUBCOMP or UNSUBACK: \a firstByte is the whole first byte, such as
    /// 0x40.
    void sendAck(quint8 firstByte, quint16 id);

    /// Whether everything that was sent has arrived at the client, which may not have read it yet.
    bool hasDelivered() const { return m_visible == m_toClient.size(); }

    /// The link is lost: unread bytes are gone, the client learns of it at once.
    void cut();
    /// A new connection on the same object; forgets half-received packets, keeps received().
    void reopen();

    static QByteArray publishPacket(const QByteArray &topic, const QByteArray &payload,
        quint8 qos = 0, quint16 id = 1, bool duplicate = false, bool retain = false);

    bool isSequential() const override { return true; }

    qint64 bytesAvailable() const override;

    qint64 bytesToWrite() const override { return m_stuck; }

    void close() override;

signals:
    /// After the packet is in received() and before it is answered.
    void packetReceived(const sim::test::ClientPacket &packet);

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 maxSize) override;

private:
    void decodeInput();
    void decode(const QByteArray &raw, qsizetype headerSize);
    void decodeConnect(ClientPacket &packet, QByteArrayView body);
    void decodePublish(ClientPacket &packet, QByteArrayView body);
    void decodeFilter(ClientPacket &packet, QByteArrayView body);
    void checkFlags(const ClientPacket &packet);
    void checkOrder(const ClientPacket &packet);
    void answer(const ClientPacket &packet);
    void answerPublish(const ClientPacket &packet);
    void violation(const QString &text);
    void schedulePump();
    void pump();

    QByteArray m_toClient;
    qsizetype m_taken = 0; ///< of m_toClient, read by the client
    qsizetype m_visible = 0; ///< of m_toClient, has arrived at the client
    QByteArray m_fromClient;
    QList<ClientPacket> m_received;
    QStringList m_violations;
    quint64 m_receivedBytes = 0;
    qint64 m_stuck = 0;
    quint32 m_connection = 0;
    bool m_isRecording = true;
    bool m_isPumping = false;
    bool m_isConnected = false; ///< CONNECT came
    bool m_hasEnded = false; ///< DISCONNECT came
};

} // namespace sim::test
