// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/fullscale.h"
#include "support/mosquitto.h"
#include "support/watchedlink.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>

#include <csignal>
#include <sys/resource.h>
#include <unistd.h>

using namespace sim;
using namespace sim::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using State = DeviceLink::State;

/// C11, C12 and C15 of the reliability page: `conniosim run` on a machine that sleeps, sets its
/// clock, or is short of descriptors.
class MachineTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void c11SleepIsNoticedAndNotCaughtUp();
    void c12JumpsOfTheWallClockChangeNothing();
    void c15DescriptorsRunOut();

private:
    bool startRun(int devices, const QString &keepAlive, const QStringList &more = {});

    bool signalRun(int number)
    {
        return ::kill(static_cast<pid_t>(m_run.processId()), number) == 0;
    }

    QJsonObject endRun();

    bool haveAllArrived(int devices) const { return m_arrived.size() == devices; }

    qsizetype mostArrived() const;
    qsizetype leastArrived() const;
    qsizetype logins();
    double processorSeconds() const;

    QTemporaryDir m_folder;
    std::unique_ptr<Mosquitto> m_broker;
    std::unique_ptr<WatchedLink> m_watcher;
    QHash<QByteArray, qsizetype> m_arrived; ///< by topic
    QProcess m_run;
};

void MachineTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_broker = std::make_unique<Mosquitto>();
    // Notices only: a line for each of thousands of messages a second keeps the broker from its
    // work and this test from reading them, and then the broker stands still.
    QVERIFY2(m_broker->start({ u"allow_anonymous true"_s, u"log_type notice"_s }),
        qPrintable(m_broker->log()));
    LinkSettings settings;
    settings.clientId = u"watcher"_s;
    settings.endpoint.transport = TransportKind::Tcp;
    settings.endpoint.host = u"127.0.0.1"_s;
    settings.endpoint.port = m_broker->port();
    settings.filters = { "connio/#"_ba };
    m_watcher = std::make_unique<WatchedLink>(settings);
    connect(&m_watcher->link, &DeviceLink::messageReceived, this,
        [this](const Message &message) { ++m_arrived[message.topic]; });
    QVERIFY2(m_watcher->goOnline(), m_watcher->complaint());
    m_arrived.clear();
    // In a session of its own: a stopped process in ours would bring us SIGHUP when the shell that
    // began it all ends.
    m_run.setChildProcessModifier([] { setsid(); });
}

void MachineTest::cleanup()
{
    if (m_run.state() != QProcess::NotRunning) {
        signalRun(SIGCONT);
        m_run.kill();
        m_run.waitForFinished();
    }
    if (QTest::currentTestFailed())
        qInfo().noquote() << m_run.readAllStandardError().left(3000) << m_broker->log().right(3000);
    m_watcher.reset();
    m_broker.reset();
}

/// \a more are environment variables.
bool MachineTest::startRun(int devices, const QString &keepAlive, const QStringList &more)
{
    QJsonArray list;
    for (int i = 0; i < devices; ++i) {
        list.append(QJsonObject { { u"id"_s, u"d%1"_s.arg(i) }, { u"type"_s, u"t"_s },
            { u"name"_s, u"Device %1"_s.arg(i) },
            { u"deviceId"_s, QString(u"_dev_"_s + QString::number(i).rightJustified(18, u'0')) },
            { u"credentials"_s,
                QJsonObject { { u"keyId"_s, u"key"_s },
                    { u"secretRef"_s, u"${env:SIM_TEST_SECRET}"_s } } } });
    }
    QJsonObject profile = QJsonDocument::fromJson(R"({
        "$schema": "conniosim-profile-1.schema.json", "formatVersion": 1, "name": "machine",
        "deviceTypes": [ { "id": "t", "name": "T", "endpoint": "e",
          "publish": { "mode": "raw", "qos": 0 }, "schedule": { "sampleEvery": "200ms" },
          "properties": [ { "id": "temperature", "type": "number", "decimals": 1,
            "source": { "kind": "uniform", "min": 1, "max": 9 } } ] } ] })")
                              .object();
    profile.insert(u"endpoints"_s,
        QJsonArray { QJsonObject { { u"id"_s, u"e"_s }, { u"transport"_s, u"tcp"_s },
            { u"host"_s, u"127.0.0.1"_s }, { u"port"_s, int(m_broker->port()) },
            { u"keepAlive"_s, keepAlive },
            { u"reconnect"_s,
                QJsonObject { { u"first"_s, u"200ms"_s }, { u"max"_s, u"2s"_s } } } } });
    profile.insert(u"devices"_s, list);
    QFile file(m_folder.filePath(u"machine.conniosim"_s));
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.write(QJsonDocument(profile).toJson());
    file.close();
    QStringList environment = QProcess::systemEnvironment();
    environment << u"SIM_TEST_SECRET=s3cr3t"_s << more;
    m_run.setEnvironment(environment);
    m_run.start(QStringLiteral(SIM_CONNIOSIM),
        { u"run"_s, file.fileName(), u"--json"_s, u"--keep-trying"_s });
    return m_run.waitForStarted();
}

QJsonObject MachineTest::endRun()
{
    signalRun(SIGINT);
    // In the event loop: the broker goes on only while its log is read.
    if (!QTest::qWaitFor([this] { return m_run.state() == QProcess::NotRunning; }, 60'000))
        return {};
    return QJsonDocument::fromJson(m_run.readAllStandardOutput()).object();
}

qsizetype MachineTest::mostArrived() const
{
    qsizetype most = 0;
    for (const qsizetype count : m_arrived)
        most = std::max(most, count);
    return most;
}

qsizetype MachineTest::leastArrived() const
{
    qsizetype least = m_arrived.isEmpty() ? 0 : m_arrived.begin().value();
    for (const qsizetype count : m_arrived)
        least = std::min(least, count);
    return least;
}

/// Of devices, so far.
qsizetype MachineTest::logins()
{
    return m_broker->log().count(QRegularExpression(u"New client connected from \\S+ as _dev_"_s));
}

double MachineTest::processorSeconds() const
{
    QFile file(u"/proc/%1/stat"_s.arg(m_run.processId()));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> fields = file.readAll().split(' ');
    const auto ticks = fields.value(13).toLongLong() + fields.value(14).toLongLong();
    return static_cast<double>(ticks) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

void MachineTest::c11SleepIsNoticedAndNotCaughtUp()
{
    const int devices = scaled(10, 200);
    QVERIFY(startRun(devices, scaled(u"2s"_s, u"25s"_s)));
    QTRY_VERIFY_WITH_TIMEOUT(haveAllArrived(devices), 60'000);
    QCOMPARE(logins(), devices);
    QVERIFY(signalRun(SIGSTOP));
    QTest::qWait(scaled(9'000, 120'000)); // the sleep
    m_arrived.clear();
    QVERIFY(signalRun(SIGCONT));
    const auto start = WatchedLink::clock().monotonic();
    QTRY_COMPARE_WITH_TIMEOUT(logins(), 2 * devices, scaled(20'000, 5'000));
    const Microseconds back = WatchedLink::clock().monotonic() - start;
    QTRY_VERIFY_WITH_TIMEOUT(haveAllArrived(devices) && leastArrived() >= 5, 60'000);
    const Microseconds passed = WatchedLink::clock().monotonic() - start;
    // What was due in the sleep is not sent afterwards: one each, beside the usual.
    const qsizetype usual = passed / 200ms;
    QVERIFY2(mostArrived() <= usual + 2,
        qPrintable(u"%1 instead of %2"_s.arg(mostArrived()).arg(usual)));
    endRun();
    QVERIFY(m_run.readAllStandardError().contains("slept for"));
    qInfo() << devices << "devices back after" << back.count() / 1000 << "ms; at most"
            << mostArrived() << "messages each in" << passed.count() / 1000 << "ms";
}

void MachineTest::c12JumpsOfTheWallClockChangeNothing()
{
    const QString library = u"/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"_s;
    if (!QFile::exists(library))
        QSKIP("libfaketime is missing (package faketime).");
    const QString offset = m_folder.filePath(u"offset"_s);
    const auto jump = [&offset](const QByteArray &by) {
        QFile file(offset + u".new"_s);
        return file.open(QIODevice::WriteOnly) && file.write(by) == by.size()
            && (file.close(),
                   std::rename(QFile::encodeName(file.fileName()).constData(),
                       QFile::encodeName(offset).constData()))
            == 0;
    };
    QVERIFY(jump("+0"));
    constexpr int kDevices = 5;
    QVERIFY(startRun(kDevices, u"2s"_s,
        { u"LD_PRELOAD="_s + library, u"FAKETIME_TIMESTAMP_FILE="_s + offset,
            u"FAKETIME_NO_CACHE=1"_s, u"FAKETIME_DONT_FAKE_MONOTONIC=1"_s,
            u"DONT_FAKE_MONOTONIC=1"_s, u"ASAN_OPTIONS=verify_asan_link_order=0"_s }));
    QTRY_VERIFY_WITH_TIMEOUT(haveAllArrived(kDevices), 60'000);
    for (const QByteArray &by : { "+2d"_ba, "-1d"_ba }) {
        QVERIFY(jump(by));
        m_arrived.clear();
        const auto start = WatchedLink::clock().monotonic();
        QTRY_VERIFY_WITH_TIMEOUT(haveAllArrived(kDevices) && leastArrived() >= 25, 60'000);
        const qsizetype usual = (WatchedLink::clock().monotonic() - start) / 200ms;
        QVERIFY2(mostArrived() <= usual + 10, // what was on its way
            qPrintable(u"%1 instead of %2"_s.arg(mostArrived()).arg(usual)));
        QVERIFY2(leastArrived() >= usual / 3, // no freeze
            qPrintable(u"%1 instead of %2"_s.arg(leastArrived()).arg(usual)));
    }
    QCOMPARE(logins(), kDevices); // no disconnect
    const QJsonObject result = endRun();
    QVERIFY(result.value(u"errors"_s).toArray().isEmpty());
    QVERIFY(!m_run.readAllStandardError().contains("slept"));
}

void MachineTest::c15DescriptorsRunOut()
{
    const rlim_t limit = scaled<rlim_t>(128, 1024);
    const int devices = scaled(200, 2000);
    m_run.setChildProcessModifier([limit] {
        setsid();
        const rlimit both { .rlim_cur = limit, .rlim_max = limit };
        setrlimit(RLIMIT_NOFILE, &both);
    });
    QVERIFY(startRun(devices, u"25s"_s));
    // All that may, connect; a part of the descriptors stays free for files.
    const qsizetype most = scaled(96, 960);
    QTRY_VERIFY_WITH_TIMEOUT(logins() >= most - scaled(40, 60), 60'000);
    QTest::qWait(scaled(1'000, 10'000)); // further tries
    const qsizetype online = logins();
    constexpr int kBurst = 25; // may begin together, before the first of them has its socket
    QVERIFY2(online <= most + kBurst, qPrintable(QString::number(online)));
    const qsizetype open = QDir(u"/proc/%1/fd"_s.arg(m_run.processId()))
                               .entryList(QDir::Files | QDir::System)
                               .size();
    QVERIFY2(open <= most + kBurst, qPrintable(QString::number(open)));
    const double before = processorSeconds();
    QTest::qWait(scaled(1'000, 5'000)); // what it costs to stay there
    const double load = (processorSeconds() - before) / scaled(1.0, 5.0);
    if (isFullScale())
        QVERIFY2(load < 0.10, qPrintable(QString::number(load)));
    const QJsonObject result = endRun();
    QCOMPARE(result.value(u"connected"_s).toInteger(), online);
    const QByteArray said = m_run.readAllStandardError();
    QVERIFY2(said.contains("System limit reached"), said.left(2000).constData());
    qInfo() << online << "of" << devices << "online with" << limit << "descriptors," << open
            << "open, processor load" << load;
}

QTEST_GUILESS_MAIN(MachineTest)
#include "tst_machine.moc"
