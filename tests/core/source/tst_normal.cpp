// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/sourcerunner.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// The normal source, whole and truncated, against its law.
class TestNormal : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void followsItsLaw();
    void truncatedFollowsTheTruncatedLaw_data();
    void truncatedFollowsTheTruncatedLaw();
    void rangeBeyondAllProbabilityGivesItsNearestEnd();
    void withoutDeviationIsItsMean();
};

namespace {

double distribution(double z)
{
    return std::erfc(-z / std::sqrt(2.0)) / 2;
}

} // namespace

void TestNormal::followsItsLaw()
{
    SourceRunner runner(R"({"kind":"normal","mean":20,"stdDev":3})");
    const auto values = runner.numbers(100'000);
    const double distance = kolmogorov(values, [](double x) { return distribution((x - 20) / 3); });
    QVERIFY2(distance < 1.95, qPrintable(QString::number(distance)));
    VERIFY_NEAR(mean(values), 20.0, 4 * 3 / std::sqrt(1e5));
    VERIFY_NEAR(covariance(values, 20), 9.0, 4 * 9 * std::sqrt(2 / 1e5));
    VERIFY_NEAR(covariance(values, 20, 1), 0.0, 4 * 9 / std::sqrt(1e5));
}

void TestNormal::truncatedFollowsTheTruncatedLaw_data()
{
    QTest::addColumn<QByteArray>("limits");
    QTest::addColumn<double>("min"); // in standard deviations from the mean
    QTest::addColumn<double>("max");
    QTest::newRow("both sides") << R"("min":19,"max":22)"_ba << -0.5 << 1.0;
    QTest::newRow("below only") << R"("min":20)"_ba << 0.0 << 40.0;
    QTest::newRow("above only") << R"("max":18)"_ba << -40.0 << -1.0;
    QTest::newRow("upper tail") << R"("min":30,"max":40)"_ba << 5.0 << 10.0;
    QTest::newRow("lower tail") << R"("min":0,"max":10)"_ba << -10.0 << -5.0;
    QTest::newRow("far upper tail") << R"("min":50)"_ba << 15.0 << 100.0;
}

void TestNormal::truncatedFollowsTheTruncatedLaw()
{
    QFETCH(QByteArray, limits);
    QFETCH(double, min);
    QFETCH(double, max);
    const QByteArray spec = R"({"kind":"normal","mean":20,"stdDev":2,)" + limits + '}';
    SourceRunner runner(spec.constData());
    const auto values = runner.numbers(50'000);
    const auto law = [&](double x) {
        const double z = (x - 20) / 2;
        if (min > 0) // from the other side, where the differences keep their digits
            return (distribution(-min) - distribution(-z))
                / (distribution(-min) - distribution(-max));
        return (distribution(z) - distribution(min)) / (distribution(max) - distribution(min));
    };
    const double distance = kolmogorov(values, law);
    QVERIFY2(distance < 1.95, qPrintable(QString::number(distance)));
    const auto [least, greatest] = std::minmax_element(values.begin(), values.end());
    QVERIFY(*least >= 20 + 2 * min && *greatest <= 20 + 2 * max);
}

void TestNormal::rangeBeyondAllProbabilityGivesItsNearestEnd()
{
    SourceRunner runner(R"({"kind":"normal","mean":0,"stdDev":1,"min":100,"max":101})");
    for (const double x : runner.numbers(100))
        QCOMPARE(x, 100.0);
}

void TestNormal::withoutDeviationIsItsMean()
{
    SourceRunner runner(R"({"kind":"normal","mean":7,"stdDev":0})");
    QCOMPARE(runner.numbers(2), (std::vector<double> { 7, 7 }));
    SourceRunner clamped(R"({"kind":"normal","mean":7,"stdDev":0,"max":5})");
    QCOMPARE(clamped.number(), 5.0);
}

QTEST_GUILESS_MAIN(TestNormal)

#include "tst_normal.moc"
