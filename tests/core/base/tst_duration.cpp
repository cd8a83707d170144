// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/baseerrors.h"
#include "core/base/duration.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Durations as profiles write them and as people read them.
class TestDuration : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void readsEveryForm_data();
    void readsEveryForm();
    void refusesEverythingElse_data();
    void refusesEverythingElse();
    void writesTheShortestText_data();
    void writesTheShortestText();
    void readsBackWhatItWrote();
    void showsAtMostTwoUnits_data();
    void showsAtMostTwoUnits();
};

void TestDuration::readsEveryForm_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("microseconds");
    QTest::newRow("microseconds") << u"250us"_s << qint64(250);
    QTest::newRow("milliseconds") << u"500ms"_s << qint64(500'000);
    QTest::newRow("seconds") << u"5s"_s << qint64(5'000'000);
    QTest::newRow("fraction") << u"1.5m"_s << qint64(90'000'000);
    QTest::newRow("hours") << u"2h"_s << qint64(7'200'000'000);
    QTest::newRow("day") << u"1d"_s << qint64(86'400'000'000);
    QTest::newRow("negative") << u"-7d"_s << qint64(-604'800'000'000);
    QTest::newRow("zero") << u"0s"_s << qint64(0);
    QTest::newRow("blanks around") << u"  5s "_s << qint64(5'000'000);
    QTest::newRow("smallest part") << u"0.000001s"_s << qint64(1);
    QTest::newRow("longest") << u"10000d"_s << qint64(864'000'000'000'000);
    QTest::newRow("odd fraction") << u"0.1s"_s << qint64(100'000);
}

void TestDuration::readsEveryForm()
{
    QFETCH(QString, text);
    QFETCH(qint64, microseconds);
    const auto duration = parseDuration(text);
    QVERIFY(duration);
    QCOMPARE(duration->count(), microseconds);
}

void TestDuration::refusesEverythingElse_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("number alone") << u"5"_s;
    QTest::newRow("unit alone") << u"ms"_s;
    QTest::newRow("unknown unit") << u"5w"_s;
    QTest::newRow("upper case") << u"5S"_s;
    QTest::newRow("two units") << u"1h30m"_s;
    QTest::newRow("exponent") << u"1e3s"_s;
    QTest::newRow("hexadecimal") << u"0x10s"_s;
    QTest::newRow("comma") << u"1,5s"_s;
    QTest::newRow("group separator") << u"1,000s"_s;
    QTest::newRow("two points") << u"1.5.2s"_s;
    QTest::newRow("two signs") << u"--5s"_s;
    QTest::newRow("infinity") << u"infs"_s;
    QTest::newRow("too long") << u"10001d"_s;
    QTest::newRow("far too long") << QString(400, u'9') + u's';
    QTest::newRow("text after") << u"5s x"_s;
}

void TestDuration::refusesEverythingElse()
{
    QFETCH(QString, text);
    const auto duration = parseDuration(text);
    QVERIFY(!duration);
    QVERIFY(duration.error().is(errors::kBadDuration));
    QCOMPARE(duration.error().arguments(), QStringList { text });
}

void TestDuration::writesTheShortestText_data()
{
    QTest::addColumn<qint64>("microseconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << qint64(0) << u"0s"_s;
    QTest::newRow("microseconds") << qint64(1) << u"1us"_s;
    QTest::newRow("milliseconds") << qint64(1'500'000) << u"1500ms"_s;
    QTest::newRow("seconds") << qint64(5'000'000) << u"5s"_s;
    QTest::newRow("90 s") << qint64(90'000'000) << u"90s"_s;
    QTest::newRow("minutes") << qint64(900'000'000) << u"15m"_s;
    QTest::newRow("day") << qint64(86'400'000'000) << u"1d"_s;
    QTest::newRow("negative") << qint64(-5'000'000) << u"-5s"_s;
}

void TestDuration::writesTheShortestText()
{
    QFETCH(qint64, microseconds);
    QFETCH(QString, text);
    QCOMPARE(formatDuration(Microseconds(microseconds)), text);
}

void TestDuration::readsBackWhatItWrote()
{
    for (qint64 count = 1; count < 800'000'000'000'000; count = count * 3 + 1) {
        for (const Microseconds duration : { Microseconds(count), Microseconds(-count) }) {
            const auto again = parseDuration(formatDuration(duration));
            QVERIFY(again);
            QCOMPARE(*again, duration);
        }
    }
}

void TestDuration::showsAtMostTwoUnits_data()
{
    QTest::addColumn<qint64>("microseconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << qint64(0) << u"0 s"_s;
    QTest::newRow("microseconds") << qint64(400) << u"400 µs"_s;
    QTest::newRow("milliseconds") << qint64(340'400) << u"340 ms"_s;
    QTest::newRow("almost a second") << qint64(999'600) << u"1 s"_s;
    QTest::newRow("seconds") << qint64(12'460'000) << u"12.5 s"_s;
    QTest::newRow("whole seconds") << qint64(5'000'000) << u"5 s"_s;
    QTest::newRow("almost a minute") << qint64(59'970'000) << u"1 min"_s;
    QTest::newRow("minutes") << qint64(125'000'000) << u"2 min 05 s"_s;
    QTest::newRow("hours") << qint64(3'900'000'000) << u"1 h 05 min"_s;
    QTest::newRow("whole minutes") << qint64(300'000'000) << u"5 min"_s;
    QTest::newRow("whole hours") << qint64(3'600'000'000) << u"1 h"_s;
    QTest::newRow("days") << qint64(180'000'000'000) << u"2 d 02 h"_s;
    QTest::newRow("negative") << qint64(-12'500'000) << u"-12.5 s"_s;
}

void TestDuration::showsAtMostTwoUnits()
{
    QFETCH(qint64, microseconds);
    QFETCH(QString, text);
    QCOMPARE(displayDuration(Microseconds(microseconds)), text);
}

QTEST_GUILESS_MAIN(TestDuration)

#include "tst_duration.moc"
