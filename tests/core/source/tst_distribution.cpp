// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/sourceerrors.h"
#include "core/source/sourcerunner.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// Each law against its distribution function and its moments.
class TestDistribution : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void lognormalFollowsItsLaw();
    void exponentialFollowsItsLaw();
    void weibullFollowsItsLaw_data();
    void weibullFollowsItsLaw();
    void poissonFollowsItsLaw_data();
    void poissonFollowsItsLaw();
    void betaFollowsItsLaw_data();
    void betaFollowsItsLaw();
    void samplesAreIndependent_data();
    void samplesAreIndependent();
    void betaFillsItsRange();
    void refusesWhatCannotWork();
};

namespace {

constexpr int kSamples = 20'000;

QString told(double number)
{
    return QString::number(number, 'g', 6);
}

} // namespace

void TestDistribution::lognormalFollowsItsLaw()
{
    SourceRunner runner(R"({"kind":"distribution","law":"lognormal","median":4,"sigma":0.5})");
    const auto values = runner.numbers(kSamples);
    const double distance
        = kolmogorov(values, [](double x) { return normalLaw(std::log(x), std::log(4.0), 0.5); });
    QVERIFY2(distance < kKolmogorovLimit, qPrintable(told(distance)));
    const double expectedMean = 4 * std::exp(0.125);
    const double stdDev = expectedMean * std::sqrt(std::expm1(0.25));
    VERIFY_NEAR(mean(values), expectedMean, meanTolerance(stdDev, kSamples));
    // Kurtosis of this law: w^4 + 2 w^3 + 3 w^2 - 3 with w = e^0.25, which is 8.9.
    VERIFY_NEAR(covariance(values, expectedMean), stdDev * stdDev,
        varianceTolerance(stdDev * stdDev, kSamples, 8.9));
}

void TestDistribution::exponentialFollowsItsLaw()
{
    SourceRunner runner(R"({"kind":"distribution","law":"exponential","mean":3})");
    const auto values = runner.numbers(kSamples);
    const double distance = kolmogorov(values, [](double x) { return exponentialLaw(x, 3); });
    QVERIFY2(distance < kKolmogorovLimit, qPrintable(told(distance)));
    VERIFY_NEAR(mean(values), 3, meanTolerance(3, kSamples));
    VERIFY_NEAR(covariance(values, 3), 9, varianceTolerance(9, kSamples, 9));
}

void TestDistribution::weibullFollowsItsLaw_data()
{
    QTest::addColumn<double>("shape");
    QTest::newRow("early failures") << 0.5;
    QTest::newRow("chance") << 1.0;
    QTest::newRow("wear") << 3.5;
}

void TestDistribution::weibullFollowsItsLaw()
{
    QFETCH(double, shape);
    const QByteArray spec = R"({"kind":"distribution","law":"weibull","scale":2,"shape":)"
        + QByteArray::number(shape) + '}';
    SourceRunner runner(spec.constData());
    const auto values = runner.numbers(kSamples);
    const double distance
        = kolmogorov(values, [shape](double x) { return -std::expm1(-std::pow(x / 2, shape)); });
    QVERIFY2(distance < kKolmogorovLimit, qPrintable(told(distance)));
    const double expectedMean = 2 * std::tgamma(1 + 1 / shape);
    const double variance = 4 * std::tgamma(1 + 2 / shape) - expectedMean * expectedMean;
    VERIFY_NEAR(mean(values), expectedMean, meanTolerance(std::sqrt(variance), kSamples));
}

void TestDistribution::poissonFollowsItsLaw_data()
{
    QTest::addColumn<double>("mean");
    QTest::newRow("rare") << 0.3;
    QTest::newRow("some") << 4.0;
    QTest::newRow("many") << 120.0;
    QTest::newRow("a sum of two parts") << 700.0;
    QTest::newRow("a sum of twenty parts") << 10'000.0;
}

void TestDistribution::poissonFollowsItsLaw()
{
    QFETCH(double, mean);
    const int count = mean < 1000 ? 10'000 : 2000;
    const QByteArray spec
        = R"({"kind":"distribution","law":"poisson","mean":)" + QByteArray::number(mean) + '}';
    SourceRunner runner(spec.constData());
    const auto values = runner.numbers(count);
    VERIFY_NEAR(sim::test::mean(values), mean, meanTolerance(std::sqrt(mean), count));
    VERIFY_NEAR(covariance(values, mean), mean, varianceTolerance(mean, count, 3 + 1 / mean));
    // About twenty cells; the two tails have one each.
    const double reach = 2.8 * std::sqrt(mean);
    const double low = std::max(0.0, std::floor(mean - reach));
    const double width = std::ceil(reach / 10);
    const auto cells = static_cast<std::size_t>(std::ceil((mean + reach - low) / width)) + 2;
    std::vector<double> shares(cells, 0.0);
    std::vector<double> counts(cells, 0.0);
    const auto cell = [&](double x) {
        return static_cast<std::size_t>(
            std::clamp(std::floor((x - low) / width) + 1, 0.0, double(cells - 1)));
    };
    for (double k = 0; k < mean + 40 * std::sqrt(mean) + 40; ++k)
        shares[cell(k)] += std::exp(k * std::log(mean) - mean - std::lgamma(k + 1));
    for (const double x : values) {
        QCOMPARE(x, std::floor(x));
        ++counts[cell(x)];
    }
    const double found = chiSquare(counts, shares);
    QVERIFY2(found < chiSquareLimit(double(cells - 1)), qPrintable(told(found)));
}

void TestDistribution::betaFollowsItsLaw_data()
{
    QTest::addColumn<double>("alpha");
    QTest::addColumn<double>("beta");
    QTest::newRow("a hill") << 2.0 << 5.0;
    QTest::newRow("flat") << 1.0 << 1.0;
    QTest::newRow("two ends") << 0.5 << 0.5;
    QTest::newRow("one end") << 0.3 << 3.0;
    QTest::newRow("narrow") << 400.0 << 100.0;
}

void TestDistribution::betaFollowsItsLaw()
{
    QFETCH(double, alpha);
    QFETCH(double, beta);
    const QByteArray spec = R"({"kind":"distribution","law":"beta","alpha":)"
        + QByteArray::number(alpha) + R"(,"beta":)" + QByteArray::number(beta) + '}';
    SourceRunner runner(spec.constData());
    const auto values = runner.numbers(20'000);
    const double distance = kolmogorov(values, [&](double x) { return betaLaw(x, alpha, beta); });
    QVERIFY2(distance < kKolmogorovLimit, qPrintable(told(distance)));
    const double sum = alpha + beta;
    const double variance = alpha * beta / (sum * sum * (sum + 1));
    VERIFY_NEAR(mean(values), alpha / sum, meanTolerance(std::sqrt(variance), 20'000));
}

void TestDistribution::samplesAreIndependent_data()
{
    QTest::addColumn<QByteArray>("law");
    for (const char *law : { "lognormal", "exponential", "weibull", "poisson", "beta" })
        QTest::newRow(law) << QByteArray(law);
}

void TestDistribution::samplesAreIndependent()
{
    QFETCH(QByteArray, law);
    const QByteArray spec = R"({"kind":"distribution","law":")" + law + R"("})";
    SourceRunner runner(spec.constData());
    const auto values = runner.numbers(kSamples);
    for (const std::size_t lag : { 1U, 2U, 7U })
        VERIFY_NEAR(autocorrelation(values, lag), 0, kSigmas / std::sqrt(double(kSamples)));
}

void TestDistribution::betaFillsItsRange()
{
    SourceRunner runner(
        R"({"kind":"distribution","law":"beta","alpha":0.3,"beta":0.3,"min":-10,"max":30})");
    const auto values = runner.numbers(10'000);
    const auto [least, greatest] = std::minmax_element(values.begin(), values.end());
    QVERIFY(*least >= -10 && *least < -9.9);
    QVERIFY(*greatest <= 30 && *greatest > 29.9);
}

void TestDistribution::refusesWhatCannotWork()
{
    const auto great = build(R"({"kind":"distribution","law":"poisson","mean":10001})");
    QVERIFY(!great && great.error().is(errors::kMeanTooGreat));
    QVERIFY(build(R"({"kind":"distribution","law":"exponential","mean":10001})").isOk());
    const auto empty = build(R"({"kind":"distribution","law":"beta","min":2})");
    QVERIFY(!empty && empty.error().is(errors::kEmptySourceRange));
}

QTEST_GUILESS_MAIN(TestDistribution)

#include "tst_distribution.moc"
