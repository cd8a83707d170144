// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/transportfixture.h"

#include <QtTest/QSignalSpy>

using namespace sim;
using namespace sim::test;
using namespace Qt::StringLiterals;

/// MQTT over WebSocket frames.
class WebSocketTransportTest : public TransportFixture
{
    Q_OBJECT

private slots:

    void init() { prepare(); }

    void cleanup() { finish(); }

    void webSocketCarriesBytes_data();
    void webSocketCarriesBytes();
    void webSocketNeedsTheSubProtocol();
    void webSocketRefusals_data();
    void webSocketRefusals();
    void webSocketRefusesTextFrames();
    void webSocketRefusesLargeFrames();
    void webSocketClosesWithReason();
    void severalWritesMakeOneFrame();
    void framesNeedNotMatchPackets();
};

void WebSocketTransportTest::webSocketCarriesBytes_data()
{
    QTest::addColumn<TransportKind>("kind");
    QTest::newRow("ws") << TransportKind::WebSocket;
    QTest::newRow("wss") << TransportKind::SecureWebSocket;
}

// proves MQTT-6.0.0-1 MQTT-6.0.0-3
void WebSocketTransportTest::webSocketCarriesBytes()
{
    QFETCH(TransportKind, kind);
    const auto peer = openWeb(kind);
    QVERIFY2(peer, complaint().constData());
    QCOMPARE(m_transport->mqttType(), QMqttClient::IODevice);
    QCOMPARE(peer->requestUrl().path(), u"/mqtt"_s);
    QSignalSpy received(peer.get(), &QWebSocket::binaryMessageReceived);
    m_transport->device()->write("ping"_ba);
    QTRY_COMPARE(received.size(), 1);
    QCOMPARE(received.first().first().toByteArray(), "ping"_ba);
    peer->sendBinaryMessage("pong"_ba);
    QTRY_COMPARE(m_transport->device()->bytesAvailable(), 4);
    QCOMPARE(m_transport->device()->readAll(), "pong"_ba);
    QTRY_COMPARE(m_transport->bytesWaiting(), 0);
    QCOMPARE(m_stages.contains(Stage::Encrypting), isEncrypted(kind));
    QCOMPARE(m_stages.last(), Stage::Upgrading);
    QVERIFY(m_stages.contains(Stage::Connecting));
}

// proves P12 MQTT-6.0.0-3
void WebSocketTransportTest::webSocketNeedsTheSubProtocol()
{
    QVERIFY(listenWeb(TransportKind::WebSocket, {}));
    open(endpointTo(TransportKind::WebSocket));
    QVERIFY(hasFailed());
    QVERIFY2(m_error->is(errors::kNoSubProtocol), complaint().constData());
    QVERIFY(!m_isOpened);
}

void WebSocketTransportTest::webSocketRefusals_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<const ErrorKind *>("error");
    QTest::newRow("404") << "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"_ba
                         << &errors::kUpgradeRefused;
    QTest::newRow("503") << "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n"_ba
                         << &errors::kUpgradeFailed;
    QTest::newRow("200") << "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"_ba
                         << &errors::kUpgradeFailed;
    QTest::newRow("no HTTP") << "220 mail.example ESMTP\r\n\r\n"_ba << &errors::kUpgradeFailed;
    QTest::newRow("closes") << ""_ba << &errors::kUpgradeFailed;
}

void WebSocketTransportTest::webSocketRefusals()
{
    QFETCH(QByteArray, answer);
    QFETCH(const ErrorKind *, error);
    QVERIFY(listenRaw(answer));
    open(endpointTo(TransportKind::WebSocket));
    QVERIFY(hasFailed());
    QVERIFY2(m_error->is(*error), complaint().constData());
    QVERIFY(m_error->what().contains(u"WebSocket upgrade"_s));
}

// proves P12 MQTT-6.0.0-1
void WebSocketTransportTest::webSocketRefusesTextFrames()
{
    const auto peer = openWeb();
    QVERIFY2(peer, complaint().constData());
    peer->sendTextMessage(u"hello"_s);
    QVERIFY(hasFailed());
    QVERIFY2(m_error->is(errors::kTextFrame), complaint().constData());
    QTRY_COMPARE(peer->closeCode(), QWebSocketProtocol::CloseCodeDatatypeNotSupported);
}

void WebSocketTransportTest::webSocketRefusesLargeFrames()
{
    const auto peer = openWeb();
    QVERIFY2(peer, complaint().constData());
    peer->setOutgoingFrameSize(QWebSocket::maxOutgoingFrameSize());
    peer->sendBinaryMessage(QByteArray(1024 * 1024, 'x'));
    QTRY_COMPARE(m_transport->device()->bytesAvailable(), 1024 * 1024);
    m_transport->device()->readAll();
    peer->sendBinaryMessage(QByteArray(1024 * 1024 + 1, 'x'));
    QVERIFY(hasFailed());
    QVERIFY2(m_error->is(errors::kFrameTooLarge), complaint().constData());
    QCOMPARE(m_transport->device()->bytesAvailable(), 0);
}

void WebSocketTransportTest::webSocketClosesWithReason()
{
    const auto peer = openWeb();
    QVERIFY2(peer, complaint().constData());
    peer->close(QWebSocketProtocol::CloseCodeGoingAway, u"maintenance"_s);
    QVERIFY(hasFailed());
    QVERIFY2(m_error->message().contains(u"maintenance"_s), complaint().constData());
    QVERIFY(m_error->isTransient());
}

// proves P12 MQTT-6.0.0-2
void WebSocketTransportTest::severalWritesMakeOneFrame()
{
    const auto peer = openWeb();
    QVERIFY2(peer, complaint().constData());
    QSignalSpy frames(peer.get(), &QWebSocket::binaryFrameReceived);
    for (int i = 0; i < 100; ++i)
        m_transport->device()->write(QByteArray::number(i));
    QVERIFY(m_transport->bytesWaiting() > 0);
    QTRY_COMPARE(frames.size(), 1);
    QVERIFY(frames.first().first().toByteArray().startsWith("012345"_ba));
    // A long one goes out at once, so that nothing grows within a turn of the event loop.
    m_transport->device()->write(QByteArray(200 * 1024, 'x'));
    m_transport->device()->write("end"_ba);
    QTRY_COMPARE(frames.last().first().toByteArray(), "end"_ba);
}

// proves P12 MQTT-6.0.0-2
void WebSocketTransportTest::framesNeedNotMatchPackets()
{
    const auto peer = openWeb();
    QVERIFY2(peer, complaint().constData());
    QByteArray read;
    connect(m_transport->device(), &QIODevice::readyRead, this,
        [this, &read] { read += m_transport->device()->read(3); });
    for (const char *part : { "ab", "c", "", "defg", "hi" })
        peer->sendBinaryMessage(part);
    QTRY_COMPARE(read.size() + m_transport->device()->bytesAvailable(), 9);
    read += m_transport->device()->readAll();
    QCOMPARE(read, "abcdefghi"_ba);
}

QTEST_GUILESS_MAIN(WebSocketTransportTest)
#include "tst_websockettransport.moc"
