// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/sourcerunner.h"

#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// Sums of sines against their formula.
class TestHarmonics : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void followsItsFormulaOverADay();
    void keepsItsFrequencyForAYear();
    void repeatsAsFastAsItsHighestSine_data();
    void repeatsAsFastAsItsHighestSine();
};

void TestHarmonics::followsItsFormulaOverADay()
{
    SourceRunner runner(R"({"kind":"harmonics","mean":2,"fundamental":0.013,
        "amplitudes":[1,0,0.5],"phases":[30,0,-90]})");
    const double turn = 2 * std::acos(-1.0);
    for (int second = 0; second < 86'400; ++second) {
        const double turns = second * 0.013;
        const double expected
            = 2 + std::sin(turn * (turns + 1.0 / 12)) + 0.5 * std::sin(turn * (3 * turns - 0.25));
        VERIFY_NEAR(runner.number(), expected, 1e-10);
    }
}

void TestHarmonics::keepsItsFrequencyForAYear()
{
    // 49.98 Hz has no period in whole microseconds: rounded, it would be off by cycles after hours.
    SourceRunner runner(R"({"kind":"harmonics","fundamental":49.98,"amplitudes":[1]})");
    const Microseconds year = 24h * 365;
    // 49.98 * 31,536,000 s is a whole number of cycles; 5 ms later a quarter of one, nearly.
    VERIFY_NEAR(std::get<double>(runner.at(1, year)), 0, 1e-5);
    VERIFY_NEAR(
        std::get<double>(runner.at(2, year + 5ms)), std::sin(2 * std::acos(-1.0) * 0.2499), 1e-5);
}

void TestHarmonics::repeatsAsFastAsItsHighestSine_data()
{
    QTest::addColumn<QJsonArray>("amplitudes");
    QTest::addColumn<qint64>("period"); // microseconds; 0: none
    QTest::newRow("first") << QJsonArray { 1 } << qint64(20'000);
    QTest::newRow("fifth") << QJsonArray { 1, 0, 0, 0, 0.1 } << qint64(4'000);
    QTest::newRow("fifth is silent") << QJsonArray { 1, 0.5, 0, 0, 0 } << qint64(10'000);
    QTest::newRow("silence") << QJsonArray { 0 } << qint64(0);
}

void TestHarmonics::repeatsAsFastAsItsHighestSine()
{
    QFETCH(QJsonArray, amplitudes);
    QFETCH(qint64, period);
    const KindCatalogue catalogue = sourceCatalogue();
    const KindDescription *kind = catalogue.find(u"harmonics");
    const auto repetition = kind->repetition(
        Parameters(*kind, { { u"fundamental"_s, 50 }, { u"amplitudes"_s, amplitudes } }));
    QCOMPARE(repetition.has_value(), period > 0);
    if (repetition)
        QCOMPARE(repetition->period, Microseconds(period));
}

QTEST_GUILESS_MAIN(TestHarmonics)

#include "tst_harmonics.moc"
