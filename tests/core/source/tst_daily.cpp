// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/sourcerunner.h"

#include <QtCore/QDate>
#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// The course of the day, the week and the year against their formulas.
class TestDaily : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void followsTheLocalTimeOfDay_data();
    void followsTheLocalTimeOfDay();
    void tableHoldsAtFullHours();
    void weekendsAreScaled();
    void theYearHasItsTopInJuly();
    void isTheSameWhereverTheRunBegan();
};

namespace {

/// A day that begins at \a start in UTC, sampled every 30 s.
std::vector<double> course(const QByteArray &spec, WallTime start, int samples = 2880)
{
    const auto source = build(spec.constData()).value();
    const RandomStream random(1, u"d", u"p");
    const FixedInputs inputs;
    std::vector<double> values;
    for (int i = 0; i < samples; ++i) {
        const Microseconds passed = i * 30s;
        const Tick tick { .index = static_cast<quint64>(i),
            .time = start + passed,
            .sinceStart = passed,
            .step = 30s };
        values.push_back(std::get<double>(source->next(tick, random, inputs)));
    }
    return values;
}

WallTime utc(int year, unsigned month, unsigned day)
{
    using namespace std::chrono;
    return sys_days(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day));
}

} // namespace

void TestDaily::followsTheLocalTimeOfDay_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QDate>("date");
    QTest::addColumn<double>("hoursAhead");
    QTest::newRow("UTC") << "UTC"_ba << QDate(2026, 1, 14) << 0.0;
    QTest::newRow("offset") << "UTC+03:00"_ba << QDate(2026, 1, 14) << 3.0;
    QTest::newRow("Berlin in winter") << "Europe/Berlin"_ba << QDate(2026, 1, 14) << 1.0;
    QTest::newRow("Berlin in summer") << "Europe/Berlin"_ba << QDate(2026, 7, 15) << 2.0;
    QTest::newRow("Kathmandu") << "Asia/Kathmandu"_ba << QDate(2026, 7, 15) << 5.75;
}

void TestDaily::followsTheLocalTimeOfDay()
{
    QFETCH(QByteArray, zone);
    QFETCH(QDate, date);
    QFETCH(double, hoursAhead);
    const auto month = static_cast<unsigned>(date.month());
    const std::vector<double> values = course(
        R"({"kind":"daily","min":10,"max":20,"peakAt":"15:30","timeZone":")" + zone + R"("})",
        utc(date.year(), month, static_cast<unsigned>(date.day())));
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double hour = static_cast<double>(i) / 120 + hoursAhead;
        const double expected = 15 + 5 * std::cos((hour - 15.5) / 12 * std::acos(-1.0));
        VERIFY_NEAR(values[i], expected, 1e-12);
    }
}

void TestDaily::tableHoldsAtFullHours()
{
    const std::vector<double> values = course(R"({"kind":"daily","min":0,"max":100,"shape":"table",
        "table":[0,0,0,0,0,0,0,0.2,0.6,1,1,1,0.7,0.9,1,1,0.8,0.5,0.2,0.1,0,0,0,0.4]})",
        utc(2026, 1, 14));
    QCOMPARE(values[7 * 120], 20.0);
    QCOMPARE(values[9 * 120], 100.0);
    VERIFY_NEAR(values[8 * 120 + 60], 80, 1e-12); // half past eight: half way
    VERIFY_NEAR(values[23 * 120 + 60], 20, 1e-12); // back to midnight
}

void TestDaily::weekendsAreScaled()
{
    const QByteArray spec
        = R"({"kind":"daily","min":5,"max":25,"weekendFactor":0.25,"peakAt":"12:00"})";
    const std::vector<double> week = course(spec, utc(2026, 1, 12), 7 * 2880); // a Monday
    for (std::size_t day = 0; day < 7; ++day)
        QCOMPARE(week[day * 2880 + 1440], day < 5 ? 25.0 : 10.0);
}

void TestDaily::theYearHasItsTopInJuly()
{
    const QByteArray spec
        = R"({"kind":"daily","min":0,"max":10,"seasonalAmplitude":8,"peakAt":"12:00"})";
    VERIFY_NEAR(course(spec, utc(2026, 7, 20))[1440], 18, 0.01);
    VERIFY_NEAR(course(spec, utc(2026, 1, 18))[1440], 2, 0.01);
    VERIFY_NEAR(course(spec, utc(2026, 4, 20))[1440], 10, 0.15);
}

void TestDaily::isTheSameWhereverTheRunBegan()
{
    const QByteArray spec = R"({"kind":"daily","timeZone":"Europe/Berlin","seasonalAmplitude":5})";
    // Over the change to summer time on 29 March 2026.
    const std::vector<double> whole = course(spec, utc(2026, 3, 28), 2 * 2880);
    const std::vector<double> second = course(spec, utc(2026, 3, 29));
    for (std::size_t i = 0; i < second.size(); ++i)
        QCOMPARE(second[i], whole[2880 + i]);
}

QTEST_GUILESS_MAIN(TestDaily)

#include "tst_daily.moc"
