// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/outbox.h"

#include <QtTest/QTest>

#include <memory>
#include <vector>

using namespace sim;
using namespace Qt::StringLiterals;
using Lane = Outbox::Lane;
using Numbers = QList<quint64>;

namespace {

Outbox::Item item(quint64 handle, quint8 qos = 0, qsizetype payloadBytes = 1)
{
    return { .handle = handle,
        .message = { .topic = "t"_ba, .payload = QByteArray(payloadBytes, 'x'), .qos = qos } };
}

const qint64 kItemBytes = Outbox::sizeOf(item(1).message);

/// An outbox and what it dropped.
struct Box
{
    explicit Box(int maxMessages, DropPolicy policy = DropPolicy::DropOldest,
        qint64 maxBytes = OutboxLimits::kMaxBytes, FleetBudget *shared = nullptr)
        : outbox({ .maxMessages = maxMessages, .maxBytes = maxBytes, .policy = policy },
            shared ? *shared : own, [this](const Outbox::Item &lost, DropCause cause) {
                dropped.append(lost.handle);
                causes.add(cause);
            })
    {
    }

    Numbers content(Lane lane = Lane::Backlog)
    {
        Numbers handles;
        while (const auto next = outbox.take(lane))
            handles.append(next->handle);
        return handles;
    }

    FleetBudget own;
    Numbers dropped;
    DropCounts causes;
    Outbox outbox;
};

} // namespace

class OutboxTest : public QObject
{
    Q_OBJECT

private slots:
    void keepsTheOrder();
    void dropsByPolicy_data();
    void dropsByPolicy();
    void pauseKeepsTheSampleThatFilledIt();
    void isBoundedByBytes();
    void refusesWhatNeverFits();
    void countsEveryDrop();
    void putsBackWhereItWas();
    void lanesAreApart();
    void whatWasLiveJoinsTheBacklogInOrder();
    void backlogGivesBeforeLive();
    void fleetBoundTakesFromTheLargest();
    void fleetBoundFollowsThePolicy_data();
    void fleetBoundFollowsThePolicy();
    void whoPausesNeverGives();
    void whoLeavesTheFleetFreesItsBytes();
    void messageBeyondTheFleetBoundCostsNobodyElse();
    void addingCostsTheSameAtEverySize();
};

void OutboxTest::keepsTheOrder()
{
    Box box(10);
    QVERIFY(box.outbox.isEmpty());
    for (quint64 handle = 1; handle <= 5; ++handle)
        QVERIFY(box.outbox.add(item(handle, quint8(handle % 3)), Lane::Backlog));
    QCOMPARE(box.outbox.size(), 5);
    QCOMPARE(box.outbox.bytes(), 5 * kItemBytes);
    QCOMPARE(box.content(), Numbers({ 1, 2, 3, 4, 5 }));
    QCOMPARE(box.outbox.bytes(), 0);
    QCOMPARE(box.own.bytes(), 0);
    QVERIFY(!box.outbox.take(Lane::Backlog));
}

void OutboxTest::dropsByPolicy_data()
{
    QTest::addColumn<DropPolicy>("policy");
    QTest::addColumn<QList<int>>("qos"); // of messages 1, 2, 3 in an outbox for two
    QTest::addColumn<QList<quint64>>("dropped");
    QTest::addColumn<QList<quint64>>("kept");
    using enum DropPolicy;
    QTest::newRow("oldest") << DropOldest << QList<int> { 0, 0, 0 } << Numbers { 1 }
                            << Numbers { 2, 3 };
    QTest::newRow("oldest of QoS 0 first")
        << DropOldest << QList<int> { 1, 0, 1 } << Numbers { 2 } << Numbers { 1, 3 };
    QTest::newRow("oldest of QoS 1 when there is no other")
        << DropOldest << QList<int> { 1, 2, 1 } << Numbers { 1 } << Numbers { 2, 3 };
    QTest::newRow("QoS 0 does not displace QoS 1")
        << DropOldest << QList<int> { 1, 1, 0 } << Numbers { 3 } << Numbers { 1, 2 };
    QTest::newRow("newest") << DropNewest << QList<int> { 0, 0, 1 } << Numbers { 3 }
                            << Numbers { 1, 2 };
}

void OutboxTest::dropsByPolicy()
{
    QFETCH(DropPolicy, policy);
    QFETCH(QList<int>, qos);
    Box box(2, policy);
    QVERIFY(box.outbox.add(item(1, quint8(qos.at(0))), Lane::Backlog));
    QVERIFY(box.outbox.add(item(2, quint8(qos.at(1))), Lane::Backlog));
    const bool isKept = box.outbox.add(item(3, quint8(qos.at(2))), Lane::Backlog);
    QTEST(box.dropped, "dropped");
    QCOMPARE(isKept, !box.dropped.contains(3));
    QCOMPARE(box.causes.of(DropCause::QueueFull), 1u);
    QVERIFY(!box.outbox.isPausing());
    QTEST(box.content(), "kept");
}

void OutboxTest::pauseKeepsTheSampleThatFilledIt()
{
    Box box(2, DropPolicy::Pause);
    QVERIFY(box.outbox.add(item(1), Lane::Backlog));
    QVERIFY(!box.outbox.isPausing());
    QVERIFY(box.outbox.add(item(2), Lane::Backlog));
    QVERIFY(box.outbox.isPausing());
    QVERIFY(box.outbox.add(item(3), Lane::Backlog));
    QVERIFY(box.outbox.add(item(4), Lane::Backlog));
    QVERIFY(!box.outbox.add(item(5), Lane::Backlog)); // by hand, at twice the bound
    QCOMPARE(box.dropped, Numbers({ 5 }));
}

void OutboxTest::isBoundedByBytes()
{
    Box box(1000, DropPolicy::DropOldest, 10 * kItemBytes);
    for (quint64 handle = 1; handle <= 10; ++handle)
        QVERIFY(box.outbox.add(item(handle), Lane::Backlog));
    QVERIFY(box.dropped.isEmpty());
    QVERIFY(box.outbox.add(item(11, 0, 2), Lane::Backlog)); // one byte more: two go
    QCOMPARE(box.dropped, Numbers({ 1, 2 }));
    QCOMPARE(box.outbox.size(), 9);
    QVERIFY(box.outbox.bytes() <= 10 * kItemBytes);
}

void OutboxTest::refusesWhatNeverFits()
{
    for (const DropPolicy policy :
        { DropPolicy::DropOldest, DropPolicy::DropNewest, DropPolicy::Pause }) {
        Box box(5, policy, 2 * kItemBytes);
        QVERIFY(box.outbox.add(item(1), Lane::Backlog));
        QVERIFY(!box.outbox.add(item(2, 1, 2 * kItemBytes), Lane::Backlog));
        QCOMPARE(box.causes.of(DropCause::TooLarge), 1u);
        QCOMPARE(box.content(), Numbers({ 1 }));
    }
    Box none(0);
    QVERIFY(!none.outbox.add(item(1), Lane::Backlog));
    QCOMPARE(none.dropped, Numbers({ 1 }));
}

void OutboxTest::countsEveryDrop()
{
    Box box(7);
    for (quint64 handle = 1; handle <= 1000; ++handle)
        box.outbox.add(item(handle, handle % 3 == 0 ? 1 : 0), Lane::Backlog);
    QCOMPARE(box.causes.total() + quint64(box.outbox.size()), 1000u);
    QCOMPARE(box.content(), Numbers({ 981, 984, 987, 990, 993, 996, 999 })); // QoS 1, the newest
}

void OutboxTest::putsBackWhereItWas()
{
    Box box(2);
    QVERIFY(box.outbox.add(item(1), Lane::Backlog));
    QVERIFY(box.outbox.add(item(2), Lane::Backlog));
    auto first = box.outbox.take(Lane::Backlog);
    QVERIFY(box.outbox.add(item(3), Lane::Backlog));
    box.outbox.putBack(std::move(*first), Lane::Backlog); // above the bound
    QCOMPARE(box.outbox.bytes(), 3 * kItemBytes);
    QVERIFY(box.dropped.isEmpty());
    QCOMPARE(box.content(), Numbers({ 1, 2, 3 }));
}

void OutboxTest::lanesAreApart()
{
    Box box(10);
    QVERIFY(box.outbox.add(item(1), Lane::Backlog));
    QVERIFY(box.outbox.isEmpty(Lane::Live));
    QVERIFY(box.outbox.add(item(2), Lane::Live));
    QVERIFY(!box.outbox.isEmpty(Lane::Live));
    QCOMPARE(box.content(Lane::Live), Numbers({ 2 }));
    QCOMPARE(box.content(Lane::Backlog), Numbers({ 1 }));
}

void OutboxTest::whatWasLiveJoinsTheBacklogInOrder()
{
    Box box(20);
    for (const quint64 handle : Numbers { 1, 2, 9 })
        QVERIFY(box.outbox.add(item(handle, 1), Lane::Backlog));
    for (const quint64 handle : Numbers { 5, 6, 7, 12 })
        QVERIFY(box.outbox.add(item(handle, quint8(handle % 2)), Lane::Live));
    box.outbox.endLive();
    box.outbox.putBack(item(4, 1), Lane::Backlog); // was in flight
    QVERIFY(box.outbox.isEmpty(Lane::Live));
    QCOMPARE(box.content(), Numbers({ 1, 2, 4, 5, 6, 7, 9, 12 }));
}

void OutboxTest::backlogGivesBeforeLive()
{
    Box box(4);
    QVERIFY(box.outbox.add(item(1, 1), Lane::Backlog));
    QVERIFY(box.outbox.add(item(2, 0), Lane::Backlog));
    QVERIFY(box.outbox.add(item(3, 1), Lane::Live));
    QVERIFY(box.outbox.add(item(4, 0), Lane::Live));
    for (quint64 handle = 5; handle <= 7; ++handle)
        QVERIFY(box.outbox.add(item(handle, 1), Lane::Live));
    QCOMPARE(box.dropped, Numbers({ 2, 4, 1 }));
    QCOMPARE(box.content(Lane::Live), Numbers({ 3, 5, 6, 7 }));
}

void OutboxTest::fleetBoundTakesFromTheLargest()
{
    FleetBudget budget(64 * 1024);
    Box small(1000, DropPolicy::DropOldest, OutboxLimits::kMaxBytes, &budget);
    Box large(1000, DropPolicy::DropOldest, OutboxLimits::kMaxBytes, &budget);
    for (quint64 handle = 1; handle <= 10; ++handle)
        QVERIFY(small.outbox.add(item(handle, 0, 800), Lane::Backlog));
    for (quint64 handle = 101; handle <= 160; ++handle)
        QVERIFY(large.outbox.add(item(handle, 0, 1000 - 129), Lane::Backlog));
    QVERIFY(budget.bytes() <= 64 * 1024);
    QVERIFY(!large.dropped.isEmpty());
    const qsizetype before = large.dropped.size();
    for (quint64 handle = 11; handle <= 20; ++handle)
        QVERIFY(small.outbox.add(item(handle, 0, 800), Lane::Backlog));
    QVERIFY(small.dropped.isEmpty());
    QVERIFY(large.dropped.size() > before);
    QCOMPARE(large.causes.of(DropCause::FleetFull), large.causes.total());
    QCOMPARE(small.outbox.size(), 20);
    QCOMPARE(budget.bytes(), small.outbox.bytes() + large.outbox.bytes());
    for (qsizetype i = 0; i < large.dropped.size(); ++i) // its oldest
        QCOMPARE(large.dropped.at(i), quint64(101 + i));
}

void OutboxTest::fleetBoundFollowsThePolicy_data()
{
    QTest::addColumn<DropPolicy>("policy");
    QTest::addColumn<QList<quint64>>("dropped");
    QTest::newRow("oldest") << DropPolicy::DropOldest << Numbers { 2, 1 };
    QTest::newRow("newest") << DropPolicy::DropNewest << Numbers { 2, 3 };
}

void OutboxTest::fleetBoundFollowsThePolicy()
{
    QFETCH(DropPolicy, policy);
    FleetBudget budget(40'000);
    Box other(10, policy, OutboxLimits::kMaxBytes, &budget);
    QVERIFY(other.outbox.add(item(1, 1, 10'000), Lane::Backlog));
    QVERIFY(other.outbox.add(item(2, 0, 10'000), Lane::Backlog));
    QVERIFY(other.outbox.add(item(3, 1, 10'000), Lane::Backlog));
    Box mine(10, DropPolicy::DropOldest, OutboxLimits::kMaxBytes, &budget);
    QVERIFY(mine.outbox.add(item(4, 1, 10'000), Lane::Backlog));
    QVERIFY(mine.outbox.add(item(5, 1, 10'000), Lane::Backlog));
    QTEST(other.dropped, "dropped");
}

void OutboxTest::whoPausesNeverGives()
{
    FleetBudget budget(10 * kItemBytes);
    Box pausing(100, DropPolicy::Pause, OutboxLimits::kMaxBytes, &budget);
    for (quint64 handle = 1; handle <= 10; ++handle)
        QVERIFY(pausing.outbox.add(item(handle), Lane::Backlog));
    QVERIFY(pausing.outbox.isPausing()); // the fleet is full
    Box other(100, DropPolicy::DropOldest, OutboxLimits::kMaxBytes, &budget);
    QVERIFY(!other.outbox.add(item(11, 1), Lane::Backlog));
    QCOMPARE(other.causes.of(DropCause::FleetFull), 1u);
    QVERIFY(pausing.dropped.isEmpty());
}

void OutboxTest::whoLeavesTheFleetFreesItsBytes()
{
    FleetBudget budget(100'000);
    {
        Box box(100, DropPolicy::DropOldest, OutboxLimits::kMaxBytes, &budget);
        QVERIFY(box.outbox.add(item(1, 0, 50'000), Lane::Backlog));
        QVERIFY(budget.bytes() > 50'000);
    }
    QCOMPARE(budget.bytes(), 0);
    QVERIFY(budget.makeRoom(100'000));
    QVERIFY(!budget.makeRoom(100'001));
}

void OutboxTest::messageBeyondTheFleetBoundCostsNobodyElse()
{
    FleetBudget budget(10'000);
    Box other(100, DropPolicy::DropOldest, OutboxLimits::kMaxBytes, &budget);
    QVERIFY(other.outbox.add(item(1), Lane::Backlog));
    Box mine(100, DropPolicy::DropOldest, OutboxLimits::kMaxBytes, &budget);
    QVERIFY(!mine.outbox.add(item(2, 1, 20'000), Lane::Backlog));
    QCOMPARE(mine.causes.of(DropCause::FleetFull), 1u);
    QVERIFY(other.dropped.isEmpty());
}

/// 10,000 full queues at the bound of the fleet: each further message displaces another one. A
/// search through the queues would take hours here.
void OutboxTest::addingCostsTheSameAtEverySize()
{
    constexpr int kDevices = 10'000;
    FleetBudget budget(20 * kDevices * kItemBytes);
    std::vector<std::unique_ptr<Box>> boxes;
    for (int i = 0; i < kDevices; ++i)
        boxes.push_back(
            std::make_unique<Box>(1000, DropPolicy::DropOldest, OutboxLimits::kMaxBytes, &budget));
    quint64 handle = 0;
    const auto addToAll = [&](int rounds) {
        for (int round = 0; round < rounds; ++round) {
            for (const auto &box : boxes) {
                ++handle;
                box->outbox.add(item(handle, handle % 2 ? 1 : 0), Lane::Backlog);
            }
        }
    };
    addToAll(40);
    qsizetype waiting = 0;
    quint64 dropped = 0;
    for (const auto &box : boxes) {
        waiting += box->outbox.size();
        dropped += box->causes.total();
    }
    QCOMPARE(quint64(waiting) + dropped, handle);
    QCOMPARE(waiting, 20 * kDevices);
}

QTEST_GUILESS_MAIN(OutboxTest)
#include "tst_outbox.moc"
