// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/randomstream.h"

#include <QtCore/QSet>
#include <QtTest/QTest>

#include <array>
#include <bit>
#include <cmath>
#include <vector>

using namespace sim;
using namespace Qt::StringLiterals;

/// Draws of a stream: fixed for all times, independent of each other, and following their laws.
class TestRandomStream : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void drawsNeverChange();
    void drawsDependOnNothingButKeyAndNumber();
    void everyPartOfTheNameMatters();
    void derivedStreamsAreIndependent();
    void lanesAndCountersDoNotCollide();
    void halfOfAllBitsChangeWithTheNextDraw();
    void uniformIsFlat();
    void uniformStaysBelowOne();
    void normalFollowsItsLaw();
    void exponentialFollowsItsLaw();
    void indexReachesEveryNumberEquallyOften_data();
    void indexReachesEveryNumberEquallyOften();
    void neighboursAreUncorrelated();
};

namespace {

constexpr int kDraws = 200'000;

RandomStream stream()
{
    return RandomStream(20240607, u"d1", u"temperature");
}

/// Largest distance between the empirical distribution of \a sample and \a law, times sqrt(n); the
/// 0.1 % point of Kolmogorov's law is 1.95.
template <typename Law>
double kolmogorov(std::vector<double> sample, Law law)
{
    std::sort(sample.begin(), sample.end());
    const auto n = static_cast<double>(sample.size());
    double worst = 0;
    for (std::size_t i = 0; i < sample.size(); ++i) {
        const double expected = law(sample[i]);
        worst = std::max({ worst, static_cast<double>(i + 1) / n - expected,
            expected - static_cast<double>(i) / n });
    }
    return worst * std::sqrt(n);
}

} // namespace

void TestRandomStream::drawsNeverChange()
{
    // Profiles in people's hands depend on these numbers: a change here breaks every seed.
    QCOMPARE(stream().key(), quint64(0xd0df2dcf352180bf));
    QCOMPARE(stream().bits(0), quint64(0xaaa9dd16cdfb032));
    QCOMPARE(stream().bits(1, 1), quint64(0x3ab3a75e21d76e1b));
    QCOMPARE(stream().derived(u"modifier:0").bits(7), quint64(0x24a13c9187a5780b));
    QCOMPARE(RandomStream(0).bits(0), quint64(0x2ff145472e2746d6));
}

void TestRandomStream::drawsDependOnNothingButKeyAndNumber()
{
    const RandomStream first = stream();
    const quint64 later = first.bits(1'000'000);
    for (quint64 n = 0; n < 100; ++n)
        QCOMPARE(stream().bits(n), first.bits(n));
    QCOMPARE(RandomStream(first.key()).bits(1'000'000), later);
}

void TestRandomStream::everyPartOfTheNameMatters()
{
    const QSet<quint64> keys { RandomStream(1, u"a", u"b").key(), RandomStream(2, u"a", u"b").key(),
        RandomStream(1, u"b", u"a").key(), RandomStream(1, u"ab", u"").key(),
        RandomStream(1, u"", u"ab").key(), RandomStream(1, u"a", u"B").key(),
        RandomStream(1, u"ä", u"b").key() };
    QCOMPARE(keys.size(), 7);
}

void TestRandomStream::derivedStreamsAreIndependent()
{
    const RandomStream noise = stream().derived(u"noise");
    QVERIFY(noise.key() != stream().key());
    QVERIFY(noise.key() != stream().derived(u"null").key());
    double product = 0;
    for (quint64 n = 0; n < kDraws; ++n)
        product += noise.normal(n) * stream().normal(n);
    // The mean of n products of independent standard normals has deviation 1/sqrt(n); 4 of them.
    QVERIFY(std::abs(product / kDraws) < 4 / std::sqrt(double(kDraws)));
}

void TestRandomStream::lanesAndCountersDoNotCollide()
{
    QSet<quint64> seen;
    for (quint64 n = 0; n < 2000; ++n) {
        for (quint32 lane = 0; lane < 8; ++lane)
            seen.insert(stream().bits(n, lane));
    }
    QCOMPARE(seen.size(), 16'000);
}

void TestRandomStream::halfOfAllBitsChangeWithTheNextDraw()
{
    int changed = 0;
    for (quint64 n = 0; n < 10'000; ++n)
        changed += std::popcount(stream().bits(n) ^ stream().bits(n + 1));
    // 640,000 coins: deviation 400; 5 of them.
    QVERIFY2(std::abs(changed - 320'000) < 2000, qPrintable(QString::number(changed)));
}

void TestRandomStream::uniformIsFlat()
{
    std::vector<double> sample;
    for (quint64 n = 0; n < kDraws; ++n)
        sample.push_back(stream().uniform(n));
    const double distance = kolmogorov(std::move(sample), [](double x) { return x; });
    QVERIFY2(distance < 1.95, qPrintable(QString::number(distance)));
}

void TestRandomStream::uniformStaysBelowOne()
{
    for (quint64 n = 0; n < kDraws; ++n) {
        const double u = stream().uniform(n, 3);
        QVERIFY(u >= 0 && u < 1);
    }
}

void TestRandomStream::normalFollowsItsLaw()
{
    std::vector<double> sample;
    std::array<double, 4> moments {};
    for (quint64 n = 0; n < kDraws; ++n) {
        const double x = stream().normal(n);
        sample.push_back(x);
        double power = 1;
        for (double &moment : moments)
            moment += (power *= x) / kDraws;
    }
    const double distance = kolmogorov(
        std::move(sample), [](double x) { return std::erfc(-x / std::sqrt(2.0)) / 2; });
    QVERIFY2(distance < 1.95, qPrintable(QString::number(distance)));
    // Four deviations of each: sqrt(Var(x^k) / n) with Var = 1, 2, 15, 96.
    const double n = kDraws;
    QVERIFY(std::abs(moments[0]) < 4 * std::sqrt(1 / n));
    QVERIFY(std::abs(moments[1] - 1) < 4 * std::sqrt(2 / n));
    QVERIFY(std::abs(moments[2]) < 4 * std::sqrt(15 / n));
    QVERIFY(std::abs(moments[3] - 3) < 4 * std::sqrt(96 / n));
}

void TestRandomStream::exponentialFollowsItsLaw()
{
    std::vector<double> sample;
    for (quint64 n = 0; n < kDraws; ++n) {
        sample.push_back(stream().exponential(n));
        QVERIFY(sample.back() >= 0);
    }
    const double distance = kolmogorov(std::move(sample), [](double x) { return -std::expm1(-x); });
    QVERIFY2(distance < 1.95, qPrintable(QString::number(distance)));
}

void TestRandomStream::indexReachesEveryNumberEquallyOften_data()
{
    QTest::addColumn<quint64>("count");
    QTest::addColumn<double>(
        "limit"); // 0.1 % point of chi-square with count - 1 degrees of freedom
    QTest::newRow("one") << quint64(1) << 1e-9;
    QTest::newRow("two") << quint64(2) << 10.83;
    QTest::newRow("six") << quint64(6) << 20.52;
    QTest::newRow("a hundred") << quint64(100) << 148.23;
}

void TestRandomStream::indexReachesEveryNumberEquallyOften()
{
    QFETCH(quint64, count);
    QFETCH(double, limit);
    std::vector<int> found(count);
    for (quint64 n = 0; n < kDraws; ++n)
        ++found.at(stream().index(count, n));
    const double expected = double(kDraws) / static_cast<double>(count);
    double chiSquare = 0;
    for (const int number : found)
        chiSquare += (number - expected) * (number - expected) / expected;
    QVERIFY2(chiSquare < limit, qPrintable(QString::number(chiSquare)));
}

void TestRandomStream::neighboursAreUncorrelated()
{
    for (const quint64 lag : { 1ULL, 2ULL, 3ULL, 60ULL, 3600ULL }) {
        double product = 0;
        for (quint64 n = 0; n < kDraws; ++n)
            product += (stream().uniform(n) - 0.5) * (stream().uniform(n + lag) - 0.5) * 12;
        QVERIFY2(std::abs(product / kDraws) < 4 / std::sqrt(double(kDraws)),
            qPrintable(QString::number(lag)));
    }
}

QTEST_GUILESS_MAIN(TestRandomStream)

#include "tst_randomstream.moc"
