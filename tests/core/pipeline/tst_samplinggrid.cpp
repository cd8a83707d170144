// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/pipelinebuilders.h"
#include "core/pipeline/samplinggrid.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// Absolute deadlines with jitter.
class TestSamplingGrid : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void hasNoDrift();
    void beginsAtTheStart();
    void jitterIsEvenlySpread_data();
    void jitterIsEvenlySpread();
    void jitterNeverReordersSamples_data();
    void jitterNeverReordersSamples();
    void changeGoesOnFromTheLastPoint();
    void changeBeforeTheFirstSampleKeepsTheStart();
    void aDayDriftsByNothing_data();
    void aDayDriftsByNothing();
    void normalArrivalHasItsDeviation();
    void poissonGapsHaveTheirMeanAndAreIndependent();
    void poissonWalksTheSameWayInAnySteps();
    void alignedGridsBeginAtAMultiple_data();
    void alignedGridsBeginAtAMultiple();
    void alignmentMayBeginLater();
};

namespace {

SamplingGrid grid(Microseconds interval, Amount jitter = {})
{
    return SamplingGrid({ .sampleEvery = interval, .jitter = jitter }, RandomStream(7), kStart);
}

} // namespace

void TestSamplingGrid::hasNoDrift()
{
    const SamplingGrid tenth = grid(100ms);
    QCOMPARE(tenth.at(36'000), kStart + 1h);
    const SamplingGrid third = grid(333'333us);
    QCOMPARE(third.at(3'000'000), kStart + 999'999s);
    const SamplingGrid withJitter = grid(100ms, { .value = 20, .isPercent = true });
    QVERIFY(std::chrono::abs(withJitter.at(36'000) - (kStart + 1h)) <= 20ms);
}

void TestSamplingGrid::beginsAtTheStart()
{
    QCOMPARE(grid(1s, { .value = 40, .isPercent = true }).at(0), kStart);
}

void TestSamplingGrid::jitterIsEvenlySpread_data()
{
    QTest::addColumn<Amount>("jitter");
    QTest::newRow("percent") << Amount { .value = 5, .isPercent = true };
    QTest::newRow("duration") << Amount { .value = 50'000, .isPercent = false };
}

void TestSamplingGrid::jitterIsEvenlySpread()
{
    QFETCH(Amount, jitter);
    const SamplingGrid points = grid(1s, jitter);
    double sum = 0;
    double squares = 0;
    constexpr int kSamples = 20'000;
    for (int n = 1; n <= kSamples; ++n) {
        const auto off = points.at(static_cast<quint64>(n)) - (kStart + std::chrono::seconds(n));
        QVERIFY(std::chrono::abs(off) <= 50ms);
        sum += static_cast<double>(off.count());
        squares += static_cast<double>(off.count()) * static_cast<double>(off.count());
    }
    // Uniform: deviation 50 ms / sqrt(3). Four deviations of each estimate.
    const double variance = 5e4 * 5e4 / 3;
    QVERIFY(std::abs(sum / kSamples) < 4 * std::sqrt(variance / kSamples));
    QVERIFY(std::abs(squares / kSamples / variance - 1) < 4 * std::sqrt(0.8 / kSamples));
}

void TestSamplingGrid::jitterNeverReordersSamples_data()
{
    QTest::addColumn<qint64>("microseconds");
    for (const qint64 interval : { 1, 2, 3, 10, 1000, 1'000'000 })
        QTest::addRow("%lld us", static_cast<long long>(interval)) << interval;
}

void TestSamplingGrid::jitterNeverReordersSamples()
{
    QFETCH(qint64, microseconds);
    const SamplingGrid points
        = grid(Microseconds(microseconds), { .value = 1000, .isPercent = true });
    for (quint64 n = 0; n < 5000; ++n)
        QVERIFY(points.at(n) < points.at(n + 1));
}

void TestSamplingGrid::changeGoesOnFromTheLastPoint()
{
    SamplingGrid points = grid(10s);
    // Samples 0, 1, 2 were taken at 0, 10 and 20 s; it is 23 s.
    points.change({ .sampleEvery = 1s, .jitter = {} }, 3, kStart + 23s);
    QCOMPARE(points.at(3), kStart + 24s); // no catching up
    QCOMPARE(points.at(4), kStart + 25s);
    points.change({ .sampleEvery = 1min, .jitter = {} }, 4, kStart + 24s);
    QCOMPARE(points.at(4), kStart + 84s);
}

void TestSamplingGrid::changeBeforeTheFirstSampleKeepsTheStart()
{
    SamplingGrid points = grid(10s);
    points.change({ .sampleEvery = 1s, .jitter = {} }, 0, kStart);
    QCOMPARE(points.at(0), kStart);
    QCOMPARE(points.at(1), kStart + 1s);
}

void TestSamplingGrid::aDayDriftsByNothing_data()
{
    QTest::addColumn<ArrivalKind>("arrival");
    QTest::addColumn<Amount>("jitter");
    QTest::newRow("fixed") << ArrivalKind::Fixed << Amount {};
    QTest::newRow("jitter") << ArrivalKind::Fixed << Amount { .value = 30, .isPercent = true };
    QTest::newRow("uniform") << ArrivalKind::Uniform << Amount {};
    QTest::newRow("normal") << ArrivalKind::Normal << Amount { .value = 10, .isPercent = true };
}

/// Exactly one sample for each interval of the day, and a mean offset of 0.
void TestSamplingGrid::aDayDriftsByNothing()
{
    QFETCH(ArrivalKind, arrival);
    QFETCH(Amount, jitter);
    const SamplingGrid points(
        { .sampleEvery = 1s, .jitter = jitter, .arrival = arrival }, RandomStream(7), kStart);
    constexpr int kSamples = 86'400;
    double sum = 0;
    for (int n = 1; n <= kSamples; ++n) {
        const auto off = points.at(static_cast<quint64>(n)) - (kStart + std::chrono::seconds(n));
        QVERIFY(std::chrono::abs(off) < 500ms);
        sum += static_cast<double>(off.count());
    }
    const bool isExact = arrival == ArrivalKind::Fixed && jitter.value == 0;
    // At most a deviation of half a second / sqrt(3); four deviations of the mean.
    const double most = isExact ? 0 : 4 * 5e5 / std::sqrt(3.0 * kSamples);
    QVERIFY(std::abs(sum / kSamples) <= most);
}

void TestSamplingGrid::normalArrivalHasItsDeviation()
{
    const SamplingGrid points({ .sampleEvery = 1s,
                                  .jitter = { .value = 50'000, .isPercent = false },
                                  .arrival = ArrivalKind::Normal },
        RandomStream(7), kStart);
    constexpr int kSamples = 20'000;
    double squares = 0;
    for (int n = 1; n <= kSamples; ++n) {
        const auto off = points.at(static_cast<quint64>(n)) - (kStart + std::chrono::seconds(n));
        squares += static_cast<double>(off.count()) * static_cast<double>(off.count());
    }
    // The variance of a squared normal is twice its square.
    QVERIFY(std::abs(squares / kSamples / (5e4 * 5e4) - 1) < 4 * std::sqrt(2.0 / kSamples));
}

void TestSamplingGrid::poissonGapsHaveTheirMeanAndAreIndependent()
{
    SamplingGrid points(
        { .sampleEvery = 1s, .arrival = ArrivalKind::Poisson }, RandomStream(7), kStart);
    QCOMPARE(points.at(0), kStart);
    constexpr int kSamples = 20'000;
    WallTime before = kStart;
    double squares = 0;
    for (quint64 n = 1; n <= kSamples; ++n) {
        const WallTime point = points.moveTo(n);
        QVERIFY(point > before);
        const double gap = std::chrono::duration<double>(point - before).count();
        squares += gap * gap;
        before = point;
    }
    // Exponential gaps: deviation 1 s; the mean square is 2, its deviation sqrt(20).
    const double mean = std::chrono::duration<double>(before - kStart).count() / kSamples;
    QVERIFY(std::abs(mean - 1) < 4 / std::sqrt(kSamples));
    QVERIFY(std::abs(squares / kSamples - 2) < 4 * std::sqrt(20.0 / kSamples));
}

void TestSamplingGrid::poissonWalksTheSameWayInAnySteps()
{
    const Schedule schedule { .sampleEvery = 10ms, .arrival = ArrivalKind::Poisson };
    const SamplingGrid whole(schedule, RandomStream(7), kStart);
    SamplingGrid steps(schedule, RandomStream(7), kStart);
    for (const quint64 n : { 1U, 2U, 10U, 11U, 500U })
        QCOMPARE(steps.moveTo(n), whole.at(n));
}

void TestSamplingGrid::alignedGridsBeginAtAMultiple_data()
{
    QTest::addColumn<qint64>("start"); // seconds after a full hour
    QTest::addColumn<qint64>("alignTo");
    QTest::addColumn<qint64>("first");
    QTest::newRow("full minute") << qint64(7) << qint64(60) << qint64(60);
    QTest::newRow("there already") << qint64(120) << qint64(60) << qint64(120);
    QTest::newRow("quarter") << qint64(901) << qint64(900) << qint64(1800);
    QTest::newRow("none") << qint64(7) << qint64(0) << qint64(7);
}

void TestSamplingGrid::alignedGridsBeginAtAMultiple()
{
    QFETCH(qint64, start);
    QFETCH(qint64, alignTo);
    QFETCH(qint64, first);
    const auto hour = std::chrono::floor<std::chrono::hours>(kStart);
    const SamplingGrid points({ .sampleEvery = 5s, .alignTo = std::chrono::seconds(alignTo) },
        RandomStream(7), hour + std::chrono::seconds(start));
    QVERIFY(points.at(0) == hour + std::chrono::seconds(first));
    QVERIFY(points.at(1) == hour + std::chrono::seconds(first + 5));
}

void TestSamplingGrid::alignmentMayBeginLater()
{
    const auto hour = std::chrono::floor<std::chrono::hours>(kStart);
    SamplingGrid points({ .sampleEvery = 10s }, RandomStream(7), hour + 3s);
    const Schedule aligned { .sampleEvery = 1min, .alignTo = 1min };
    points.change(aligned, 2, hour + 15s); // samples at 3 and 13 s were taken
    QVERIFY(points.at(2) == hour + 60s);
    // Another edit leaves an aligned grid where it is.
    points.change({ .sampleEvery = 2min, .alignTo = 1min }, 3, hour + 70s);
    QVERIFY(points.at(3) == hour + 180s);
}

QTEST_GUILESS_MAIN(TestSamplingGrid)

#include "tst_samplinggrid.moc"
