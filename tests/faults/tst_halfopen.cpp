// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/linkerrors.h"
#include "support/delayrelay.h"
#include "support/fullscale.h"
#include "support/heartbeat.h"
#include "support/mosquitto.h"
#include "support/privatenetwork.h"
#include "support/watchedlink.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>
#include <QtTest/QSignalSpy>

#include <vector>

using namespace sim;
using namespace sim::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using State = DeviceLink::State;

namespace {

/// The test run shares its machine.
const Microseconds kSlack = scaled<Microseconds>(3s, 500ms);

} // namespace

/// C4, C5, C6, C13 and C14 of the reliability page: packets that vanish, in a network of its own.
class HalfOpenTest : public QObject
{
    Q_OBJECT

public:
    explicit HalfOpenTest(const PrivateNetwork &network)
        : m_network(network)
    {
    }

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void c4HalfOpenWhileIdleIsNoticed();
    void c5HalfOpenWhilePublishingIsNoticed();
    void c6SwallowedConnectTimesOut();
    void c6CancelIsImmediate();
    void c13ShortOutageKeepsTheConnection();
    void c13LongOutageCostsOneReconnect();
    void c14LossAndDelayKeepOrder();

private:
    LinkSettings settingsFor(int number = 1) const;
    Microseconds longestDetection() const;
    int logins(const QString &clientId) const;

    const PrivateNetwork &m_network;
    std::unique_ptr<Mosquitto> m_broker;
    const Microseconds m_keepAlive = scaled<Microseconds>(2s, 25s);
};

void HalfOpenTest::initTestCase()
{
    if (!m_network.problem().isEmpty())
        QSKIP(qPrintable(m_network.problem()));
}

void HalfOpenTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    QVERIFY(m_network.passAll());
    m_broker = std::make_unique<Mosquitto>();
    QVERIFY2(m_broker->start({ u"allow_anonymous true"_s, u"max_queued_messages 0"_s }),
        qPrintable(m_broker->log()));
}

void HalfOpenTest::cleanup()
{
    if (QTest::currentTestFailed())
        qInfo().noquote() << m_broker->log().right(4000);
    m_network.passAll();
    m_broker.reset();
}

LinkSettings HalfOpenTest::settingsFor(int number) const
{
    LinkSettings settings;
    settings.clientId = u"_dev_"_s + QString::number(number).rightJustified(18, u'0');
    settings.endpoint.transport = TransportKind::Tcp;
    settings.endpoint.host = u"127.0.0.1"_s;
    settings.endpoint.port = m_broker->port();
    settings.endpoint.keepAlive = m_keepAlive;
    if (!isFullScale()) {
        settings.endpoint.connectTimeout = 2s;
        settings.endpoint.reconnect = { .first = 100ms, .max = 1s };
    }
    return settings;
}

/// The keep-alive passes, then the answer to PINGREQ is awaited: 35 s at 25 s.
Microseconds HalfOpenTest::longestDetection() const
{
    return m_keepAlive + std::min<Microseconds>(m_keepAlive, 10s);
}

int HalfOpenTest::logins(const QString &clientId) const
{
    const QRegularExpression line(u"New client connected from \\S+ as "_s + clientId + u" "_s);
    return static_cast<int>(m_broker->log().count(line));
}

void HalfOpenTest::c4HalfOpenWhileIdleIsNoticed()
{
    WatchedLink device(settingsFor());
    QVERIFY2(device.goOnline(), device.complaint());
    QVERIFY(m_network.drop(m_broker->port()));
    const auto start = WatchedLink::clock().monotonic();
    QTRY_COMPARE_WITH_TIMEOUT(device.losses, 1, 60'000);
    const Microseconds taken = WatchedLink::clock().monotonic() - start;
    QVERIFY2(taken <= longestDetection() + kSlack, qPrintable(QString::number(taken.count())));
    QVERIFY2(device.errors.first().is(errors::kConnectionLost), device.complaint());
    QVERIFY2(device.errors.first().message().contains(u"PINGRESP"_s), device.complaint());
    qInfo() << "lost after" << taken.count() / 1000 << "ms";
}

void HalfOpenTest::c5HalfOpenWhilePublishingIsNoticed()
{
    WatchedLink device(settingsFor());
    QVERIFY2(device.goOnline(), device.complaint());
    QVERIFY(m_network.drop(m_broker->port()));
    const auto start = WatchedLink::clock().monotonic();
    int sent = 0;
    QTimer sender;
    connect(&sender, &QTimer::timeout, this, [&] {
        sent += device.link.publish({ .topic = "c5"_ba, .payload = "23.45"_ba }).isOk() ? 1 : 0;
    });
    sender.start(100ms);
    QTRY_COMPARE_WITH_TIMEOUT(device.losses, 1, 60'000);
    sender.stop();
    const Microseconds taken = WatchedLink::clock().monotonic() - start;
    QVERIFY2(taken <= longestDetection() + kSlack, qPrintable(QString::number(taken.count())));
    QVERIFY2(device.errors.first().message().contains(u"PINGRESP"_s), device.complaint());
    // The system had taken all of them, and the broker got none.
    QVERIFY(sent > 0);
    const QString told = device.errors.first().why();
    QVERIFY2(told.endsWith(u"probably lost: %1"_s.arg(sent)), qPrintable(told));
    qInfo() << "lost after" << taken.count() / 1000 << "ms:" << told;
}

void HalfOpenTest::c6SwallowedConnectTimesOut()
{
    LinkSettings settings = settingsFor();
    const Microseconds limit = scaled<Microseconds>(3s, 60s);
    settings.endpoint.connectTimeout = limit;
    QVERIFY(m_network.dropConnects(m_broker->port()));
    WatchedLink device(settings);
    Heartbeat heartbeat;
    const auto start = WatchedLink::clock().monotonic();
    device.link.connectToBroker();
    QTRY_COMPARE_WITH_TIMEOUT(device.errors.size(), 1, 90'000);
    const Microseconds taken = WatchedLink::clock().monotonic() - start;
    QVERIFY2(device.errors.first().is(errors::kTimeout), device.complaint());
    QVERIFY2(
        device.errors.first().why().contains(stageText(Stage::Connecting)), device.complaint());
    QVERIFY2(taken >= limit - 100ms && taken <= limit + scaled(5s, 2s),
        qPrintable(QString::number(taken.count())));
    const auto gap = heartbeat.longestGap();
    QVERIFY2(gap <= scaled(2500ms, 100ms), qPrintable(QString::number(gap.count())));
    qInfo() << "timed out after" << taken.count() / 1000 << "ms, longest gap" << gap.count()
            << "ms:" << device.errors.first().message();
}

void HalfOpenTest::c6CancelIsImmediate()
{
    QVERIFY(m_network.dropConnects(m_broker->port()));
    WatchedLink device(settingsFor());
    device.link.connectToBroker();
    QTRY_COMPARE(device.link.stage(), Stage::Connecting);
    QTest::qWait(100);
    const auto start = WatchedLink::clock().monotonic();
    device.link.disconnectFromBroker();
    QVERIFY(WatchedLink::clock().monotonic() - start <= scaled(1000ms, 200ms));
    QCOMPARE(device.link.state(), State::Offline);
    QVERIFY(device.errors.isEmpty());
}

void HalfOpenTest::c13ShortOutageKeepsTheConnection()
{
    LinkSettings settings = settingsFor();
    settings.endpoint.keepAlive = 25s;
    WatchedLink device(settings);
    QSignalSpy acknowledged(&device.link, &DeviceLink::acknowledged);
    QVERIFY2(device.goOnline(), device.complaint());
    int sent = 0;
    const auto send = [&] {
        const Message message { .topic = "c13"_ba, .payload = QByteArray::number(sent), .qos = 1 };
        sent += device.link.publish(message).isOk() ? 1 : 0;
    };
    QTimer sender;
    connect(&sender, &QTimer::timeout, this, send);
    sender.start(250ms);
    QTRY_VERIFY(acknowledged.size() >= 2);
    QVERIFY(m_network.drop(m_broker->port()));
    QTest::qWait(4000); // the outage itself
    QVERIFY(m_network.passAll());
    sender.stop();
    QTRY_COMPARE_WITH_TIMEOUT(acknowledged.size(), sent, 20'000);
    QVERIFY(sent >= 12);
    QCOMPARE(device.losses, 0);
    QCOMPARE(logins(settings.clientId), 1);
}

void HalfOpenTest::c13LongOutageCostsOneReconnect()
{
    constexpr int kDevices = 5;
    std::vector<std::unique_ptr<WatchedLink>> fleet;
    for (int i = 0; i < kDevices; ++i) {
        fleet.push_back(std::make_unique<WatchedLink>(settingsFor(i), nullptr, i));
        QVERIFY2(fleet.back()->goOnline(), fleet.back()->complaint());
    }
    QVERIFY(m_network.drop(m_broker->port()));
    QTest::qWait(scaled(8'000, 120'000)); // the outage itself
    for (const auto &device : fleet)
        QVERIFY(device->link.state() != State::Online);
    QVERIFY(m_network.passAll());
    for (const auto &device : fleet)
        QVERIFY2(device->waitFor(State::Online, 90'000), device->complaint());
    QTest::qWait(1000); // nothing else may come
    for (int i = 0; i < kDevices; ++i) {
        const auto &device = fleet.at(static_cast<std::size_t>(i));
        QCOMPARE(device->losses, 1);
        QCOMPARE(device->onlines, 2);
        QCOMPARE(logins(device->link.settings().clientId), 2);
    }
}

void HalfOpenTest::c14LossAndDelayKeepOrder()
{
    const int devices = scaled(10, 50);
    const int each = scaled(20, 600);
    DelayRelay relay(m_broker->port(), 100ms);
    QVERIFY(relay.port() != 0);
    LinkSettings watching = settingsFor(999'999);
    watching.filters = { "c14/#"_ba };
    watching.filterQos = 1;
    WatchedLink watcher(watching);
    QHash<QByteArray, QList<int>> arrived;
    connect(&watcher.link, &DeviceLink::messageReceived, this,
        [&](const Message &message) { arrived[message.topic].append(message.payload.toInt()); });
    QVERIFY2(watcher.goOnline(), watcher.complaint());
    QTRY_VERIFY(m_broker->log().contains(u"Sending SUBACK"_s));
    std::vector<std::unique_ptr<WatchedLink>> fleet;
    for (int i = 0; i < devices; ++i) {
        LinkSettings settings = settingsFor(i);
        settings.endpoint.port = relay.port();
        settings.endpoint.keepAlive = 25s;
        settings.endpoint.connectTimeout = 60s;
        fleet.push_back(std::make_unique<WatchedLink>(settings, nullptr, i));
    }
    QVERIFY(m_network.lose(relay.port(), 5));
    for (const auto &device : fleet)
        device->link.connectToBroker();
    for (const auto &device : fleet)
        QVERIFY2(device->waitFor(State::Online, 60'000), device->complaint());
    QList<int> next(devices, 0);
    QTimer sender;
    connect(&sender, &QTimer::timeout, this, [&] {
        for (int i = 0; i < devices; ++i) {
            int &number = next[i];
            const Message message { .topic = "c14/" + QByteArray::number(i),
                .payload = QByteArray::number(number),
                .qos = 1 };
            DeviceLink &link = fleet.at(static_cast<std::size_t>(i))->link;
            number += number < each && link.publish(message).isOk() ? 1 : 0;
        }
    });
    sender.start(scaled(200ms, 1000ms));
    const auto isComplete = [&] {
        return arrived.size() == devices
            && std::all_of(arrived.cbegin(), arrived.cend(),
                [each](const QList<int> &numbers) { return numbers.size() >= each; });
    };
    QTRY_VERIFY_WITH_TIMEOUT(isComplete(), scaled(40'000, 700'000));
    qsizetype duplicates = 0;
    for (const QList<int> &numbers : std::as_const(arrived)) {
        QVERIFY(std::is_sorted(numbers.begin(), numbers.end()));
        QCOMPARE(numbers.last(), each - 1);
        duplicates += numbers.size() - each;
    }
    QVERIFY2(duplicates * 100 <= devices * each, qPrintable(QString::number(duplicates)));
    qInfo() << devices * each << "messages," << duplicates << "duplicates," << relay.connections()
            << "connections";
}

int main(int argc, char **argv)
{
    const PrivateNetwork network; // before any thread
    const QCoreApplication application(argc, argv);
    HalfOpenTest test(network);
    return QTest::qExec(&test, argc, argv);
}

#include "tst_halfopen.moc"
