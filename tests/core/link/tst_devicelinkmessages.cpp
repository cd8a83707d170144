// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/devicelinkfixture.h"

#include <QtTest/QSignalSpy>

using namespace sim;
using namespace sim::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using State = DeviceLink::State;

/// Messages both ways, and what holds them back.
class DeviceLinkMessagesTest : public DeviceLinkFixture
{
    Q_OBJECT

private slots:

    void init() { prepare(); }

    void cleanup() { finish(); }

    void publishesAtEveryQos_data();
    void publishesAtEveryQos();
    void neverReusesTickets();
    void refusesBadTopics_data();
    void refusesBadTopics();
    void refusesWhileNotOnline();
    void subscribesAndReceives();
    void deliversOnceForOverlappingFilters();
    void tellsARefusedSubscription();
    void windowHoldsBack();
    void windowOfOne();
    void stalledConnectionHoldsBackAndIsGivenUp();
    void stalledConnectionGoesOnWhenItDrains();
};

void DeviceLinkMessagesTest::publishesAtEveryQos_data()
{
    QTest::addColumn<quint8>("qos");
    for (quint8 qos = 0; qos <= 2; ++qos)
        QTest::addRow("QoS %d", qos) << qos;
}

void DeviceLinkMessagesTest::publishesAtEveryQos()
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

void DeviceLinkMessagesTest::neverReusesTickets()
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

void DeviceLinkMessagesTest::refusesBadTopics_data()
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

void DeviceLinkMessagesTest::refusesBadTopics()
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

void DeviceLinkMessagesTest::refusesWhileNotOnline()
{
    QVERIFY(m_link->publish({ .topic = "t"_ba, .payload = {} }).error().is(errors::kNotOnline));
    m_link->connectToBroker();
    QVERIFY(m_link->publish({ .topic = "t"_ba, .payload = {} }).error().is(errors::kNotOnline));
    QTRY_COMPARE(m_link->state(), State::Online);
    m_link->disconnectFromBroker();
    QVERIFY(m_link->publish({ .topic = "t"_ba, .payload = {} }).error().is(errors::kNotOnline));
    QVERIFY(m_link->publish({ .topic = "t"_ba, .payload = {} }).error().isTransient());
}

void DeviceLinkMessagesTest::subscribesAndReceives()
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

void DeviceLinkMessagesTest::deliversOnceForOverlappingFilters()
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

void DeviceLinkMessagesTest::tellsARefusedSubscription()
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

void DeviceLinkMessagesTest::windowHoldsBack()
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

void DeviceLinkMessagesTest::windowOfOne()
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

void DeviceLinkMessagesTest::stalledConnectionHoldsBackAndIsGivenUp()
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

void DeviceLinkMessagesTest::stalledConnectionGoesOnWhenItDrains()
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

QTEST_GUILESS_MAIN(DeviceLinkMessagesTest)
#include "tst_devicelinkmessages.moc"
