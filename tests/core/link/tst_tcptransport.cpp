// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/transportfixture.h"

#include <QtTest/QSignalSpy>

using namespace sim;
using namespace sim::test;
using namespace Qt::StringLiterals;

/// Plain TCP with the sockets that SIM_TEST_SOCKETS asks for.
class TcpTransportTest : public TransportFixture
{
    Q_OBJECT

private slots:

    void init() { prepare(); }

    void cleanup() { finish(); }

    void tcpCarriesBytes();
    void tcpCarriesMuch();
    void tcpGathersWrites();
    void tcpWaitsForASlowReader();
    void tcpReadsWhatCameBeforeTheEnd();
    void tcpKeepsWhatNobodyReads();
    void tcpReset();
    void tcpFailures_data();
    void tcpFailures();
    void tcpFindsTheAddressThatAnswers();
    void tcpMeetsAnotherProtocol_data();
    void tcpMeetsAnotherProtocol();
    void tcpCloseSendsWhatWaits();
    void tcpMayBeDeletedInItsSignals_data();
    void tcpMayBeDeletedInItsSignals();
};

void TcpTransportTest::tcpCarriesBytes()
{
    QVERIFY(listenTcp());
    open(endpointTo(TransportKind::Tcp));
    QVERIFY(hasOpened());
    QCOMPARE(m_transport->mqttType(),
        chosenSockets() == SocketKind::Epoll ? QMqttClient::IODevice : QMqttClient::AbstractSocket);
    QTcpSocket *peer = nextPeer();
    QVERIFY(peer);
    QCOMPARE(m_transport->device()->write("ping"_ba), 4);
    QCOMPARE(m_transport->bytesWaiting(), 4);
    m_transport->flush();
    QCOMPARE(m_transport->bytesWaiting(), 0);
    QTRY_COMPARE(m_ear.bytesTaken, 1);
    QTRY_COMPARE(peer->bytesAvailable(), 4);
    peer->write("pong"_ba);
    QTRY_COMPARE(m_transport->device()->bytesAvailable(), 4);
    QCOMPARE(m_stages, QList<Stage>({ Stage::Resolving, Stage::Connecting }));
    peer->disconnectFromHost();
    QVERIFY(hasFailed());
    QVERIFY(m_error->is(errors::kClosedByBroker));
}

void TcpTransportTest::tcpCarriesMuch()
{
    QTcpSocket *peer = openTcp();
    QVERIFY2(peer, complaint().constData());
    QByteArray sent;
    for (int i = 0; i < 300'000; ++i)
        sent += QByteArray::number(i);
    QByteArray atPeer;
    QByteArray atUs;
    connect(peer, &QTcpSocket::readyRead, this, [&] {
        const QByteArray part = peer->readAll();
        atPeer += part;
        peer->write(part);
    });
    QIODevice *device = m_transport->device();
    connect(device, &QIODevice::readyRead, this, [&] { atUs += device->readAll(); });
    for (qsizetype i = 0; i < sent.size(); i += 1000) {
        const QByteArray part = sent.mid(i, 1000);
        QCOMPARE(device->write(part), part.size());
    }
    QTRY_COMPARE(atPeer.size(), sent.size());
    QTRY_COMPARE(atUs.size(), sent.size());
    QVERIFY(atPeer == sent);
    QVERIFY(atUs == sent);
    QCOMPARE(m_transport->bytesWaiting(), 0);
}

/// What is written in one turn of the event loop is not sent in pieces.
void TcpTransportTest::tcpGathersWrites()
{
    QTcpSocket *peer = openTcp();
    QVERIFY2(peer, complaint().constData());
    for (int i = 0; i < 100; ++i)
        m_transport->device()->write("0123456789"_ba);
    QCOMPARE(m_transport->bytesWaiting(), 1000);
    QTRY_COMPARE(peer->bytesAvailable(), 1000);
    QCOMPARE(m_ear.bytesTaken, 1);
}

void TcpTransportTest::tcpWaitsForASlowReader()
{
    QTcpSocket *peer = openTcp();
    QVERIFY2(peer, complaint().constData());
    peer->setReadBufferSize(1);
    const QByteArray block(1024 * 1024, 'x');
    constexpr int kBlocks = 16; // more than the system buffers
    for (int i = 0; i < kBlocks; ++i)
        QCOMPARE(m_transport->device()->write(block), block.size());
    // The system has taken what it takes, and the peer all that it wants.
    QTRY_VERIFY(m_transport->bytesWaiting() < block.size() * kBlocks);
    QTRY_COMPARE(peer->bytesAvailable(), 1);
    QVERIFY(m_transport->bytesWaiting() > 0);
    const qint64 waiting = m_transport->bytesWaiting();
    m_ear.bytesTaken = 0;
    qint64 read = 0;
    connect(peer, &QTcpSocket::readyRead, this, [&] { read += peer->readAll().size(); });
    peer->setReadBufferSize(0);
    read += peer->readAll().size();
    QTRY_COMPARE_WITH_TIMEOUT(read, block.size() * kBlocks, 10'000);
    QCOMPARE(m_transport->bytesWaiting(), 0);
    QVERIFY(m_ear.bytesTaken > 0);
    QVERIFY(waiting <= block.size() * kBlocks);
}

/// A refusal such as CONNACK 5 comes together with the end.
void TcpTransportTest::tcpReadsWhatCameBeforeTheEnd()
{
    QTcpSocket *peer = openTcp();
    QVERIFY2(peer, complaint().constData());
    QByteArray read;
    QIODevice *device = m_transport->device();
    connect(device, &QIODevice::readyRead, this, [&] { read += device->readAll(); });
    peer->write(QByteArray(100'000, 'x') + "end"_ba);
    peer->disconnectFromHost();
    QVERIFY(hasFailed());
    QVERIFY(m_error->is(errors::kClosedByBroker));
    QCOMPARE(read.size(), 100'003);
    QVERIFY(read.endsWith("end"_ba));
    QCOMPARE(m_transport->bytesWaiting(), 0);
}

void TcpTransportTest::tcpKeepsWhatNobodyReads()
{
    QTcpSocket *peer = openTcp();
    QVERIFY2(peer, complaint().constData());
    const QByteArray sent = QByteArray(3'000'000, 'x') + "end"_ba;
    peer->write(sent);
    QTRY_VERIFY(m_transport->device()->bytesAvailable() > 100'000);
    QByteArray read;
    QTRY_VERIFY((read += m_transport->device()->read(100'000)).size() >= sent.size());
    QVERIFY(read == sent);
}

void TcpTransportTest::tcpReset()
{
    QTcpSocket *peer = openTcp();
    QVERIFY2(peer, complaint().constData());
    m_transport->device()->write("never read"_ba);
    m_transport->flush();
    QTRY_COMPARE(peer->bytesAvailable(), 10);
    QVERIFY(m_server->isListening());
    delete peer; // closed with unread bytes: the system resets the connection
    QVERIFY(hasFailed());
    QVERIFY2(m_error->is(errors::kClosedByBroker), complaint().constData());
    m_transport->device()->write("too late"_ba);
    m_transport->flush();
    QCOMPARE(m_transport->bytesWaiting(), 0);
}

void TcpTransportTest::tcpFailures_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<const ErrorKind *>("error");
    QTest::newRow("nobody listens") << u"127.0.0.1"_s << &errors::kRefused;
    QTest::newRow("nobody listens, by name") << u"localhost"_s << &errors::kRefused;
    QTest::newRow("unknown name") << u"no-such-host.invalid"_s << &errors::kResolveFailed;
    QTest::newRow("empty name") << QString() << &errors::kResolveFailed;
}

void TcpTransportTest::tcpFailures()
{
    QFETCH(QString, host);
    QFETCH(const ErrorKind *, error);
    QVERIFY(listenTcp());
    Endpoint endpoint = endpointTo(TransportKind::Tcp);
    m_server.reset();
    endpoint.host = host;
    open(endpoint);
    QVERIFY2(QTest::qWaitFor([this] { return m_error.has_value(); }, 20'000), "no error");
    QVERIFY2(m_error->is(*error), complaint().constData());
    QVERIFY(!m_isOpened);
    QCOMPARE(m_transport->bytesWaiting(), 0);
}

/// "localhost" is ::1 and 127.0.0.1: whichever the broker listens on is found.
void TcpTransportTest::tcpFindsTheAddressThatAnswers()
{
    for (const auto address : { QHostAddress::LocalHost, QHostAddress::LocalHostIPv6 }) {
        if (!listenTcp(QHostAddress(address)))
            QSKIP("no IPv6 on this machine");
        m_isOpened = false;
        Endpoint endpoint = endpointTo(TransportKind::Tcp);
        endpoint.host = QHostAddress(address).toString();
        open(endpoint);
        QVERIFY2(hasOpened(), complaint().constData());
    }
}

void TcpTransportTest::tcpMeetsAnotherProtocol_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<const ErrorKind *>("error");
    QTest::newRow("TLS") << oldTlsAlert() << &errors::kPortSpeaksTls;
    QTest::newRow("HTTP") << "HTTP/1.1 400 Bad Request\r\n\r\n"_ba << &errors::kPortSpeaksHttp;
}

void TcpTransportTest::tcpMeetsAnotherProtocol()
{
    QFETCH(QByteArray, answer);
    QFETCH(const ErrorKind *, error);
    QTcpSocket *peer = openTcp();
    QVERIFY2(peer, complaint().constData());
    peer->write(answer);
    QVERIFY(hasFailed());
    QVERIFY2(m_error->is(*error), complaint().constData());
    QCOMPARE(m_transport->device()->bytesAvailable(), 0);
}

void TcpTransportTest::tcpCloseSendsWhatWaits()
{
    QTcpSocket *peer = openTcp();
    QVERIFY2(peer, complaint().constData());
    peer->write("unread"_ba);
    QTRY_COMPARE(m_transport->device()->bytesAvailable(), 6);
    m_transport->device()->write("bye"_ba);
    m_transport->device()->close();
    QSignalSpy disconnected(peer, &QTcpSocket::disconnected);
    QTRY_COMPARE(peer->bytesAvailable(), 3);
    QTRY_COMPARE(disconnected.size(), 1);
    QCOMPARE(peer->readAll(), "bye"_ba);
}

void TcpTransportTest::tcpMayBeDeletedInItsSignals_data()
{
    QTest::addColumn<QByteArray>("where");
    for (const QByteArray &where : { "stage"_ba, "opened"_ba, "readyRead"_ba, "bytesTaken"_ba,
             "failed"_ba, "readChannelFinished"_ba })
        addRow(where) << where;
}

void TcpTransportTest::tcpMayBeDeletedInItsSignals()
{
    if (chosenSockets() != SocketKind::Epoll)
        QSKIP("Qt's sockets need themselves when their signals return; the links know that");
    QFETCH(QByteArray, where);
    QVERIFY(listenTcp());
    open(endpointTo(TransportKind::Tcp));
    const auto deleteIt = [this] { m_transport.reset(); };
    Transport *transport = m_transport.get();
    if (where == "stage"_ba)
        m_ear.onStage = [deleteIt](Stage) { deleteIt(); };
    if (where == "opened"_ba)
        m_ear.onOpened = deleteIt;
    if (where == "bytesTaken"_ba)
        m_ear.onBytesTaken = deleteIt;
    if (where == "failed"_ba)
        m_ear.onFailed = [deleteIt](const Error &) { deleteIt(); };
    if (where == "stage"_ba || where == "opened"_ba) {
        QTRY_VERIFY(!m_transport);
        return;
    }
    QVERIFY(hasOpened());
    if (where == "readyRead"_ba)
        connect(transport->device(), &QIODevice::readyRead, this, deleteIt);
    if (where == "readChannelFinished"_ba)
        connect(transport->device(), &QIODevice::readChannelFinished, this, deleteIt);
    transport->device()->write("ping"_ba);
    QTcpSocket *peer = nextPeer();
    QVERIFY(peer);
    peer->write("pong"_ba);
    peer->disconnectFromHost();
    QTRY_VERIFY(!m_transport);
}

QTEST_GUILESS_MAIN(TcpTransportTest)
#include "tst_tcptransport.moc"
