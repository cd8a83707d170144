// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/exitcode.h"
#include "app/cli/livetable.h"
#include "app/cli/runsession.h"

#include <QtTest/QTest>

using namespace sim;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

RunSnapshot snapshotOf(int devices)
{
    RunSnapshot snapshot;
    snapshot.state = RunState::Running;
    snapshot.elapsed = 12s;
    for (int i = 1; i <= devices; ++i) {
        DeviceSnapshot device;
        device.id = u"d%1"_s.arg(i);
        device.state = DeviceLink::State::Online;
        device.published = 10;
        snapshot.devices.append(device);
    }
    snapshot.counts.devices = static_cast<quint64>(devices);
    snapshot.counts.connected = snapshot.counts.devices;
    snapshot.counts.online = snapshot.counts.devices;
    snapshot.counts.published = 10 * snapshot.counts.devices;
    return snapshot;
}

} // namespace

class TestLiveTable : public QObject
{
    Q_OBJECT

private slots:
    void drawsOverItselfOnATerminal();
    void addsALineASecondElsewhere();
    void listsTroubleFirstAndCountsTheRest();
    void noLineIsWiderThanTheTerminal();
    void exitCodeFollowsTheFigures_data();
    void exitCodeFollowsTheFigures();
    void summaryNamesWhatWasLost();
    void tellsRequestedAndAchievedRates();
};

void TestLiveTable::drawsOverItselfOnATerminal()
{
    LiveTable table(true, 80);
    const QString first
        = table.update(snapshotOf(2), { { u"d1"_s, u"Room 1"_s } }, MonotonicTime(1s));
    QVERIFY(first.contains("Room 1"_L1));
    QVERIFY(!first.contains(u'\x1b'));
    QVERIFY(table.update(snapshotOf(2), {}, MonotonicTime(1s + 100ms)).isEmpty());
    const QString second = table.update(snapshotOf(2), {}, MonotonicTime(1s + 200ms));
    // Header, two devices, status: four rows up.
    QVERIFY(second.startsWith(u"\x1b[4A\x1b[J"_s));
}

void TestLiveTable::addsALineASecondElsewhere()
{
    LiveTable table(false, 80);
    const QString line = table.update(snapshotOf(2), {}, MonotonicTime(1s));
    QCOMPARE(line.count(u'\n'), 1);
    QVERIFY(line.contains("devices online 2/2"_L1));
    QVERIFY(table.update(snapshotOf(2), {}, MonotonicTime(1s + 900ms)).isEmpty());
    QVERIFY(!table.update(snapshotOf(2), {}, MonotonicTime(2s)).isEmpty());
    QVERIFY(table.clearance().isEmpty());
}

void TestLiveTable::listsTroubleFirstAndCountsTheRest()
{
    RunSnapshot snapshot = snapshotOf(50);
    snapshot.devices[40].state = DeviceLink::State::Failed;
    LiveTable table(true, 120);
    const QStringList lines = table.update(snapshot, {}, MonotonicTime(1s)).split(u'\n');
    QVERIFY(lines.at(1).startsWith("d41 "_L1));
    QVERIFY(lines.at(1).contains("failed"_L1));
    QVERIFY(lines.contains(u"and 38 more devices"_s));
}

void TestLiveTable::noLineIsWiderThanTheTerminal()
{
    LiveTable table(true, 40);
    const QStringList lines = table.update(snapshotOf(3), {}, MonotonicTime(1s)).split(u'\n');
    for (const QString &line : lines)
        QVERIFY2(line.size() <= 40, qPrintable(line));
}

void TestLiveTable::exitCodeFollowsTheFigures_data()
{
    QTest::addColumn<quint64>("connected");
    QTest::addColumn<quint64>("dropped");
    QTest::addColumn<quint64>("arrived");
    QTest::addColumn<quint64>("rejected");
    QTest::addColumn<int>("code");
    QTest::newRow("all well") << quint64(2) << quint64(0) << quint64(20) << quint64(0)
                              << int(ExitOk);
    QTest::newRow("dropped") << quint64(2) << quint64(1) << quint64(20) << quint64(0)
                             << int(ExitLost);
    QTest::newRow("rejected") << quint64(2) << quint64(0) << quint64(20) << quint64(3)
                              << int(ExitLost);
    QTest::newRow("not all arrived")
        << quint64(2) << quint64(0) << quint64(19) << quint64(0) << int(ExitLost);
    QTest::newRow("one device never connected")
        << quint64(1) << quint64(0) << quint64(20) << quint64(0) << int(ExitLost);
    QTest::newRow("none connected")
        << quint64(0) << quint64(9) << quint64(0) << quint64(0) << int(ExitNoConnection);
}

void TestLiveTable::exitCodeFollowsTheFigures()
{
    QFETCH(quint64, connected);
    QFETCH(quint64, dropped);
    QFETCH(quint64, arrived);
    QFETCH(quint64, rejected);
    QFETCH(int, code);
    RunSnapshot snapshot = snapshotOf(2);
    snapshot.counts.connected = connected;
    snapshot.counts.dropped = dropped;
    snapshot.counts.arrived = arrived;
    snapshot.counts.rejected = rejected;
    QCOMPARE(exitCodeOf(snapshot), code);
}

void TestLiveTable::summaryNamesWhatWasLost()
{
    RunSnapshot snapshot = snapshotOf(2);
    snapshot.counts.arrived = 18;
    snapshot.counts.rejected = 1;
    snapshot.counts.dropped = 2;
    snapshot.rejectReasons.insert(u"wrongType"_s, 1);
    const QString text = summaryText(snapshot);
    QVERIFY(text.contains("18 arrived, 1 rejected"_L1));
    QVERIFY(text.contains("rejected for wrongType: 1"_L1));
    QVERIFY(text.contains("Lost: 2 messages."_L1));
}

void TestLiveTable::tellsRequestedAndAchievedRates()
{
    RunSnapshot snapshot = snapshotOf(2);
    snapshot.samplesRequested = 10;
    snapshot.samplesPerSecond = 9.24;
    LiveTable table(false, 120);
    QVERIFY(table.update(snapshot, {}, MonotonicTime(1s)).contains("samples/s 9.2 of 10.0"_L1));
    QVERIFY(summaryText(snapshot).contains("Samples per second: 9.2 of 10.0"_L1));
    const QJsonObject rates = toJson(snapshot).value("samplesPerSecond"_L1).toObject();
    QCOMPARE(rates.value("requested"_L1).toDouble(), 10.0);
    QCOMPARE(rates.value("achieved"_L1).toDouble(), 9.24);
}

QTEST_GUILESS_MAIN(TestLiveTable)
#include "tst_livetable.moc"
