// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/randomstream.h"
#include "core/link/devicelink.h"
#include "support/mosquitto.h"

#include <QtCore/QDateTime>
#include <QtCore/QDebug>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <algorithm>
#include <memory>
#include <vector>

using namespace sim;
using namespace sim::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kDevices = 100;
constexpr int kPerSecond = 5; ///< made by each device
constexpr int kOffline = 20'000; ///< ms
constexpr int kPatience = 60'000;

constexpr auto kProfile = R"({
  "$schema": "conniosim-profile-1.schema.json",
  "formatVersion": 1,
  "name": "drain",
  "endpoints": [ { "id": "e", "transport": "tcp", "host": "127.0.0.1", "port": %1,
    "reconnect": { "first": "200ms", "max": "500ms" } } ],
  "deviceTypes": [ { "id": "t", "name": "T", "endpoint": "e",
    "publish": { "mode": "feed", "qos": 0, "batch": { "maxPoints": 1 } },
    "schedule": { "sampleEvery": "200ms" },
    "properties": [ { "id": "temperature", "type": "number", "decimals": 1,
      "source": { "kind": "uniform", "min": 1, "max": 9 } } ] } ],
  "devices": [ { "id": "d", "type": "t", "name": "D", "count": 100, "idPattern": "_dev_000000000000000{n:03}",
    "credentials": { "keyId": "_key_1", "secretRef": "${env:SIM_TEST_SECRET}" } } ]
}
)"_L1;

qint64 now()
{
    return QDateTime::currentMSecsSinceEpoch();
}

/// The time of the one point of a feed, in ms.
qint64 timeOf(const QByteArray &payload)
{
    const QJsonObject feed = QJsonDocument::fromJson(payload).object();
    const QString time = feed.value(u"dps"_s).toArray().at(0).toObject().value(u"t"_s).toString();
    return QDateTime::fromString(time, Qt::ISODateWithMs).toMSecsSinceEpoch();
}

struct Arrival
{
    QByteArray payload;
    qint64 came; ///< ms
};

qsizetype mostWithin(const std::vector<qint64> &times, qint64 span)
{
    qsizetype most = 0;
    std::size_t first = 0;
    for (std::size_t last = 0; last < times.size(); ++last) {
        while (times[last] - times[first] >= span)
            ++first;
        most = std::max(most, static_cast<qsizetype>(last - first + 1));
    }
    return most;
}

} // namespace

/// B3, smaller: a fleet that was offline comes back to a real broker.
class TestOutboxDrain : public QObject
{
    Q_OBJECT

private slots:
    void aFleetComesBackGently();
};

void TestOutboxDrain::aFleetComesBackGently()
{
    Mosquitto broker;
    const QStringList lines { u"allow_anonymous true"_s, u"max_queued_messages 0"_s,
        u"log_dest none"_s };
    QVERIFY2(broker.start(lines), qPrintable(broker.log()));
    QTemporaryDir folder;
    QFile file(folder.filePath(u"drain.conniosim"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QString(kProfile).arg(broker.port()).toUtf8());
    file.close();
    broker.stop();

    QProcess run;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"SIM_TEST_SECRET"_s, u"secret"_s);
    run.setProcessEnvironment(environment);
    run.start(QStringLiteral(SIM_CONNIOSIM),
        { u"run"_s, file.fileName(), u"--keep-trying"_s, u"--json"_s });
    QVERIFY(run.waitForStarted());
    QTest::qWait(kOffline);

    const qint64 back = now();
    QVERIFY2(broker.start(lines), qPrintable(broker.log()));
    const SystemClock clock;
    LinkSettings settings;
    settings.endpoint.transport = TransportKind::Tcp;
    settings.endpoint.host = u"127.0.0.1"_s;
    settings.endpoint.port = broker.port();
    settings.clientId = u"observer"_s;
    settings.filters = { "#"_ba };
    DeviceLink observer(settings, clock, nullptr, RandomStream(1, u"observer", u"link"));
    QHash<QByteArray, std::vector<Arrival>> arrivals;
    connect(&observer, &DeviceLink::messageReceived, this, [&arrivals](const Message &message) {
        arrivals[message.topic].push_back({ message.payload, now() });
    });
    observer.connectToBroker();
    QTest::qWait(10'000);
    QVERIFY2(run.state() == QProcess::Running, run.readAllStandardError().constData());
    run.terminate();
    QVERIFY(run.waitForFinished(kPatience));

    const QJsonObject summary = QJsonDocument::fromJson(run.readAllStandardOutput()).object();
    QCOMPARE(summary.value(u"dropped"_s).toInt(), 0);
    QCOMPARE(arrivals.size(), kDevices);
    std::vector<qint64> latencies; // of what was made when all were back for sure
    constexpr qint64 kBack = 3000;
    qsizetype backlog = 0;
    for (const std::vector<Arrival> &device : std::as_const(arrivals)) {
        std::vector<qint64> replayed;
        qint64 newest = 0;
        for (const Arrival &arrival : device) {
            const qint64 made = timeOf(arrival.payload);
            if (made < back) {
                QVERIFY(made > newest); // in order
                newest = made;
                replayed.push_back(arrival.came);
            } else if (made > back + kBack) {
                latencies.push_back(arrival.came - made);
            }
        }
        backlog += static_cast<qsizetype>(replayed.size());
        // The way to the observer is no clock: what was 50 in a second may come a little denser.
        const qsizetype most = mostWithin(replayed, 1000);
        QVERIFY2(most <= 60, qPrintable(QString::number(most)));
    }
    std::sort(latencies.begin(), latencies.end());
    QVERIFY(latencies.size() > kDevices * kPerSecond * 4);
    const qint64 p99 = latencies[latencies.size() * 99 / 100];
    qInfo().noquote() << backlog << "replayed, live latency p99" << p99 << "ms";
    QVERIFY(backlog > kDevices * kPerSecond * (kOffline / 1000) * 9 / 10);
    QVERIFY2(p99 <= 1000, qPrintable(QString::number(p99)));
}

QTEST_GUILESS_MAIN(TestOutboxDrain)
#include "tst_outboxdrain.moc"
