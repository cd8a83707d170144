// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/statistics.h"

#include <QtTest/QTest>

#include <random>

using namespace sim::test;

/// The judges of random sources, judged themselves: right laws pass, laws that are a little wrong
/// do not.
class TestStatistics : public QObject
{
    Q_OBJECT

private slots:
    void momentsOfAKnownSample();
    void autocorrelationSeesMemory();
    void kolmogorovMeasuresTheDistance();
    void kolmogorovKnowsWrongLaws();
    void chiSquareOfAKnownTable();
    void chiSquareLimits_data();
    void chiSquareLimits();
    void betaLawHasKnownValues_data();
    void betaLawHasKnownValues();
};

namespace {

/// The engine is the same everywhere; distributions of the library are not used.
std::vector<double> uniforms(std::size_t count)
{
    std::mt19937_64 engine(4711);
    std::vector<double> result(count);
    for (double &x : result)
        x = static_cast<double>(engine() >> 11) * 0x1p-53;
    return result;
}

bool isNear(double actual, double expected, double tolerance)
{
    return std::abs(actual - expected) <= tolerance;
}

} // namespace

void TestStatistics::momentsOfAKnownSample()
{
    const std::vector<double> x { 2, 4, 4, 4, 5, 5, 7, 9 };
    QCOMPARE(mean(x), 5.0);
    QCOMPARE(covariance(x, 5), 4.0);
    QCOMPARE(covariance(x, 5, 1), (3.0 + 1 + 1 + 0 + 0 + 0 + 8) / 7);
}

void TestStatistics::autocorrelationSeesMemory()
{
    const auto noise = uniforms(100'000);
    QVERIFY(isNear(autocorrelation(noise, 1), 0, kSigmas / std::sqrt(1e5)));
    std::vector<double> walk(noise.size());
    for (std::size_t i = 1; i < walk.size(); ++i)
        walk[i] = 0.8 * walk[i - 1] + noise[i] - 0.5;
    QVERIFY(isNear(autocorrelation(walk, 1), 0.8, 0.02));
    QVERIFY(isNear(autocorrelation(walk, 3), 0.512, 0.04));
}

void TestStatistics::kolmogorovMeasuresTheDistance()
{
    // Four values in the middles of quarters: the distance is 1/8.
    const auto law = [](double x) { return x; };
    QCOMPARE(kolmogorov({ 0.875, 0.125, 0.625, 0.375 }, law), 0.125 * 2);
    QCOMPARE(kolmogorov({ 1, 1, 1, 1 }, law), 2.0);
}

void TestStatistics::kolmogorovKnowsWrongLaws()
{
    const auto sample = uniforms(100'000);
    QVERIFY(kolmogorov(sample, [](double x) { return x; }) < kKolmogorovLimit);
    QVERIFY(kolmogorov(sample, [](double x) { return std::pow(x, 1.05); }) > kKolmogorovLimit);
    QVERIFY(kolmogorov(sample, [](double x) { return x * 0.98; }) > kKolmogorovLimit);
}

void TestStatistics::chiSquareOfAKnownTable()
{
    const std::vector<double> counts { 44, 56 };
    const std::vector<double> half { 0.5, 0.5 };
    QCOMPARE(chiSquare(counts, half), 1.44);
    const std::vector<double> never { 1, 0 };
    QCOMPARE(chiSquare(counts, never), std::numeric_limits<double>::infinity());
}

void TestStatistics::chiSquareLimits_data()
{
    // Abramowitz and Stegun, table 26.8.
    QTest::addColumn<double>("degrees");
    QTest::addColumn<double>("sigmas");
    QTest::addColumn<double>("limit");
    QTest::newRow("median of 10") << 10.0 << 0.0 << 9.34182;
    QTest::newRow("1 % of 2") << 2.0 << 2.326348 << 9.21034;
    QTest::newRow("0.1 % of 5") << 5.0 << 3.090232 << 20.515;
    QTest::newRow("0.1 % of 30") << 30.0 << 3.090232 << 59.703;
}

void TestStatistics::chiSquareLimits()
{
    QFETCH(double, degrees);
    QFETCH(double, sigmas);
    QFETCH(double, limit);
    QVERIFY(isNear(chiSquareLimit(degrees, sigmas), limit, 0.02 * limit));
}

void TestStatistics::betaLawHasKnownValues_data()
{
    QTest::addColumn<double>("x");
    QTest::addColumn<double>("a");
    QTest::addColumn<double>("b");
    QTest::addColumn<double>("expected");
    QTest::newRow("symmetrical") << 0.5 << 3.0 << 3.0 << 0.5;
    QTest::newRow("a power") << 0.3 << 4.0 << 1.0 << std::pow(0.3, 4);
    QTest::newRow("a power from above") << 0.3 << 1.0 << 4.0 << 1 - std::pow(0.7, 4);
    // Binomial sums: I_x(2, 5) = P(at least 2 of 6), 1 - 0.8^6 - 6 0.2 0.8^5.
    QTest::newRow("binomial") << 0.2 << 2.0 << 5.0 << 1 - std::pow(0.8, 6) - 1.2 * std::pow(0.8, 5);
    QTest::newRow("arcsine") << 0.25 << 0.5 << 0.5 << 1.0 / 3;
    QTest::newRow("below") << -1.0 << 2.0 << 2.0 << 0.0;
    QTest::newRow("above") << 2.0 << 2.0 << 2.0 << 1.0;
}

void TestStatistics::betaLawHasKnownValues()
{
    QFETCH(double, x);
    QFETCH(double, a);
    QFETCH(double, b);
    QFETCH(double, expected);
    QVERIFY(isNear(betaLaw(x, a, b), expected, 1e-12));
}

QTEST_GUILESS_MAIN(TestStatistics)

#include "tst_statistics.moc"
