// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/sourcerunner.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// Pulses against their shape, and random ones against the law of their moments.
class TestPulse : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void hasItsShape();
    void repeatsOverADay();
    void comesAsOftenAsTold();
    void momentsAreThoseOfAPoissonProcess();
    void dependsOnTheTimeAlone();
    void overlappingPulsesAreOne();
};

void TestPulse::hasItsShape()
{
    SourceRunner runner(R"({"kind":"pulse","base":10,"peak":20,"rise":"2s","width":"3s",
        "fall":"5s","period":"12s"})");
    QCOMPARE(runner.numbers(14),
        (std::vector<double> { 10, 15, 20, 20, 20, 20, 18, 16, 14, 12, 10, 10, 10, 15 }));
}

void TestPulse::repeatsOverADay()
{
    SourceRunner runner(R"({"kind":"pulse","width":"7s","period":"1m"})");
    for (int second = 0; second < 86'400; ++second)
        QCOMPARE(runner.number(), second % 60 < 7 ? 1.0 : 0.0);
}

void TestPulse::comesAsOftenAsTold()
{
    // 30 per hour of 1 s each are there 1 - exp(-30 / 3600) of the time.
    SourceRunner runner(R"({"kind":"pulse","width":"1s","rate":30})");
    const double share = mean(runner.numbers(200'000));
    const double expected = 1 - std::exp(-30.0 / 3600);
    VERIFY_NEAR(share, expected, 5 * std::sqrt(expected / 200'000));
}

void TestPulse::momentsAreThoseOfAPoissonProcess()
{
    // Sampled every 100 ms, a pulse of 100 ms shows the moments; their distances are exponential.
    SourceRunner runner(
        R"({"kind":"pulse","width":"100ms","rate":60})", PropertyType::Number, 100ms);
    std::vector<double> distances;
    double last = -1;
    for (int i = 0; i < 600'000; ++i) {
        if (runner.number() < 0.5)
            continue;
        if (last >= 0)
            distances.push_back(i * 0.1 - last);
        last = i * 0.1;
    }
    QVERIFY(distances.size() > 800 && distances.size() < 1200);
    // The grid adds up to 0.1 s; the law has a mean of 60 s.
    QVERIFY(kolmogorov(distances, [](double x) { return 1 - std::exp(-x / 60); }) < 1.95);
}

void TestPulse::dependsOnTheTimeAlone()
{
    const char *spec = R"({"kind":"pulse","rise":"2s","width":"5s","fall":"3s","rate":120})";
    SourceRunner fine(spec, PropertyType::Number, 250ms);
    SourceRunner coarse(spec, PropertyType::Number, 1s);
    const std::vector<double> all = fine.numbers(40'000);
    for (std::size_t i = 0; i < 10'000; ++i)
        QCOMPARE(coarse.number(), all[4 * i]);
}

void TestPulse::overlappingPulsesAreOne()
{
    SourceRunner runner(R"({"kind":"pulse","base":0,"peak":5,"width":"20s","rate":900})");
    for (const double value : runner.numbers(20'000))
        QVERIFY(value == 0 || value == 5);
}

QTEST_GUILESS_MAIN(TestPulse)

#include "tst_pulse.moc"
