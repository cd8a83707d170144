// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/devicelinkfixture.h"

#include <QtCore/QRegularExpression>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

#include <array>

using namespace sim;
using namespace sim::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using State = DeviceLink::State;

/// Refused logins, wrong ports, silence and losses: what is said, and what is tried again.
class DeviceLinkFailuresTest : public DeviceLinkFixture
{
    Q_OBJECT

private slots:

    void init() { prepare(); }

    void cleanup() { finish(); }

    void refusedLogins_data();
    void refusedLogins();
    void refusedLoginWaitsTwoMinutes();
    void newCredentialsTryAtOnce();
    void portKindsAreHinted_data();
    void portKindsAreHinted();
    void nobodyListens();
    void unknownHost();
    void timeOutNamesTheStage_data();
    void timeOutNamesTheStage();
    void brokerRestartReconnects();
    void threeEarlyLossesStop();
};

void DeviceLinkFailuresTest::refusedLogins_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<const ErrorKind *>("kind");
    QTest::addColumn<State>("state");
    QTest::newRow("protocol") << 1 << &errors::kProtocolRefused << State::Failed;
    QTest::newRow("client id") << 2 << &errors::kClientIdRefused << State::Failed;
    QTest::newRow("unavailable") << 3 << &errors::kBrokerUnavailable << State::WaitingToRetry;
    QTest::newRow("credentials") << 4 << &errors::kBadCredentials << State::WaitingToRetry;
    QTest::newRow("not authorized") << 5 << &errors::kNotAuthorized << State::WaitingToRetry;
}

// proves P4
void DeviceLinkFailuresTest::refusedLogins()
{
    QFETCH(int, code);
    QFETCH(const ErrorKind *, kind);
    m_settings.endpoint.reconnect = {}; // a retry would hide the state
    m_link->setSettings(m_settings);
    m_broker->script.connack = char(code);
    m_link->connectToBroker();
    QTRY_COMPARE(m_errors.size(), 1);
    QVERIFY2(m_errors.first().is(*kind), qPrintable(m_errors.first().message()));
    QVERIFY(m_errors.first().what().contains(u"login"_s));
    QTEST(m_link->state(), "state");
    QCOMPARE(m_link->lastError(), std::optional(m_errors.first()));
    QVERIFY(!m_errors.first().message().contains(m_settings.password));
    QCOMPARE(m_link->nextTry().has_value(), m_link->state() == State::WaitingToRetry);
}

// proves P4
void DeviceLinkFailuresTest::refusedLoginWaitsTwoMinutes()
{
    m_broker->script.connack = 4;
    m_link->connectToBroker();
    QTRY_COMPARE(m_link->state(), State::WaitingToRetry);
    const Microseconds wait = *m_link->nextTry() - SystemClock().monotonic();
    QVERIFY(wait > 100s && wait <= 120s);
    QCOMPARE(m_broker->connects(), 1);
}

void DeviceLinkFailuresTest::newCredentialsTryAtOnce()
{
    m_broker->script.connack = 5;
    m_link->connectToBroker();
    QTRY_COMPARE(m_link->state(), State::WaitingToRetry);
    m_broker->script.connack = 0;
    m_link->setSettings(m_settings); // unchanged: goes on waiting
    QCOMPARE(m_link->state(), State::WaitingToRetry);
    m_settings.password = u"better"_s;
    m_link->setSettings(m_settings);
    QTRY_COMPARE(m_link->state(), State::Online);
    QVERIFY(m_broker->lastConnect().endsWith("better"_ba));
}

void DeviceLinkFailuresTest::portKindsAreHinted_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<const ErrorKind *>("kind");
    QTest::addColumn<QString>("hint");
    QTest::newRow("TLS alert") << QByteArray::fromHex("15030300020246") << &errors::kPortSpeaksTls
                               << u"tls (mqtts://)"_s;
    QTest::newRow("HTTP") << "HTTP/1.1 400 Bad Request\r\n\r\n"_ba << &errors::kPortSpeaksHttp
                          << u"ws://"_s;
    QTest::newRow("hangs up") << QByteArray() << &errors::kClosedAtPlainLogin << u"mqtts://"_s;
    QTest::newRow("not MQTT") << "SSH-2.0-OpenSSH_9.2\r\n"_ba << &errors::kProtocolViolation
                              << u"MQTT 3.1.1 broker"_s;
}

void DeviceLinkFailuresTest::portKindsAreHinted()
{
    QFETCH(QByteArray, answer);
    QFETCH(const ErrorKind *, kind);
    QFETCH(QString, hint);
    m_settings.endpoint.reconnect = { .first = 1h, .max = 1h }; // once is enough
    m_link->setSettings(m_settings);
    m_broker->script.rawAnswer = answer;
    m_broker->script.isClosingAtOnce = true;
    if (kind == &errors::kProtocolViolation)
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"closing the connection"_s));
    m_link->connectToBroker();
    QTRY_VERIFY(!m_errors.isEmpty());
    m_link->disconnectFromBroker();
    QVERIFY2(m_errors.first().is(*kind), qPrintable(m_errors.first().message()));
    QVERIFY2(m_errors.first().remedy().contains(hint), qPrintable(m_errors.first().remedy()));
}

void DeviceLinkFailuresTest::nobodyListens()
{
    m_broker->close();
    m_link->connectToBroker();
    QTRY_VERIFY(m_errors.size() >= 3); // goes on trying
    QVERIFY2(m_errors.first().is(errors::kRefused), qPrintable(m_errors.first().message()));
    QVERIFY(m_errors.first().where().contains(QString::number(m_broker->port())));
}

void DeviceLinkFailuresTest::unknownHost()
{
    m_settings.endpoint.host = u"no-such-host.invalid"_s;
    m_link->setSettings(m_settings);
    m_link->connectToBroker();
    QTRY_VERIFY_WITH_TIMEOUT(!m_errors.isEmpty(), 30'000);
    QVERIFY2(m_errors.first().is(errors::kResolveFailed), qPrintable(m_errors.first().message()));
    QVERIFY(m_errors.first().message().contains(m_settings.endpoint.host));
}

void DeviceLinkFailuresTest::timeOutNamesTheStage_data()
{
    QTest::addColumn<TransportKind>("kind");
    QTest::addColumn<Stage>("stage");
    QTest::newRow("TCP") << TransportKind::Tcp << Stage::Connecting;
    QTest::newRow("CONNACK") << TransportKind::Tcp << Stage::LoggingIn;
    QTest::newRow("TLS") << TransportKind::Tls << Stage::Encrypting;
    QTest::newRow("WebSocket") << TransportKind::WebSocket << Stage::Upgrading;
    QTest::newRow("TLS of wss") << TransportKind::SecureWebSocket << Stage::Encrypting;
    QTest::newRow("TCP of ws") << TransportKind::WebSocket << Stage::Connecting;
}

void DeviceLinkFailuresTest::timeOutNamesTheStage()
{
    QFETCH(TransportKind, kind);
    QFETCH(Stage, stage);
    m_broker->script.isMute = true;
    // A server whose queue is full and who accepts nobody: the system leaves the connect
    // unanswered.
    QTcpServer busy;
    busy.setListenBacklogSize(1);
    QVERIFY(busy.listen(QHostAddress::LocalHost));
    busy.pauseAccepting();
    std::array<QTcpSocket, 8> crowd;
    if (stage == Stage::Connecting) {
        for (QTcpSocket &one : crowd)
            one.connectToHost(busy.serverAddress(), busy.serverPort());
        QTRY_COMPARE(crowd.front().state(), QAbstractSocket::ConnectedState);
        if (crowd.back().state() == QAbstractSocket::ConnectedState)
            QSKIP("This system answers although the queue is full.");
        m_settings.endpoint.port = busy.serverPort();
    }
    m_settings.endpoint.transport = kind;
    m_settings.endpoint.connectTimeout = 300ms;
    m_link->setSettings(m_settings);
    m_link->connectToBroker();
    QTRY_VERIFY(!m_errors.isEmpty());
    QVERIFY(m_errors.first().is(errors::kTimeout));
    QVERIFY2(
        m_errors.first().why().contains(stageText(stage)), qPrintable(m_errors.first().message()));
    QVERIFY(m_errors.first().what().contains(u"0.3"_s));
}

void DeviceLinkFailuresTest::brokerRestartReconnects()
{
    QVERIFY(goOnline());
    m_broker->close();
    QTRY_COMPARE(m_link->state(), State::WaitingToRetry);
    QVERIFY2(m_errors.first().is(errors::kClosedByBroker)
            || m_errors.first().is(errors::kConnectionLost),
        qPrintable(m_errors.first().message()));
    QTRY_VERIFY(m_errors.size() > 3);
    QVERIFY(m_broker->listenAgain());
    QTRY_COMPARE(m_link->state(), State::Online);
    QVERIFY(!m_link->lastError());
    QVERIFY(!m_link->nextTry());
    QVERIFY(m_link->publish({ .topic = "t"_ba, .payload = {}, .qos = 1 }).isOk());
}

void DeviceLinkFailuresTest::threeEarlyLossesStop()
{
    m_broker->script.isClosingAfterLogin = true;
    m_link->connectToBroker();
    QTRY_COMPARE(m_link->state(), State::Failed);
    QVERIFY(m_link->lastError()->is(errors::kIdInUse));
    QVERIFY(m_link->lastError()->message().contains(m_settings.clientId));
    QCOMPARE(m_broker->connects(), 3);
    QCOMPARE(m_errors.size(), 3);
    m_broker->script.isClosingAfterLogin = false;
    QVERIFY(goOnline());
}

QTEST_GUILESS_MAIN(DeviceLinkFailuresTest)
#include "tst_devicelinkfailures.moc"
