// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/linkerrors.h"
#include "core/run/publisher.h"
#include "core/run/storeandforward.h"
#include "support/fullscale.h"
#include "support/mosquitto.h"
#include "support/processmemory.h"
#include "support/tinybroker.h"
#include "support/watchedlink.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QTimer>
#include <QtTest/QSignalSpy>
#include <QtWebSockets/QWebSocketServer>

using namespace sim;
using namespace sim::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using State = DeviceLink::State;

namespace {

constexpr int kPublishPacket = 3;

/// A publisher with what it needs, in one place.
class Sender
{
public:
    Sender(DeviceLink &link, int bound, DropPolicy policy)
        : m_publisher(u"device"_s, link, { .maxMessages = bound, .policy = policy },
            { .clock = WatchedLink::clock(), .journal = m_journal, .storage = m_storage })
        , m_policy(policy)
    {
        m_storage.drainPerSecond = 0; // the pace has tests of its own
    }

    void send(const Message &message) { m_publisher.publish(message, {}); }

    bool isPausing() const { return m_policy == DropPolicy::Pause && m_publisher.isBlocked(); }

    bool isIdle() const { return m_publisher.isIdle(); }

    quint64 sent() const { return m_publisher.counts().published; }

    quint64 queued() const { return m_publisher.counts().queued; }

    quint64 dropped() const { return m_publisher.counts().dropped.total(); }

private:
    TrafficJournal m_journal { 1000, 1024 * 1024 }; // its own growth is not measured here
    StoreAndForward m_storage { WatchedLink::clock() };
    Publisher m_publisher;
    DropPolicy m_policy;
};

/// What window, outbox and policy must do, in one place.
class Model
{
public:
    Model(int window, int bound, DropPolicy policy)
        : m_window(window)
        , m_bound(bound)
        , m_policy(policy)
    {
    }

    void produce(int number)
    {
        m_queue.append(number);
        send();
        if (m_queue.size() <= m_bound)
            return;
        dropped.append(
            m_policy == DropPolicy::DropOldest ? m_queue.takeFirst() : m_queue.takeLast());
    }

    void acknowledge()
    {
        --m_inFlight;
        send();
    }

    QList<int> sent;
    QList<int> dropped;

private:
    void send()
    {
        while (m_inFlight < m_window && !m_queue.isEmpty()) {
            ++m_inFlight;
            sent.append(m_queue.takeFirst());
        }
    }

    int m_window;
    int m_bound;
    DropPolicy m_policy;
    int m_inFlight = 0;
    QList<int> m_queue;
};

QList<int> numbersIn(const QList<QByteArray> &packets)
{
    QList<int> numbers;
    for (const QByteArray &packet : packets)
        numbers.append(packet.mid(packet.lastIndexOf(':') + 1).toInt());
    return numbers;
}

} // namespace

/// B1, B2 and B5 of the reliability page: more than the other side takes.
class BackpressureTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void b1BrokerStopsReading();
    void b2WindowAndOutboxAreExact_data();
    void b2WindowAndOutboxAreExact();
    void b5HugePacketIsClosedOnItsHeader_data();
    void b5HugePacketIsClosedOnItsHeader();

private:
    LinkSettings settingsFor(quint16 port) const;
};

void BackpressureTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

LinkSettings BackpressureTest::settingsFor(quint16 port) const
{
    LinkSettings settings;
    settings.clientId = u"_dev_123456789012345678"_s;
    settings.endpoint.transport = TransportKind::Tcp;
    settings.endpoint.host = u"127.0.0.1"_s;
    settings.endpoint.port = port;
    settings.endpoint.reconnect = { .first = 100ms, .max = 500ms };
    return settings;
}

void BackpressureTest::b1BrokerStopsReading()
{
    Mosquitto broker;
    QVERIFY2(broker.start({ u"allow_anonymous true"_s }), qPrintable(broker.log()));
    LinkSettings settings = settingsFor(broker.port());
    settings.stallTimeout = scaled<Microseconds>(3s, 30s);
    settings.endpoint.connectTimeout = scaled<Microseconds>(2s, 60s);
    WatchedLink device(settings);
    QVERIFY2(device.goOnline(), device.complaint());
    Sender sender(device.link, 1000, DropPolicy::DropOldest);
    quint64 produced = 0;
    const auto produce = [&] {
        for (int i = 0; i < 32; ++i) { // 32 KiB each 31 ms: 1 MiB/s
            sender.send({ .topic = "b1"_ba, .payload = QByteArray(1024, 'x') });
            ++produced;
        }
    };
    produce();
    const qint64 before = heapBytes();
    broker.freeze();
    const auto start = WatchedLink::clock().monotonic();
    QTimer producer;
    connect(&producer, &QTimer::timeout, this, produce);
    producer.start(scaled(4ms, 31ms)); // short form: the same bytes faster
    QTRY_VERIFY_WITH_TIMEOUT(!device.notices.isEmpty(), 60'000);
    const Microseconds shown = WatchedLink::clock().monotonic() - start;
    QVERIFY2(device.notices.first().contains(u"stalled"_s), qPrintable(device.notices.first()));
    QTRY_VERIFY_WITH_TIMEOUT(!device.errors.isEmpty(), 90'000);
    QVERIFY2(device.errors.first().is(errors::kNoProgress)
            || device.errors.first().is(errors::kConnectionLost),
        device.complaint());
    QTest::qWait(scaled(1000, 15'000)); // and goes on producing while it is offline
    producer.stop();
    const qint64 growth = heapBytes() - before;
    QCOMPARE(sender.sent() + sender.dropped() + sender.queued(), produced);
    QVERIFY(sender.dropped() > 0);
    QVERIFY(sender.queued() <= 1000);
    qInfo() << "produced" << produced << "sent" << sender.sent() << "dropped" << sender.dropped()
            << "queued" << sender.queued() << "memory +" << growth / 1024
            << "KiB, stalled shown after" << shown.count() / 1000
            << "ms:" << device.errors.first().message();
    QVERIFY2(growth <= 8 * 1024 * 1024, qPrintable(QString::number(growth)));
    broker.thaw();
    QVERIFY2(device.waitFor(State::Online, 60'000), device.complaint());
    QTRY_COMPARE_WITH_TIMEOUT(sender.queued(), 0U, 60'000);
    QCOMPARE(sender.sent() + sender.dropped(), produced);
}

void BackpressureTest::b2WindowAndOutboxAreExact_data()
{
    QTest::addColumn<DropPolicy>("policy");
    QTest::newRow("drop oldest") << DropPolicy::DropOldest;
    QTest::newRow("drop newest") << DropPolicy::DropNewest;
    QTest::newRow("pause") << DropPolicy::Pause;
}

void BackpressureTest::b2WindowAndOutboxAreExact()
{
    QFETCH(DropPolicy, policy);
    constexpr int kBound = 50;
    const int wanted = scaled(600, 3'000);
    TinyBroker broker;
    QVERIFY(broker.listen());
    broker.script.isAcknowledging = false;
    WatchedLink device(settingsFor(broker.port()));
    Model model(20, kBound, policy);
    // Before the publisher, which sends in the same signal.
    connect(&device.link, &DeviceLink::acknowledged, this, [&model] { model.acknowledge(); });
    Sender sender(device.link, kBound, policy);
    QVERIFY2(device.goOnline(), device.complaint());
    qsizetype mostOnTheWire = 0;
    connect(&broker, &TinyBroker::packetReceived, this,
        [&] { mostOnTheWire = std::max(mostOnTheWire, broker.heldBack()); });
    int produced = 0;
    quint64 mostQueued = 0;
    QTimer producer;
    connect(&producer, &QTimer::timeout, this, [&] {
        if (produced == wanted || sender.isPausing())
            return;
        model.produce(produced);
        sender.send(
            { .topic = "b2"_ba, .payload = ":" + QByteArray::number(produced++), .qos = 1 });
        mostQueued = std::max(mostQueued, sender.queued());
    });
    QTimer acknowledger; // a hundredth of what is produced
    connect(&acknowledger, &QTimer::timeout, &broker, &TinyBroker::acknowledgeNext);
    producer.start(scaled(1ms, 10ms));
    acknowledger.start(scaled(100ms, 1000ms));
    if (policy == DropPolicy::Pause) {
        QTRY_VERIFY_WITH_TIMEOUT(sender.isPausing() && broker.heldBack() == 20, 30'000);
        acknowledger.start(1ms); // let it come to an end
    }
    QTRY_COMPARE_WITH_TIMEOUT(produced, wanted, 90'000);
    acknowledger.start(0ms);
    QTRY_VERIFY_WITH_TIMEOUT(sender.isIdle(), 30'000);
    QCOMPARE(mostOnTheWire, 20);
    QCOMPARE(mostQueued, quint64(kBound));
    QCOMPARE(numbersIn(broker.packets(kPublishPacket)), model.sent);
    QCOMPARE(sender.dropped(), quint64(model.dropped.size()));
    QCOMPARE(model.sent.size() + model.dropped.size(), wanted);
    QCOMPARE(model.dropped.isEmpty(), policy == DropPolicy::Pause);
}

void BackpressureTest::b5HugePacketIsClosedOnItsHeader_data()
{
    QTest::addColumn<TransportKind>("kind");
    QTest::newRow("tcp") << TransportKind::Tcp;
    QTest::newRow("ws") << TransportKind::WebSocket;
}

void BackpressureTest::b5HugePacketIsClosedOnItsHeader()
{
    QFETCH(TransportKind, kind);
    TinyBroker broker;
    QWebSocketServer web(u"b5"_s, QWebSocketServer::NonSecureMode);
    web.setSupportedSubprotocols({ u"mqtt"_s });
    if (kind == TransportKind::WebSocket) {
        QVERIFY(web.listen(QHostAddress::LocalHost));
        broker.serve(web);
    } else {
        QVERIFY(broker.listen());
    }
    LinkSettings settings = settingsFor(broker.port());
    settings.endpoint.transport = kind;
    WatchedLink device(settings);
    QVERIFY2(device.goOnline(), device.complaint());
    const qint64 before = heapBytes();
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"closing the connection"_s));
    broker.sendToAll(QByteArray::fromHex("30ffffff7f")); // PUBLISH of 268,435,455 bytes
    QTRY_COMPARE(device.losses, 1);
    QVERIFY(heapBytes() - before <= 8 * 1024 * 1024);
    QVERIFY2(device.errors.first().is(errors::kProtocolViolation), device.complaint());
    QVERIFY2(device.errors.first().why().contains(u"too large"_s), device.complaint());
}

QTEST_GUILESS_MAIN(BackpressureTest)
#include "tst_backpressure.moc"
