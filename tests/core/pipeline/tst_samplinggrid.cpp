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

QTEST_GUILESS_MAIN(TestSamplingGrid)

#include "tst_samplinggrid.moc"
