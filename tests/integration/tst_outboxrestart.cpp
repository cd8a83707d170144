// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/randomstream.h"
#include "core/link/devicelink.h"
#include "support/mosquitto.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <memory>

using namespace sim;
using namespace sim::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kDevices = 5;
constexpr int kWindow = 20;
constexpr int kPatience = 60'000;
constexpr auto kFirstStart = "2026-03-01T00:00:00Z"_L1;

/// `%1` port, `%2` cleanSession, `%3` QoS.
constexpr auto kProfile = R"({
  "$schema": "conniosim-profile-1.schema.json",
  "formatVersion": 1,
  "name": "restart",
  "endpoints": [ { "id": "e", "transport": "tcp", "host": "127.0.0.1", "port": %1,
    "cleanSession": %2, "reconnect": { "first": "100ms", "max": "200ms" } } ],
  "deviceTypes": [ { "id": "t", "name": "T", "endpoint": "e",
    "publish": { "mode": "feed", "qos": %3, "batch": { "maxPoints": 1 } },
    "schedule": { "sampleEvery": "20ms" },
    "properties": [ { "id": "temperature", "type": "number", "decimals": 1,
      "source": { "kind": "uniform", "min": 1, "max": 9 } } ] } ],
  "devices": [ { "id": "d", "type": "t", "name": "D", "count": 5, "idPattern": "_dev_00000000000000000{n}",
    "credentials": { "keyId": "_key_1", "secretRef": "${env:SIM_TEST_SECRET}" } } ]
}
)"_L1;

QString lastWords(const QByteArray &output)
{
    return QString::fromUtf8(output.right(2000));
}

} // namespace

/// Kills `conniosim run --journal` without warning and looks at what a real broker gets all the
/// same.
class TestOutboxRestart : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void everyQueuedMessageArrivesAfterAKill_data();
    void everyQueuedMessageArrivesAfterAKill();

private:
    bool writeProfile(bool isSessionClean, int qos);
    void startRun(const QStringList &options);
    int queuedAtLeast(int count);
    bool observe();
    QHash<QByteArray, QByteArrayList> expected();

    std::unique_ptr<Mosquitto> m_broker;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QProcess> m_run;
    std::unique_ptr<DeviceLink> m_observer;
    SystemClock m_clock;
    QString m_profile;
    QByteArray m_output;
    QHash<QByteArray, QByteArrayList> m_arrived; ///< by topic, in order, all
};

void TestOutboxRestart::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_broker = std::make_unique<Mosquitto>();
    m_arrived.clear();
    m_profile = m_folder->filePath(u"restart.conniosim"_s);
}

void TestOutboxRestart::cleanup()
{
    if (m_run) {
        m_run->kill();
        m_run->waitForFinished();
    }
    m_run.reset();
    m_observer.reset();
    m_broker.reset();
}

bool TestOutboxRestart::writeProfile(bool isSessionClean, int qos)
{
    QFile file(m_profile);
    return file.open(QIODevice::WriteOnly)
        && file.write(QString(kProfile)
                          .arg(m_broker->port())
                          .arg(isSessionClean ? u"true"_s : u"false"_s)
                          .arg(qos)
                          .toUtf8())
        > 0;
}

void TestOutboxRestart::startRun(const QStringList &options)
{
    m_output.clear();
    m_run = std::make_unique<QProcess>();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"SIM_TEST_SECRET"_s, u"secret"_s);
    m_run->setProcessEnvironment(environment);
    m_run->setProcessChannelMode(QProcess::MergedChannels);
    m_run->start(QStringLiteral(SIM_CONNIOSIM),
        QStringList { u"run"_s, m_profile, u"--keep-trying"_s, u"--seed"_s, u"1"_s, u"--journal"_s,
            m_folder->filePath(u"journal"_s) }
            + options);
}

/// Waits until the run says that so many messages wait. Returns how many, 0 after a minute.
int TestOutboxRestart::queuedAtLeast(int count)
{
    static const QRegularExpression kQueue(u"queue (\\d+)"_s);
    int queued = 0;
    const auto isThere = [&] {
        m_output += m_run->readAll();
        auto matches = kQueue.globalMatch(QString::fromUtf8(m_output));
        while (matches.hasNext())
            queued = matches.next().captured(1).toInt();
        return queued >= count;
    };
    return QTest::qWaitFor(isThere, kPatience) ? queued : 0;
}

bool TestOutboxRestart::observe()
{
    LinkSettings settings;
    settings.endpoint.transport = TransportKind::Tcp;
    settings.endpoint.host = u"127.0.0.1"_s;
    settings.endpoint.port = m_broker->port();
    settings.clientId = u"observer"_s;
    settings.filters = { "#"_ba };
    settings.filterQos = 2;
    m_observer = std::make_unique<DeviceLink>(
        settings, m_clock, nullptr, RandomStream(1, u"observer", u"link"));
    connect(m_observer.get(), &DeviceLink::messageReceived, this,
        [this](const Message &message) { m_arrived[message.topic].append(message.payload); });
    m_observer->connectToBroker();
    return QTest::qWaitFor(
        [this] { return m_observer->state() == DeviceLink::State::Online; }, kPatience);
}

/// What the first run makes, by topic, in order: `preview` prints its exact bytes.
QHash<QByteArray, QByteArrayList> TestOutboxRestart::expected()
{
    QProcess preview;
    preview.start(QStringLiteral(SIM_CONNIOSIM),
        { u"preview"_s, m_profile, u"--count"_s, u"10000"_s, u"--seed"_s, u"1"_s, u"--at"_s,
            QString(kFirstStart) });
    if (!preview.waitForFinished(kPatience))
        return {};
    QHash<QByteArray, QByteArrayList> messages;
    const QByteArrayList lines = preview.readAllStandardOutput().split('\n');
    for (const QByteArray &line : lines) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        if (!object.isEmpty())
            messages[object.value(u"topic"_s).toString().toUtf8()].append(
                object.value(u"payload"_s).toString().toUtf8());
    }
    return messages;
}

void TestOutboxRestart::everyQueuedMessageArrivesAfterAKill_data()
{
    QTest::addColumn<int>("qos");
    QTest::addColumn<bool>("isSessionClean");
    QTest::addColumn<int>("repeats"); // at most, for each device and kill
    QTest::newRow("D5: QoS 1, clean session") << 1 << true << kWindow;
    QTest::newRow("QoS 1, persistent session") << 1 << false << kWindow;
    QTest::newRow("D6: QoS 2, persistent session") << 2 << false << 0;
}

void TestOutboxRestart::everyQueuedMessageArrivesAfterAKill()
{
    QFETCH(int, qos);
    QFETCH(bool, isSessionClean);
    QFETCH(int, repeats);
    const QStringList brokerLines { u"allow_anonymous true"_s, u"max_queued_messages 0"_s };
    QVERIFY2(m_broker->start(brokerLines), qPrintable(m_broker->log()));
    QVERIFY(writeProfile(isSessionClean, qos));
    const auto all = expected();
    QCOMPARE(all.size(), kDevices);

    // The broker is down; messages gather; the process is killed.
    m_broker->stop();
    startRun({ u"--at"_s, QString(kFirstStart) });
    const int queued = queuedAtLeast(1000);
    QVERIFY2(queued >= 1000, qPrintable(lastWords(m_output)));
    m_run->kill();
    QVERIFY(m_run->waitForFinished());

    // It starts again and is killed again and again while it sends.
    QVERIFY2(m_broker->start(brokerLines), qPrintable(m_broker->log()));
    QVERIFY(observe());
    QHash<QByteArray, QByteArrayList> mine; // of the first run
    QHash<QByteArray, QSet<QByteArray>> distinct;
    const auto countMine = [&] {
        qsizetype count = 0;
        mine.clear();
        distinct.clear();
        for (auto topic = all.cbegin(); topic != all.cend(); ++topic) {
            const QSet<QByteArray> wanted(topic->cbegin(), topic->cend());
            for (const QByteArray &payload : m_arrived.value(topic.key())) {
                if (!wanted.contains(payload))
                    continue;
                mine[topic.key()].append(payload);
                distinct[topic.key()].insert(payload);
            }
            count += distinct.value(topic.key()).size();
        }
        return count;
    };
    int kills = 0;
    for (const int goal : { 150, 450, queued }) {
        const bool isLast = goal == queued;
        startRun({ u"--at"_s, u"2026-03-0%1T00:00:00Z"_s.arg(++kills + 1), u"--drain-rate"_s,
            isLast ? u"500"_s : u"400"_s });
        const bool isThere = QTest::qWaitFor([&] { return countMine() >= goal; }, kPatience);
        m_output += m_run->readAll();
        QVERIFY2(
            isThere, qPrintable(u"%1 of %2\n"_s.arg(countMine()).arg(goal) + lastWords(m_output)));
        if (!isLast) {
            m_run->kill();
            QVERIFY(m_run->waitForFinished());
        }
    }
    // Nothing is left: the next run has nothing of this one.
    m_run->terminate();
    QVERIFY(m_run->waitForFinished(kPatience));
    QTest::qWait(500); // what is still on its way between broker and observer
    countMine();

    for (auto topic = all.cbegin(); topic != all.cend(); ++topic) {
        const QByteArrayList &got = mine[topic.key()];
        const qsizetype count = distinct.value(topic.key()).size();
        QByteArrayList inOrder; // first arrivals
        QSet<QByteArray> seen;
        for (const QByteArray &payload : got) {
            if (!seen.contains(payload))
                inOrder.append(payload);
            seen.insert(payload);
        }
        QCOMPARE(inOrder, topic->first(count));
        QVERIFY2(got.size() - count <= repeats * kills,
            qPrintable(u"%1 of %2 came twice"_s.arg(got.size() - count).arg(count)));
    }
}

QTEST_GUILESS_MAIN(TestOutboxRestart)
#include "tst_outboxrestart.moc"
