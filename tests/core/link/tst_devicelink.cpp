// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/connectlimiter.h"
#include "core/link/devicelink.h"
#include "core/link/linkerrors.h"
#include "support/manualclock.h"
#include "support/socketchoice.h"
#include "support/tinybroker.h"

#include <QtCore/QPointer>
#include <QtCore/QRegularExpression>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <array>
#include <memory>

using namespace sim;
using namespace sim::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using State = DeviceLink::State;

Q_DECLARE_METATYPE(const sim::ErrorKind *)

namespace {

constexpr int kConnect = 1;
constexpr int kPublish = 3;
constexpr int kSubscribe = 8;
constexpr int kUnsubscribe = 10;
constexpr int kDisconnect = 14;

/// Everything that the state machine may do; anything else is a mistake.
bool isAllowed(State from, State to)
{
    using enum State;
    static const QMap<State, QList<State>> moves {
        { Offline, { Connecting } },
        { Connecting, { Online, WaitingToRetry, Failed, Offline } },
        { Online, { WaitingToRetry, Failed, Offline } },
        { WaitingToRetry, { Connecting, Offline } },
        { Failed, { Connecting, Offline } },
    };
    return moves.value(from).contains(to);
}

QByteArray publishPacket(const QByteArray &topic, const QByteArray &payload)
{
    QByteArray packet("\x30\0\0", 3);
    packet.append(static_cast<char>(topic.size()));
    packet[1] = static_cast<char>(2 + topic.size() + payload.size());
    return packet + topic + payload;
}

} // namespace

class DeviceLinkTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void logsInAndOut();
    void sendsExactlyTheCredentials();
    void refusesAPasswordWithoutUser();
    void publishesAtEveryQos_data();
    void publishesAtEveryQos();
    void neverReusesTickets();
    void refusesBadTopics_data();
    void refusesBadTopics();
    void refusesWhileNotOnline();
    void subscribesAndReceives();
    void deliversOnceForOverlappingFilters();
    void tellsARefusedSubscription();
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
    void windowHoldsBack();
    void windowOfOne();
    void stalledConnectionHoldsBackAndIsGivenUp();
    void stalledConnectionGoesOnWhenItDrains();
    void cleanSessionAbandonsItsMessages();
    void keptSessionAcknowledgesAfterReconnect();
    void lostSessionAbandons();
    void keptSessionIsNotSubscribedAgain();
    void changedFiltersAreUnsubscribed();
    void abortRetries();
    void disconnectInEveryState();
    void disconnectStillSendsWhatWaits();
    void limiterIsAskedAndLeft();
    void stagesCome();
    void deletionInsideSignals_data();
    void deletionInsideSignals();
    void reconnectingInsideSignals();

private:
    std::unique_ptr<DeviceLink> makeLink();
    bool goOnline();

    TransportFactory m_transports { chosenSockets() };
    std::unique_ptr<TinyBroker> m_broker;
    std::unique_ptr<DeviceLink> m_link;
    std::unique_ptr<ManualClock> m_clock;
    LinkSettings m_settings;
    QList<Error> m_errors;
    State m_state = State::Offline;
};

void DeviceLinkTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_broker = std::make_unique<TinyBroker>();
    QVERIFY(m_broker->listen());
    m_clock = std::make_unique<ManualClock>();
    m_settings = {};
    m_settings.endpoint.transport = TransportKind::Tcp;
    m_settings.endpoint.host = u"127.0.0.1"_s;
    m_settings.endpoint.port = m_broker->port();
    m_settings.endpoint.reconnect = { .first = 10ms, .max = 20ms, .jitter = 50 };
    m_settings.clientId = u"_dev_123456789012345678"_s;
    m_settings.username = u"_key_1"_s;
    m_settings.password = u"s3cr3t"_s;
    m_errors.clear();
    m_link = makeLink();
}

void DeviceLinkTest::cleanup()
{
    m_link.reset();
    m_broker.reset();
}

std::unique_ptr<DeviceLink> DeviceLinkTest::makeLink()
{
    static const SystemClock clock;
    auto link = std::make_unique<DeviceLink>(
        m_settings, LinkContext { .clock = clock, .transports = &m_transports }, RandomStream(1));
    m_state = State::Offline;
    connect(link.get(), &DeviceLink::stateChanged, this, [this](State state) {
        QVERIFY2(isAllowed(m_state, state),
            qPrintable(QString::number(int(m_state)) + u" to "_s + QString::number(int(state))));
        m_state = state;
    });
    connect(link.get(), &DeviceLink::errorOccurred, this,
        [this](const Error &error) { m_errors.append(error); });
    return link;
}

bool DeviceLinkTest::goOnline()
{
    m_link->connectToBroker();
    return QTest::qWaitFor([this] { return m_link->state() == State::Online; });
}

void DeviceLinkTest::logsInAndOut()
{
    QCOMPARE(m_link->state(), State::Offline);
    m_link->connectToBroker();
    QCOMPARE(m_link->state(), State::Connecting);
    m_link->connectToBroker(); // nothing more
    QTRY_COMPARE(m_link->state(), State::Online);
    QCOMPARE(m_link->stage(), Stage::Online);
    QVERIFY(!m_link->lastError());
    m_link->disconnectFromBroker();
    QCOMPARE(m_link->state(), State::Offline);
    QTRY_COMPARE(m_broker->packets(kDisconnect).size(), 1);
    QCOMPARE(m_broker->connects(), 1);
    QVERIFY(m_errors.isEmpty());
    QVERIFY(goOnline());
    QCOMPARE(m_broker->connects(), 2);
}

void DeviceLinkTest::sendsExactlyTheCredentials()
{
    QVERIFY(goOnline());
    // CONNECT, clean session, user name and password, keep-alive 25 s
    const QByteArray wanted = QByteArray::fromHex("00044d51545404c20019") + QByteArray("\0\x17", 2)
        + "_dev_123456789012345678"_ba + QByteArray("\0\x06", 2) + "_key_1"_ba
        + QByteArray("\0\x06", 2) + "s3cr3t"_ba;
    QCOMPARE(m_broker->lastConnect().mid(2).toHex(), wanted.toHex());
}

void DeviceLinkTest::refusesAPasswordWithoutUser()
{
    m_settings.username.clear();
    m_link->setSettings(m_settings);
    m_link->connectToBroker();
    QTRY_COMPARE(m_link->state(), State::Failed);
    QVERIFY(m_link->lastError()->is(errors::kPasswordWithoutUser));
    QCOMPARE(m_broker->connections(), 0);
}

void DeviceLinkTest::publishesAtEveryQos_data()
{
    QTest::addColumn<quint8>("qos");
    for (quint8 qos = 0; qos <= 2; ++qos)
        QTest::addRow("QoS %d", qos) << qos;
}

void DeviceLinkTest::publishesAtEveryQos()
{
    QFETCH(quint8, qos);
    QVERIFY(goOnline());
    QSignalSpy acknowledged(m_link.get(), &DeviceLink::acknowledged);
    const auto ticket = m_link->publish(
        { .topic = "connio/x"_ba, .payload = "23.45"_ba, .qos = qos, .retain = true });
    QVERIFY(ticket.isOk());
    QCOMPARE(m_link->inFlight(), qos == 0 ? 0 : 1);
    QTRY_COMPARE(m_broker->packets(kPublish).size(), 1);
    const QByteArray packet = m_broker->packets(kPublish).first();
    QCOMPARE(int(packet.at(0)), 0x31 | (qos << 1));
    QVERIFY(packet.endsWith("23.45"_ba));
    if (qos == 0) {
        QCOMPARE(acknowledged.size(), 0);
        return;
    }
    QTRY_COMPARE(acknowledged.size(), 1);
    QCOMPARE(acknowledged.first().first().value<PublishTicket>(), *ticket);
    QCOMPARE(m_link->inFlight(), 0);
}

void DeviceLinkTest::neverReusesTickets()
{
    PublishTicket last = 0;
    for (int connection = 0; connection < 3; ++connection) {
        QVERIFY(goOnline());
        for (int i = 0; i < 5; ++i) {
            const auto ticket
                = m_link->publish({ .topic = "t"_ba, .payload = {}, .qos = quint8(i % 2) });
            QVERIFY(ticket.isOk());
            QVERIFY(*ticket > last);
            last = *ticket;
        }
        m_link->disconnectFromBroker();
    }
}

void DeviceLinkTest::refusesBadTopics_data()
{
    QTest::addColumn<QByteArray>("topic");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("plus") << "a/+/b"_ba;
    QTest::newRow("hash") << "a/#"_ba;
    QTest::newRow("NUL") << QByteArray("a\0b", 3);
    QTest::newRow("not UTF-8") << QByteArray("a\xff");
    QTest::newRow("lone surrogate") << QByteArray("a\xed\xa0\x80");
    QTest::newRow("long in bytes, not in characters") << u"\u20ac"_s.repeated(21'846).toUtf8();
}

void DeviceLinkTest::refusesBadTopics()
{
    QFETCH(QByteArray, topic);
    QVERIFY(goOnline());
    const auto ticket = m_link->publish({ .topic = topic, .payload = {} });
    QVERIFY(!ticket.isOk());
    QVERIFY2(ticket.error().is(errors::kBadTopic), qPrintable(ticket.error().message()));
    QVERIFY(!ticket.error().isTransient());
    QVERIFY(
        m_link->publish({ .topic = u"\u20ac"_s.repeated(21'845).toUtf8(), .payload = {} }).isOk());
    QCOMPARE(m_link->state(), State::Online);
}

void DeviceLinkTest::refusesWhileNotOnline()
{
    QVERIFY(m_link->publish({ .topic = "t"_ba, .payload = {} }).error().is(errors::kNotOnline));
    m_link->connectToBroker();
    QVERIFY(m_link->publish({ .topic = "t"_ba, .payload = {} }).error().is(errors::kNotOnline));
    QTRY_COMPARE(m_link->state(), State::Online);
    m_link->disconnectFromBroker();
    QVERIFY(m_link->publish({ .topic = "t"_ba, .payload = {} }).error().is(errors::kNotOnline));
    QVERIFY(m_link->publish({ .topic = "t"_ba, .payload = {} }).error().isTransient());
}

void DeviceLinkTest::subscribesAndReceives()
{
    m_settings.filters = { "in/#"_ba, "other"_ba };
    m_link->setSettings(m_settings);
    QSignalSpy received(m_link.get(), &DeviceLink::messageReceived);
    QVERIFY(goOnline());
    QTRY_COMPARE(m_broker->packets(kSubscribe).size(), 2);
    QVERIFY(m_broker->packets(kSubscribe).first().endsWith(QByteArray("in/#\0", 5)));
    m_broker->sendToAll(publishPacket("in/a"_ba, "1"_ba));
    m_broker->sendToAll(publishPacket("other"_ba, "2"_ba));
    QTRY_COMPARE(received.size(), 2);
    QCOMPARE(received.at(0).first().value<Message>().topic, "in/a"_ba);
    QCOMPARE(received.at(1).first().value<Message>().payload, "2"_ba);
}

void DeviceLinkTest::deliversOnceForOverlappingFilters()
{
    m_settings.filters = { "in/#"_ba, "in/+"_ba, "in/a"_ba };
    m_link->setSettings(m_settings);
    QSignalSpy received(m_link.get(), &DeviceLink::messageReceived);
    QVERIFY(goOnline());
    QTRY_COMPARE(m_broker->packets(kSubscribe).size(), 3);
    for (int i = 0; i < 10; ++i)
        m_broker->sendToAll(publishPacket("in/a"_ba, QByteArray::number(i)));
    m_broker->sendToAll(publishPacket("in/end"_ba, "x"_ba));
    QTRY_COMPARE(received.size(), 11);
    QCOMPARE(received.last().first().value<Message>().topic, "in/end"_ba);
}

void DeviceLinkTest::tellsARefusedSubscription()
{
    m_broker->script.suback = char(0x80);
    m_settings.filters = { "in/#"_ba };
    m_link->setSettings(m_settings);
    QSignalSpy noticed(m_link.get(), &DeviceLink::noticed);
    QVERIFY(goOnline());
    QTRY_COMPARE(noticed.size(), 1);
    QVERIFY(noticed.first().first().toString().contains(u"in/#"_s));
    QCOMPARE(m_link->state(), State::Online);
}

void DeviceLinkTest::refusedLogins_data()
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
void DeviceLinkTest::refusedLogins()
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
void DeviceLinkTest::refusedLoginWaitsTwoMinutes()
{
    m_broker->script.connack = 4;
    m_link->connectToBroker();
    QTRY_COMPARE(m_link->state(), State::WaitingToRetry);
    const Microseconds wait = *m_link->nextTry() - SystemClock().monotonic();
    QVERIFY(wait > 100s && wait <= 120s);
    QCOMPARE(m_broker->connects(), 1);
}

void DeviceLinkTest::newCredentialsTryAtOnce()
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

void DeviceLinkTest::portKindsAreHinted_data()
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

void DeviceLinkTest::portKindsAreHinted()
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

void DeviceLinkTest::nobodyListens()
{
    m_broker->close();
    m_link->connectToBroker();
    QTRY_VERIFY(m_errors.size() >= 3); // goes on trying
    QVERIFY2(m_errors.first().is(errors::kRefused), qPrintable(m_errors.first().message()));
    QVERIFY(m_errors.first().where().contains(QString::number(m_broker->port())));
}

void DeviceLinkTest::unknownHost()
{
    m_settings.endpoint.host = u"no-such-host.invalid"_s;
    m_link->setSettings(m_settings);
    m_link->connectToBroker();
    QTRY_VERIFY_WITH_TIMEOUT(!m_errors.isEmpty(), 30'000);
    QVERIFY2(m_errors.first().is(errors::kResolveFailed), qPrintable(m_errors.first().message()));
    QVERIFY(m_errors.first().message().contains(m_settings.endpoint.host));
}

void DeviceLinkTest::timeOutNamesTheStage_data()
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

void DeviceLinkTest::timeOutNamesTheStage()
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

void DeviceLinkTest::brokerRestartReconnects()
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

void DeviceLinkTest::threeEarlyLossesStop()
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

void DeviceLinkTest::windowHoldsBack()
{
    m_broker->script.isAcknowledging = false;
    QVERIFY(goOnline());
    QSignalSpy ready(m_link.get(), &DeviceLink::readyToPublish);
    for (int i = 0; i < 20; ++i)
        QVERIFY(
            m_link->publish({ .topic = "t"_ba, .payload = {}, .qos = quint8(1 + i % 2) }).isOk());
    QCOMPARE(m_link->inFlight(), 20);
    const auto refused = m_link->publish({ .topic = "t"_ba, .payload = {}, .qos = 1 });
    QVERIFY(refused.error().is(errors::kWindowFull));
    QVERIFY(refused.error().isTransient());
    QVERIFY(m_link->publish({ .topic = "t"_ba, .payload = {}, .qos = 0 }).isOk()); // has no window
    QTRY_COMPARE(m_broker->packets(kPublish).size(), 21);
    QCOMPARE(ready.size(), 0);
    m_broker->acknowledgeAll();
    QTRY_COMPARE(m_link->inFlight(), 0);
    QCOMPARE(ready.size(), 1);
}

void DeviceLinkTest::windowOfOne()
{
    m_settings.window = 1;
    m_link->setSettings(m_settings);
    QVERIFY(goOnline());
    int left = 50;
    const auto send = [this, &left] {
        while (left > 0 && m_link->publish({ .topic = "t"_ba, .payload = {}, .qos = 1 }).isOk())
            --left;
    };
    connect(m_link.get(), &DeviceLink::readyToPublish, this, send);
    send();
    QCOMPARE(left, 49);
    QTRY_COMPARE(left, 0);
    QTRY_COMPARE(m_link->inFlight(), 0);
}

void DeviceLinkTest::stalledConnectionHoldsBackAndIsGivenUp()
{
    m_broker->script.isReading = false;
    m_settings.stallTimeout = 300ms;
    m_settings.endpoint.reconnect.first = 1h;
    m_settings.endpoint.reconnect.max = 1h;
    m_link->setSettings(m_settings);
    QVERIFY(goOnline());
    const Message message { .topic = "t"_ba, .payload = QByteArray(32 * 1024, 'x') };
    std::optional<Error> refusal;
    const auto fill = [&] {
        auto ticket = m_link->publish(message);
        while (ticket.isOk())
            ticket = m_link->publish(message);
        refusal = ticket.error();
    };
    connect(m_link.get(), &DeviceLink::readyToPublish, this, fill);
    fill();
    QVERIFY2(refusal->is(errors::kStalled), qPrintable(refusal->message()));
    QVERIFY(refusal->isTransient());
    QTRY_COMPARE_WITH_TIMEOUT(m_link->state(), State::WaitingToRetry, 30'000);
    QVERIFY2(m_errors.first().is(errors::kNoProgress), qPrintable(m_errors.first().message()));
}

void DeviceLinkTest::stalledConnectionGoesOnWhenItDrains()
{
    m_broker->script.isReading = false;
    QVERIFY(goOnline());
    QSignalSpy ready(m_link.get(), &DeviceLink::readyToPublish);
    const Message message { .topic = "t"_ba, .payload = QByteArray(32 * 1024, 'x') };
    qsizetype sent = 0;
    // Stalled for good: also after the system has taken what it can hold.
    const auto isStuck = [&] {
        while (m_link->publish(message).isOk())
            ++sent;
        ready.clear();
        return !ready.wait(300);
    };
    QTRY_VERIFY_WITH_TIMEOUT(isStuck(), 30'000);
    QCOMPARE(m_link->state(), State::Online);
    QVERIFY(m_link->publish(message).error().is(errors::kStalled));
    m_broker->resumeReading();
    QTRY_COMPARE(ready.size(), 1);
    QVERIFY(m_link->publish(message).isOk());
    QTRY_VERIFY(m_broker->packets(kPublish).size() >= sent + 1);
    QVERIFY(m_errors.isEmpty());
}

void DeviceLinkTest::cleanSessionAbandonsItsMessages()
{
    m_broker->script.isAcknowledging = false;
    QVERIFY(goOnline());
    QSignalSpy abandoned(m_link.get(), &DeviceLink::abandoned);
    QList<PublishTicket> tickets;
    for (int i = 0; i < 3; ++i)
        tickets.append(*m_link->publish({ .topic = "t"_ba, .payload = {}, .qos = 1 }));
    QTRY_COMPARE(m_broker->packets(kPublish).size(), 3);
    m_broker->dropAll();
    QTRY_COMPARE(abandoned.size(), 3);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(abandoned.at(i).first().value<PublishTicket>(), tickets.at(i));
    QCOMPARE(m_link->inFlight(), 0);
    QTRY_COMPARE(m_link->state(), State::Online);
}

// proves P6
void DeviceLinkTest::keptSessionAcknowledgesAfterReconnect()
{
    m_settings.endpoint.isSessionClean = false;
    m_link->setSettings(m_settings);
    m_broker->script.isAcknowledging = false;
    QVERIFY(goOnline());
    QSignalSpy abandoned(m_link.get(), &DeviceLink::abandoned);
    QSignalSpy acknowledged(m_link.get(), &DeviceLink::acknowledged);
    const PublishTicket ticket = *m_link->publish({ .topic = "t"_ba, .payload = "1"_ba, .qos = 1 });
    QTRY_COMPARE(m_broker->packets(kPublish).size(), 1);
    m_broker->script.isSessionPresent = true;
    m_broker->script.isAcknowledging = true;
    m_broker->dropAll();
    QTRY_COMPARE(acknowledged.size(), 1);
    QCOMPARE(acknowledged.first().first().value<PublishTicket>(), ticket);
    QCOMPARE(abandoned.size(), 0);
    QCOMPARE(m_broker->connects(), 2);
}

void DeviceLinkTest::lostSessionAbandons()
{
    m_settings.endpoint.isSessionClean = false;
    m_link->setSettings(m_settings);
    m_broker->script.isAcknowledging = false;
    QVERIFY(goOnline());
    QSignalSpy abandoned(m_link.get(), &DeviceLink::abandoned);
    const PublishTicket ticket = *m_link->publish({ .topic = "t"_ba, .payload = {}, .qos = 2 });
    m_broker->dropAll(); // and knows no session at the next login
    QTRY_COMPARE(m_link->state(), State::WaitingToRetry);
    QCOMPARE(m_link->inFlight(), 1);
    QTRY_COMPARE(m_link->state(), State::Online);
    QCOMPARE(abandoned.size(), 1);
    QCOMPARE(abandoned.first().first().value<PublishTicket>(), ticket);
    QCOMPARE(m_link->inFlight(), 0);
}

// proves P10
void DeviceLinkTest::keptSessionIsNotSubscribedAgain()
{
    m_settings.endpoint.isSessionClean = false;
    m_settings.filters = { "in/#"_ba };
    m_link->setSettings(m_settings);
    QSignalSpy received(m_link.get(), &DeviceLink::messageReceived);
    QVERIFY(goOnline());
    QTRY_COMPARE(m_broker->packets(kSubscribe).size(), 1);
    m_broker->sendToAll(publishPacket("in/a"_ba, "1"_ba));
    QTRY_COMPARE(received.size(), 1);
    m_broker->script.isSessionPresent = true;
    m_broker->dropAll();
    QTRY_COMPARE(m_broker->connects(), 2);
    QTRY_COMPARE(m_link->state(), State::Online);
    m_broker->sendToAll(publishPacket("in/b"_ba, "2"_ba));
    QTRY_COMPARE(received.size(), 2);
    QCOMPARE(m_broker->packets(kSubscribe).size(), 1);
    m_broker->script.isSessionPresent = false;
    m_broker->dropAll();
    QTRY_COMPARE(m_broker->packets(kSubscribe).size(), 2);
    QTRY_COMPARE(m_link->state(), State::Online);
    m_broker->sendToAll(publishPacket("in/c"_ba, "3"_ba));
    QTRY_COMPARE(received.size(), 3);
}

void DeviceLinkTest::changedFiltersAreUnsubscribed()
{
    m_settings.endpoint.isSessionClean = false;
    m_broker->script.isSessionPresent = true;
    m_settings.filters = { "a"_ba, "b"_ba };
    m_link->setSettings(m_settings);
    QVERIFY(goOnline());
    QTRY_COMPARE(m_broker->packets(kSubscribe).size(), 2);
    m_settings.filters = { "b"_ba, "c"_ba };
    m_link->setSettings(m_settings);
    QVERIFY(m_broker->packets(kUnsubscribe).isEmpty());
    m_link->disconnectFromBroker();
    QVERIFY(goOnline());
    QTRY_COMPARE(m_broker->packets(kSubscribe).size(), 3);
    QVERIFY(m_broker->packets(kSubscribe).last().contains("c"_ba));
    QTRY_COMPARE(m_broker->packets(kUnsubscribe).size(), 1);
    QVERIFY(m_broker->packets(kUnsubscribe).first().endsWith("a"_ba));
}

void DeviceLinkTest::abortRetries()
{
    m_link->abortConnection(); // offline: nothing
    QCOMPARE(m_link->state(), State::Offline);
    QVERIFY(goOnline());
    for (int i = 0; i < 5; ++i) { // more often than early losses are allowed
        m_link->abortConnection();
        QCOMPARE(m_link->state(), State::WaitingToRetry);
        QVERIFY(m_errors.last().is(errors::kAborted));
        QTRY_COMPARE(m_link->state(), State::Online);
    }
    QVERIFY(m_broker->packets(kDisconnect).isEmpty());
}

void DeviceLinkTest::disconnectInEveryState()
{
    m_link->disconnectFromBroker(); // offline
    QCOMPARE(m_link->state(), State::Offline);
    m_link->connectToBroker();
    m_link->disconnectFromBroker(); // before the first step
    QCOMPARE(m_link->state(), State::Offline);

    m_broker->script.isMute = true;
    m_link->connectToBroker();
    QTRY_COMPARE(m_link->stage(), Stage::LoggingIn);
    m_link->disconnectFromBroker();
    QCOMPARE(m_link->state(), State::Offline);
    QCOMPARE(m_link->stage(), Stage::Idle);

    m_broker->script.isMute = false;
    m_broker->script.connack = 3;
    m_settings.endpoint.reconnect.first = 1h;
    m_settings.endpoint.reconnect.max = 1h;
    m_link->setSettings(m_settings);
    m_link->connectToBroker();
    QTRY_COMPARE(m_link->state(), State::WaitingToRetry);
    m_link->disconnectFromBroker();
    QCOMPARE(m_link->state(), State::Offline);
    QVERIFY(!m_link->nextTry());

    m_broker->script.connack = 2;
    m_link->connectToBroker();
    QTRY_COMPARE(m_link->state(), State::Failed);
    m_link->disconnectFromBroker();
    QCOMPARE(m_link->state(), State::Offline);
}

void DeviceLinkTest::disconnectStillSendsWhatWaits()
{
    QVERIFY(goOnline());
    for (int i = 0; i < 100; ++i)
        QVERIFY(m_link->publish({ .topic = "t"_ba, .payload = QByteArray(1000, 'x') }).isOk());
    m_link->disconnectFromBroker();
    QTRY_COMPARE(m_broker->packets(kDisconnect).size(), 1);
    QCOMPARE(m_broker->packets(kPublish).size(), 100);
}

void DeviceLinkTest::limiterIsAskedAndLeft()
{
    const SystemClock clock;
    ConnectLimiter limiter(1000, 1, clock);
    m_broker->script.isMute = true;
    DeviceLink first(m_settings, clock, &limiter, RandomStream(1));
    DeviceLink second(m_settings, clock, &limiter, RandomStream(2));
    auto third = std::make_unique<DeviceLink>(m_settings, clock, &limiter, RandomStream(3));
    first.connectToBroker();
    second.connectToBroker();
    third->connectToBroker();
    QTRY_COMPARE(first.stage(), Stage::LoggingIn);
    QCOMPARE(second.state(), State::Connecting);
    QCOMPARE(second.stage(), Stage::Idle);
    QCOMPARE(limiter.waiting(), 2);
    third.reset();
    QCOMPARE(limiter.waiting(), 1);
    m_broker->script.isMute = false;
    first.disconnectFromBroker();
    QTRY_COMPARE(second.state(), State::Online);
    first.connectToBroker(); // being online takes no place
    QTRY_COMPARE(first.state(), State::Online);
    QCOMPARE(limiter.waiting(), 0);
}

void DeviceLinkTest::stagesCome()
{
    m_settings.endpoint.host = u"localhost"_s;
    m_link->setSettings(m_settings);
    QList<Stage> stages;
    connect(m_link.get(), &DeviceLink::stageChanged, this,
        [&stages](Stage stage) { stages.append(stage); });
    QVERIFY(goOnline());
    m_link->disconnectFromBroker();
    QCOMPARE(stages,
        QList<Stage>(
            { Stage::Resolving, Stage::Connecting, Stage::LoggingIn, Stage::Online, Stage::Idle }));
}

void DeviceLinkTest::deletionInsideSignals_data()
{
    QTest::addColumn<QString>("when");
    for (const char *when :
        { "resolving", "connecting", "loggingIn", "onlineStage", "online", "acknowledged",
            "received", "waiting", "failed", "error", "offline", "ready", "abandoned", "noticed" })
        QTest::newRow(when) << QString::fromLatin1(when);
}

void DeviceLinkTest::deletionInsideSignals()
{
    QFETCH(QString, when);
    m_settings.filters = { "in/#"_ba };
    m_settings.window = 1;
    if (when == u"failed")
        m_broker->script.connack = 1;
    if (when == u"noticed")
        m_broker->script.suback = char(0x80);
    m_link->setSettings(m_settings);
    const auto kill = [this](bool isTime) {
        if (isTime)
            m_link.reset();
    };
    DeviceLink *link = m_link.get();
    const QPointer<DeviceLink> alive(link);
    connect(link, &DeviceLink::stageChanged, this, [=](Stage stage) {
        kill((stage == Stage::Resolving && when == u"resolving")
            || (stage == Stage::Connecting && when == u"connecting")
            || (stage == Stage::LoggingIn && when == u"loggingIn")
            || (stage == Stage::Online && when == u"onlineStage"));
    });
    connect(link, &DeviceLink::stateChanged, this, [=](State state) {
        kill((state == State::Online && when == u"online")
            || (state == State::WaitingToRetry && when == u"waiting")
            || (state == State::Failed && when == u"failed")
            || (state == State::Offline && when == u"offline"));
    });
    connect(link, &DeviceLink::acknowledged, this, [=] { kill(when == u"acknowledged"); });
    connect(link, &DeviceLink::messageReceived, this, [=] { kill(when == u"received"); });
    connect(link, &DeviceLink::errorOccurred, this, [=] { kill(when == u"error"); });
    connect(link, &DeviceLink::readyToPublish, this, [=] { kill(when == u"ready"); });
    connect(link, &DeviceLink::abandoned, this, [=] { kill(when == u"abandoned"); });
    connect(link, &DeviceLink::noticed, this, [=] { kill(when == u"noticed"); });
    const auto isGone = [&alive] { return alive.isNull(); };

    m_link->connectToBroker();
    if (QTest::qWaitFor([&] { return isGone() || link->state() == State::Online; }) && !isGone()) {
        if (when == u"abandoned")
            m_broker->script.isAcknowledging = false;
        QVERIFY(link->publish({ .topic = "t"_ba, .payload = {}, .qos = 1 }).isOk());
        QVERIFY(!link->publish({ .topic = "t"_ba, .payload = {}, .qos = 1 }).isOk());
        QTRY_COMPARE(m_broker->packets(kPublish).size(), 1);
        m_broker->sendToAll(publishPacket("in/a"_ba, "1"_ba) + publishPacket("in/a"_ba, "2"_ba));
        QTRY_VERIFY(isGone() || link->inFlight() == 0 || when == u"abandoned");
        if (!isGone() && when == u"offline")
            link->disconnectFromBroker();
        else if (when == u"waiting" || when == u"error" || when == u"abandoned")
            m_broker->dropAll();
    }
    QTRY_VERIFY(isGone());
}

void DeviceLinkTest::reconnectingInsideSignals()
{
    // Whoever reacts to a failure with a new try at once must not confuse the link.
    m_broker->script.connack = 2;
    int tries = 0;
    connect(m_link.get(), &DeviceLink::stateChanged, this, [this, &tries](State state) {
        if (state != State::Failed)
            return;
        if (++tries == 5)
            m_broker->script.connack = 0;
        m_link->connectToBroker();
    });
    QVERIFY(goOnline());
    QCOMPARE(tries, 5);
    QCOMPARE(m_errors.size(), 5);
    QCOMPARE(m_broker->connects(), 6);
}

QTEST_GUILESS_MAIN(DeviceLinkTest)
#include "tst_devicelink.moc"
