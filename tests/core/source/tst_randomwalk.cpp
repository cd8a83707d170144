// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/sourcerunner.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// The walk against the law of its steps.
class TestRandomWalk : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void beginsAtItsStart();
    void stepsAreNormal();
    void stepsUpToTheGreatestAreUniform();
    void spreadsWithTheRootOfTime();
    void holdsWithItsProbability();
    void driftsByTimeAlsoWhileItHolds();
    void isReflectedAtItsEnds();
    void isHeldAtItsEnds();
    void goesBackToItsStart();
};

namespace {

std::vector<double> differences(const std::vector<double> &values)
{
    std::vector<double> result;
    for (std::size_t i = 1; i < values.size(); ++i)
        result.push_back(values[i] - values[i - 1]);
    return result;
}

} // namespace

void TestRandomWalk::beginsAtItsStart()
{
    QCOMPARE(SourceRunner(R"({"kind":"randomWalk","start":-7})").number(), -7.0);
    QCOMPARE(SourceRunner(R"({"kind":"randomWalk","start":-7,"min":0})").number(), 0.0);
}

void TestRandomWalk::stepsAreNormal()
{
    SourceRunner runner(R"({"kind":"randomWalk","start":0,"stepStdDev":0.5})");
    const auto steps = differences(runner.numbers(40'001));
    const double distance = kolmogorov(steps, [](double x) { return normalLaw(x, 0, 0.5); });
    QVERIFY2(distance < kKolmogorovLimit, qPrintable(QString::number(distance)));
    VERIFY_NEAR(mean(steps), 0, meanTolerance(0.5, 4e4));
    VERIFY_NEAR(covariance(steps, 0), 0.25, varianceTolerance(0.25, 4e4));
    VERIFY_NEAR(autocorrelation(steps, 1), 0, kSigmas / std::sqrt(4e4));
}

void TestRandomWalk::stepsUpToTheGreatestAreUniform()
{
    SourceRunner runner(R"({"kind":"randomWalk","start":0,"stepStdDev":9,"maxStep":2})");
    const auto steps = differences(runner.numbers(40'001));
    const double distance
        = kolmogorov(steps, [](double x) { return std::clamp((x + 2) / 4, 0.0, 1.0); });
    QVERIFY2(distance < kKolmogorovLimit, qPrintable(QString::number(distance)));
}

void TestRandomWalk::spreadsWithTheRootOfTime()
{
    // After 100 steps of many seeds: variance 100 times that of a step.
    std::vector<double> ends;
    for (quint64 seed = 0; seed < 1000; ++seed) {
        SourceRunner runner(
            R"({"kind":"randomWalk","start":0,"stepStdDev":1})", PropertyType::Number, 1s, seed);
        ends.push_back(runner.numbers(101).back());
    }
    VERIFY_NEAR(mean(ends), 0, meanTolerance(10, 1000));
    VERIFY_NEAR(covariance(ends, 0), 100, varianceTolerance(100, 1000));
}

void TestRandomWalk::holdsWithItsProbability()
{
    SourceRunner runner(R"({"kind":"randomWalk","holdProbability":0.7})");
    const auto steps = differences(runner.numbers(40'001));
    const auto held = static_cast<double>(std::count(steps.begin(), steps.end(), 0.0));
    VERIFY_NEAR(held / 4e4, 0.7, shareTolerance(0.7, 4e4));
    // Whether it moves says nothing about how far: the moves keep their law.
    std::vector<double> moves;
    std::copy_if(steps.begin(), steps.end(), std::back_inserter(moves),
        [](double step) { return step != 0; });
    const double distance = kolmogorov(moves, [](double x) { return normalLaw(x, 0, 1); });
    QVERIFY2(distance < kKolmogorovLimit, qPrintable(QString::number(distance)));
}

void TestRandomWalk::driftsByTimeAlsoWhileItHolds()
{
    SourceRunner straight(
        R"({"kind":"randomWalk","start":0,"stepStdDev":0,"drift":36})", PropertyType::Number, 10s);
    const auto values = straight.numbers(101);
    VERIFY_NEAR(values.at(1), 0.1, 1e-12);
    VERIFY_NEAR(values.back(), 10, 1e-9);
    SourceRunner holding(
        R"({"kind":"randomWalk","start":0,"stepStdDev":0,"drift":36,"holdProbability":0.5})",
        PropertyType::Number, 10s);
    // The last samples may have held: at most a few of 0.1 are still to come.
    VERIFY_NEAR(holding.numbers(1001).back(), 100, 2);
}

void TestRandomWalk::isReflectedAtItsEnds()
{
    SourceRunner runner(R"({"kind":"randomWalk","start":5,"stepStdDev":1,"min":0,"max":10})");
    const auto values = runner.numbers(100'000);
    const auto [least, greatest] = std::minmax_element(values.begin(), values.end());
    QVERIFY(*least >= 0 && *greatest <= 10);
    QVERIFY(*least < 0.01 && *greatest > 9.99);
    // A reflected walk is uniform in the long run. Its slowest memory lasts for (10/pi)^2 / 0.5 =
    // 20 steps, so a thinned sample is nearly independent.
    std::vector<double> thinned;
    for (std::size_t i = 100; i < values.size(); i += 100)
        thinned.push_back(values[i]);
    const double distance = kolmogorov(thinned, [](double x) { return x / 10; });
    QVERIFY2(distance < kKolmogorovLimit, qPrintable(QString::number(distance)));
}

void TestRandomWalk::isHeldAtItsEnds()
{
    SourceRunner runner(
        R"({"kind":"randomWalk","start":5,"stepStdDev":3,"min":0,"max":10,"boundary":"clamp"})");
    const auto values = runner.numbers(10'000);
    QVERIFY(std::count(values.begin(), values.end(), 0.0) > 500);
    QVERIFY(std::count(values.begin(), values.end(), 10.0) > 500);
    QVERIFY(std::all_of(values.begin(), values.end(), [](double x) { return x >= 0 && x <= 10; }));
}

void TestRandomWalk::goesBackToItsStart()
{
    SourceRunner runner(
        R"({"kind":"randomWalk","start":5,"maxStep":1,"min":0,"max":10,"boundary":"restart"})");
    const auto values = runner.numbers(10'000);
    int restarts = 0;
    for (std::size_t i = 1; i < values.size(); ++i) {
        QVERIFY(values[i] >= 0 && values[i] <= 10);
        if (std::abs(values[i] - values[i - 1]) > 1) {
            ++restarts;
            QCOMPARE(values[i], 5.0);
            QVERIFY(values[i - 1] < 1 || values[i - 1] > 9);
        }
    }
    QVERIFY(restarts > 20);
}

QTEST_GUILESS_MAIN(TestRandomWalk)

#include "tst_randomwalk.moc"
