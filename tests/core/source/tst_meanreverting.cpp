// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/sourcerunner.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// The Ornstein-Uhlenbeck process against its law.
class TestMeanReverting : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void isStationaryFromTheFirstSample();
    void followsItsLaw_data();
    void followsItsLaw();
    void takesTheExactStep();
    void stepsOfAnyLengthAgree();
    void beginsWhereItWasTold();
    void staysWithinItsRange();
    void copyRunsAheadAlone();
};

void TestMeanReverting::isStationaryFromTheFirstSample()
{
    // The first sample of many seeds: mean 20, deviation 2, normal.
    std::vector<double> first;
    for (quint64 seed = 0; seed < 20'000; ++seed) {
        SourceRunner runner(
            R"({"kind":"meanReverting","mean":20,"stdDev":2,"relaxationTime":"1h"})",
            PropertyType::Number, 1s, seed);
        first.push_back(runner.number());
    }
    const double distance
        = kolmogorov(first, [](double x) { return std::erfc((20 - x) / 2 / std::sqrt(2.0)) / 2; });
    QVERIFY2(distance < 1.95, qPrintable(QString::number(distance)));
}

void TestMeanReverting::followsItsLaw_data()
{
    QTest::addColumn<qint64>("stepMs");
    QTest::newRow("fine grid") << qint64(1000);
    QTest::newRow("coarse grid") << qint64(10'000);
    QTest::newRow("step of one relaxation time") << qint64(20'000);
}

void TestMeanReverting::followsItsLaw()
{
    QFETCH(qint64, stepMs);
    SourceRunner runner(R"({"kind":"meanReverting","mean":5,"stdDev":2,"relaxationTime":"20s"})",
        PropertyType::Number, Milliseconds(stepMs));
    constexpr int kSamples = 200'000;
    const auto values = runner.numbers(kSamples);
    // Independent values: one for every two relaxation times. Tolerance 4 deviations of the
    // estimates.
    const double stepsPerTau = 20'000.0 / static_cast<double>(stepMs);
    const double independent = kSamples / (2 * stepsPerTau);
    const double variance = covariance(values, 5);
    VERIFY_NEAR(mean(values), 5.0, 4 * 2 / std::sqrt(independent));
    VERIFY_NEAR(variance, 4.0, 4 * 4 * std::sqrt(2 / independent));
    // The autocorrelation at lag tau is 1/e whatever the grid.
    const double correlation
        = covariance(values, 5, static_cast<std::size_t>(std::lround(stepsPerTau))) / variance;
    VERIFY_NEAR(correlation, std::exp(-1.0), 4 / std::sqrt(independent));
    VERIFY_NEAR(covariance(values, 5, 1) / variance, std::exp(-1 / stepsPerTau),
        4 / std::sqrt(independent));
}

void TestMeanReverting::takesTheExactStep()
{
    SourceRunner runner(
        R"({"kind":"meanReverting","mean":10,"stdDev":0,"relaxationTime":"10s","initial":20})");
    for (int second = 0; second < 100; ++second)
        VERIFY_NEAR(runner.number(), 10 + 10 * std::exp(-second / 10.0), 1e-12);
}

void TestMeanReverting::stepsOfAnyLengthAgree()
{
    SourceRunner runner(
        R"({"kind":"meanReverting","mean":0,"stdDev":0,"relaxationTime":"10s","initial":1})");
    quint64 index = 0;
    for (const Microseconds time : { 0us, 3us, 1'500'000us, 1'500'001us, 60'000'000us }) {
        const double value = std::get<double>(runner.at(index++, time));
        VERIFY_NEAR(value, std::exp(-static_cast<double>(time.count()) / 1e7), 1e-12);
    }
}

void TestMeanReverting::beginsWhereItWasTold()
{
    SourceRunner runner(R"({"kind":"meanReverting","mean":10,"initial":-3})");
    QCOMPARE(runner.number(), -3.0);
    SourceRunner clamped(R"({"kind":"meanReverting","mean":10,"initial":-3,"min":0})");
    QCOMPARE(clamped.number(), 0.0);
}

void TestMeanReverting::staysWithinItsRange()
{
    SourceRunner runner(
        R"({"kind":"meanReverting","mean":5,"stdDev":4,"relaxationTime":"5s","min":3,"max":6})");
    const auto values = runner.numbers(20'000);
    const auto [least, greatest] = std::minmax_element(values.begin(), values.end());
    QVERIFY(*least >= 3 && *greatest <= 6);
    // Reflected, not clamped: nothing piles up at the ends.
    QVERIFY(std::count(values.begin(), values.end(), 3.0) < 3);
    QVERIFY(*least < 3.01 && *greatest > 5.99);
}

void TestMeanReverting::copyRunsAheadAlone()
{
    SourceRunner runner(R"({"kind":"meanReverting"})");
    (void)runner.numbers(100);
    SourceRunner copy(runner);
    const auto ahead = copy.numbers(50);
    QCOMPARE(runner.numbers(50), ahead);
}

QTEST_GUILESS_MAIN(TestMeanReverting)

#include "tst_meanreverting.moc"
