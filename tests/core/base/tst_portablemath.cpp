// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/portablemath.h"

#include <QtCore/QCryptographicHash>
#include <QtTest/QTest>

#include <bit>
#include <cmath>
#include <limits>

using namespace sim;
using namespace Qt::StringLiterals;

/// The elementary functions against the C library, and their bits against those of other machines.
class TestPortableMath : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void sineAndCosineAgreeWithTheLibrary();
    void quarterTurnsAreExact();
    void sineRepeatsEveryTurn();
    void exponentialAgreesWithTheLibrary();
    void exponentialEndsWhereDoublesEnd();
    void logarithmAgreesWithTheLibrary();
    void logarithmOfOneIsZero();
    void quantileInvertsTheDistribution();
    void quantileMatchesPublishedValues_data();
    void quantileMatchesPublishedValues();
    void distributionMatchesTheLibrary();
    void bitsAreTheSameEverywhere();
};

namespace {

constexpr long double kTwoPi = 6.283185307179586476925286766559L;

/// Distance in units of the last place of the exact value.
double ulps(double found, long double exact)
{
    if (exact == 0)
        return found == 0 ? 0 : 1e9;
    const double nearest = static_cast<double>(exact);
    const double ulp
        = std::abs(std::nextafter(nearest, std::numeric_limits<double>::infinity()) - nearest);
    return static_cast<double>(
        std::abs((static_cast<long double>(found) - exact) / static_cast<long double>(ulp)));
}

/// The library's sine of \a turns and \a ahead quarter turns more, reduced before 2 pi comes into
/// play.
long double exactSine(double turns, int ahead)
{
    const double quarters = std::nearbyint(turns * 4);
    const long double x = (static_cast<long double>(turns) - quarters / 4) * kTwoPi;
    const auto quarter = (static_cast<int>(quarters) + ahead) & 3;
    const long double magnitude = quarter % 2 == 0 ? std::sin(x) : std::cos(x);
    return quarter < 2 ? magnitude : -magnitude;
}

} // namespace

void TestPortableMath::sineAndCosineAgreeWithTheLibrary()
{
    double worst = 0;
    for (int i = -20'000; i <= 20'000; ++i) {
        const double turns = i * 0.000137;
        worst = std::max(worst, ulps(portable::sinTurns(turns), exactSine(turns, 0)));
        worst = std::max(worst, ulps(portable::cosTurns(turns), exactSine(turns, 1)));
    }
    QVERIFY2(worst <= 2, qPrintable(QString::number(worst)));
}

void TestPortableMath::quarterTurnsAreExact()
{
    for (const double whole : { -3.0, 0.0, 7.0, 1e9 }) {
        QCOMPARE(portable::sinTurns(whole), 0.0);
        QCOMPARE(portable::sinTurns(whole + 0.25), 1.0);
        QCOMPARE(portable::sinTurns(whole + 0.5), 0.0);
        QCOMPARE(portable::sinTurns(whole + 0.75), -1.0);
        QCOMPARE(portable::cosTurns(whole), 1.0);
        QCOMPARE(portable::cosTurns(whole + 0.5), -1.0);
    }
    QVERIFY(!std::signbit(portable::sinTurns(0.5)));
}

void TestPortableMath::sineRepeatsEveryTurn()
{
    for (int i = 0; i < 64; ++i) {
        const double turns = i / 64.0; // exact, and so is the sum
        QCOMPARE(portable::sinTurns(turns + 1'000'000), portable::sinTurns(turns));
    }
}

void TestPortableMath::exponentialAgreesWithTheLibrary()
{
    double worst = 0;
    for (int i = -70'000; i <= 70'000; ++i) {
        const double x = i * 0.0101;
        worst = std::max(worst, ulps(portable::exp(x), std::exp(static_cast<long double>(x))));
    }
    QVERIFY2(worst <= 2, qPrintable(QString::number(worst)));
    QCOMPARE(portable::exp(0), 1.0);
}

void TestPortableMath::exponentialEndsWhereDoublesEnd()
{
    QVERIFY(std::isfinite(portable::exp(709.7)));
    QVERIFY(std::isinf(portable::exp(710)));
    QVERIFY(portable::exp(-745) > 0);
    QCOMPARE(portable::exp(-746), 0.0);
    QVERIFY(std::isnan(portable::exp(std::numeric_limits<double>::quiet_NaN())));
}

void TestPortableMath::logarithmAgreesWithTheLibrary()
{
    double worst = 0;
    for (int i = 1; i <= 60'000; ++i) {
        for (const double x : { i * 1e-5, i * 0.37, 1 / (1.0 + i), 1 - i * 0x1p-53, 1 + i * 1e-9 })
            worst = std::max(worst, ulps(portable::log(x), std::log(static_cast<long double>(x))));
    }
    for (int i = -1074; i < 1024; ++i) {
        const double x = std::ldexp(1.0, i);
        worst = std::max(worst, ulps(portable::log(x), std::log(static_cast<long double>(x))));
    }
    QVERIFY2(worst <= 2, qPrintable(QString::number(worst)));
}

void TestPortableMath::logarithmOfOneIsZero()
{
    QCOMPARE(portable::log(1), 0.0);
    QVERIFY(std::isinf(portable::log(0)));
    QVERIFY(std::isnan(portable::log(-1)));
    QVERIFY(std::isinf(portable::log(std::numeric_limits<double>::infinity())));
}

void TestPortableMath::quantileInvertsTheDistribution()
{
    const auto distribution
        = [](double x) { return std::erfc(-static_cast<long double>(x) / std::sqrt(2.0L)) / 2; };
    const auto check = [&](double p) {
        const double x = portable::normalQuantile(p);
        // Error of x = error of its p, divided by the density.
        const long double density
            = std::exp(-static_cast<long double>(x) * x / 2) / std::sqrt(kTwoPi);
        const double error = static_cast<double>(std::abs((distribution(x) - p) / density));
        QVERIFY2(error < 1e-9, qPrintable(QStringLiteral("p %1 error %2").arg(p).arg(error)));
    };
    for (int i = 1; i < 10'000; ++i)
        check(i / 10'000.0);
    for (double p = 1e-5; p > 1e-300; p /= 3)
        check(p);
}

void TestPortableMath::quantileMatchesPublishedValues_data()
{
    QTest::addColumn<double>("p");
    QTest::addColumn<double>("x");
    QTest::newRow("median") << 0.5 << 0.0;
    QTest::newRow("one sigma") << 0.8413447460685429 << 1.0;
    QTest::newRow("5 %") << 0.05 << -1.6448536269514729;
    QTest::newRow("97.5 %") << 0.975 << 1.959963984540054;
    QTest::newRow("99.9 %") << 0.999 << 3.090232306167813;
    QTest::newRow("six sigma") << 9.865876450376981e-10 << -6.0;
}

void TestPortableMath::quantileMatchesPublishedValues()
{
    QFETCH(double, p);
    QFETCH(double, x);
    QVERIFY(std::abs(portable::normalQuantile(p) - x) < 1e-9);
}

void TestPortableMath::distributionMatchesTheLibrary()
{
    for (int i = -800; i <= 600; ++i) {
        const double x = i * 0.0373;
        const double exact = std::erfc(-x / std::sqrt(2.0)) / 2;
        QVERIFY2(std::abs(portable::normalDistribution(x) - exact) <= 1e-12 * exact,
            qPrintable(QString::number(x)));
    }
    QCOMPARE(portable::normalDistribution(0), 0.5);
    QCOMPARE(portable::normalDistribution(50), 1.0);
}

void TestPortableMath::bitsAreTheSameEverywhere()
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&hash](double value) {
        auto bits = std::bit_cast<quint64>(value);
        for (int i = 0; i < 8; ++i, bits >>= 8) {
            const char byte = static_cast<char>(bits & 0xff);
            hash.addData(QByteArrayView(&byte, 1));
        }
    };
    for (int i = -3000; i <= 3000; ++i) {
        add(portable::sinTurns(i * 0.00391));
        add(portable::cosTurns(i * 0.00271));
        add(portable::exp(i * 0.217));
        add(portable::normalDistribution(i * 0.0041));
        if (i > 0) {
            add(portable::log(i * 0.0173));
            add(portable::normalQuantile(i / 3001.0));
        }
    }
    QCOMPARE(hash.result().toHex(),
        "14bfa10c4505591d3d607d4aa3be33fc9cab0672da752baa5d7c4a984214b426"_ba);
}

QTEST_GUILESS_MAIN(TestPortableMath)

#include "tst_portablemath.moc"
