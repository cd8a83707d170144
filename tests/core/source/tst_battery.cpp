// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/dayclock.h"
#include "core/source/sourceerrors.h"
#include "core/source/sourcerunner.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// Charge, leak and load against their exact course.
class TestBattery : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void loadEmptiesIt();
    void leakIsExponential();
    void stepsOfAnyLengthAgree();
    void isChargedAtItsTimes();
    void isNeverMoreThanFull();
    void diesAndComesBack();
    void weakChargerCannotCarryTheLoad();
    void voltageFollowsTheCurve();
    void readsTimesOfTheDay_data();
    void readsTimesOfTheDay();
    void refusesWhatCannotWork();
};

void TestBattery::loadEmptiesIt()
{
    SourceRunner runner(R"({"kind":"battery","capacity":1000,"load":10,"selfDischarge":0})",
        PropertyType::Number, 1h);
    for (int hour = 0; hour < 100; ++hour)
        VERIFY_NEAR(runner.number(), 100 - hour, 1e-9);
    // Empty: nothing more is said.
    QVERIFY(isNull(runner.next()) && isNull(runner.next()));
    QCOMPARE(runner.source().delivery(), Delivery::WithGaps);
}

void TestBattery::leakIsExponential()
{
    SourceRunner runner(
        R"({"kind":"battery","load":0,"selfDischarge":10})", PropertyType::Number, 1h);
    std::vector<double> values;
    for (int hour = 0; hour <= 1461; ++hour)
        values.push_back(runner.number());
    VERIFY_NEAR(values.at(1461), 81, 1e-6); // two months of 730.5 hours
}

void TestBattery::stepsOfAnyLengthAgree()
{
    constexpr const char *kSpec = R"({"kind":"battery","capacity":500,"load":20,"selfDischarge":50,
        "chargeWindows":"22:00-02:00, 12:00-12:30","chargeCurrent":110})";
    SourceRunner fine(kSpec, PropertyType::Number, 1min);
    const auto values = fine.numbers(10'000);
    SourceRunner coarse(kSpec, PropertyType::Number, 500min);
    for (std::size_t i = 0; i * 500 < values.size(); ++i)
        VERIFY_NEAR(coarse.number(), values[i * 500], 1e-6);
}

void TestBattery::isChargedAtItsTimes()
{
    // From 16:00 UTC; charged from 20:00 to 22:00 in local time, two hours ahead.
    SourceRunner runner(R"({"kind":"battery","capacity":1000,"load":10,"selfDischarge":0,
        "initial":50,"chargeWindows":"20:00-22:00","chargeCurrent":110,"utcOffset":"2h"})",
        PropertyType::Number, 1h);
    const auto values = runner.numbers(7);
    const std::vector<double> expected { 50, 49, 48, 58, 68, 67, 66 };
    for (std::size_t i = 0; i < expected.size(); ++i)
        VERIFY_NEAR(values[i], expected[i], 1e-9);
}

void TestBattery::isNeverMoreThanFull()
{
    SourceRunner runner(
        R"({"kind":"battery","load":0,"chargeWindows":"00:00-24:00"})", PropertyType::Number, 1h);
    for (const double x : runner.numbers(100))
        VERIFY_NEAR(x, 100, 1e-9);
}

void TestBattery::diesAndComesBack()
{
    // Dies at 18:00, is charged from midnight on: back as soon as it has more than 10 %.
    SourceRunner runner(R"({"kind":"battery","capacity":1000,"load":100,"selfDischarge":0,
        "initial":30,"dieAt":10,"chargeWindows":"00:00-03:00","chargeCurrent":200})",
        PropertyType::Number, 1h);
    QList<Value> values = runner.take(13);
    VERIFY_NEAR(std::get<double>(values.at(1)), 20, 1e-9);
    for (int hour = 2; hour <= 8; ++hour)
        QVERIFY2(isNull(values.at(hour)), qPrintable(QString::number(hour)));
    VERIFY_NEAR(std::get<double>(values.at(9)), 20, 1e-9); // 200 mA in, 100 mA out
    VERIFY_NEAR(std::get<double>(values.at(11)), 40, 1e-9);
    VERIFY_NEAR(std::get<double>(values.at(12)), 30, 1e-9);
}

void TestBattery::weakChargerCannotCarryTheLoad()
{
    SourceRunner runner(R"({"kind":"battery","capacity":100,"load":100,"selfDischarge":0,
        "chargeWindows":"00:00-24:00","chargeCurrent":40})",
        PropertyType::Number, 1h);
    QCOMPARE(std::get<double>(runner.next()), 100.0);
    (void)runner.take(1000); // dead or alive: it ends
}

void TestBattery::voltageFollowsTheCurve()
{
    SourceRunner runner(R"({"kind":"battery","capacity":1000,"load":100,"selfDischarge":0,
        "output":"voltage","curve":[3,3.6,4.2]})",
        PropertyType::Number, 1h);
    const auto values = runner.numbers(9);
    VERIFY_NEAR(values.at(0), 4.2, 1e-12);
    VERIFY_NEAR(values.at(1), 4.08, 1e-12);
    VERIFY_NEAR(values.at(5), 3.6, 1e-12);
    VERIFY_NEAR(values.at(8), 3.24, 1e-12);
    SourceRunner flat(R"({"kind":"battery","output":"voltage","curve":[3.3]})");
    QCOMPARE(flat.number(), 3.3);
}

void TestBattery::readsTimesOfTheDay_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<DayWindow>>("expected");
    using Windows = QList<DayWindow>;
    QTest::newRow("none") << QString() << Windows();
    QTest::newRow("one") << u"22:00-06:30"_s << Windows { { 22h, 6h + 30min } };
    QTest::newRow("two with blanks")
        << u" 1:05 - 2:00 ,12:00-24:00"_s << Windows { { 1h + 5min, 2h }, { 12h, 24h } };
}

void TestBattery::readsTimesOfTheDay()
{
    QFETCH(QString, text);
    QFETCH(QList<DayWindow>, expected);
    const auto windows = parseDayWindows(text);
    QVERIFY(windows.isOk());
    QCOMPARE(*windows, expected);
}

void TestBattery::refusesWhatCannotWork()
{
    for (const char *text : { "22", "22:00", "22:00-", "25:00-1:00", "22:60-23:00", "a:b-c:d",
             "24:01-1:00", "1:00-2:00-3:00" }) {
        const auto windows = parseDayWindows(QString::fromLatin1(text));
        QVERIFY2(!windows && windows.error().is(errors::kBadWindow), text);
    }
    const auto bare = build(R"({"kind":"battery","output":"voltage","curve":[]})");
    QVERIFY(!bare && bare.error().is(errors::kNoCurve));
    const auto window = build(R"({"kind":"battery","chargeWindows":"by night"})");
    QVERIFY(!window && window.error().is(errors::kBadWindow));
}

QTEST_GUILESS_MAIN(TestBattery)

#include "tst_battery.moc"
