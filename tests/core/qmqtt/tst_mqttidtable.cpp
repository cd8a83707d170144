// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qmqtt/mqttidtable.h"

#include <QtCore/QList>
#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

#include <algorithm>
#include <ctime>
#include <limits>
#include <map>

/// Values by packet id: no loss, no mix-up, no needless growth.
class TestMqttIdTable : public QObject
{
    Q_OBJECT

private slots:
    void findsWhatWasInserted();
    void refusesAnIdInUse();
    void holdsAllIdsAtOnce();
    void idsOfOnePlaceLiveTogether();
    void agreesWithAMapOverRandomUse();
    void isEmptyAfterTheLastErase();
    void acknowledgingInOrderCostsTheSameInAnyWindow();
};

namespace {

struct Entry
{
    quint16 id = 0;
    int content = 0;
};

using Table = sim::mqtt::IdTable<Entry>;

} // namespace

void TestMqttIdTable::findsWhatWasInserted()
{
    Table table;
    QVERIFY(table.find(7) == nullptr);
    QVERIFY(table.insert({ 7, 70 }));
    QVERIFY(table.insert({ 9, 90 }));
    QCOMPARE(table.find(7)->content, 70);
    QCOMPARE(table.find(9)->content, 90);
    QVERIFY(table.find(8) == nullptr);
    QVERIFY(table.find(7 + 16) == nullptr); // the same place
    QCOMPARE(table.size(), std::size_t { 2 });
}

void TestMqttIdTable::refusesAnIdInUse()
{
    Table table;
    QVERIFY(table.insert({ 7, 70 }));
    QVERIFY(!table.insert({ 7, 71 }));
    QCOMPARE(table.find(7)->content, 70);
    QCOMPARE(table.size(), std::size_t { 1 });
}

void TestMqttIdTable::holdsAllIdsAtOnce()
{
    Table table;
    for (int id = 1; id <= 65'535; ++id)
        QVERIFY(table.insert({ static_cast<quint16>(id), id }));
    QCOMPARE(table.size(), std::size_t { 65'535 });
    for (int id = 1; id <= 65'535; ++id)
        QCOMPARE(table.find(static_cast<quint16>(id))->content, id);
}

void TestMqttIdTable::idsOfOnePlaceLiveTogether()
{
    Table table;
    const QList<quint16> ids { 1, 17, 32'769, 16'385, 33, 65 };
    for (const quint16 id : ids)
        QVERIFY(table.insert({ id, id }));
    QList<int> seen;
    table.forEach([&seen](const Entry &entry) { seen.append(entry.content); });
    std::sort(seen.begin(), seen.end());
    QCOMPARE(seen, (QList<int> { 1, 17, 33, 65, 16'385, 32'769 }));
    for (const quint16 id : ids)
        QCOMPARE(table.find(id)->content, int { id });
}

void TestMqttIdTable::agreesWithAMapOverRandomUse()
{
    QRandomGenerator random(20'260);
    Table table;
    std::map<quint16, int> expected;
    for (int step = 0; step < 200'000; ++step) {
        // Few different low bits, so that searches are long and wrap around.
        const auto id = static_cast<quint16>(1 + random.bounded(6) * 256 + random.bounded(12));
        const auto known = expected.find(id);
        if (random.bounded(2) == 0) {
            QCOMPARE(table.insert({ id, step }), known == expected.end());
            expected.emplace(id, step);
        } else if (known != expected.end()) {
            table.erase(table.find(id));
            expected.erase(known);
        }
        QCOMPARE(table.size(), expected.size());
        const auto looked = static_cast<quint16>(1 + random.bounded(6) * 256 + random.bounded(12));
        const Entry *const found = table.find(looked);
        const auto wanted = expected.find(looked);
        QCOMPARE(found != nullptr, wanted != expected.end());
        if (found != nullptr)
            QCOMPARE(found->content, wanted->second);
    }
}

void TestMqttIdTable::isEmptyAfterTheLastErase()
{
    Table table;
    for (quint16 id = 1; id <= 5000; ++id)
        QVERIFY(table.insert({ id, id }));
    for (quint16 id = 1; id <= 5000; ++id)
        table.erase(table.find(id));
    QCOMPARE(table.size(), std::size_t { 0 });
    QVERIFY(table.find(1) == nullptr);
    QVERIFY(table.insert({ 1, 10 }));
    QCOMPARE(table.find(1)->content, 10);
}

/// Messages come and go in order; a table that looks at all neighbours of the one that goes needs
/// a hundred times as long for a hundred times the window.
void TestMqttIdTable::acknowledgingInOrderCostsTheSameInAnyWindow()
{
    const auto timeFor = [](int window) {
        Table table;
        quint16 oldest = 1;
        quint16 newest = 0;
        const auto after = [](quint16 id) {
            return id == 65'535 ? quint16 { 1 } : static_cast<quint16>(id + 1);
        };
        std::clock_t best = std::numeric_limits<std::clock_t>::max();
        for (int round = 0; round < 5; ++round) {
            const std::clock_t start = std::clock(); // of this process: others do not count
            for (int i = 0; i < 60'000; ++i) {
                newest = after(newest);
                table.insert({ newest, i });
                if (table.size() < static_cast<std::size_t>(window))
                    continue;
                table.erase(table.find(oldest));
                oldest = after(oldest);
            }
            best = std::min(best, std::clock() - start);
        }
        return std::max<std::clock_t>(best, 1);
    };
    const std::clock_t narrow = timeFor(30);
    const std::clock_t wide = timeFor(3000);
    QVERIFY2(wide < 10 * narrow, qPrintable(QString::number(wide / narrow)));
}

QTEST_GUILESS_MAIN(TestMqttIdTable)

#include "tst_mqttidtable.moc"
