// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/linkerrors.h"
#include "core/link/tlsoptions.h"
#include "core/link/transport.h"
#include "support/socketchoice.h"
#include "support/testcertificates.h"

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtNetwork/QSslKey>
#include <QtNetwork/QSslServer>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWebSockets/QWebSocket>
#include <QtWebSockets/QWebSocketServer>

#include <memory>

using namespace sim;
using namespace sim::test;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(const sim::ErrorKind *)

namespace {

QSslConfiguration serverConfiguration(const TestCertificates::Pair &pair)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(QSslCertificate::fromPath(pair.certificate));
    QFile key(pair.key);
    if (key.open(QIODevice::ReadOnly))
        configuration.setPrivateKey(QSslKey(&key, QSsl::Ec));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

QTestData &addRow(const QByteArray &name)
{
    return QTest::newRow(name.constData());
}

QByteArray opensslRefusal()
{
    return QByteArray::fromHex("15030300020246");
}

} // namespace

class TransportTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

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
    void tlsCarriesBytes_data();
    void tlsCarriesBytes();
    void webSocketCarriesBytes_data();
    void webSocketCarriesBytes();
    void tellsWhyACertificateIsNotTrusted_data();
    void tellsWhyACertificateIsNotTrusted();
    void bypassConnectsAndSaysSo_data();
    void bypassConnectsAndSaysSo();
    void clientCertificates_data();
    void clientCertificates();
    void badFilesAreNamed_data();
    void badFilesAreNamed();
    void tlsMeetsAnotherProtocol_data();
    void tlsMeetsAnotherProtocol();
    void tlsBelow12IsRefused();
    void webSocketNeedsTheSubProtocol();
    void webSocketRefusals_data();
    void webSocketRefusals();
    void webSocketRefusesTextFrames();
    void webSocketRefusesLargeFrames();
    void webSocketClosesWithReason();
    void severalWritesMakeOneFrame();
    void framesNeedNotMatchPackets();
    void muteServersAreNamedByTheirStage_data();
    void muteServersAreNamedByTheirStage();
    void abortIsSilent_data();
    void abortIsSilent();

private:
    Endpoint endpointOf(TransportKind kind, quint16 port) const;
    bool listenTls(const QString &certificate, bool isClientAsked = false);
    bool listenWeb(TransportKind kind, const QStringList &protocols);
    bool listenTcp(const QHostAddress &address = QHostAddress::LocalHost);
    QTcpSocket *nextPeer();
    void open(const Endpoint &endpoint, const QString &passphrase = {});

    bool hasOpened() const
    {
        return QTest::qWaitFor([this] { return m_isOpened || m_error; }) && m_isOpened;
    }

    bool hasFailed() const
    {
        return QTest::qWaitFor([this] { return m_error.has_value(); });
    }

    TestCertificates m_certificates;
    QMap<QString, TestCertificates::Pair> m_pairs;
    TransportFactory m_transports { chosenSockets() };
    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<QTcpServer> m_server;
    std::unique_ptr<QWebSocketServer> m_webServer;
    QList<Stage> m_stages;
    QStringList m_notices;
    std::optional<Error> m_error;
    bool m_isOpened = false;
};

void TransportTest::initTestCase()
{
    QVERIFY(QSslSocket::supportsSsl());
    const auto authority = m_certificates.makeAuthority(u"ca"_s);
    m_pairs[u"ca"_s] = authority;
    m_pairs[u"other"_s] = m_certificates.makeAuthority(u"other"_s);
    m_pairs[u"good"_s] = m_certificates.make({ .name = u"good"_s }, authority);
    m_pairs[u"expired"_s] = m_certificates.make(
        { .name = u"expired"_s, .from = u"20200101000000Z"_s, .to = u"20200102000000Z"_s },
        authority);
    m_pairs[u"future"_s] = m_certificates.make(
        { .name = u"future"_s, .from = u"20990101000000Z"_s, .to = u"20990102000000Z"_s },
        authority);
    m_pairs[u"elsewhere"_s] = m_certificates.make(
        { .name = u"elsewhere"_s, .hosts = { u"DNS:elsewhere.example"_s } }, authority);
    m_pairs[u"self"_s] = m_certificates.makeSelfSigned(u"self"_s);
    m_pairs[u"locked"_s]
        = m_certificates.make({ .name = u"locked"_s, .passphrase = u"open sesame"_s }, authority);
    m_pairs[u"stranger"_s] = m_certificates.make({ .name = u"stranger"_s }, m_pairs[u"other"_s]);
    QVERIFY2(m_certificates.errorText().isEmpty(), qPrintable(m_certificates.errorText()));
}

void TransportTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_stages.clear();
    m_notices.clear();
    m_error.reset();
    m_isOpened = false;
}

void TransportTest::cleanup()
{
    m_transport.reset();
    m_server.reset();
    m_webServer.reset();
}

Endpoint TransportTest::endpointOf(TransportKind kind, quint16 port) const
{
    Endpoint endpoint;
    endpoint.transport = kind;
    endpoint.host = u"localhost"_s;
    endpoint.port = port;
    endpoint.tls.caFile = m_pairs[u"ca"_s].certificate;
    return endpoint;
}

bool TransportTest::listenTls(const QString &certificate, bool isClientAsked)
{
    auto server = std::make_unique<QSslServer>();
    QSslConfiguration configuration = serverConfiguration(m_pairs[certificate]);
    if (isClientAsked) {
        configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
        configuration.setCaCertificates(QSslCertificate::fromPath(m_pairs[u"ca"_s].certificate));
    }
    server->setSslConfiguration(configuration);
    const bool isListening = server->listen(QHostAddress::LocalHost);
    m_server = std::move(server);
    return isListening;
}

bool TransportTest::listenWeb(TransportKind kind, const QStringList &protocols)
{
    const bool isTls = isEncrypted(kind);
    m_webServer = std::make_unique<QWebSocketServer>(
        u"test"_s, isTls ? QWebSocketServer::SecureMode : QWebSocketServer::NonSecureMode);
    m_webServer->setSupportedSubprotocols(protocols);
    if (isTls)
        m_webServer->setSslConfiguration(serverConfiguration(m_pairs[u"good"_s]));
    return m_webServer->listen(QHostAddress::LocalHost);
}

bool TransportTest::listenTcp(const QHostAddress &address)
{
    m_server = std::make_unique<QTcpServer>();
    return m_server->listen(address);
}

/// The other end of the connection; null when none came in time.
QTcpSocket *TransportTest::nextPeer()
{
    const bool isThere = QTest::qWaitFor([this] { return m_server->hasPendingConnections(); });
    return isThere ? m_server->nextPendingConnection() : nullptr;
}

void TransportTest::open(const Endpoint &endpoint, const QString &passphrase)
{
    m_transport = m_transports.create(endpoint, passphrase);
    connect(m_transport.get(), &Transport::opened, this, [this] {
        QVERIFY(!m_isOpened && !m_error);
        m_isOpened = true;
    });
    connect(m_transport.get(), &Transport::failed, this, [this](const Error &error) {
        QVERIFY(!m_error);
        m_error = error;
    });
    connect(m_transport.get(), &Transport::stageReached, this,
        [this](Stage stage) { m_stages.append(stage); });
    connect(m_transport.get(), &Transport::noticed, this,
        [this](const QString &text) { m_notices.append(text); });
    m_transport->open();
}

void TransportTest::tcpCarriesBytes()
{
    m_server = std::make_unique<QTcpServer>();
    QVERIFY(m_server->listen(QHostAddress::LocalHost));
    open(endpointOf(TransportKind::Tcp, m_server->serverPort()));
    QVERIFY(hasOpened());
    QCOMPARE(m_transport->mqttType(),
        chosenSockets() == SocketKind::Epoll ? QMqttClient::IODevice : QMqttClient::AbstractSocket);
    QTcpSocket *peer = nextPeer();
    QVERIFY(peer);
    QCOMPARE(m_transport->device()->write("ping"_ba), 4);
    QCOMPARE(m_transport->bytesWaiting(), 4);
    QSignalSpy taken(m_transport.get(), &Transport::bytesTaken);
    m_transport->flush();
    QCOMPARE(m_transport->bytesWaiting(), 0);
    QTRY_COMPARE(taken.size(), 1);
    QTRY_COMPARE(peer->bytesAvailable(), 4);
    peer->write("pong"_ba);
    QTRY_COMPARE(m_transport->device()->bytesAvailable(), 4);
    QCOMPARE(m_stages, QList<Stage>({ Stage::Resolving, Stage::Connecting }));
    peer->disconnectFromHost();
    QVERIFY(hasFailed());
    QVERIFY(m_error->is(errors::kClosedByBroker));
}

void TransportTest::tcpCarriesMuch()
{
    QVERIFY(listenTcp());
    open(endpointOf(TransportKind::Tcp, m_server->serverPort()));
    QVERIFY(hasOpened());
    QTcpSocket *peer = nextPeer();
    QVERIFY(peer);
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
void TransportTest::tcpGathersWrites()
{
    QVERIFY(listenTcp());
    open(endpointOf(TransportKind::Tcp, m_server->serverPort()));
    QVERIFY(hasOpened());
    QTcpSocket *peer = nextPeer();
    QVERIFY(peer);
    QSignalSpy taken(m_transport.get(), &Transport::bytesTaken);
    for (int i = 0; i < 100; ++i)
        m_transport->device()->write("0123456789"_ba);
    QCOMPARE(m_transport->bytesWaiting(), 1000);
    QTRY_COMPARE(peer->bytesAvailable(), 1000);
    QCOMPARE(taken.size(), 1);
}

void TransportTest::tcpWaitsForASlowReader()
{
    QVERIFY(listenTcp());
    open(endpointOf(TransportKind::Tcp, m_server->serverPort()));
    QVERIFY(hasOpened());
    QTcpSocket *peer = nextPeer();
    QVERIFY(peer);
    peer->setReadBufferSize(1);
    const QByteArray block(1024 * 1024, 'x');
    constexpr int kBlocks = 16; // more than the system buffers
    for (int i = 0; i < kBlocks; ++i)
        QCOMPARE(m_transport->device()->write(block), block.size());
    QTest::qWait(50);
    QVERIFY(m_transport->bytesWaiting() > 0);
    const qint64 waiting = m_transport->bytesWaiting();
    QSignalSpy taken(m_transport.get(), &Transport::bytesTaken);
    qint64 read = 0;
    connect(peer, &QTcpSocket::readyRead, this, [&] { read += peer->readAll().size(); });
    peer->setReadBufferSize(0);
    read += peer->readAll().size();
    QTRY_COMPARE_WITH_TIMEOUT(read, block.size() * kBlocks, 10'000);
    QCOMPARE(m_transport->bytesWaiting(), 0);
    QVERIFY(!taken.isEmpty());
    QVERIFY(waiting <= block.size() * kBlocks);
}

/// A refusal such as CONNACK 5 comes together with the end.
void TransportTest::tcpReadsWhatCameBeforeTheEnd()
{
    QVERIFY(listenTcp());
    open(endpointOf(TransportKind::Tcp, m_server->serverPort()));
    QVERIFY(hasOpened());
    QByteArray read;
    QIODevice *device = m_transport->device();
    connect(device, &QIODevice::readyRead, this, [&] { read += device->readAll(); });
    QTcpSocket *peer = nextPeer();
    QVERIFY(peer);
    peer->write(QByteArray(100'000, 'x') + "end"_ba);
    peer->disconnectFromHost();
    QVERIFY(hasFailed());
    QVERIFY(m_error->is(errors::kClosedByBroker));
    QCOMPARE(read.size(), 100'003);
    QVERIFY(read.endsWith("end"_ba));
    QCOMPARE(m_transport->bytesWaiting(), 0);
}

void TransportTest::tcpKeepsWhatNobodyReads()
{
    QVERIFY(listenTcp());
    open(endpointOf(TransportKind::Tcp, m_server->serverPort()));
    QVERIFY(hasOpened());
    QTcpSocket *peer = nextPeer();
    QVERIFY(peer);
    const QByteArray sent = QByteArray(3'000'000, 'x') + "end"_ba;
    peer->write(sent);
    QTRY_VERIFY(m_transport->device()->bytesAvailable() > 100'000);
    QTest::qWait(20);
    QByteArray read;
    QTRY_VERIFY((read += m_transport->device()->read(100'000)).size() >= sent.size());
    QVERIFY(read == sent);
}

void TransportTest::tcpReset()
{
    QVERIFY(listenTcp());
    open(endpointOf(TransportKind::Tcp, m_server->serverPort()));
    QVERIFY(hasOpened());
    QTcpSocket *peer = nextPeer();
    QVERIFY(peer);
    m_transport->device()->write("never read"_ba);
    m_transport->flush();
    QTRY_COMPARE(peer->bytesAvailable(), 10);
    QVERIFY(m_server->isListening());
    delete peer; // closed with unread bytes: the system resets the connection
    QVERIFY(hasFailed());
    QVERIFY2(m_error->is(errors::kClosedByBroker), qPrintable(m_error->message()));
    m_transport->device()->write("too late"_ba);
    m_transport->flush();
    QCOMPARE(m_transport->bytesWaiting(), 0);
}

void TransportTest::tcpFailures_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<const ErrorKind *>("error");
    QTest::newRow("nobody listens") << u"127.0.0.1"_s << &errors::kRefused;
    QTest::newRow("nobody listens, by name") << u"localhost"_s << &errors::kRefused;
    QTest::newRow("unknown name") << u"no-such-host.invalid"_s << &errors::kResolveFailed;
    QTest::newRow("empty name") << QString() << &errors::kResolveFailed;
}

void TransportTest::tcpFailures()
{
    QFETCH(QString, host);
    QFETCH(const ErrorKind *, error);
    QVERIFY(listenTcp());
    const quint16 port = m_server->serverPort();
    m_server.reset();
    Endpoint endpoint = endpointOf(TransportKind::Tcp, port);
    endpoint.host = host;
    open(endpoint);
    QVERIFY2(QTest::qWaitFor([this] { return m_error.has_value(); }, 20'000), "no error");
    QVERIFY2(m_error->is(*error), qPrintable(m_error->message()));
    QVERIFY(!m_isOpened);
    QCOMPARE(m_transport->bytesWaiting(), 0);
}

/// "localhost" is ::1 and 127.0.0.1: whichever the broker listens on is found.
void TransportTest::tcpFindsTheAddressThatAnswers()
{
    for (const auto address : { QHostAddress::LocalHost, QHostAddress::LocalHostIPv6 }) {
        if (!listenTcp(QHostAddress(address)))
            QSKIP("no IPv6 on this machine");
        m_isOpened = false;
        Endpoint endpoint = endpointOf(TransportKind::Tcp, m_server->serverPort());
        endpoint.host = QHostAddress(address).toString();
        open(endpoint);
        QVERIFY2(hasOpened(), m_error ? qPrintable(m_error->message()) : "");
    }
}

void TransportTest::tcpMeetsAnotherProtocol_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<const ErrorKind *>("error");
    QTest::newRow("TLS") << opensslRefusal() << &errors::kPortSpeaksTls;
    QTest::newRow("HTTP") << "HTTP/1.1 400 Bad Request\r\n\r\n"_ba << &errors::kPortSpeaksHttp;
}

void TransportTest::tcpMeetsAnotherProtocol()
{
    QFETCH(QByteArray, answer);
    QFETCH(const ErrorKind *, error);
    QVERIFY(listenTcp());
    open(endpointOf(TransportKind::Tcp, m_server->serverPort()));
    QVERIFY(hasOpened());
    QTcpSocket *peer = nextPeer();
    QVERIFY(peer);
    peer->write(answer);
    QVERIFY(hasFailed());
    QVERIFY2(m_error->is(*error), qPrintable(m_error->message()));
    QCOMPARE(m_transport->device()->bytesAvailable(), 0);
}

void TransportTest::tcpCloseSendsWhatWaits()
{
    QVERIFY(listenTcp());
    open(endpointOf(TransportKind::Tcp, m_server->serverPort()));
    QVERIFY(hasOpened());
    QTcpSocket *peer = nextPeer();
    QVERIFY(peer);
    peer->write("unread"_ba);
    QTRY_COMPARE(m_transport->device()->bytesAvailable(), 6);
    m_transport->device()->write("bye"_ba);
    m_transport->device()->close();
    QSignalSpy disconnected(peer, &QTcpSocket::disconnected);
    QTRY_COMPARE(peer->bytesAvailable(), 3);
    QTRY_COMPARE(disconnected.size(), 1);
    QCOMPARE(peer->readAll(), "bye"_ba);
}

void TransportTest::tcpMayBeDeletedInItsSignals_data()
{
    QTest::addColumn<QByteArray>("where");
    for (const QByteArray &where : { "stage"_ba, "opened"_ba, "readyRead"_ba, "bytesTaken"_ba,
             "failed"_ba, "readChannelFinished"_ba })
        addRow(where) << where;
}

void TransportTest::tcpMayBeDeletedInItsSignals()
{
    if (chosenSockets() != SocketKind::Epoll)
        QSKIP("Qt's sockets need themselves when their signals return; the links know that");
    QFETCH(QByteArray, where);
    QVERIFY(listenTcp());
    open(endpointOf(TransportKind::Tcp, m_server->serverPort()));
    const auto deleteIt = [this] { m_transport.reset(); };
    Transport *transport = m_transport.get();
    if (where == "stage"_ba)
        connect(transport, &Transport::stageReached, this, deleteIt);
    if (where == "opened"_ba)
        connect(transport, &Transport::opened, this, deleteIt);
    if (where == "bytesTaken"_ba)
        connect(transport, &Transport::bytesTaken, this, deleteIt);
    if (where == "failed"_ba)
        connect(transport, &Transport::failed, this, deleteIt);
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

void TransportTest::tlsCarriesBytes_data()
{
    QTest::addColumn<QString>("host");
    QTest::newRow("name") << u"localhost"_s;
    QTest::newRow("address") << u"127.0.0.1"_s;
}

void TransportTest::tlsCarriesBytes()
{
    QFETCH(QString, host);
    QVERIFY(listenTls(u"good"_s));
    Endpoint endpoint = endpointOf(TransportKind::Tls, m_server->serverPort());
    endpoint.host = host;
    open(endpoint);
    QVERIFY2(hasOpened(), m_error ? qPrintable(m_error->message()) : "");
    QCOMPARE(m_transport->mqttType(), QMqttClient::SecureSocket);
    QTRY_VERIFY(m_server->hasPendingConnections());
    QTcpSocket *peer = m_server->nextPendingConnection();
    m_transport->device()->write("ping"_ba);
    QTRY_COMPARE(peer->bytesAvailable(), 4);
    QCOMPARE(m_transport->bytesWaiting(), 0);
    QVERIFY(m_stages.contains(Stage::Encrypting));
    QVERIFY(m_notices.isEmpty());
}

void TransportTest::webSocketCarriesBytes_data()
{
    QTest::addColumn<TransportKind>("kind");
    QTest::newRow("ws") << TransportKind::WebSocket;
    QTest::newRow("wss") << TransportKind::SecureWebSocket;
}

// proves MQTT-6.0.0-1 MQTT-6.0.0-3
void TransportTest::webSocketCarriesBytes()
{
    QFETCH(TransportKind, kind);
    QVERIFY(listenWeb(kind, { u"mqtt"_s }));
    open(endpointOf(kind, m_webServer->serverPort()));
    QVERIFY2(hasOpened(), m_error ? qPrintable(m_error->message()) : "");
    QCOMPARE(m_transport->mqttType(), QMqttClient::IODevice);
    QTRY_VERIFY(m_webServer->hasPendingConnections());
    const std::unique_ptr<QWebSocket> peer(m_webServer->nextPendingConnection());
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

void TransportTest::tellsWhyACertificateIsNotTrusted_data()
{
    QTest::addColumn<TransportKind>("kind");
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<const ErrorKind *>("error");
    QTest::addColumn<QString>("detail");
    const auto rows = [](TransportKind kind) {
        const QByteArray name = transportName(kind).toLatin1() + ": "_ba;
        const auto row = [&](const char *title, const QString &certificate, const ErrorKind &error,
                             const QString &detail) {
            addRow(name + title) << kind << certificate << &error << detail;
        };
        row("expired", u"expired"_s, errors::kCertificateExpired, u"2020-01-02"_s);
        row("not yet valid", u"future"_s, errors::kCertificateNotYetValid, u"2099-01-01"_s);
        row("other host", u"elsewhere"_s, errors::kHostNameMismatch, u"elsewhere.example"_s);
        row("self-signed", u"self"_s, errors::kSelfSigned, u"self"_s);
        row("unknown authority", u"stranger"_s, errors::kUnknownAuthority, u"other"_s);
    };
    rows(TransportKind::Tls);
    rows(TransportKind::SecureWebSocket);
}

void TransportTest::tellsWhyACertificateIsNotTrusted()
{
    QFETCH(TransportKind, kind);
    QFETCH(QString, certificate);
    QFETCH(const ErrorKind *, error);
    QFETCH(QString, detail);
    QVERIFY(listenTls(certificate)); // it never comes to the upgrade
    open(endpointOf(kind, m_server->serverPort()));
    QVERIFY(hasFailed());
    QVERIFY2(m_error->is(*error), qPrintable(m_error->message()));
    QVERIFY2(m_error->message().contains(detail), qPrintable(m_error->message()));
    QVERIFY(!m_error->isTransient());
    QVERIFY(!m_isOpened);
}

void TransportTest::bypassConnectsAndSaysSo_data()
{
    QTest::addColumn<TransportKind>("kind");
    QTest::newRow("tls") << TransportKind::Tls;
    QTest::newRow("wss") << TransportKind::SecureWebSocket;
}

void TransportTest::bypassConnectsAndSaysSo()
{
    QFETCH(TransportKind, kind);
    quint16 port = 0;
    if (kind == TransportKind::Tls) {
        QVERIFY(listenTls(u"expired"_s));
        port = m_server->serverPort();
    } else {
        QVERIFY(listenWeb(kind, { u"mqtt"_s }));
        port = m_webServer->serverPort();
    }
    Endpoint endpoint = endpointOf(kind, port);
    endpoint.tls = {};
    endpoint.tls.isVerified = false;
    for (int i = 1; i <= 2; ++i) {
        m_isOpened = false;
        open(endpoint);
        QVERIFY2(hasOpened(), m_error ? qPrintable(m_error->message()) : "");
        QCOMPARE(m_notices.size(), i);
        QVERIFY(m_notices.last().contains(endpoint.displayUrl()));
    }
}

void TransportTest::clientCertificates_data()
{
    QTest::addColumn<QString>("own");
    QTest::addColumn<QString>("passphrase");
    QTest::addColumn<const ErrorKind *>("error");
    const ErrorKind *none = nullptr;
    QTest::newRow("good") << u"good"_s << QString() << none;
    QTest::newRow("with passphrase") << u"locked"_s << u"open sesame"_s << none;
    QTest::newRow("wrong passphrase") << u"locked"_s << u"guess"_s << &errors::kKeyFile;
}

void TransportTest::clientCertificates()
{
    QFETCH(QString, own);
    QFETCH(QString, passphrase);
    QFETCH(const ErrorKind *, error);
    QVERIFY(listenTls(u"good"_s, true));
    Endpoint endpoint = endpointOf(TransportKind::Tls, m_server->serverPort());
    if (!own.isEmpty()) {
        endpoint.tls.certificateFile = m_pairs[own].certificate;
        endpoint.tls.keyFile = m_pairs[own].key;
    }
    open(endpoint, passphrase);
    if (!error) {
        QVERIFY2(hasOpened(), m_error ? qPrintable(m_error->message()) : "");
        QTRY_VERIFY(m_server->hasPendingConnections());
        return;
    }
    QVERIFY(hasFailed());
    QVERIFY2(m_error->is(*error), qPrintable(m_error->message()));
    QVERIFY(!m_error->isTransient());
    QVERIFY(!m_error->message().contains(u"guess"_s));
}

void TransportTest::badFilesAreNamed_data()
{
    QTest::addColumn<QString>("which");
    QTest::addColumn<bool>("isThere");
    QTest::addColumn<const ErrorKind *>("error");
    for (const bool isThere : { false, true }) {
        const QByteArray state = isThere ? "garbage"_ba : "missing"_ba;
        addRow("ca " + state) << u"ca"_s << isThere << &errors::kCaFile;
        addRow("certificate " + state) << u"certificate"_s << isThere << &errors::kCertificateFile;
        addRow("key " + state) << u"key"_s << isThere << &errors::kKeyFile;
    }
}

void TransportTest::badFilesAreNamed()
{
    QFETCH(QString, which);
    QFETCH(bool, isThere);
    QFETCH(const ErrorKind *, error);
    const QString path = m_certificates.path(isThere ? u"garbage"_s : u"nowhere"_s);
    if (isThere) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("no PEM\n");
    }
    Endpoint endpoint = endpointOf(TransportKind::Tls, 1);
    endpoint.tls.certificateFile = m_pairs[u"good"_s].certificate;
    endpoint.tls.keyFile = m_pairs[u"good"_s].key;
    (which == u"ca"_s           ? endpoint.tls.caFile
            : which == u"key"_s ? endpoint.tls.keyFile
                                : endpoint.tls.certificateFile)
        = path;
    for (const TransportKind kind : { TransportKind::Tls, TransportKind::SecureWebSocket }) {
        m_error.reset();
        endpoint.transport = kind;
        open(endpoint);
        QVERIFY(m_error);
        QVERIFY2(m_error->is(*error), qPrintable(m_error->message()));
        QVERIFY(m_error->message().contains(path));
        QCOMPARE(m_error->where(), endpoint.displayUrl());
    }
}

void TransportTest::tlsMeetsAnotherProtocol_data()
{
    QTest::addColumn<TransportKind>("kind");
    QTest::addColumn<QByteArray>("answer"); // then hangs up
    QTest::addColumn<const ErrorKind *>("error");
    QTest::addColumn<QString>("hint");
    for (const TransportKind kind : { TransportKind::Tls, TransportKind::SecureWebSocket }) {
        const QByteArray name = transportName(kind).toLatin1();
        addRow(name + ", closes") << kind << QByteArray() << &errors::kTlsClosed << u"plain MQTT"_s;
        addRow(name + ", MQTT") << kind << QByteArray::fromHex("2002000120020001")
                                << &errors::kPortSpeaksPlain << u"tcp (mqtt://)"_s;
        addRow(name + ", HTTP") << kind << "HTTP/1.1 400 Bad Request\r\n\r\n"_ba
                                << &errors::kPortSpeaksPlain << u"ws://"_s;
        addRow(name + ", TLS too old")
            << kind << opensslRefusal() << &errors::kTlsVersion << u"TLS 1.2"_s;
    }
}

void TransportTest::tlsMeetsAnotherProtocol()
{
    QFETCH(TransportKind, kind);
    QFETCH(QByteArray, answer);
    QFETCH(const ErrorKind *, error);
    QFETCH(QString, hint);
    m_server = std::make_unique<QTcpServer>();
    QVERIFY(m_server->listen(QHostAddress::LocalHost));
    connect(m_server.get(), &QTcpServer::newConnection, this, [this, answer] {
        QTcpSocket *peer = m_server->nextPendingConnection();
        connect(peer, &QTcpSocket::readyRead, peer, [peer, answer] {
            peer->readAll();
            peer->write(answer);
            peer->disconnectFromHost();
        });
    });
    open(endpointOf(kind, m_server->serverPort()));
    QVERIFY(hasFailed());
    QVERIFY2(m_error->is(*error), qPrintable(m_error->message()));
    QVERIFY2(m_error->remedy().contains(hint), qPrintable(m_error->remedy()));
}

void TransportTest::tlsBelow12IsRefused()
{
    const auto configuration = tlsConfiguration(endpointOf(TransportKind::Tls, 1), {});
    QVERIFY(configuration.isOk());
    QCOMPARE(configuration->protocol(), QSsl::TlsV1_2OrLater);
    QCOMPARE(configuration->peerVerifyMode(), QSslSocket::VerifyPeer);
}

// proves P12 MQTT-6.0.0-3
void TransportTest::webSocketNeedsTheSubProtocol()
{
    QVERIFY(listenWeb(TransportKind::WebSocket, {}));
    open(endpointOf(TransportKind::WebSocket, m_webServer->serverPort()));
    QVERIFY(hasFailed());
    QVERIFY2(m_error->is(errors::kNoSubProtocol), qPrintable(m_error->message()));
    QVERIFY(!m_isOpened);
}

void TransportTest::webSocketRefusals_data()
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
    QTest::newRow("closes") << QByteArray() << &errors::kUpgradeFailed;
}

void TransportTest::webSocketRefusals()
{
    QFETCH(QByteArray, answer);
    QFETCH(const ErrorKind *, error);
    m_server = std::make_unique<QTcpServer>();
    QVERIFY(m_server->listen(QHostAddress::LocalHost));
    connect(m_server.get(), &QTcpServer::newConnection, this, [this, answer] {
        QTcpSocket *peer = m_server->nextPendingConnection();
        connect(peer, &QTcpSocket::readyRead, peer, [peer, answer] {
            peer->write(answer);
            peer->disconnectFromHost();
        });
    });
    open(endpointOf(TransportKind::WebSocket, m_server->serverPort()));
    QVERIFY(hasFailed());
    QVERIFY2(m_error->is(*error), qPrintable(m_error->message()));
    QVERIFY(m_error->what().contains(u"WebSocket upgrade"_s));
}

// proves P12 MQTT-6.0.0-1
void TransportTest::webSocketRefusesTextFrames()
{
    QVERIFY(listenWeb(TransportKind::WebSocket, { u"mqtt"_s }));
    open(endpointOf(TransportKind::WebSocket, m_webServer->serverPort()));
    QVERIFY(hasOpened());
    QTRY_VERIFY(m_webServer->hasPendingConnections());
    const std::unique_ptr<QWebSocket> peer(m_webServer->nextPendingConnection());
    peer->sendTextMessage(u"hello"_s);
    QVERIFY(hasFailed());
    QVERIFY2(m_error->is(errors::kTextFrame), qPrintable(m_error->message()));
    QTRY_COMPARE(peer->closeCode(), QWebSocketProtocol::CloseCodeDatatypeNotSupported);
}

void TransportTest::webSocketRefusesLargeFrames()
{
    QVERIFY(listenWeb(TransportKind::WebSocket, { u"mqtt"_s }));
    open(endpointOf(TransportKind::WebSocket, m_webServer->serverPort()));
    QVERIFY(hasOpened());
    QTRY_VERIFY(m_webServer->hasPendingConnections());
    const std::unique_ptr<QWebSocket> peer(m_webServer->nextPendingConnection());
    peer->setOutgoingFrameSize(QWebSocket::maxOutgoingFrameSize());
    peer->sendBinaryMessage(QByteArray(1024 * 1024, 'x'));
    QTRY_COMPARE(m_transport->device()->bytesAvailable(), 1024 * 1024);
    m_transport->device()->readAll();
    peer->sendBinaryMessage(QByteArray(1024 * 1024 + 1, 'x'));
    QVERIFY(hasFailed());
    QVERIFY2(m_error->is(errors::kFrameTooLarge), qPrintable(m_error->message()));
    QCOMPARE(m_transport->device()->bytesAvailable(), 0);
}

void TransportTest::webSocketClosesWithReason()
{
    QVERIFY(listenWeb(TransportKind::WebSocket, { u"mqtt"_s }));
    open(endpointOf(TransportKind::WebSocket, m_webServer->serverPort()));
    QVERIFY(hasOpened());
    QTRY_VERIFY(m_webServer->hasPendingConnections());
    const std::unique_ptr<QWebSocket> peer(m_webServer->nextPendingConnection());
    peer->close(QWebSocketProtocol::CloseCodeGoingAway, u"maintenance"_s);
    QVERIFY(hasFailed());
    QVERIFY2(m_error->message().contains(u"maintenance"_s), qPrintable(m_error->message()));
    QVERIFY(m_error->isTransient());
}

// proves P12 MQTT-6.0.0-2
void TransportTest::severalWritesMakeOneFrame()
{
    QVERIFY(listenWeb(TransportKind::WebSocket, { u"mqtt"_s }));
    open(endpointOf(TransportKind::WebSocket, m_webServer->serverPort()));
    QVERIFY(hasOpened());
    QTRY_VERIFY(m_webServer->hasPendingConnections());
    const std::unique_ptr<QWebSocket> peer(m_webServer->nextPendingConnection());
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
void TransportTest::framesNeedNotMatchPackets()
{
    QVERIFY(listenWeb(TransportKind::WebSocket, { u"mqtt"_s }));
    open(endpointOf(TransportKind::WebSocket, m_webServer->serverPort()));
    QVERIFY(hasOpened());
    QTRY_VERIFY(m_webServer->hasPendingConnections());
    const std::unique_ptr<QWebSocket> peer(m_webServer->nextPendingConnection());
    QByteArray read;
    connect(m_transport->device(), &QIODevice::readyRead, this,
        [this, &read] { read += m_transport->device()->read(3); });
    for (const char *part : { "ab", "c", "", "defg", "hi" })
        peer->sendBinaryMessage(part);
    QTRY_COMPARE(read.size() + m_transport->device()->bytesAvailable(), 9);
    read += m_transport->device()->readAll();
    QCOMPARE(read, "abcdefghi"_ba);
}

void TransportTest::muteServersAreNamedByTheirStage_data()
{
    QTest::addColumn<TransportKind>("kind");
    QTest::addColumn<Stage>("stage");
    QTest::newRow("tls") << TransportKind::Tls << Stage::Encrypting;
    QTest::newRow("ws") << TransportKind::WebSocket << Stage::Upgrading;
    QTest::newRow("wss, TCP") << TransportKind::SecureWebSocket << Stage::Encrypting;
    QTest::newRow("wss, TLS") << TransportKind::SecureWebSocket << Stage::Upgrading;
}

void TransportTest::muteServersAreNamedByTheirStage()
{
    QFETCH(TransportKind, kind);
    QFETCH(Stage, stage);
    if (kind == TransportKind::SecureWebSocket && stage == Stage::Upgrading) {
        QVERIFY(listenTls(u"good"_s));
    } else {
        m_server = std::make_unique<QTcpServer>();
        QVERIFY(m_server->listen(QHostAddress::LocalHost));
    }
    open(endpointOf(kind, m_server->serverPort()));
    QTRY_VERIFY(!m_stages.isEmpty() && m_stages.last() == stage);
    QVERIFY(!m_isOpened && !m_error);
}

void TransportTest::abortIsSilent_data()
{
    QTest::addColumn<TransportKind>("kind");
    QTest::addColumn<bool>("isOpen");
    for (const bool isOpen : { false, true }) {
        const QByteArray state = isOpen ? " open"_ba : " connecting"_ba;
        addRow("tcp" + state) << TransportKind::Tcp << isOpen;
        addRow("tls" + state) << TransportKind::Tls << isOpen;
        addRow("ws" + state) << TransportKind::WebSocket << isOpen;
        addRow("wss" + state) << TransportKind::SecureWebSocket << isOpen;
    }
}

void TransportTest::abortIsSilent()
{
    QFETCH(TransportKind, kind);
    QFETCH(bool, isOpen);
    quint16 port = 0;
    if (kind == TransportKind::WebSocket || kind == TransportKind::SecureWebSocket) {
        QVERIFY(listenWeb(kind, { u"mqtt"_s }));
        port = m_webServer->serverPort();
    } else if (kind == TransportKind::Tls) {
        QVERIFY(listenTls(u"good"_s));
        port = m_server->serverPort();
    } else {
        m_server = std::make_unique<QTcpServer>();
        QVERIFY(m_server->listen(QHostAddress::LocalHost));
        port = m_server->serverPort();
    }
    open(endpointOf(kind, port));
    if (isOpen)
        QVERIFY2(hasOpened(), m_error ? qPrintable(m_error->message()) : "");
    const qsizetype stages = m_stages.size();
    m_transport->abort();
    m_transport->abort();
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents();
    QVERIFY(!m_error);
    QCOMPARE(m_isOpened, isOpen);
    QCOMPARE(m_stages.size(), stages);
}

QTEST_GUILESS_MAIN(TransportTest)
#include "tst_transport.moc"
