// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/platform/localbroker.h"
#include "core/platform/platformmirror.h"
#include "integration/mirrordevices.h"
#include "integration/rawmqtt.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace sim;
using sim::test::mirrorDevice;
using sim::test::RawMqtt;

namespace {

constexpr int kPatienceMs = 20'000;

} // namespace

/// The mirror behind a real broker; what it makes of messages is tested with MirrorStore.
class TestPlatformMirror : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void hearsEveryDeviceOverEachTransport_data();
    void hearsEveryDeviceOverEachTransport();
    void missesNothingOnceItListens();
    void doesNotCountRetainedMessagesAgain();
    void commandsReachTheirDevice();
    void commandsNeedAConnection();
    void wrongSecretIsReported();
    void lossOfTheBrokerIsReported();
    void stoppedMirrorHearsNothingAndCanStartAgain();

private:
    bool listen(PlatformMirror &mirror, TransportKind kind = TransportKind::Tcp);
    bool login(RawMqtt &device, int number = 1);

    SystemClock m_clock;
    std::unique_ptr<LocalBroker> m_broker;
    QList<ResolvedDevice> m_devices;
};

void TestPlatformMirror::initTestCase()
{
    m_devices = { mirrorDevice(u"a"_s, u"_dev_1"_s), mirrorDevice(u"b"_s, u"_dev_2"_s) };
}

void TestPlatformMirror::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_broker = std::make_unique<LocalBroker>();
    QSignalSpy started(m_broker.get(), &LocalBroker::started);
    m_broker->start({ { u"_dev_1"_s, u"_key_1"_s }, { u"_dev_2"_s, u"_key_2"_s } });
    QVERIFY(started.wait(kPatienceMs));
}

bool TestPlatformMirror::listen(PlatformMirror &mirror, TransportKind kind)
{
    QSignalSpy listening(&mirror, &PlatformMirror::listening);
    mirror.start(m_broker->endpoint(kind), m_broker->platformUser(), m_broker->platformSecret());
    return listening.wait(kPatienceMs) && mirror.isListening();
}

bool TestPlatformMirror::login(RawMqtt &device, int number)
{
    const QString key = u"_key_%1"_s.arg(number);
    return device.open()
        && device.login("_dev_" + QByteArray::number(number), key, m_broker->secret(key)) == 0;
}

void TestPlatformMirror::hearsEveryDeviceOverEachTransport_data()
{
    QTest::addColumn<TransportKind>("kind");
    for (const TransportKind kind : { TransportKind::Tcp, TransportKind::Tls,
             TransportKind::WebSocket, TransportKind::SecureWebSocket })
        QTest::addRow("%s", qPrintable(transportName(kind))) << kind;
}

void TestPlatformMirror::hearsEveryDeviceOverEachTransport()
{
    QFETCH(TransportKind, kind);
    PlatformMirror mirror(m_devices, u"connio/"_s, m_clock);
    QVERIFY(listen(mirror, kind));
    QList<Arrival> arrivals;
    connect(&mirror, &PlatformMirror::arrived, this,
        [&arrivals](const Arrival &arrival) { arrivals.append(arrival); });

    const WallTime before = m_clock.wall();
    for (int number = 1; number <= 2; ++number) {
        RawMqtt device(m_broker->endpoint(kind));
        QVERIFY(login(device, number));
        const QByteArray start = "connio/data/out/devices/_dev_" + QByteArray::number(number);
        QVERIFY(device.publish(start + "/properties/temperature", "21.5"));
        QVERIFY(device.publish(start + "/json", R"({"dps":[{"v":99,"prop":"temperature"}]})"));
    }
    QTRY_COMPARE_WITH_TIMEOUT(arrivals.size(), 4, kPatienceMs);
    QCOMPARE(arrivals.at(0).deviceId, u"_dev_1"_s);
    QCOMPARE(arrivals.at(0).message.payload, "21.5"_ba);
    QVERIFY(arrivals.at(0).received >= before);
    QVERIFY(arrivals.at(0).arrived <= m_clock.monotonic());
    QCOMPARE(arrivals.at(3).deviceId, u"_dev_2"_s);
    QCOMPARE(arrivals.at(3).verdict.rejected.size(), 1);
    QCOMPARE(mirror.counts().messages, 4U);
    QCOMPARE(mirror.counts().points, 2U);
    QCOMPARE(mirror.counts().rejectedMessages, 2U);
    QCOMPARE(mirror.stored().size(), 2);
}

void TestPlatformMirror::missesNothingOnceItListens()
{
    constexpr int kMessages = 2000;
    PlatformMirror mirror(m_devices, u"connio/"_s, m_clock);
    RawMqtt device(m_broker->endpoint(TransportKind::Tcp));
    QVERIFY(login(device));
    QVERIFY(listen(mirror));
    for (int i = 0; i < kMessages; ++i)
        QVERIFY(device.publish("connio/data/out/devices/_dev_1/properties/temperature", "1"));
    QTRY_COMPARE_WITH_TIMEOUT(mirror.counts().messages, quint64 { kMessages }, kPatienceMs);
    QCOMPARE(mirror.counts().points, quint64 { kMessages });
}

void TestPlatformMirror::doesNotCountRetainedMessagesAgain()
{
    RawMqtt device(m_broker->endpoint(TransportKind::Tcp));
    QVERIFY(login(device));
    PlatformMirror mirror(m_devices, u"connio/"_s, m_clock);
    QVERIFY(listen(mirror));
    QVERIFY(device.publish("connio/data/out/devices/_dev_1/properties/door", "true", true));
    QTRY_COMPARE_WITH_TIMEOUT(mirror.counts().messages, 1U, kPatienceMs);

    QVERIFY(listen(mirror)); // the broker repeats the message
    QVERIFY(device.publish("connio/data/out/devices/_dev_1/properties/door", "false"));
    QTRY_COMPARE_WITH_TIMEOUT(mirror.stored().constFirst().value, Value(false), kPatienceMs);
    QCOMPARE(mirror.counts().messages, 2U);
}

void TestPlatformMirror::commandsReachTheirDevice()
{
    PlatformMirror mirror(m_devices, u"connio/"_s, m_clock);
    QVERIFY(listen(mirror));
    RawMqtt device(m_broker->endpoint(TransportKind::Tcp));
    QVERIFY(login(device));
    QVERIFY(device.subscribe("connio/data/in/devices/_dev_1/properties/#"));
    QVERIFY(mirror.sendCommand(u"_dev_1"_s, u"Status"_s, u"run"_s));
    QTRY_VERIFY_WITH_TIMEOUT(device.hasBytes(), kPatienceMs); // the link writes meanwhile
    const std::optional<Message> message = device.receive();
    QVERIFY(message);
    QCOMPARE(message->topic, "connio/data/in/devices/_dev_1/properties/status"_ba);
    QCOMPARE(message->payload, R"("run")"_ba);
    QCOMPARE(mirror.counts().messages, 0U); // its own commands are not arrivals
}

void TestPlatformMirror::commandsNeedAConnection()
{
    PlatformMirror mirror(m_devices, u"connio/"_s, m_clock);
    const Result<void> sent = mirror.sendCommand(u"_dev_1"_s, u"door"_s, true);
    QVERIFY(!sent);
    QCOMPARE(sent.error().code(), u"platform.mirrorOffline"_s);
}

void TestPlatformMirror::wrongSecretIsReported()
{
    PlatformMirror mirror(m_devices, u"connio/"_s, m_clock);
    std::optional<Error> error;
    connect(
        &mirror, &PlatformMirror::failed, this, [&error](const Error &reason) { error = reason; });
    mirror.start(m_broker->endpoint(TransportKind::Tcp), m_broker->platformUser(), u"wrong"_s);
    QTRY_VERIFY_WITH_TIMEOUT(error, kPatienceMs);
    QVERIFY2(error->code().startsWith(u"link."_s), qPrintable(error->code()));
    QVERIFY(!mirror.isListening());
}

void TestPlatformMirror::lossOfTheBrokerIsReported()
{
    PlatformMirror mirror(m_devices, u"connio/"_s, m_clock);
    QVERIFY(listen(mirror));
    const QSignalSpy failed(&mirror, &PlatformMirror::failed);
    m_broker->stop();
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, kPatienceMs);
    QVERIFY(!mirror.isListening());
}

void TestPlatformMirror::stoppedMirrorHearsNothingAndCanStartAgain()
{
    PlatformMirror mirror(m_devices, u"connio/"_s, m_clock);
    QVERIFY(listen(mirror));
    RawMqtt device(m_broker->endpoint(TransportKind::Tcp));
    QVERIFY(login(device));
    mirror.stop();
    QVERIFY(!mirror.isListening());
    QVERIFY(device.publish("connio/data/out/devices/_dev_1/properties/temperature", "1"));
    QVERIFY(listen(mirror));
    QVERIFY(device.publish("connio/data/out/devices/_dev_1/properties/temperature", "2"));
    QTRY_COMPARE_WITH_TIMEOUT(mirror.counts().messages, 1U, kPatienceMs);
    QCOMPARE(mirror.stored().constFirst().value, Value(2.0));
}

QTEST_GUILESS_MAIN(TestPlatformMirror)
#include "tst_platformmirror.moc"
