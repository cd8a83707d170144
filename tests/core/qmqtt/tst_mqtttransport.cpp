// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/fakebroker.h"

#include <QtMqtt/QMqttClient>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslKey>
#include <QtNetwork/QSslSocket>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

using namespace Qt::StringLiterals;
using sim::test::ClientPacket;
using sim::test::FakeBroker;

namespace {

constexpr auto kCertificate = SIM_SOURCE_DIR "/tests/core/qmqtt/data/localhost.pem";
constexpr auto kKey = SIM_SOURCE_DIR "/tests/core/qmqtt/data/localhost.key";

QSslConfiguration withOwnCertificate(QSslConfiguration configuration)
{
    QFile key(QString::fromLatin1(kKey));
    if (key.open(QIODevice::ReadOnly))
        configuration.setPrivateKey(QSslKey(&key, QSsl::Ec));
    configuration.setLocalCertificateChain(
        QSslCertificate::fromPath(QString::fromLatin1(kCertificate)));
    return configuration;
}

/// A listening socket that joins each connection to the scripted broker.
class Server : public QTcpServer
{
    Q_OBJECT

public:
    enum class Mode : quint8 { Plain, Tls, TlsWithClientCertificate, Mute };

    explicit Server(Mode mode)
        : m_mode(mode)
    {
        listen(QHostAddress::LocalHost);
        connect(
            &broker, &FakeBroker::readyRead, this, [this] { m_socket->write(broker.readAll()); });
    }

    FakeBroker broker;
    int connections = 0;

    QTcpSocket *socket() const { return m_socket.get(); }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        ++connections;
        auto socket = std::make_unique<QSslSocket>();
        socket->setSocketDescriptor(descriptor);
        m_socket = std::move(socket);
        broker.reopen();
        if (m_mode == Mode::Mute)
            return;
        if (m_mode != Mode::Plain)
            startTls();
        connect(m_socket.get(), &QTcpSocket::readyRead, this,
            [this] { broker.write(m_socket->readAll()); });
    }

private:
    void startTls()
    {
        QSslConfiguration configuration = withOwnCertificate({});
        if (m_mode == Mode::TlsWithClientCertificate) {
            configuration.setCaCertificates(configuration.localCertificateChain());
            configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
        }
        m_socket->setSslConfiguration(configuration);
        m_socket->startServerEncryption();
    }

    std::unique_ptr<QSslSocket> m_socket;
    Mode m_mode;
};

} // namespace

/// The client over real sockets: its own ones and the caller's, plain and with TLS.
class TestMqttTransport : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void connectsWithItsOwnSocket();
    void connectsWithItsOwnTlsSocket();
    void exchangesWithAClientCertificateOverCuts();
    void connectsACallersSocket();
    void usesASocketThatIsConnectedAlready();
    void usesATlsSocketThatIsEncryptedAlready();
    void startsTlsOnAConnectedSocket();
    void tellsTheReasonsOfTls();
    void tellsThatNobodyListens();
    void tellsThePhaseOfATimeout();
    void reportsALossAndConnectsAgain();
    void readsARefusalThatComesWithTheEnd();
    void leavesHandlersOfTheApplicationConnected();
    void cancelsATcpConnection();
    void deletionWhileConnectingIsHarmless();
    void deletionSaysDisconnect();
    void deletionInsideTheMessageHandlerSaysDisconnect();
    void deletedTransportIsAnError();
    void deletingTheTransportEndsTheConnection();
    void closingTheDeviceEndsTheConnection();
    void closedDeviceIsAnError();
    void wrongKindOfTransportIsAnError();
    void movesToAnotherThread();

private:
    void useServer(Server::Mode mode);
    QSslConfiguration trusting() const;

    QString closeReason() const { return m_client->property("connio_closeReason").toString(); }

    std::unique_ptr<Server> m_server;
    std::unique_ptr<QMqttClient> m_client;
};

void TestMqttTransport::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_client = std::make_unique<QMqttClient>();
    m_client->setClientId(u"dev1"_s);
}

void TestMqttTransport::cleanup()
{
    m_client.reset();
    if (m_server)
        QCOMPARE(m_server->broker.violations(), QStringList());
    m_server.reset();
}

void TestMqttTransport::useServer(Server::Mode mode)
{
    m_server = std::make_unique<Server>(mode);
    QVERIFY(m_server->isListening());
    m_client->setHostname(u"127.0.0.1"_s);
    m_client->setPort(m_server->serverPort());
}

QSslConfiguration TestMqttTransport::trusting() const
{
    QSslConfiguration configuration;
    configuration.setCaCertificates(QSslCertificate::fromPath(QString::fromLatin1(kCertificate)));
    return configuration;
}

void TestMqttTransport::connectsWithItsOwnSocket()
{
    useServer(Server::Mode::Plain);
    m_client->connectToHost();
    QTRY_COMPARE(m_client->state(), QMqttClient::Connected);
    const auto *const socket = qobject_cast<QTcpSocket *>(m_client->transport());
    QVERIFY(socket != nullptr);
    m_client->publish(u"a"_s, "1"_ba, 2);
    QTRY_COMPARE(m_server->broker.count(ClientPacket::PubRel), 1);
    m_client->disconnectFromHost();
    QTRY_COMPARE(m_client->state(), QMqttClient::Disconnected);
    QCOMPARE(m_client->error(), QMqttClient::NoError);
    QTRY_COMPARE(m_server->broker.count(ClientPacket::Disconnect), 1);
    m_client->connectToHost();
    QTRY_COMPARE(m_client->state(), QMqttClient::Connected);
    QCOMPARE(m_server->connections, 2);
}

// proves P2
void TestMqttTransport::connectsWithItsOwnTlsSocket()
{
    useServer(Server::Mode::Tls);
    m_client->connectToHostEncrypted(trusting());
    QTRY_COMPARE(m_client->state(), QMqttClient::Connected);
    QVERIFY(qobject_cast<QSslSocket *>(m_client->transport())->isEncrypted());
    m_client->disconnectFromHost();
    QTRY_COMPARE(m_client->state(), QMqttClient::Disconnected);
}

// proves P2 P6
void TestMqttTransport::exchangesWithAClientCertificateOverCuts()
{
    useServer(Server::Mode::TlsWithClientCertificate);
    FakeBroker &broker = m_server->broker;
    const auto loseLink = [this] {
        m_server->socket()->abort();
        QTRY_COMPARE(m_client->state(), QMqttClient::Disconnected);
    };
    m_client->connectToHostEncrypted(trusting());
    QTRY_COMPARE(m_client->state(), QMqttClient::Disconnected); // without one nothing goes
    QCOMPARE(m_client->error(), QMqttClient::TransportInvalid);
    QCOMPARE(broker.receivedBytes(), quint64 { 0 });

    const QSslConfiguration tls = withOwnCertificate(trusting());
    const QByteArray connectBytes
        = QByteArray::fromHex("101000044d5154540400003c000464657631"); // kept session, "dev1"
    m_client->setCleanSession(false);
    broker.script.answersConnect = broker.script.sendsPubAck = false;
    m_client->connectToHostEncrypted(tls);
    QTRY_COMPARE(broker.count(ClientPacket::Connect), 1);
    loseLink(); // before CONNACK
    broker.script.answersConnect = true;
    m_client->connectToHostEncrypted(tls);
    QTRY_COMPARE(m_client->state(), QMqttClient::Connected);
    QCOMPARE(m_client->publish(u"a"_s, "1"_ba, 1), 1);
    QTRY_COMPARE(broker.count(ClientPacket::Publish), 1);
    loseLink(); // before PUBACK
    broker.script.sessionPresent = true;
    m_client->connectToHostEncrypted(tls);
    QTRY_COMPARE(broker.count(ClientPacket::Publish), 2);
    QCOMPARE(m_client->publish(u"a"_s, "2"_ba, 1), 2);
    QTRY_COMPARE(broker.count(ClientPacket::Publish), 3);

    QByteArray all;
    for (const ClientPacket &packet : broker.received())
        all += packet.raw;
    const QByteArray expected = connectBytes + connectBytes
        + QByteArray::fromHex("3206000161000131") + connectBytes
        + QByteArray::fromHex("3a060001610001313206000161000232");
    QCOMPARE(all.toHex(' '), expected.toHex(' '));
}

void TestMqttTransport::connectsACallersSocket()
{
    useServer(Server::Mode::Plain);
    QTcpSocket socket;
    m_client->setTransport(&socket, QMqttClient::AbstractSocket);
    for (int i = 1; i <= 2; ++i) {
        m_client->connectToHost();
        QTRY_COMPARE(m_client->state(), QMqttClient::Connected);
        QCOMPARE(m_server->connections, i);
        m_client->disconnectFromHost();
        QTRY_COMPARE(m_client->state(), QMqttClient::Disconnected);
    }
    m_client.reset();
}

// proves QTBUG-68614
void TestMqttTransport::usesASocketThatIsConnectedAlready()
{
    useServer(Server::Mode::Plain);
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_server->serverPort());
    QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
    m_client->setHostname({});
    m_client->setTransport(&socket, QMqttClient::AbstractSocket);
    m_client->connectToHost();
    QVERIFY(socket.bytesToWrite() > 0); // CONNECT, at once
    QTRY_COMPARE(m_client->state(), QMqttClient::Connected);
    QCOMPARE(m_server->connections, 1);
    m_client.reset();
    QTRY_COMPARE(m_server->broker.count(ClientPacket::Disconnect), 1);
}

// proves QTBUG-66955
void TestMqttTransport::usesATlsSocketThatIsEncryptedAlready()
{
    useServer(Server::Mode::Tls);
    QSslSocket socket;
    socket.setSslConfiguration(trusting());
    socket.connectToHostEncrypted(u"127.0.0.1"_s, m_server->serverPort());
    QTRY_VERIFY(socket.isEncrypted());
    m_client->setTransport(&socket, QMqttClient::SecureSocket);
    m_client->connectToHost();
    QTRY_COMPARE(m_client->state(), QMqttClient::Connected);
    m_client.reset();
}

void TestMqttTransport::startsTlsOnAConnectedSocket()
{
    useServer(Server::Mode::Tls);
    QSslSocket socket;
    socket.setSslConfiguration(trusting());
    socket.setPeerVerifyName(u"localhost"_s);
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_server->serverPort());
    QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
    m_client->setTransport(&socket, QMqttClient::SecureSocket);
    m_client->connectToHost();
    QTRY_COMPARE(m_client->state(), QMqttClient::Connected);
    QVERIFY(socket.isEncrypted());
    m_client.reset();
}

// proves tls-reason
void TestMqttTransport::tellsTheReasonsOfTls()
{
    useServer(Server::Mode::Tls);
    QSslConfiguration stranger;
    stranger.setCaCertificates({});
    m_client->connectToHostEncrypted(stranger);
    QTRY_COMPARE(m_client->state(), QMqttClient::Disconnected);
    QCOMPARE(m_client->error(), QMqttClient::TransportInvalid);
    QVERIFY2(closeReason().contains(u"certificate"_s), qPrintable(closeReason()));
    QCOMPARE(m_server->broker.receivedBytes(), quint64 { 0 });
}

void TestMqttTransport::tellsThatNobodyListens()
{
    useServer(Server::Mode::Plain);
    m_server->close();
    m_client->connectToHost();
    QTRY_COMPARE(m_client->state(), QMqttClient::Disconnected);
    QCOMPARE(m_client->error(), QMqttClient::TransportInvalid);
    QVERIFY2(closeReason().contains(u"refused"_s, Qt::CaseInsensitive), qPrintable(closeReason()));
}

// proves connack-timeout
void TestMqttTransport::tellsThePhaseOfATimeout()
{
    useServer(Server::Mode::Mute);
    m_client->setProperty("connio_connectTimeout", 100);
    m_client->connectToHostEncrypted(trusting());
    QTRY_COMPARE(m_client->state(), QMqttClient::Disconnected);
    QCOMPARE(m_client->error(), QMqttClient::TransportInvalid);
    QVERIFY2(closeReason().contains(u"TLS handshake"_s), qPrintable(closeReason()));
    m_client->connectToHost();
    QTRY_COMPARE(m_client->error(), QMqttClient::ServerUnavailable);
    QVERIFY2(closeReason().contains(u"CONNACK"_s), qPrintable(closeReason()));
}

// proves QTBUG-71795 QTBUG-65726
void TestMqttTransport::reportsALossAndConnectsAgain()
{
    useServer(Server::Mode::Plain);
    m_client->connectToHost();
    QTRY_COMPARE(m_client->state(), QMqttClient::Connected);
    m_server->socket()->abort();
    QTRY_COMPARE(m_client->state(), QMqttClient::Disconnected);
    QCOMPARE(m_client->error(), QMqttClient::TransportInvalid);
    QVERIFY(!closeReason().isEmpty());
    m_client->connectToHost();
    QTRY_COMPARE(m_client->state(), QMqttClient::Connected);
}

void TestMqttTransport::readsARefusalThatComesWithTheEnd()
{
    useServer(Server::Mode::Plain);
    m_server->broker.script.answersConnect = false;
    connect(&m_server->broker, &FakeBroker::packetReceived, this, [this] {
        m_server->socket()->write(QByteArray::fromHex("20020005"));
        m_server->socket()->disconnectFromHost();
    });
    m_client->connectToHost();
    QTRY_COMPARE(m_client->state(), QMqttClient::Disconnected);
    QCOMPARE(m_client->error(), QMqttClient::NotAuthorized);
}

// proves tls-reason
void TestMqttTransport::leavesHandlersOfTheApplicationConnected()
{
    useServer(Server::Mode::Plain);
    QTcpSocket socket;
    const QSignalSpy errors(&socket, &QTcpSocket::errorOccurred);
    const QSignalSpy ends(&socket, &QTcpSocket::disconnected);
    m_client->setTransport(&socket, QMqttClient::AbstractSocket);
    for (int i = 1; i <= 2; ++i) {
        m_client->connectToHost();
        QTRY_COMPARE(m_client->state(), QMqttClient::Connected);
        m_server->socket()->abort();
        QTRY_COMPARE(m_client->state(), QMqttClient::Disconnected);
        QCOMPARE(errors.count(), i);
        QCOMPARE(ends.count(), i);
    }
    m_client.reset();
}

// proves QTBUG-66412
void TestMqttTransport::cancelsATcpConnection()
{
    useServer(Server::Mode::Plain);
    m_client->connectToHost();
    QCOMPARE(m_client->state(), QMqttClient::Connecting);
    m_client->disconnectFromHost();
    QCOMPARE(m_client->state(), QMqttClient::Disconnected);
    QCOMPARE(m_client->error(), QMqttClient::NoError);
    m_client->connectToHost();
    QTRY_COMPARE(m_client->state(), QMqttClient::Connected);
}

void TestMqttTransport::deletionWhileConnectingIsHarmless()
{
    useServer(Server::Mode::Plain);
    m_client->connectToHost();
    m_client.reset();
    QCOMPARE(m_server->broker.receivedBytes(), quint64 { 0 });
}

void TestMqttTransport::deletionSaysDisconnect()
{
    useServer(Server::Mode::Plain);
    m_client->connectToHost();
    QTRY_COMPARE(m_client->state(), QMqttClient::Connected);
    m_client->publish(u"a"_s, QByteArray(300'000, 'x'));
    m_client.reset();
    QTRY_COMPARE(m_server->broker.count(ClientPacket::Disconnect), 1);
    QCOMPARE(m_server->broker.count(ClientPacket::Publish), 1);
}

// proves QTBUG-111846
void TestMqttTransport::deletionInsideTheMessageHandlerSaysDisconnect()
{
    useServer(Server::Mode::Plain);
    connect(
        m_client.get(), &QMqttClient::messageReceived, this, [this] { delete m_client.release(); });
    m_client->connectToHost();
    QTRY_COMPARE(m_client->state(), QMqttClient::Connected);
    m_server->broker.sendRaw(
        FakeBroker::publishPacket("a", "1", 1, 1) + FakeBroker::publishPacket("a", "2", 1, 2));
    QTRY_COMPARE(m_server->broker.count(ClientPacket::Disconnect), 1);
    QCOMPARE(m_server->broker.count(ClientPacket::PubAck), 1);
}

void TestMqttTransport::deletedTransportIsAnError()
{
    auto broker = std::make_unique<FakeBroker>();
    m_client->setTransport(broker.get(), QMqttClient::IODevice);
    broker.reset();
    m_client->connectToHost();
    QCOMPARE(m_client->state(), QMqttClient::Disconnected);
    QCOMPARE(m_client->error(), QMqttClient::TransportInvalid);
}

void TestMqttTransport::deletingTheTransportEndsTheConnection()
{
    auto broker = std::make_unique<FakeBroker>();
    m_client->setTransport(broker.get(), QMqttClient::IODevice);
    m_client->connectToHost();
    QTRY_COMPARE(m_client->state(), QMqttClient::Connected);
    broker.reset();
    QCOMPARE(m_client->state(), QMqttClient::Disconnected);
    QCOMPARE(m_client->error(), QMqttClient::TransportInvalid);
    QVERIFY(m_client->transport() == nullptr);
}

void TestMqttTransport::closingTheDeviceEndsTheConnection()
{
    FakeBroker broker;
    m_client->setTransport(&broker, QMqttClient::IODevice);
    m_client->connectToHost();
    QTRY_COMPARE(m_client->state(), QMqttClient::Connected);
    const QSignalSpy closes(&broker, &QIODevice::aboutToClose);
    broker.close();
    QCOMPARE(m_client->state(), QMqttClient::Disconnected);
    QCOMPARE(m_client->error(), QMqttClient::TransportInvalid);
    QCOMPARE(closes.count(), 1); // not closed again from inside
}

void TestMqttTransport::closedDeviceIsAnError()
{
    FakeBroker broker;
    broker.close();
    m_client->setTransport(&broker, QMqttClient::IODevice);
    m_client->connectToHost();
    QCOMPARE(m_client->error(), QMqttClient::TransportInvalid);
    QVERIFY(closeReason().contains(u"not open"_s));
}

void TestMqttTransport::wrongKindOfTransportIsAnError()
{
    FakeBroker broker;
    m_client->setTransport(&broker, QMqttClient::AbstractSocket);
    m_client->connectToHost();
    QVERIFY(closeReason().contains(u"not a socket"_s));
    QTcpSocket socket;
    m_client->setTransport(&socket, QMqttClient::SecureSocket);
    m_client->connectToHost();
    QVERIFY(closeReason().contains(u"not a TLS socket"_s));
    m_client.reset();
}

void TestMqttTransport::movesToAnotherThread()
{
    useServer(Server::Mode::Plain);
    QThread thread;
    thread.start();
    QMqttClient *const client = m_client.release();
    client->moveToThread(&thread);
    connect(&thread, &QThread::finished, client, &QObject::deleteLater);
    QMetaObject::invokeMethod(client, &QMqttClient::connectToHost);
    QTRY_COMPARE(m_server->broker.count(ClientPacket::Connect), 1);
    QMetaObject::invokeMethod(client, [client] { client->publish(u"a"_s, "1"_ba); });
    connect(client, &QMqttClient::connected, client, [client] { client->publish(u"a"_s, "2"_ba); });
    QTRY_COMPARE(m_server->broker.count(ClientPacket::Publish), 1);
    thread.quit();
    QVERIFY(thread.wait());
}

QTEST_GUILESS_MAIN(TestMqttTransport)

#include "tst_mqtttransport.moc"
