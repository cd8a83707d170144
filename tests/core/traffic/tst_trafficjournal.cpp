// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/traffic/trafficjournal.h"

#include <QtCore/QSet>
#include <QtTest/QTest>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace sim;

namespace {

TrafficEntry entry(const QByteArray &payload = "1"_ba)
{
    TrafficEntry row;
    row.device = u"cold-1"_s;
    row.topic = "connio/data/out/devices/_dev_1/properties/t"_ba;
    row.payload = payload;
    return row;
}

QList<quint64> numbers(const QList<TrafficEntry> &rows)
{
    QList<quint64> all;
    for (const TrafficEntry &row : rows)
        all.append(row.number);
    return all;
}

} // namespace

class TestTrafficJournal : public QObject
{
    Q_OBJECT

private slots:

    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void numbersRowsFromOne();
    void cutsThePayloadAndKeepsTheRealSize();
    void keepsTheSizeThatTheCallerKnows();
    void dropsTheOldestRowsBeyondItsRows();
    void dropsTheOldestRowsBeyondItsBytes();
    void keepsTheNewestRowEvenWhenItIsTooHeavy();
    void countsTheBytesOfAReason();
    void tellsAReaderOnlyWhatIsNew();
    void tellsANewFateOfAnOlderRowOnce();
    void givesANewRowWithItsNewestFateOnly();
    void keepsLatencyAndReasonWhenTheNextFateHasNone();
    void passesOverTheFateOfARowThatIsGone();
    void givesTheNewestRowsAndCountsTheRest();
    void countsRowsThatWentBeforeTheyWereRead();
    void doesNotCountClearedRowsAsSkipped();
    void clearKeepsCounting();
    void givesOneRowByItsNumber();
    void staysSmallWhenOneRowChangesForEver();
    void namesEveryFate();
    void losesNothingBetweenThreads();
};

void TestTrafficJournal::numbersRowsFromOne()
{
    TrafficJournal journal;
    QCOMPARE(journal.total(), 0U);
    QCOMPARE(journal.append(entry()), 1U);
    QCOMPARE(journal.append(entry()), 2U);
    QCOMPARE(journal.total(), 2U);

    const TrafficJournal::Changes changes = journal.since(0, 10);
    QCOMPARE(numbers(changes.added), (QList<quint64> { 1, 2 }));
    QCOMPARE(changes.firstNumber, 1U);
    QCOMPARE(changes.lastNumber, 2U);
    QCOMPARE(changes.skipped, 0U);
    QVERIFY(changes.changed.isEmpty());
}

void TestTrafficJournal::cutsThePayloadAndKeepsTheRealSize()
{
    TrafficJournal journal;
    journal.append(entry(QByteArray(5000, 'a')));
    journal.append(entry(QByteArray(4096, 'b')));
    const QList<TrafficEntry> rows = journal.since(0, 10).added;
    QCOMPARE(rows.at(0).payload, QByteArray(4096, 'a'));
    QCOMPARE(rows.at(0).size, 5000);
    QCOMPARE(rows.at(1).payload.size(), 4096);
    QCOMPARE(rows.at(1).size, 4096);
}

void TestTrafficJournal::keepsTheSizeThatTheCallerKnows()
{
    TrafficJournal journal;
    TrafficEntry row = entry("abc"_ba);
    row.size = 70'000;
    journal.append(row);
    QCOMPARE(journal.since(0, 1).added.constFirst().size, 70'000);
}

void TestTrafficJournal::dropsTheOldestRowsBeyondItsRows()
{
    TrafficJournal journal(3);
    for (int i = 0; i < 5; ++i)
        journal.append(entry());
    const TrafficJournal::Changes changes = journal.since(0, 10);
    QCOMPARE(numbers(changes.added), (QList<quint64> { 3, 4, 5 }));
    QCOMPARE(changes.firstNumber, 3U);
    QCOMPARE(journal.total(), 5U);
}

void TestTrafficJournal::dropsTheOldestRowsBeyondItsBytes()
{
    constexpr qint64 kLimit = 64 * 1024;
    TrafficJournal journal(100'000, kLimit);
    for (int i = 0; i < 100; ++i) {
        journal.append(entry(QByteArray(4096, 'x')));
        QVERIFY(journal.bytes() <= kLimit);
    }
    const TrafficJournal::Changes changes = journal.since(0, 1000);
    QVERIFY(changes.added.size() >= 10);
    QVERIFY(changes.added.size() <= 16);
    QCOMPARE(changes.added.constLast().number, 100U);
}

void TestTrafficJournal::keepsTheNewestRowEvenWhenItIsTooHeavy()
{
    TrafficJournal journal(100, 10);
    journal.append(entry());
    journal.append(entry());
    QCOMPARE(numbers(journal.since(0, 10).added), (QList<quint64> { 2 }));
}

void TestTrafficJournal::countsTheBytesOfAReason()
{
    TrafficJournal journal;
    const quint64 number = journal.append(entry());
    const qint64 before = journal.bytes();
    journal.setFate(number, Fate::Dropped, {}, QString(500, u'r'));
    QCOMPARE(journal.bytes(), before + 1000);
    journal.clear();
    QCOMPARE(journal.bytes(), 0);
}

void TestTrafficJournal::tellsAReaderOnlyWhatIsNew()
{
    TrafficJournal journal;
    journal.append(entry());
    const quint64 seen = journal.since(0, 10).revision;
    TrafficJournal::Changes changes = journal.since(seen, 10);
    QVERIFY(changes.added.isEmpty());
    QCOMPARE(changes.revision, seen);

    journal.append(entry());
    changes = journal.since(seen, 10);
    QCOMPARE(numbers(changes.added), (QList<quint64> { 2 }));
    QVERIFY(changes.revision > seen);
    QCOMPARE(changes.skipped, 0U);
}

void TestTrafficJournal::tellsANewFateOfAnOlderRowOnce()
{
    TrafficJournal journal;
    journal.append(entry());
    journal.append(entry());
    const quint64 seen = journal.since(0, 10).revision;
    journal.setFate(1, Fate::Sent);
    journal.setFate(1, Fate::Acknowledged, Microseconds(1500));

    const TrafficJournal::Changes changes = journal.since(seen, 10);
    QVERIFY(changes.added.isEmpty());
    QCOMPARE(changes.skipped, 0U);
    QCOMPARE(numbers(changes.changed), (QList<quint64> { 1 }));
    QCOMPARE(changes.changed.constFirst().fate, Fate::Acknowledged);
    QCOMPARE(changes.changed.constFirst().latency, Microseconds(1500));
    QVERIFY(journal.since(changes.revision, 10).changed.isEmpty());
}

void TestTrafficJournal::givesANewRowWithItsNewestFateOnly()
{
    TrafficJournal journal;
    journal.append(entry());
    journal.setFate(1, Fate::Acknowledged);
    const TrafficJournal::Changes changes = journal.since(0, 10);
    QCOMPARE(changes.added.size(), 1);
    QCOMPARE(changes.added.constFirst().fate, Fate::Acknowledged);
    QVERIFY(changes.changed.isEmpty());
}

void TestTrafficJournal::keepsLatencyAndReasonWhenTheNextFateHasNone()
{
    TrafficJournal journal;
    journal.append(entry());
    journal.setFate(1, Fate::Queued, Microseconds(7), u"offline"_s);
    journal.setFate(1, Fate::Sent);
    const std::optional<TrafficEntry> row = journal.row(1);
    QVERIFY(row);
    QCOMPARE(row->fate, Fate::Sent);
    QCOMPARE(row->latency, Microseconds(7));
    QCOMPARE(row->reason, u"offline"_s);
}

void TestTrafficJournal::passesOverTheFateOfARowThatIsGone()
{
    TrafficJournal journal(1);
    journal.append(entry());
    journal.append(entry());
    const quint64 seen = journal.since(0, 10).revision;
    journal.setFate(1, Fate::Acknowledged);
    journal.setFate(0, Fate::Acknowledged);
    journal.setFate(3, Fate::Acknowledged);
    QCOMPARE(journal.since(seen, 10).revision, seen);
}

void TestTrafficJournal::givesTheNewestRowsAndCountsTheRest()
{
    TrafficJournal journal;
    journal.append(entry());
    const quint64 seen = journal.since(0, 10).revision;
    for (int i = 0; i < 9; ++i)
        journal.append(entry());
    TrafficJournal::Changes changes = journal.since(seen, 4);
    QCOMPARE(numbers(changes.added), (QList<quint64> { 7, 8, 9, 10 }));
    QCOMPARE(changes.skipped, 5U);
    changes = journal.since(seen, 0);
    QVERIFY(changes.added.isEmpty());
    QCOMPARE(changes.skipped, 9U);
}

void TestTrafficJournal::countsRowsThatWentBeforeTheyWereRead()
{
    TrafficJournal journal(3);
    journal.append(entry());
    const quint64 seen = journal.since(0, 10).revision;
    for (int i = 0; i < 9; ++i) {
        journal.append(entry());
        journal.setFate(journal.total(), Fate::Sent);
    }
    const TrafficJournal::Changes changes = journal.since(seen, 10);
    QCOMPARE(numbers(changes.added), (QList<quint64> { 8, 9, 10 }));
    QCOMPARE(changes.skipped, 6U);
    QCOMPARE(changes.firstNumber, 8U);
}

void TestTrafficJournal::doesNotCountClearedRowsAsSkipped()
{
    TrafficJournal journal;
    const quint64 seen = journal.since(0, 10).revision;
    journal.append(entry());
    journal.append(entry());
    journal.clear();
    journal.append(entry());
    const TrafficJournal::Changes changes = journal.since(seen, 10);
    QCOMPARE(numbers(changes.added), (QList<quint64> { 3 }));
    QCOMPARE(changes.skipped, 0U);
}

void TestTrafficJournal::clearKeepsCounting()
{
    TrafficJournal journal;
    journal.append(entry());
    const quint64 seen = journal.since(0, 10).revision;
    journal.clear();
    TrafficJournal::Changes changes = journal.since(seen, 10);
    QVERIFY(changes.revision > seen);
    QVERIFY(changes.added.isEmpty());
    QCOMPARE(changes.firstNumber, 2U);
    QCOMPARE(changes.lastNumber, 1U);
    QCOMPARE(journal.append(entry()), 2U);
    QCOMPARE(journal.total(), 2U);
}

void TestTrafficJournal::givesOneRowByItsNumber()
{
    TrafficJournal journal(2);
    journal.append(entry("1"_ba));
    journal.append(entry("2"_ba));
    journal.append(entry("3"_ba));
    QVERIFY(!journal.row(0));
    QVERIFY(!journal.row(1));
    QCOMPARE(journal.row(2)->payload, "2"_ba);
    QCOMPARE(journal.row(3)->payload, "3"_ba);
    QVERIFY(!journal.row(4));
}

void TestTrafficJournal::staysSmallWhenOneRowChangesForEver()
{
    TrafficJournal journal;
    journal.append(entry());
    journal.append(entry());
    const quint64 seen = journal.since(0, 10).revision;
    for (int i = 0; i < 100'000; ++i)
        journal.setFate(1, i % 2 == 0 ? Fate::Queued : Fate::Sent);
    journal.setFate(2, Fate::Dropped);
    const TrafficJournal::Changes changes = journal.since(seen, 10);
    QCOMPARE(numbers(changes.changed), (QList<quint64> { 1, 2 }));
    QCOMPARE(changes.changed.constFirst().fate, Fate::Sent);
}

void TestTrafficJournal::namesEveryFate()
{
    QSet<QString> names;
    for (const Fate fate : { Fate::Queued, Fate::Sent, Fate::Acknowledged, Fate::Dropped,
             Fate::Refused, Fate::Received })
        names.insert(fateName(fate));
    QCOMPARE(names.size(), 6);
    QCOMPARE(fateName(Fate::Acknowledged), u"acknowledged"_s);
}

void TestTrafficJournal::losesNothingBetweenThreads()
{
    constexpr int kWriters = 3;
    constexpr int kRows = 20'000;
    TrafficJournal journal(500);
    std::atomic<int> writing = kWriters;
    std::vector<std::thread> writers;
    writers.reserve(kWriters);
    for (int i = 0; i < kWriters; ++i) {
        writers.emplace_back([&journal, &writing] {
            for (int row = 0; row < kRows; ++row)
                journal.setFate(journal.append(entry()), Fate::Acknowledged, Microseconds(row));
            --writing;
        });
    }

    // Read in the meantime and once more after the end: each row comes once or is counted as
    // skipped.
    quint64 seen = 0;
    quint64 revision = 0;
    quint64 last = 0;
    bool isInOrder = true;
    bool isDone = false;
    while (!isDone) {
        isDone = writing == 0;
        const TrafficJournal::Changes changes = journal.since(revision, 200);
        for (const TrafficEntry &row : changes.added) {
            isInOrder = isInOrder && row.number > last;
            last = row.number;
        }
        isInOrder = isInOrder && changes.added.size() <= 200 && changes.changed.size() <= 500;
        seen += static_cast<quint64>(changes.added.size()) + changes.skipped;
        revision = changes.revision;
    }
    for (std::thread &writer : writers)
        writer.join();
    QVERIFY(isInOrder);
    QCOMPARE(seen, static_cast<quint64>(kWriters * kRows));
    QCOMPARE(journal.total(), seen);
}

QTEST_GUILESS_MAIN(TestTrafficJournal)
#include "tst_trafficjournal.moc"
