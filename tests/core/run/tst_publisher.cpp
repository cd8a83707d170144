// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/randomstream.h"
#include "core/run/publisher.h"
#include "support/manualclock.h"
#include "support/tinybroker.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

using namespace sim;
using namespace sim::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPublish = 3;
constexpr int kPubRel = 6;

/// What a PUBLISH of fewer than 128 bytes says.
struct Sent
{
    explicit Sent(const QByteArray &packet)
        : isDuplicate((packet.at(0) & 0x08) != 0)
        , qos((packet.at(0) >> 1) & 3)
    {
        qsizetype place = 4 + packet.at(3);
        if (qos > 0) {
            id = static_cast<quint8>(packet.at(place)) * 256
                + static_cast<quint8>(packet.at(place + 1));
            place += 2;
        }
        payload = packet.mid(place);
    }

    bool isDuplicate;
    int qos;
    int id = 0;
    QByteArray payload;
};

QByteArrayList numbers(int first, int last)
{
    QByteArrayList all;
    for (int i = first; i <= last; ++i)
        all.append(QByteArray::number(i));
    return all;
}

} // namespace

/// A publisher on a real link, a scripted broker, and a clock that only the test turns.
class PublisherTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void backlogLeavesAtItsPaceAndInOrder();
    void aShortInterruptionLeavesBeforeAnythingNew();
    void liveMessagesOvertakeTheBacklog();
    void backlogLeavesAQuarterOfTheWindowToLiveMessages();
    void heldBackLiveMessagesStayInOrderAndGoFirst();
    void slowAcknowledgementsFillTheOutboxExactly_data();
    void slowAcknowledgementsFillTheOutboxExactly();
    void unacknowledgedMessagesComeBackInTheirPlace();
    void everyLossHasItsCause();
    void theEndOfARunIsNotPaced();
    void theJournalKeepsWhatTheRunCouldNotSend();
    void restoredMessagesArePacedToo();
    void aKeptSessionGoesOnWithTheSameIds();
    void aReleasedMessageIsNeverPublishedAgain();
    void aLostSessionSendsAnew();

private:
    void makePublisher();
    void publish(int first, int last, quint8 qos = 0);
    bool goOnline();
    QByteArrayList arrived() const;
    QList<Sent> sent() const;
    void openJournal();
    void restart();

    std::unique_ptr<TinyBroker> m_broker;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<TrafficJournal> m_traffic;
    std::unique_ptr<StoreAndForward> m_storage;
    std::unique_ptr<DeviceLink> m_link;
    std::unique_ptr<Publisher> m_publisher;
    std::unique_ptr<QTemporaryDir> m_folder;
    LinkSettings m_settings;
    OutboxLimits m_limits;
};

void PublisherTest::init()
{
    m_broker = std::make_unique<TinyBroker>();
    QVERIFY(m_broker->listen());
    m_clock = std::make_unique<ManualClock>();
    m_traffic = std::make_unique<TrafficJournal>();
    m_storage = std::make_unique<StoreAndForward>(*m_clock);
    m_settings = {};
    m_settings.endpoint.transport = TransportKind::Tcp;
    m_settings.endpoint.host = u"127.0.0.1"_s;
    m_settings.endpoint.port = m_broker->port();
    m_settings.endpoint.reconnect = { .first = 10ms, .max = 20ms, .jitter = 50 };
    m_settings.clientId = u"_dev_1"_s;
    m_limits = {};
    makePublisher();
}

void PublisherTest::cleanup()
{
    m_publisher.reset();
    m_link.reset();
    m_storage.reset();
    m_folder.reset();
}

void PublisherTest::makePublisher()
{
    m_publisher.reset();
    m_link = std::make_unique<DeviceLink>(
        m_settings, *m_clock, nullptr, RandomStream(1, u"d", u"link"));
    const RunContext context { .clock = *m_clock, .journal = *m_traffic, .storage = *m_storage };
    m_publisher = std::make_unique<Publisher>(u"d"_s, *m_link, m_limits, context);
}

void PublisherTest::publish(int first, int last, quint8 qos)
{
    for (const QByteArray &number : numbers(first, last))
        m_publisher->publish({ .topic = "t"_ba, .payload = number, .qos = qos }, m_clock->wall());
}

bool PublisherTest::goOnline()
{
    m_link->connectToBroker();
    return QTest::qWaitFor([this] { return m_link->state() == DeviceLink::State::Online; });
}

QList<Sent> PublisherTest::sent() const
{
    QList<Sent> all;
    for (const QByteArray &packet : m_broker->packets(kPublish))
        all.append(Sent(packet));
    return all;
}

QByteArrayList PublisherTest::arrived() const
{
    QByteArrayList all;
    for (const Sent &message : sent())
        all.append(message.payload);
    return all;
}

void PublisherTest::openJournal()
{
    if (!m_folder)
        m_folder = std::make_unique<QTemporaryDir>();
    auto journal = OutboxJournal::open(m_folder->path());
    QVERIFY(journal);
    m_storage->journal = std::move(*journal);
}

/// The process ends without a word, and another one begins.
void PublisherTest::restart()
{
    m_publisher.reset();
    m_link.reset();
    m_storage->journal.reset();
    openJournal();
    makePublisher();
    m_publisher->restore();
}

void PublisherTest::backlogLeavesAtItsPaceAndInOrder()
{
    publish(1, 100);
    QVERIFY(goOnline());
    QTRY_COMPARE(arrived().size(), 50); // the first second's
    m_clock->advance(999ms);
    QTest::qWait(50); // five ticks in which nothing may happen
    QCOMPARE(arrived().size(), 50);
    m_clock->advance(1ms);
    QTRY_COMPARE(arrived().size(), 55);
    for (int count = 60; count <= 100; count += 5) {
        m_clock->advance(100ms);
        QTRY_COMPARE(arrived().size(), count);
    }
    QCOMPARE(arrived(), numbers(1, 100));
    QCOMPARE(m_publisher->counts().published, 100u);
    QCOMPARE(m_publisher->counts().queued, 0u);
}

void PublisherTest::aShortInterruptionLeavesBeforeAnythingNew()
{
    QVERIFY(goOnline());
    publish(1, 2);
    m_broker->script.isSessionPresent = false;
    m_link->disconnectFromBroker();
    QCOMPARE(m_link->state(), DeviceLink::State::Offline);
    publish(3, 40);
    QVERIFY(goOnline());
    publish(41, 42);
    QTRY_COMPARE(arrived(), numbers(1, 42));
}

void PublisherTest::liveMessagesOvertakeTheBacklog()
{
    publish(1, 60);
    QVERIFY(goOnline());
    const auto published
        = m_publisher->publish({ .topic = "t"_ba, .payload = "live"_ba }, m_clock->wall());
    QCOMPARE(published.fate, Fate::Sent);
    QTRY_COMPARE(arrived(), numbers(1, 50) + QByteArrayList { "live"_ba });
    m_clock->advance(1s);
    QTRY_COMPARE(arrived(), numbers(1, 50) + QByteArrayList { "live"_ba } + numbers(51, 55));
}

void PublisherTest::backlogLeavesAQuarterOfTheWindowToLiveMessages()
{
    m_settings.window = 8;
    makePublisher();
    m_broker->script.isAcknowledging = false;
    publish(1, 20, 1);
    QVERIFY(goOnline());
    QTRY_COMPARE(arrived(), numbers(1, 6));
    publish(101, 102, 1);
    QTRY_COMPARE(arrived(), numbers(1, 6) + numbers(101, 102));
    publish(200, 200, 0); // no window for QoS 0
    QTRY_COMPARE(arrived().last(), "200"_ba);
    m_broker->script.isAcknowledging = true;
    m_broker->acknowledgeAll();
    QTRY_COMPARE(m_publisher->counts().acknowledged, 22u);
    QVERIFY(m_publisher->isIdle());
}

void PublisherTest::heldBackLiveMessagesStayInOrderAndGoFirst()
{
    m_settings.window = 4;
    makePublisher();
    m_broker->script.isAcknowledging = false;
    publish(1, 10, 1);
    QVERIFY(goOnline());
    QTRY_COMPARE(arrived(), numbers(1, 3));
    publish(101, 103, 1); // one fits
    publish(104, 104, 0); // would have room, but keeps its place
    QTRY_COMPARE(arrived(), numbers(1, 3) + numbers(101, 101));
    QCOMPARE(m_publisher->counts().queued, 10u);
    m_broker->script.isAcknowledging = true;
    m_broker->acknowledgeAll();
    QTRY_COMPARE(m_publisher->counts().queued, 0u);
    QTRY_COMPARE(arrived(), numbers(1, 3) + numbers(101, 104) + numbers(4, 10));
}

void PublisherTest::slowAcknowledgementsFillTheOutboxExactly_data()
{
    QTest::addColumn<DropPolicy>("policy");
    QTest::addColumn<QByteArrayList>("kept");
    QTest::newRow("oldest") << DropPolicy::DropOldest << numbers(191, 200);
    QTest::newRow("newest") << DropPolicy::DropNewest << numbers(21, 30);
}

/// B2: nothing is acknowledged, production goes on.
void PublisherTest::slowAcknowledgementsFillTheOutboxExactly()
{
    QFETCH(DropPolicy, policy);
    QFETCH(QByteArrayList, kept);
    m_limits = { .maxMessages = 10, .policy = policy };
    makePublisher();
    m_broker->script.isAcknowledging = false;
    QVERIFY(goOnline());
    publish(1, 200, 1);
    QTRY_COMPARE(arrived(), numbers(1, 20)); // the window
    PublisherCounts counts = m_publisher->counts();
    QCOMPARE(counts.queued, 10u);
    QCOMPARE(counts.dropped.of(DropCause::QueueFull), 170u);
    QCOMPARE(counts.dropped.total() + counts.queued + counts.published, 200u);
    m_broker->script.isAcknowledging = true;
    m_broker->acknowledgeAll();
    QTRY_COMPARE(arrived(), numbers(1, 20) + kept);
}

void PublisherTest::unacknowledgedMessagesComeBackInTheirPlace()
{
    m_broker->script.isAcknowledging = false;
    publish(1, 4, 1);
    QVERIFY(goOnline());
    publish(5, 8, 1);
    QTRY_COMPARE(arrived(), numbers(1, 8));
    const QSignalSpy states(m_link.get(), &DeviceLink::stateChanged);
    m_broker->dropAll();
    QTRY_COMPARE(m_publisher->counts().queued, 8u);
    publish(9, 9, 1);
    m_broker->script.isAcknowledging = true;
    m_clock->advance(1s);
    QTRY_COMPARE_WITH_TIMEOUT(arrived(), numbers(1, 8) + numbers(1, 9), 10'000);
    QTRY_COMPARE(m_publisher->counts().acknowledged, 9u);
}

void PublisherTest::everyLossHasItsCause()
{
    m_limits = { .maxMessages = 2, .maxBytes = 500 };
    makePublisher();
    QList<quint64> lost;
    connect(m_publisher.get(), &Publisher::lost, this,
        [&lost](quint64 number) { lost.append(number); });
    publish(1, 3);
    m_publisher->publish({ .topic = "t"_ba, .payload = QByteArray(500, 'x') }, m_clock->wall());
    QVERIFY(goOnline());
    const auto refused
        = m_publisher->publish({ .topic = "a/#"_ba, .payload = {} }, m_clock->wall());
    QCOMPARE(refused.fate, Fate::Refused);
    m_link->disconnectFromBroker();
    publish(6, 6);
    QCOMPARE(m_publisher->abandonQueue(), 1u);
    const DropCounts &dropped = m_publisher->counts().dropped;
    QCOMPARE(dropped.of(DropCause::QueueFull), 1u);
    QCOMPARE(dropped.of(DropCause::TooLarge), 1u);
    QCOMPARE(dropped.of(DropCause::Refused), 1u);
    QCOMPARE(dropped.of(DropCause::RunEnded), 1u);
    QCOMPARE(dropped.total(), 4u);
    QCOMPARE(lost, QList<quint64>({ 1, 4, 5, 6 }));
    QCOMPARE(m_traffic->row(1)->fate, Fate::Dropped);
    QCOMPARE(m_traffic->row(1)->reason, dropCauseText(DropCause::QueueFull));
    QCOMPARE(m_traffic->row(5)->fate, Fate::Refused);
    QCOMPARE(m_traffic->row(6)->reason, dropCauseText(DropCause::RunEnded));
}

void PublisherTest::theEndOfARunIsNotPaced()
{
    publish(1, 500);
    QVERIFY(goOnline());
    m_publisher->setUnpaced();
    QTRY_COMPARE(arrived(), numbers(1, 500));
}

void PublisherTest::theJournalKeepsWhatTheRunCouldNotSend()
{
    openJournal();
    makePublisher();
    publish(1, 5, 1);
    publish(6, 6, 0);
    publish(7, 7, 2);
    QCOMPARE(m_publisher->abandonQueue(), 1u); // QoS 0
    QCOMPARE(m_publisher->counts().queued, 6u);
    restart();
    QCOMPARE(m_publisher->counts().restored, 6u);
    QVERIFY(goOnline());
    QTRY_COMPARE(arrived(), numbers(1, 5) + numbers(7, 7));
    QTRY_COMPARE(m_publisher->counts().acknowledged, 6u);
    QCOMPARE(m_storage->journal->pending(), 0u);
    restart();
    QCOMPARE(m_publisher->counts().restored, 0u);
}

void PublisherTest::restoredMessagesArePacedToo()
{
    openJournal();
    makePublisher();
    publish(1, 80, 1);
    restart();
    QVERIFY(goOnline());
    publish(81, 81, 1);
    QTRY_COMPARE(arrived(), numbers(1, 15) + numbers(81, 81) + numbers(16, 50));
    m_clock->advance(1s);
    QTRY_COMPARE(arrived().size(), 56);
}

void PublisherTest::aKeptSessionGoesOnWithTheSameIds()
{
    m_settings.endpoint.isSessionClean = false;
    openJournal();
    makePublisher();
    m_broker->script.isAcknowledging = false;
    QVERIFY(goOnline());
    publish(1, 2, 1);
    publish(3, 3, 2);
    QTRY_COMPARE(sent().size(), 3);
    const QList<Sent> first = sent();
    restart();
    m_broker->script.isSessionPresent = true;
    m_broker->script.isAcknowledging = true;
    publish(4, 4, 1);
    QVERIFY(goOnline());
    QTRY_COMPARE(m_publisher->counts().acknowledged, 4u);
    const QList<Sent> all = sent();
    QCOMPARE(all.size(), 7);
    for (int i = 0; i < 3; ++i) {
        QVERIFY(all.at(3 + i).isDuplicate);
        QCOMPARE(all.at(3 + i).id, first.at(i).id);
        QCOMPARE(all.at(3 + i).payload, first.at(i).payload);
    }
    QVERIFY(!all.at(6).isDuplicate);
    QVERIFY(all.at(6).id > first.at(2).id);
    QCOMPARE(m_storage->journal->pending(), 0u);
}

void PublisherTest::aReleasedMessageIsNeverPublishedAgain()
{
    m_settings.endpoint.isSessionClean = false;
    openJournal();
    makePublisher();
    QVERIFY(goOnline());
    // Killed between PUBREC and PUBCOMP.
    connect(m_link.get(), &DeviceLink::released, this,
        [this] { m_broker->script.isAcknowledging = false; });
    publish(1, 1, 2);
    QTRY_COMPARE(m_broker->packets(kPubRel).size(), 1);
    restart();
    m_broker->script.isSessionPresent = true;
    m_broker->script.isAcknowledging = true;
    QVERIFY(goOnline());
    QTRY_COMPARE(m_publisher->counts().acknowledged, 1u);
    QCOMPARE(sent().size(), 1);
    QCOMPARE(m_broker->packets(kPubRel).size(), 2);
}

void PublisherTest::aLostSessionSendsAnew()
{
    m_settings.endpoint.isSessionClean = false;
    openJournal();
    makePublisher();
    m_broker->script.isAcknowledging = false;
    QVERIFY(goOnline());
    publish(1, 3, 1);
    QTRY_COMPARE(sent().size(), 3);
    restart();
    m_broker->script.isAcknowledging = true;
    publish(4, 4, 1);
    QVERIFY(goOnline());
    QTRY_COMPARE(arrived(), numbers(1, 3) + numbers(1, 4));
    for (const Sent &message : sent())
        QVERIFY(!message.isDuplicate);
    QTRY_COMPARE(m_storage->journal->pending(), 0u);
}

QTEST_GUILESS_MAIN(PublisherTest)
#include "tst_publisher.moc"
