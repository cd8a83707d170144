// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/timeforms.h"

#include <QtCore/QTimeZone>
#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;

/// The forms in which files write times.
class TestTimeForms : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void readsForms_data();
    void readsForms();
    void zoneIsThatOfTimesWithoutOne();
    void refusesOtherTexts_data();
    void refusesOtherTexts();
};

void TestTimeForms::readsForms_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<TimeForm>("form");
    QTest::addColumn<qint64>("micros");
    const qint64 moment = 1'493'647'257'000'000; // 2017-05-01T14:00:57Z
    const qint64 minute = moment - 57'000'000;
    const qint64 midnight = 1'493'596'800'000'000;
    using enum TimeForm;
    QTest::newRow("iso") << u"2017-05-01T14:00:57Z"_s << Zoned << moment;
    QTest::newRow("iso millis") << u"2017-05-01T14:00:57.467Z"_s << Zoned << moment + 467'000;
    QTest::newRow("iso offset") << u"2017-05-01T17:00:57+03:00"_s << Zoned << moment;
    QTest::newRow("iso blank") << u"2017-05-01 17:00:57+03:00"_s << Zoned << moment;
    QTest::newRow("epoch seconds") << u"1493647257"_s << EpochSeconds << moment;
    QTest::newRow("epoch decimals") << u"1493647257.467"_s << EpochSeconds << moment + 467'000;
    QTest::newRow("epoch millis") << u"1493647257467"_s << EpochMilliseconds << moment + 467'000;
    QTest::newRow("seconds of a run") << u"0"_s << EpochSeconds << qint64(0);
    QTest::newRow("year first") << u"2017-05-01 14:00:57"_s << YearFirst << moment;
    QTest::newRow("year first T") << u"2017-05-01T14:00:57"_s << YearFirst << moment;
    QTest::newRow("year first slashes") << u"2017/5/1 14:00"_s << YearFirst << minute;
    QTest::newRow("date alone") << u"2017-05-01"_s << YearFirst << midnight;
    QTest::newRow("day first") << u"01.05.2017 14:00:57"_s << DayFirst << moment;
    QTest::newRow("day first short") << u"1.5.2017 14:00"_s << DayFirst << minute;
    QTest::newRow("day first comma") << u"01.05.2017, 14:00:57"_s << DayFirst << moment;
    QTest::newRow("decimal comma") << u"01.05.2017 14:00:57,467"_s << DayFirst << moment + 467'000;
    QTest::newRow("day first slashes")
        << u"01/05/2017 14:00:57.5"_s << DayFirst << moment + 500'000;
    QTest::newRow("month first") << u"5/1/2017 2:00:57 PM"_s << MonthFirst << moment;
    QTest::newRow("month first small") << u"05/01/2017 2:00 pm"_s << MonthFirst << minute;
    QTest::newRow("midnight in halves") << u"5/1/2017 12:00 AM"_s << MonthFirst << midnight;
    QTest::newRow("noon in halves")
        << u"5/1/2017 12:00 PM"_s << MonthFirst << midnight + 43'200'000'000;
    QTest::newRow("blanks around") << u"  2017-05-01 14:00:57 "_s << YearFirst << moment;
    QTest::newRow("leap day") << u"29.02.2024"_s << DayFirst << qint64(1'709'164'800'000'000);
    QTest::newRow("before 1970") << u"1969-12-31 23:59:59"_s << YearFirst << qint64(-1'000'000);
}

void TestTimeForms::readsForms()
{
    QFETCH(QString, text);
    QFETCH(TimeForm, form);
    QFETCH(qint64, micros);
    const auto found = readTimeOfAnyForm(text, QTimeZone::utc());
    QVERIFY(found);
    QCOMPARE(found->form, form);
    QCOMPARE(qint64(found->time.time_since_epoch().count()), micros);
}

void TestTimeForms::zoneIsThatOfTimesWithoutOne()
{
    const QTimeZone zone("Europe/Istanbul");
    QVERIFY(zone.isValid());
    const auto local = readTimeOfAnyForm(u"2017-05-01 17:00:57", zone);
    const auto zoned = readTimeOfAnyForm(u"2017-05-01T14:00:57Z", zone);
    QVERIFY(local && zoned);
    QCOMPARE(local->time, zoned->time);
}

void TestTimeForms::refusesOtherTexts_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : { "", "yesterday", "2017-05", "2017-13-01", "2017-02-29", "30.02.2024",
             "2017-05-01 24:00", "2017-05-01 12:60", "2017-05-01 12:5", "2017-05-01 12:05:61",
             "2017-05-01 12:05:00 X", "2017-05-01x12:05", "2017.05/01", "01-05-17 10:00",
             "13/13/2017 1:00 PM", "5/1/2017 13:00 PM", "5/1/2017 0:00 AM", "-5", "1e9", "1.2.3",
             "999999999999999", "2017-05-01T14:00:57+99:00", "12017-05-01" })
        QTest::newRow(*text == '\0' ? "nothing" : text) << QString::fromUtf8(text);
}

void TestTimeForms::refusesOtherTexts()
{
    QFETCH(QString, text);
    QVERIFY(!readTimeOfAnyForm(text, QTimeZone::utc()));
}

QTEST_GUILESS_MAIN(TestTimeForms)

#include "tst_timeforms.moc"
