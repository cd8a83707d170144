// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/connectlimiter.h"
#include "core/link/devicelinkfixture.h"

#include <QtCore/QPointer>
#include <QtTest/QSignalSpy>

using namespace sim;
using namespace sim::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using State = DeviceLink::State;

/// The ways into a session and out of it, and what a kept one holds.
class DeviceLinkTest : public DeviceLinkFixture
{
    Q_OBJECT

private slots:

    void init() { prepare(); }

    void cleanup() { finish(); }

    void logsInAndOut();
    void sendsExactlyTheCredentials();
    void refusesAPasswordWithoutUser();
    void cleanSessionAbandonsItsMessages();
    void keptSessionAcknowledgesAfterReconnect();
    void lostSessionAbandons();
    void keptSessionIsNotSubscribedAgain();
    void changedFiltersAreUnsubscribed();
    void anotherBrokerHearsNothingOfTheOldSession();
    void abortRetries();
    void disconnectInEveryState();
    void disconnectStillSendsWhatWaits();
    void limiterIsAskedAndLeft();
    void stagesCome();
    void deletionInsideSignals_data();
    void deletionInsideSignals();
    void reconnectingInsideSignals();
};

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

/// Although it has a session of that client id, and the client has messages in its own.
void DeviceLinkTest::anotherBrokerHearsNothingOfTheOldSession()
{
    m_settings.endpoint.isSessionClean = false;
    m_settings.filters = { "in/#"_ba };
    m_link->setSettings(m_settings);
    m_broker->script.isAcknowledging = false;
    QVERIFY(goOnline());
    QSignalSpy abandoned(m_link.get(), &DeviceLink::abandoned);
    const PublishTicket ticket = *m_link->publish({ .topic = "t"_ba, .payload = "1"_ba, .qos = 1 });
    QVERIFY(m_link->publish({ .topic = "t"_ba, .payload = "2"_ba, .qos = 2 }));
    QTRY_COMPARE(m_broker->packets(kPublish).size(), 2);
    m_link->disconnectFromBroker();

    TinyBroker other;
    QVERIFY(other.listen());
    other.script.isSessionPresent = true;
    m_settings.endpoint.port = other.port();
    m_link->setSettings(m_settings);
    QVERIFY(goOnline());
    QCOMPARE(abandoned.size(), 2);
    QCOMPARE(abandoned.first().first().value<PublishTicket>(), ticket);
    QTRY_COMPARE(other.packets(kSubscribe).size(), 1); // it cannot have what the old one confirmed
    QSignalSpy acknowledged(m_link.get(), &DeviceLink::acknowledged);
    const PublishTicket next = *m_link->publish({ .topic = "t"_ba, .payload = "3"_ba, .qos = 1 });
    QTRY_COMPARE(acknowledged.size(), 1);
    QCOMPARE(acknowledged.first().first().value<PublishTicket>(), next);
    QCOMPARE(other.packets(kPublish).size(), 1); // the new one only
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
