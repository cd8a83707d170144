// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/panefactory.h"
#include "core/file/settingsfile.h"
#include "support/brokerthread.h"
#include "support/fullscale.h"
#include "support/heartbeat.h"
#include "support/sanitizer.h"
#include "ui/charts/chartspane.h"
#include "ui/main/mainwindow.h"
#include "ui/main/workbench.h"
#include "ui/traffic/trafficmodel.h"
#include "ui/traffic/trafficpane.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QSortFilterProxyModel>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QTableView>

using namespace sim;
using namespace sim::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr int kDevices = 10;
constexpr int kPerSecond = 5000; ///< inbound, of all devices
constexpr quint64 kRows = TrafficJournal::kMaxRows;
constexpr int kPatience = 30'000; ///< ms

constexpr auto kProfile = R"({
  "$schema": "conniosim-profile-1.schema.json", "formatVersion": 1, "name": "flood",
  "endpoints": [ { "id": "e", "transport": "tcp", "host": "127.0.0.1", "port": %1 } ],
  "deviceTypes": [ { "id": "t", "name": "T", "endpoint": "e",
    "publish": { "mode": "raw", "qos": 0 },
    "schedule": { "sampleEvery": "100ms" },
    "properties": [ { "id": "temperature", "type": "number", "decimals": 1,
      "source": { "kind": "uniform", "min": 1, "max": 9 } } ] } ],
  "devices": [ { "id": "d", "type": "t", "name": "D", "count": 10,
    "idPattern": "_dev_00000000000000000{n:01}",
    "credentials": { "keyId": "_key_1", "secretRef": "keychain:k" } } ],
  "view": { "charts": [
    { "title": "All", "window": "1m", "series": ["d-1/temperature", "d-2/temperature"] },
    { "title": "One", "window": "10s", "series": ["d-3/temperature"] } ] }
}
)"_L1;

class NoQuestions final : public UserQuestions
{
public:
    QString fileToOpen(QWidget *, const QString &) override { return {}; }

    QString fileToSave(QWidget *, const QString &) override { return {}; }

    Unsaved unsavedChanges(QWidget *, const QString &) override { return Unsaved::Discard; }
};

TrafficEntry row()
{
    TrafficEntry entry;
    entry.device = u"d-1"_s;
    entry.topic = "connio/data/out/devices/d/properties/temperature"_ba;
    entry.payload = "1"_ba;
    return entry;
}

/// Sends commands to all devices of a broker, at an even pace, in the broker's thread.
class CommandFlood : public QObject
{
public:
    explicit CommandFlood(TinyBroker &broker)
        : QObject(&broker)
        , m_broker(broker)
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, &CommandFlood::send);
        m_timer.start(10ms);
        m_since.start();
    }

    quint64 sent() const { return m_rounds * kDevices; }

private:
    void send()
    {
        const auto due = static_cast<quint64>(m_since.elapsed() * (kPerSecond / kDevices) / 1000);
        for (; m_rounds < due; ++m_rounds) {
            const QByteArray topic = "connio/data/in/devices/d/methods/m"_ba;
            const QByteArray payload
                = R"({"value":%1})"_ba.replace("%1", QByteArray::number(m_rounds));
            QByteArray packet(1, '\x30');
            packet += static_cast<char>(2 + topic.size() + payload.size());
            packet += '\0';
            packet += static_cast<char>(topic.size());
            m_broker.sendToAll(packet + topic + payload);
        }
    }

    TinyBroker &m_broker;
    QTimer m_timer;
    QElapsedTimer m_since;
    quint64 m_rounds = 0;
};

} // namespace

/// B6 of the reliability page: more comes in than anybody can read, and the window stays a window.
class WindowFloodTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();

    // One story, in this order.
    void b6WindowAnswersInAFlood();
    void b6CountersAreExact();
    void b6SkippedRowsAreCounted();

private:
    TrafficModel &trafficModel() const;
    QString shownCount() const;
    void report(const char *what);

    const KindCatalogues m_kinds = allKinds();
    const SystemClock m_clock;
    QTemporaryDir m_folder;
    std::unique_ptr<SettingsFile> m_settings;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<BrokerThread> m_broker;
    CommandFlood *m_flood = nullptr;
    std::unique_ptr<ProfileDocument> m_document;
    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<SimulationHost> m_host;
    std::unique_ptr<RunController> m_run;
    ConnectionDoctor m_connectionDoctor { m_clock };
    std::unique_ptr<DoctorController> m_doctor;
    SessionVault m_vault;
    NoQuestions m_questions;
    std::unique_ptr<MainWindow> m_window;
    Heartbeat m_heartbeat;
    quint64 m_sent = 0;
};

void WindowFloodTest::initTestCase()
{
    m_broker = std::make_unique<BrokerThread>();
    QVERIFY(m_broker->isListening());
    m_vault.keep(u"keychain:k"_s, u"s3cret"_s);
    m_settings = std::make_unique<SettingsFile>(m_folder.filePath(u"window.settings"_s), m_clock);
    m_theme = std::make_unique<Theme>();
    m_theme->setMode(Theme::Mode::Light);
    m_theme->apply(*qApp);
    m_document = std::make_unique<ProfileDocument>(m_kinds, m_clock);
    m_selection = std::make_unique<Selection>();
    m_host = std::make_unique<SimulationHost>(m_kinds, m_clock);
    m_run = std::make_unique<RunController>(*m_document, *m_host, m_vault, m_clock);
    m_doctor = std::make_unique<DoctorController>(
        *m_document, *m_run, *m_host, m_vault, m_connectionDoctor);
    const MainWindowParts parts { .document = *m_document,
        .selection = *m_selection,
        .host = *m_host,
        .run = *m_run,
        .doctor = *m_doctor,
        .vault = m_vault,
        .theme = *m_theme,
        .clock = m_clock,
        .settings = *m_settings,
        .questions = m_questions,
        .about = { .version = u"1"_s, .mqttClient = u"test"_s } };
    m_window = std::make_unique<MainWindow>(parts, makePanes(parts));
    m_window->resize(1280, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    QFile file(m_folder.filePath(u"flood.conniosim"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QString(kProfile).arg(m_broker->port()).toUtf8());
    file.close();
    QVERIFY(m_window->openFile(file.fileName()));
    m_run->setTarget({ .isLocal = false, .transport = {} });
    m_run->start();
    QTRY_COMPARE_WITH_TIMEOUT(
        m_host->snapshot().counts.online, static_cast<quint64>(kDevices), kPatience);
    QVERIFY(m_window->findChild<TrafficPane *>()->isVisible());
    QVERIFY(m_window->findChild<ChartsPane *>()->isVisible());
}

void WindowFloodTest::cleanupTestCase()
{
    m_window.reset();
    m_doctor.reset();
    m_run.reset();
    m_host.reset();
    m_broker.reset();
}

TrafficModel &WindowFloodTest::trafficModel() const
{
    const auto *table = m_window->findChild<QTableView *>(u"trafficTable"_s);
    auto *filter = qobject_cast<QSortFilterProxyModel *>(table->model());
    return *qobject_cast<TrafficModel *>(filter->sourceModel());
}

QString WindowFloodTest::shownCount() const
{
    return m_window->findChild<QLabel *>(u"trafficCount"_s)->text();
}

/// The limits are those of the reliability page; sanitizers make a window several times slower.
void WindowFloodTest::report(const char *what)
{
    const auto usual = m_heartbeat.gapAt(0.99);
    const auto longest = m_heartbeat.longestGap();
    qInfo() << what << "p50" << m_heartbeat.gapAt(0.5).count() << "ms, p99" << usual.count()
            << "ms, longest" << longest.count() << "ms";
    QVERIFY2(usual <= 100ms * kSlowdown, qPrintable(QString::number(usual.count())));
}

void WindowFloodTest::b6WindowAnswersInAFlood()
{
    // The list is full: each row that comes in takes one out.
    for (qsizetype i = 0; i < TrafficJournal::kMaxRows; ++i)
        m_host->journal().append(row());
    QTRY_COMPARE(trafficModel().rowCount(), TrafficJournal::kMaxRows);
    trafficModel().resetSkipped(); // by filling it
    m_broker->call([this](TinyBroker &broker) { m_flood = new CommandFlood(broker); });
    m_heartbeat.restart();
    QTest::qWait(scaled(5'000, 60'000)); // the flood
    report("in the flood:");
    // It was one: what was due in this time has come in.
    const quint64 total = m_host->journal().total();
    QVERIFY2(total >= kRows + kPerSecond * scaled<quint64>(5, 60) * 9 / 10,
        qPrintable(QString::number(total)));
    QVERIFY2(trafficModel().waiting() <= kPerSecond, // the list keeps up
        qPrintable(QString::number(trafficModel().waiting())));
}

void WindowFloodTest::b6CountersAreExact()
{
    m_broker->call([this](TinyBroker &) {
        m_sent = m_flood->sent();
        delete m_flood;
    });
    m_host->pause(); // no samples; connections stay
    QTRY_COMPARE(m_run->state(), RunState::Paused);
    const auto counted = [this] {
        const RunCounts counts = m_host->snapshot().counts;
        return kRows + m_sent + counts.published + counts.queued + counts.dropped;
    };
    QTRY_COMPARE_WITH_TIMEOUT(m_host->journal().total(), counted(), kPatience);
    QTRY_COMPARE(trafficModel().waiting(), quint64(0));
    QCOMPARE(trafficModel().rowCount(), TrafficJournal::kMaxRows);
    QCOMPARE(trafficModel().skipped(), quint64(0)); // none went past unread
    QCOMPARE(shownCount(), u"%L1 messages"_s.arg(kRows));
}

void WindowFloodTest::b6SkippedRowsAreCounted()
{
    auto *pane = m_window->findChild<TrafficPane *>();
    pane->setPaused(true);
    constexpr quint64 kMore = 30'000; // than the journal keeps
    for (quint64 i = 0; i < kRows + kMore; ++i)
        m_host->journal().append(row());
    QTRY_COMPARE(shownCount(), u"Paused, %L1 new"_s.arg(kRows + kMore));
    m_heartbeat.restart();
    pane->setPaused(false);
    QTRY_COMPARE(trafficModel().skipped(), kMore);
    QCOMPARE(trafficModel().rowCount(), TrafficJournal::kMaxRows);
    QTRY_COMPARE(shownCount(), u"%L1 messages, %L2 not shown"_s.arg(kRows).arg(kMore));
    QTest::qWait(500); // painted
    const auto gap = m_heartbeat.longestGap();
    qInfo() << "after the pause: longest" << gap.count() << "ms";
    QVERIFY2(gap <= 250ms * kSlowdown, qPrintable(QString::number(gap.count()))); // U1
}

QTEST_MAIN(WindowFloodTest)
#include "tst_windowflood.moc"
