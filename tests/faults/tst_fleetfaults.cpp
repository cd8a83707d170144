// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/connectlimiter.h"
#include "core/link/linkerrors.h"
#include "support/descriptors.h"
#include "support/fullscale.h"
#include "support/manualclock.h"
#include "support/privatenetwork.h"
#include "support/tinybroker.h"
#include "support/watchedlink.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>
#include <QtCore/QTimer>

#include <algorithm>
#include <vector>

using namespace sim;
using namespace sim::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using State = DeviceLink::State;
using Fleet = std::vector<std::unique_ptr<WatchedLink>>;

namespace {

constexpr int kConnectPacket = 1;

bool areAll(const Fleet &fleet, State state)
{
    return std::all_of(fleet.begin(), fleet.end(),
        [state](const auto &device) { return device->link.state() == state; });
}

/// The most moments within any one second.
qsizetype mostInASecond(const QList<MonotonicTime> &moments)
{
    qsizetype most = 0;
    for (qsizetype first = 0, last = 0; last < moments.size(); ++last) {
        while (moments.at(last) - moments.at(first) >= 1s)
            ++first;
        most = std::max(most, last - first + 1);
    }
    return most;
}

} // namespace

/// C1, C2, C3 and C16 of the reliability page: what many devices do to one broker.
class FleetFaultsTest : public QObject
{
    Q_OBJECT

public:
    explicit FleetFaultsTest(const PrivateNetwork &network)
        : m_network(network)
    {
    }

private slots:
    void init();

    void c1BrokerIsDown();
    void c2DelaysStayInTheirBand();
    void c2DevicesShareNoSchedule();
    void c3ClosingAfterTwoSecondsStops();
    void c16DisconnectFromABrokerThatDoesNotRead();

private:
    LinkSettings settingsFor(quint16 port, int number = 0) const;

    const PrivateNetwork &m_network;
};

void FleetFaultsTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

LinkSettings FleetFaultsTest::settingsFor(quint16 port, int number) const
{
    LinkSettings settings;
    settings.clientId = u"_dev_"_s + QString::number(number);
    settings.endpoint.transport = TransportKind::Tcp;
    settings.endpoint.host = u"127.0.0.1"_s;
    settings.endpoint.port = port;
    return settings;
}

void FleetFaultsTest::c1BrokerIsDown()
{
    const int devices = scaled(200, 1000);
    const int perSecond = scaled(100, 500);
    if (!allowDescriptors(2 * static_cast<quint64>(devices) + 500))
        QSKIP("The limit of open files is too low for so many connections.");
    TinyBroker broker;
    TinyBroker other;
    QVERIFY(broker.listen() && other.listen());
    ConnectLimiter limiter(perSecond, 256, WatchedLink::clock());
    QList<MonotonicTime> begun;
    Fleet fleet;
    for (int i = 0; i < devices; ++i) {
        fleet.push_back(std::make_unique<WatchedLink>(settingsFor(broker.port(), i), &limiter, i));
        connect(&fleet.back()->link, &DeviceLink::stageChanged, this,
            [&begun, wasIdle = true](Stage stage) mutable {
                if (std::exchange(wasIdle, stage == Stage::Idle) && stage != Stage::Idle)
                    begun.append(WatchedLink::clock().monotonic());
            });
    }
    Fleet untouched;
    for (int i = 0; i < 5; ++i)
        untouched.push_back(
            std::make_unique<WatchedLink>(settingsFor(other.port(), i), &limiter, 5000 + i));
    for (const Fleet *part : { &fleet, &untouched }) {
        for (const auto &device : *part)
            device->link.connectToBroker();
    }
    QTRY_VERIFY_WITH_TIMEOUT(
        areAll(fleet, State::Online) && areAll(untouched, State::Online), 60'000);

    broker.close();
    QTest::qWait(scaled(3'000, 10'000)); // the time that it is down
    const int before = broker.connections();
    QVERIFY(broker.listenAgain());
    const auto start = WatchedLink::clock().monotonic();
    QTRY_VERIFY_WITH_TIMEOUT(areAll(fleet, State::Online), 30'000);
    const Microseconds taken = WatchedLink::clock().monotonic() - start;
    QCOMPARE(broker.connections() - before, devices); // one socket each
    QVERIFY(begun.size() >= 2 * devices);
    QVERIFY2(mostInASecond(begun) <= perSecond, qPrintable(QString::number(mostInASecond(begun))));
    for (const auto &device : untouched)
        QCOMPARE(device->losses, 0);
    QCOMPARE(other.connections(), 5);
    qInfo() << devices << "devices back after" << taken.count() / 1000 << "ms, at most"
            << mostInASecond(begun) << "connects in a second";
}

void FleetFaultsTest::c2DelaysStayInTheirBand()
{
    constexpr int kAttempts = 12;
    const Microseconds first = scaled<Microseconds>(10ms, 1s);
    TinyBroker broker;
    QVERIFY(broker.listen());
    broker.script.isMute = true;
    LinkSettings settings = settingsFor(broker.port());
    settings.endpoint.connectTimeout = 50ms;
    settings.endpoint.reconnect = { .first = first, .max = 60 * first };
    ManualClock clock; // stands still while we look
    DeviceLink device(settings, clock, nullptr, RandomStream(1));
    QList<Microseconds> delays;
    connect(&device, &DeviceLink::errorOccurred, this, [&] {
        delays.append(*device.nextTry() - clock.monotonic());
        clock.advance(delays.last());
    });
    device.connectToBroker();
    QTRY_VERIFY_WITH_TIMEOUT(delays.size() >= kAttempts, 900'000);
    Microseconds step = first;
    for (const Microseconds delay : std::as_const(delays)) {
        QVERIFY2(delay <= step && delay >= step / 2, qPrintable(QString::number(delay.count())));
        step = std::min(2 * step, 60 * first);
    }
}

void FleetFaultsTest::c2DevicesShareNoSchedule()
{
    constexpr int kDevices = 100;
    TinyBroker broker;
    QVERIFY(broker.listen());
    broker.script.isMute = true;
    ManualClock clock;
    std::vector<std::unique_ptr<DeviceLink>> fleet;
    QList<QList<qint64>> schedules(kDevices);
    for (int i = 0; i < kDevices; ++i) {
        LinkSettings settings = settingsFor(broker.port(), i);
        settings.endpoint.connectTimeout = 100ms;
        settings.endpoint.reconnect = { .first = 100ms, .max = 6s };
        // As a run makes them: one seed, and the device's name.
        const RandomStream jitter(1, settings.clientId, u"link");
        fleet.push_back(std::make_unique<DeviceLink>(settings, clock, nullptr, jitter));
        DeviceLink *link = fleet.back().get();
        connect(link, &DeviceLink::errorOccurred, this, [&schedules, &clock, link, i] {
            schedules[i].append((*link->nextTry() - clock.monotonic()).count());
            clock.advance(10s);
        });
        link->connectToBroker();
    }
    const auto isLong = [](const QList<qint64> &schedule) { return schedule.size() >= 3; };
    QTRY_VERIFY_WITH_TIMEOUT(std::all_of(schedules.begin(), schedules.end(), isLong), 60'000);
    for (int step = 0; step < 3; ++step) {
        QSet<qint64> different; // not even one delay
        for (const QList<qint64> &schedule : std::as_const(schedules))
            different.insert(schedule.at(step));
        QVERIFY2(different.size() >= kDevices - 1, qPrintable(QString::number(different.size())));
    }
}

void FleetFaultsTest::c3ClosingAfterTwoSecondsStops()
{
    TinyBroker broker;
    QVERIFY(broker.listen());
    bool isClosing = true;
    connect(&broker, &TinyBroker::packetReceived, this, [&](int type) {
        if (type == kConnectPacket && isClosing)
            QTimer::singleShot(scaled(300ms, 2000ms), &broker, &TinyBroker::dropAll);
    });
    LinkSettings settings = settingsFor(broker.port());
    settings.endpoint.reconnect = { .first = 200ms, .max = 60s, .jitter = 0 };
    WatchedLink device(settings);
    QList<Microseconds> delays;
    connect(&device.link, &DeviceLink::errorOccurred, this, [&] {
        if (const auto next = device.link.nextTry())
            delays.append(*next - WatchedLink::clock().monotonic());
    });
    device.link.connectToBroker();
    QVERIFY2(device.waitFor(State::Failed, 30'000), device.complaint());
    QVERIFY2(device.link.lastError()->is(errors::kIdInUse), device.complaint());
    QCOMPARE(device.onlines, 3);
    QCOMPARE(delays.size(), 2);
    QVERIFY(delays.at(1) > 300ms); // not reset: the second step
    QTest::qWait(500);
    QCOMPARE(broker.connects(), 3); // stopped
    isClosing = false;
    QVERIFY2(device.goOnline(), device.complaint()); // the retry button
}

void FleetFaultsTest::c16DisconnectFromABrokerThatDoesNotRead()
{
    const int devices = scaled(200, 5000);
    if (!allowDescriptors(2 * static_cast<quint64>(devices) + 500))
        QSKIP("The limit of open files is too low for so many connections.");
    // Else the system takes megabytes for each.
    if (!m_network.problem().isEmpty() || !m_network.limitSendBuffers(16 * 1024))
        QSKIP(qPrintable(u"The send buffers cannot be limited. "_s + m_network.problem()));
    TinyBroker broker;
    QVERIFY(broker.listen());
    broker.script.isReading = false;
    ConnectLimiter limiter(500, 256, WatchedLink::clock());
    Fleet fleet;
    for (int i = 0; i < devices; ++i) {
        LinkSettings settings = settingsFor(broker.port(), i);
        settings.highWater = 16 * 1024;
        fleet.push_back(std::make_unique<WatchedLink>(settings, &limiter, i));
        fleet.back()->link.connectToBroker();
    }
    QTRY_VERIFY_WITH_TIMEOUT(areAll(fleet, State::Online), 60'000);
    const Message message { .topic = "c16"_ba, .payload = QByteArray(64 * 1024, 'x') };
    int refills = 0;
    const auto fill = [&message, &refills](DeviceLink &link) {
        ++refills;
        while (link.publish(message).isOk()) { }
    };
    for (const auto &device : fleet) {
        DeviceLink *link = &device->link;
        connect(link, &DeviceLink::readyToPublish, this, [fill, link] { fill(*link); });
        fill(*link);
    }
    // Stuck for good: nobody has taken more for a while.
    for (int last = 0; last != refills;) {
        last = refills;
        QTest::qWait(1500);
    }
    const qsizetype before = openDescriptors();
    const auto start = WatchedLink::clock().monotonic();
    for (const auto &device : fleet)
        device->link.disconnectFromBroker();
    const Microseconds asked = WatchedLink::clock().monotonic() - start;
    QVERIFY(areAll(fleet, State::Offline));
    if (before > 0)
        QTRY_VERIFY_WITH_TIMEOUT(openDescriptors() <= before - devices, 10'000);
    const Microseconds done = WatchedLink::clock().monotonic() - start;
    qInfo() << devices << "devices: asked in" << asked.count() / 1000 << "ms, closed after"
            << done.count() / 1000 << "ms";
    QVERIFY(done >= 1900ms); // what waited had its two seconds
    QVERIFY2(done <= scaled(10s, 5s), qPrintable(QString::number(done.count())));
    fleet.clear();
    const Microseconds gone = WatchedLink::clock().monotonic() - start;
    QVERIFY2(gone <= scaled(12s, 6s), qPrintable(QString::number(gone.count())));
}

int main(int argc, char **argv)
{
    const PrivateNetwork network; // before any thread
    const QCoreApplication application(argc, argv);
    FleetFaultsTest test(network);
    return QTest::qExec(&test, argc, argv);
}

#include "tst_fleetfaults.moc"
