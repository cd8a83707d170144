// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/modifier/modifiererrors.h"
#include "core/modifier/modifierrunner.h"
#include "core/modifier/unittable.h"

#include <QtTest/QTest>

#include <cmath>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// Conversions between units of measure.
class TestUnit : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void converts_data();
    void converts();
    void thereAndBackIsTheSame();
    void refusesWhatCannotWork_data();
    void refusesWhatCannotWork();
    void knowsTwoWaysToWriteAUnit();
};

void TestUnit::converts_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<double>("value");
    QTest::addColumn<double>("expected");
    const auto row = [](const char *from, const char *to, double value, double expected) {
        QTest::addRow("%s to %s", from, to)
            << QString::fromUtf8(from) << QString::fromUtf8(to) << value << expected;
    };
    row("°C", "°F", 100, 212);
    row("°F", "°C", -40, -40);
    row("K", "°C", 0, -273.15);
    row("degC", "K", 25, 298.15);
    row("mi", "km", 1, 1.609344);
    row("in", "mm", 1, 25.4);
    row("nmi", "m", 1, 1852);
    row("km/h", "m/s", 36, 10);
    row("kn", "km/h", 1, 1.852);
    row("mph", "km/h", 60, 96.56064);
    row("bar", "psi", 1, 14.503773773020921);
    row("atm", "hPa", 1, 1013.25);
    row("mmHg", "kPa", 760, 101.3250144354);
    row("kWh", "MJ", 1, 3.6);
    row("BTU", "Wh", 1, 0.29307107017222);
    row("hp", "kW", 1, 0.74569987158227);
    row("gal", "l", 1, 3.785411784);
    row("m³", "L", 1, 1000);
    row("ft³", "l", 1, 28.316846592);
    row("lb", "kg", 1, 0.45359237);
    row("oz", "g", 16, 453.59237);
    row("m3/h", "l/min", 6, 100);
    row("gpm", "l/min", 1, 3.785411784);
    row("rad", "°", 3.141592653589793, 180);
    row("rev", "deg", 0.5, 180);
    row("gon", "°", 100, 90);
}

void TestUnit::converts()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(double, value);
    QFETCH(double, expected);
    const QString spec = uR"({"kind":"unit","from":"%1","to":"%2"})"_s.arg(from, to);
    ModifierRunner runner(spec.toUtf8());
    QVERIFY2(
        std::abs(runner.number(value) - expected) <= 1e-12 * std::max(std::abs(expected), 500.0),
        qPrintable(QString::number(runner.number(value), 'g', 17)));
    QCOMPARE(runner.modifier().unit(), to);
}

void TestUnit::thereAndBackIsTheSame()
{
    int pairs = 0;
    for (const QString &from : unitSymbols()) {
        for (const QString &to : unitSymbols()) {
            const bool isPair = qstrcmp(findUnit(from)->dimension, findUnit(to)->dimension) == 0;
            const auto there = UnitConversion::make(from, to);
            const auto back = UnitConversion::make(to, from);
            QCOMPARE(there.isOk(), isPair);
            QCOMPARE(back.isOk(), isPair);
            if (!isPair)
                continue;
            ++pairs;
            QVERIFY2(std::abs((*back)((*there)(21.5)) - 21.5) < 1e-9, qPrintable(from + to));
        }
    }
    QVERIFY(pairs > 300);
}

void TestUnit::refusesWhatCannotWork_data()
{
    QTest::addColumn<QByteArray>("spec");
    QTest::addColumn<const ErrorKind *>("expected");
    QTest::newRow("unknown from") << R"({"kind":"unit","from":"furlong","to":"m"})"_ba
                                  << &errors::kUnknownUnit;
    QTest::newRow("unknown to") << R"({"kind":"unit","from":"m","to":"parsec"})"_ba
                                << &errors::kUnknownUnit;
    QTest::newRow("case counts") << R"({"kind":"unit","from":"PA","to":"bar"})"_ba
                                 << &errors::kUnknownUnit;
    QTest::newRow("other dimension")
        << R"({"kind":"unit","from":"kWh","to":"kW"})"_ba << &errors::kUnitsDiffer;
}

void TestUnit::refusesWhatCannotWork()
{
    QFETCH(QByteArray, spec);
    QFETCH(const ErrorKind *, expected);
    const auto modifier = buildModifier(spec);
    QVERIFY(!modifier);
    QVERIFY(modifier.error().is(*expected));
    QVERIFY(!modifier.error().message().contains(u"%1"));
}

void TestUnit::knowsTwoWaysToWriteAUnit()
{
    QVERIFY(isSameUnit(u"°C"_s, u"degC"_s));
    QVERIFY(isSameUnit(u"m3"_s, u"m³"_s));
    QVERIFY(!isSameUnit(u"°C"_s, u"°F"_s));
    QVERIFY(!isSameUnit(u"ppm"_s, u"°F"_s));
    QVERIFY(isSameUnit(u"ppm"_s, u"ppm"_s));
}

QTEST_GUILESS_MAIN(TestUnit)

#include "tst_unit.moc"
