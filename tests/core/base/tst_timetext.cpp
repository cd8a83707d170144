// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/baseerrors.h"
#include "core/base/timetext.h"

#include <QtCore/QDateTime>
#include <QtTest/QTest>

#include <random>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim;

namespace {

WallTime at(qint64 micros)
{
    return WallTime(Microseconds(micros));
}

} // namespace

class TimeTextTest : public QObject
{
    Q_OBJECT

private slots:

    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void timesAreWrittenInUtcWithThreeDecimals_data()
    {
        QTest::addColumn<qint64>("micros");
        QTest::addColumn<QString>("text");
        QTest::newRow("epoch") << qint64 { 0 } << u"1970-01-01T00:00:00.000Z"_s;
        QTest::newRow("documented") << qint64 { 1493647257467000 } << u"2017-05-01T14:00:57.467Z"_s;
        QTest::newRow("microseconds are cut")
            << qint64 { 1493647257467999 } << u"2017-05-01T14:00:57.467Z"_s;
        QTest::newRow("cut towards the past") << qint64 { -1 } << u"1969-12-31T23:59:59.999Z"_s;
        QTest::newRow("leap day 2000")
            << qint64 { 951782400000000 } << u"2000-02-29T00:00:00.000Z"_s;
        QTest::newRow("leap day 2024")
            << qint64 { 1709251199999000 } << u"2024-02-29T23:59:59.999Z"_s;
        QTest::newRow("no leap day 1900")
            << qint64 { -2203891200000000 } << u"1900-03-01T00:00:00.000Z"_s;
        QTest::newRow("first year")
            << qint64 { -62167219200000000 } << u"0000-01-01T00:00:00.000Z"_s;
        QTest::newRow("before the first")
            << qint64 { -62167219200000001 } << u"0000-01-01T00:00:00.000Z"_s;
        QTest::newRow("last") << qint64 { 253402300799999999 } << u"9999-12-31T23:59:59.999Z"_s;
        QTest::newRow("after the last")
            << qint64 { 253402300800000000 } << u"9999-12-31T23:59:59.999Z"_s;
        QTest::newRow("smallest") << std::numeric_limits<qint64>::min()
                                  << u"0000-01-01T00:00:00.000Z"_s;
        QTest::newRow("largest") << std::numeric_limits<qint64>::max()
                                 << u"9999-12-31T23:59:59.999Z"_s;
    }

    void timesAreWrittenInUtcWithThreeDecimals()
    {
        QFETCH(const qint64, micros);
        QFETCH(const QString, text);
        QCOMPARE(formatTime(at(micros)), text);
        const auto bytes = timeText(at(micros));
        QCOMPARE(QByteArray(bytes.data(), kTimeTextLength), text.toLatin1());
        const auto read = parseTime(text);
        QVERIFY(read);
        QCOMPARE(*read, wireTime(at(micros)));
    }

    void everyDayOfFourCenturiesAgreesWithQt()
    {
        const QDateTime first(QDate(1799, 12, 31), QTime(23, 59, 59, 1), Qt::UTC);
        for (int day = 0; day < 400 * 366; ++day) {
            const QDateTime moment = first.addDays(day);
            const WallTime time { Milliseconds(moment.toMSecsSinceEpoch()) };
            QCOMPARE(formatTime(time), moment.toString(Qt::ISODateWithMs));
        }
    }

    void writtenTimesReadBackExactly()
    {
        std::mt19937_64 random(20170501);
        std::uniform_int_distribution<qint64> micros(-62167219200000000, 253402300799999999);
        for (int i = 0; i < 20'000; ++i) {
            const WallTime time = at(micros(random));
            const auto read = parseTime(formatTime(time));
            QVERIFY(read);
            QCOMPARE(*read, wireTime(time));
            QVERIFY(time - *read >= 0us && time - *read < 1ms);
        }
    }

    void everyDocumentedFormIsRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("micros");
        constexpr qint64 kSecond = 1493647257000000; // 2017-05-01T14:00:57Z
        QTest::newRow("Z") << u"2017-05-01T14:00:57.467Z"_s << kSecond + 467000;
        QTest::newRow("no decimals") << u"2017-05-01T14:00:57Z"_s << kSecond;
        QTest::newRow("colon") << u"2017-05-01T14:00:57+00:00"_s << kSecond;
        QTest::newRow("micros") << u"2017-05-01T14:00:57.123456+00:00"_s << kSecond + 123456;
        QTest::newRow("seven digits")
            << u"2018-11-15T16:59:16.4591159+03:00"_s << qint64 { 1542290356459115 };
        QTest::newRow("nine digits") << u"2017-05-01T14:00:57.123456999Z"_s << kSecond + 123456;
        QTest::newRow("one digit") << u"2017-05-01T14:00:57.5Z"_s << kSecond + 500000;
        QTest::newRow("no colon") << u"2017-05-01T06:00:57-0800"_s << kSecond;
        QTest::newRow("east without colon") << u"2017-05-01T17:00:57+0300"_s << kSecond;
        QTest::newRow("hours only") << u"2017-05-01T17:00:57+03"_s << kSecond;
        QTest::newRow("half hours") << u"2017-05-01T19:30:57+05:30"_s << kSecond;
        QTest::newRow("west with minutes") << u"2017-05-01T10:30:57-03:30"_s << kSecond;
        QTest::newRow("minus zero") << u"2017-05-01T14:00:57-00:00"_s << kSecond;
        QTest::newRow("widest zone") << u"2017-05-02T13:59:57+23:59"_s << kSecond;
        QTest::newRow("over midnight")
            << u"2017-01-01T00:30:00+01:00"_s << qint64 { 1483227000000000 };
        QTest::newRow("leap day") << u"2024-02-29T00:00:00Z"_s << qint64 { 1709164800000000 };
        QTest::newRow("before 1970") << u"1969-12-31T23:59:59.999999Z"_s << qint64 { -1 };
    }

    void everyDocumentedFormIsRead()
    {
        QFETCH(const QString, text);
        QFETCH(const qint64, micros);
        const auto read = parseTime(text);
        QVERIFY2(read, qPrintable(text));
        QCOMPARE(read->time_since_epoch().count(), micros);
    }

    void anythingElseIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        const QStringList texts {
            u""_s,
            u"now"_s,
            u"1493647257467"_s, // epoch numbers are not documented
            u"2017-05-01T14:00:57.467"_s, // no zone
            u"2017-05-01T14:00:57"_s,
            u"2017-05-01"_s,
            u"2017-05-01T14:00Z"_s,
            u"2017-05-01 14:00:57Z"_s,
            u"2017-05-01t14:00:57z"_s,
            u" 2017-05-01T14:00:57Z"_s,
            u"2017-05-01T14:00:57Z "_s,
            u"2017-05-01T14:00:57ZZ"_s,
            u"2017-05-01T14:00:57 +00:00"_s,
            u"2017-05-01T14:00:57.Z"_s,
            u"2017-05-01T14:00:57,467Z"_s,
            u"2017-05-01T14:00:57.1234567890Z"_s, // ten decimals
            u"2017-05-01T14:00:57+3"_s,
            u"2017-05-01T14:00:57+3:00"_s,
            u"2017-05-01T14:00:57+03:"_s,
            u"2017-05-01T14:00:57+03:0"_s,
            u"2017-05-01T14:00:57+24:00"_s,
            u"2017-05-01T14:00:57+03:60"_s,
            u"2017-05-01T14:00:57UTC"_s,
            u"2017-05-01T14:00:57\u221203:00"_s, // the typographic minus
            u"2000-00-00T00:00:00.786Z"_s, // the platform's own test
            u"2017-13-01T00:00:00Z"_s,
            u"2017-00-01T00:00:00Z"_s,
            u"2017-01-00T00:00:00Z"_s,
            u"2017-04-31T00:00:00Z"_s,
            u"2017-02-29T00:00:00Z"_s, // no leap year
            u"1900-02-29T00:00:00Z"_s,
            u"2017-05-01T24:00:00Z"_s,
            u"2017-05-01T14:60:00Z"_s,
            u"2016-12-31T23:59:60Z"_s, // leap second
            u"17-05-01T14:00:57Z"_s,
            u"+2017-05-01T14:00:57Z"_s,
            u"12017-05-01T14:00:57Z"_s,
            u"-0001-05-01T14:00:57Z"_s,
            u"20\u0661\u0667-05-01T14:00:57Z"_s, // arabic digits
            u"0000-01-01T00:00:00+00:01"_s, // pushed into year -1
            u"9999-12-31T23:59:59-00:01"_s,
        };
        for (const QString &text : texts)
            QTest::newRow(qPrintable(u'"' + text + u'"')) << text;
    }

    void anythingElseIsRefused()
    {
        QFETCH(const QString, text);
        const auto read = parseTime(text);
        QVERIFY(!read);
        QVERIFY(read.error().is(errors::kBadTime));
        QVERIFY(read.error().what().contains(text));
        QVERIFY(!read.error().remedy().isEmpty());
    }

    void everyTruncationIsRefused()
    {
        const QString text = u"2017-05-01T14:00:57.467+03:00"_s;
        for (qsizetype length = 0; length < text.size(); ++length) {
            // "+03" is a zone of its own.
            QCOMPARE(parseTime(text.first(length)).isOk(), length == text.size() - 3);
        }
    }
};

QTEST_GUILESS_MAIN(TimeTextTest)

#include "tst_timetext.moc"
