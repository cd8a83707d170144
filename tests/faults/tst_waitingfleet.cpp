// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/simulationhost.h"
#include "support/fullscale.h"
#include "support/processmemory.h"

#include <QtNetwork/QTcpServer>
#include <QtTest/QTest>

using namespace sim;
using namespace sim::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMemoryLimit = 256 * 1024 * 1024; ///< of the whole fleet
constexpr quint64 kFleetMessages = 600'000; ///< 1,000 devices, 10 minutes, one a second
constexpr quint64 kEach = 600;
constexpr int kPatience = 120'000; ///< ms

/// `%1` devices, `%2` a port where nobody is.
constexpr auto kProfile = R"({
  "$schema": "conniosim-profile-1.schema.json", "formatVersion": 1, "name": "waiting",
  "endpoints": [ { "id": "e", "transport": "tcp", "host": "127.0.0.1", "port": %2,
    "reconnect": { "first": "30s", "max": "60s" } } ],
  "deviceTypes": [ { "id": "t", "name": "T", "endpoint": "e",
    "publish": { "mode": "feed", "qos": 0, "batch": { "maxPoints": 1 } },
    "schedule": { "sampleEvery": "1s" },
    "properties": [ { "id": "temperature", "type": "number", "decimals": 1,
      "source": { "kind": "uniform", "min": 1, "max": 9 } } ] } ],
  "devices": [ { "id": "d", "type": "t", "name": "D", "count": %1,
    "idPattern": "_dev_00000000000000{n:04}",
    "credentials": { "keyId": "_key_1", "secretRef": "keychain:k" } } ]
}
)"_L1;

} // namespace

/// The memory part of B3 of the reliability page. What waits does not depend on how long it took to
/// make it, so the ten minutes pass in seconds here.
class WaitingFleetTest : public QObject
{
    Q_OBJECT

private slots:
    void b3WaitingMessagesFitTheirMemory();
};

void WaitingFleetTest::b3WaitingMessagesFitTheirMemory()
{
    if (heapBytes() == 0)
        QSKIP("This system does not tell how much memory is in use.");
    const int devices = scaled(50, 1000);
    QTcpServer gone;
    QVERIFY(gone.listen(QHostAddress::LocalHost));
    const QByteArray text = QString(kProfile).arg(devices).arg(gone.serverPort()).toUtf8();
    gone.close();
    const KindCatalogues kinds = allKinds();
    const SystemClock clock;
    SessionSecrets secrets;
    secrets.set(u"keychain:k"_s, u"s3cret"_s);
    const ProfileReading reading = ProfileReader(kinds).readText(text, u"waiting"_s);
    QVERIFY(reading.errors.isEmpty());

    SimulationHost host(kinds, clock);
    RunOptions options;
    options.timeScale = 0.001; // all are there, and nothing waits yet
    options.isRecorded = false;
    QVERIFY(host.start(*reading.profile, options, secrets).isEmpty());
    const auto isTried = [](const DeviceSnapshot &device) {
        return device.state == DeviceLink::State::WaitingToRetry;
    };
    QTRY_VERIFY_WITH_TIMEOUT(
        std::all_of(host.snapshot().devices.cbegin(), host.snapshot().devices.cend(), isTried)
            && host.snapshot().devices.size() == devices,
        kPatience);
    const qint64 idle = heapBytes();
    const quint64 wanted = static_cast<quint64>(devices) * kEach;
    host.setTimeScale(scaled(50, 10)); // seconds, in the full form a minute
    QTRY_VERIFY_WITH_TIMEOUT(host.snapshot().counts.queued >= wanted, kPatience);
    host.pause();
    QTRY_COMPARE_WITH_TIMEOUT(host.snapshot().state, RunState::Paused, kPatience);
    const qint64 grown = heapBytes() - idle;
    const quint64 queued = host.snapshot().counts.queued;
    QCOMPARE(host.snapshot().counts.dropped, quint64(0));
    const double each = static_cast<double>(grown) / static_cast<double>(queued);
    qInfo() << devices << "devices," << queued << "messages wait:" << grown / 1024 << "KiB," << each
            << "bytes each";
    QVERIFY(each > 50); // they are somewhere
    QVERIFY2(each <= static_cast<double>(kMemoryLimit) / kFleetMessages,
        qPrintable(QString::number(each)));
}

QTEST_GUILESS_MAIN(WaitingFleetTest)
#include "tst_waitingfleet.moc"
