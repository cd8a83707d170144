// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/portablearc.h"

#include <QtTest/QTest>

#include <cmath>
#include <limits>

using namespace sim;
using namespace Qt::StringLiterals;

namespace {

constexpr long double kPi = 3.14159265358979323846264338327950288L;

/// Distance in units of the last place of the exact value.
double ulps(double found, long double exact)
{
    const double nearest = static_cast<double>(exact);
    const double ulp
        = std::abs(std::nextafter(nearest, std::numeric_limits<double>::infinity()) - nearest);
    return static_cast<double>(
        std::abs((static_cast<long double>(found) - exact) / static_cast<long double>(ulp)));
}

} // namespace

/// Arc functions and powers against the C library in extended precision.
class TestPortableArc : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void anglesAgreeWithTheLibraryAllAround();
    void smallAndLargeRatiosKeepTheirDigits();
    void axesAreExact();
    void arcsAgreeWithTheLibrary();
    void arcsEndAtOne();
    void powersAgreeWithTheLibrary();
    void wholePowersAreExact_data();
    void wholePowersAreExact();
    void powersOfUnusualBases();
};

void TestPortableArc::anglesAgreeWithTheLibraryAllAround()
{
    double worst = 0;
    for (int i = 0; i < 50'000; ++i) {
        const double x = std::cos(i * 0.001257) * 3.7;
        const double y = std::sin(i * 0.001257) * 3.7;
        const long double exact
            = std::atan2(static_cast<long double>(y), static_cast<long double>(x));
        worst = std::max(worst, ulps(portable::atan2(y, x), exact));
    }
    QVERIFY2(worst <= 2, qPrintable(QString::number(worst)));
}

void TestPortableArc::smallAndLargeRatiosKeepTheirDigits()
{
    for (int power = -300; power <= 300; power += 7) {
        const double y = std::ldexp(1.2345, power);
        QVERIFY(ulps(portable::atan2(y, 1.0), std::atan(static_cast<long double>(y))) <= 2);
    }
}

void TestPortableArc::axesAreExact()
{
    QCOMPARE(portable::atan2(0, 0), 0.0);
    QCOMPARE(portable::atan2(0, 2), 0.0);
    QCOMPARE(portable::atan2(2, 0), static_cast<double>(kPi / 2));
    QCOMPARE(portable::atan2(-2, 0), static_cast<double>(-kPi / 2));
    QCOMPARE(portable::atan2(0, -2), static_cast<double>(kPi));
    QCOMPARE(portable::atan2(1, 1), static_cast<double>(kPi / 4));
    const double far = std::numeric_limits<double>::infinity();
    QCOMPARE(portable::atan2(far, 1), static_cast<double>(kPi / 2));
    QCOMPARE(portable::atan2(1, -far), static_cast<double>(kPi));
    QVERIFY(std::isnan(portable::atan2(std::numeric_limits<double>::quiet_NaN(), 1)));
}

void TestPortableArc::arcsAgreeWithTheLibrary()
{
    double worst = 0;
    for (int i = -9999; i <= 9999; ++i) {
        const double x = i / 10'000.0;
        worst = std::max(worst, ulps(portable::acos(x), std::acos(static_cast<long double>(x))));
        if (i != 0)
            worst
                = std::max(worst, ulps(portable::asin(x), std::asin(static_cast<long double>(x))));
    }
    QVERIFY2(worst <= 4, qPrintable(QString::number(worst)));
}

void TestPortableArc::arcsEndAtOne()
{
    QCOMPARE(portable::asin(1), static_cast<double>(kPi / 2));
    QCOMPARE(portable::acos(-1), static_cast<double>(kPi));
    QCOMPARE(portable::acos(1), 0.0);
    QVERIFY(std::isnan(portable::asin(1.0000001)));
    QVERIFY(std::isnan(portable::acos(-1.0000001)));
}

void TestPortableArc::powersAgreeWithTheLibrary()
{
    double worst = 0;
    for (int i = 1; i < 400; ++i) {
        for (int j = -40; j <= 40; ++j) {
            const double base = i * 0.37;
            const double exponent = j * 0.713;
            const double exact = std::pow(base, exponent);
            worst = std::max(worst, std::abs(portable::pow(base, exponent) / exact - 1));
        }
    }
    QVERIFY2(worst <= 1e-13, qPrintable(QString::number(worst)));
}

void TestPortableArc::wholePowersAreExact_data()
{
    QTest::addColumn<double>("base");
    QTest::addColumn<double>("exponent");
    QTest::addColumn<double>("power");
    QTest::newRow("square") << -3.0 << 2.0 << 9.0;
    QTest::newRow("cube") << -3.0 << 3.0 << -27.0;
    QTest::newRow("nothing") << 7.5 << 0.0 << 1.0;
    QTest::newRow("0 to 0") << 0.0 << 0.0 << 1.0;
    QTest::newRow("inverse") << 4.0 << -2.0 << 0.0625;
    QTest::newRow("root") << 2.25 << 0.5 << 1.5;
    QTest::newRow("ten") << 10.0 << 15.0 << 1e15;
}

void TestPortableArc::wholePowersAreExact()
{
    QFETCH(double, base);
    QFETCH(double, exponent);
    QTEST(portable::pow(base, exponent), "power");
}

void TestPortableArc::powersOfUnusualBases()
{
    QVERIFY(std::isnan(portable::pow(-2, 0.3)));
    QCOMPARE(portable::pow(0, 0.3), 0.0);
    QVERIFY(std::isinf(portable::pow(0, -0.3)));
    QVERIFY(std::abs(portable::pow(-1.01, 101) / std::pow(-1.01, 101) - 1) < 1e-13);
    QVERIFY(std::abs(portable::pow(-1.01, 102) / std::pow(-1.01, 102) - 1) < 1e-13);
}

QTEST_GUILESS_MAIN(TestPortableArc)

#include "tst_portablearc.moc"
