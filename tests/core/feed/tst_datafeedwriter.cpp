// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/timetext.h"
#include "core/feed/datafeedwriter.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim;

namespace {

WallTime moment(const QString &text)
{
    return parseTime(text).value();
}

const WallTime kStart = moment(u"2017-05-01T14:00:57.467Z"_s);

DataPoint point(const QString &property, const Value &value, Microseconds after = 0us)
{
    return { .property = property, .value = value, .time = kStart + after };
}

} // namespace

class DataFeedWriterTest : public QObject
{
    Q_OBJECT

private slots:

    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void verboseFeedHasTheDocumentedBytes()
    {
        const DataFeed feed { .points
            = { point(u"temperature"_s, 15.45), point(u"humidity"_s, 45.0, 1ms) } };
        QCOMPARE(writeDataFeed(feed, FeedEncoding::Verbose),
            R"({"dps":[{"t":"2017-05-01T14:00:57.467Z","v":15.45,"prop":"temperature"},)"
            R"({"t":"2017-05-01T14:00:57.468Z","v":45,"prop":"humidity"}]})"_ba);
    }

    void compactFeedCountsFromItsFirstPoint()
    {
        const DataFeed feed { .points = { point(u"a"_s, 1.0), point(u"b"_s, true),
                                  point(u"a"_s, 2.0, 250ms), point(u"b"_s, false, -3ms) } };
        QCOMPARE(writeDataFeed(feed, FeedEncoding::Compact),
            R"({"t":"2017-05-01T14:00:57.467Z","dps":[{"v":1,"prop":"a"},{"v":true,"prop":"b"},)"
            R"({"tt":250,"v":2,"prop":"a"},{"tt":-3,"v":false,"prop":"b"}]})"_ba);
    }

    void compactFeedCountsFromItsBaseTime()
    {
        const DataFeed feed { .points = { point(u"a"_s, 1.0, 70ms) }, .baseTime = kStart };
        QCOMPARE(writeDataFeed(feed, FeedEncoding::Compact),
            R"({"t":"2017-05-01T14:00:57.467Z","prop":"a","dps":[{"tt":70,"v":1}]})"_ba);
    }

    void compactFeedTakesOverTheSharedProperty_data()
    {
        QTest::addColumn<QString>("ofFeed");
        QTest::addColumn<QStringList>("ofPoints");
        QTest::addColumn<QByteArray>("json");
        const auto row
            = [](const char *name, const QString &feed, const QStringList &points,
                  const char *json) { QTest::newRow(name) << feed << points << QByteArray(json); };
        row("all the same", {}, { u"a"_s, u"a"_s }, R"("prop":"a","dps":[{"v":1},{"v":1}]})");
        row("one", {}, { u"a"_s }, R"("prop":"a","dps":[{"v":1}]})");
        row("different", {}, { u"a"_s, u"b"_s },
            R"("dps":[{"v":1,"prop":"a"},{"v":1,"prop":"b"}]})");
        row("default given", u"a"_s, { u"a"_s, u"b"_s },
            R"("prop":"a","dps":[{"v":1},{"v":1,"prop":"b"}]})");
        row("default of points without", u"a"_s, { u""_s, u"b"_s },
            R"("prop":"a","dps":[{"v":1},{"v":1,"prop":"b"}]})");
        row("default that no point uses", u"c"_s, { u"a"_s, u"a"_s },
            R"("prop":"a","dps":[{"v":1},{"v":1}]})");
        row("case matters not here", {}, { u"a"_s, u"A"_s },
            R"("dps":[{"v":1,"prop":"a"},{"v":1,"prop":"A"}]})");
    }

    void compactFeedTakesOverTheSharedProperty()
    {
        QFETCH(const QString, ofFeed);
        QFETCH(const QStringList, ofPoints);
        QFETCH(const QByteArray, json);
        DataFeed feed { .points = {}, .property = ofFeed };
        for (const QString &name : ofPoints)
            feed.points.append(point(name, 1.0));
        QCOMPARE(writeDataFeed(feed, FeedEncoding::Compact),
            R"({"t":"2017-05-01T14:00:57.467Z",)" + json);
    }

    void verboseFeedKeepsTheDefaultPropertyItHas()
    {
        const DataFeed feed { .points = { point(u"a"_s, 1.0), point(u"b"_s, 2.0), point({}, 3.0) },
            .baseTime = kStart - 1s,
            .property = u"a"_s };
        QCOMPARE(writeDataFeed(feed, FeedEncoding::Verbose),
            R"({"prop":"a","dps":[{"t":"2017-05-01T14:00:57.467Z","v":1},)"
            R"({"t":"2017-05-01T14:00:57.467Z","v":2,"prop":"b"},)"
            R"({"t":"2017-05-01T14:00:57.467Z","v":3}]})"_ba);
    }

    void sharedPartsAreWrittenOnce()
    {
        DataPoint plain = point(u"a"_s, 1.0);
        plain.tags = { u"test"_s };
        plain.location = Location { .zone = u"factory1"_s, .geo = {} };
        plain.annotations = { { u"cusId"_s, u"C3434"_s } };
        DataPoint own = point(u"a"_s, 2.0, 1s);
        own.tags = { u"x"_s, u"y\"z"_s };
        own.location = Location { .zone = {}, .geo = GeoPosition { 1.5, -2, {} } };
        own.annotations = { { u"k"_s, u"v"_s }, { u"b"_s, u"2"_s } };
        const DataFeed feed { .points = { plain, own },
            .location = plain.location,
            .tags = plain.tags,
            .annotations = plain.annotations };
        QCOMPARE(writeDataFeed(feed, FeedEncoding::Compact),
            R"({"ann":{"cusId":"C3434"},"tags":["test"],"loc":{"zone":"factory1"},)"
            R"("t":"2017-05-01T14:00:57.467Z","prop":"a","dps":[{"v":1},{"tt":1000,"v":2,)"
            "\"tags\":[\"x\",\"y\\\"z\"],\"loc\":{\"geo\":{\"lat\":1.5,\"lon\":-2}},\"ann\":{\"b\":\"2\",\"k\":\"v\"}}]}"_ba);
    }

    void emptyFeedIsAFeed()
    {
        QCOMPARE(writeDataFeed({}, FeedEncoding::Verbose), R"({"dps":[]})"_ba);
        QCOMPARE(writeDataFeed({}, FeedEncoding::Compact), R"({"dps":[]})"_ba);
        QCOMPARE(writeDataFeed({ .points = {}, .baseTime = kStart }, FeedEncoding::Compact),
            R"({"t":"2017-05-01T14:00:57.467Z","dps":[]})"_ba);
    }

    void offsetsAreDifferencesOfWrittenTimes()
    {
        // 467.9 ms and 468.0 ms are 0.1 ms apart, but 1 ms on the wire.
        const DataFeed feed { .points = { point(u"a"_s, 1.0, 900us), point(u"a"_s, 2.0, 1000us) } };
        const QByteArray json = writeDataFeed(feed, FeedEncoding::Compact);
        QVERIFY(json.startsWith(R"({"t":"2017-05-01T14:00:57.467Z",)"));
        QVERIFY(json.endsWith(R"([{"v":1},{"tt":1,"v":2}]})"));
    }

    void timesBeyondTheCalendarAreTheNearest()
    {
        const DataPoint late { .property = u"a"_s, .value = 1.0, .time = WallTime::max() };
        const DataPoint early { .property = u"a"_s, .value = 1.0, .time = WallTime::min() };
        QCOMPARE(writeDataFeed({ .points = { early, late } }, FeedEncoding::Compact),
            R"({"t":"0000-01-01T00:00:00.000Z","prop":"a","dps":[{"v":1},{"tt":315569519999999,"v":1}]})"_ba);
    }

    void appendingReusesTheBuffer()
    {
        const DataFeed feed { .points = QList<DataPoint>(10, point(u"temperature"_s, 15.45)) };
        const QByteArray once = writeDataFeed(feed, FeedEncoding::Verbose);
        QByteArray out;
        appendDataFeed(out, feed, FeedEncoding::Verbose);
        const char *room = out.constData();
        for (int i = 0; i < 50; ++i) {
            out.resize(0);
            appendDataFeed(out, feed, FeedEncoding::Verbose);
            QCOMPARE(out, once);
        }
        QCOMPARE(out.constData(), room);
        appendDataFeed(out, feed, FeedEncoding::Verbose);
        QCOMPARE(out, once + once);
    }

    void largeFeedsAreWhole()
    {
        DataFeed feed;
        for (int i = 0; i < 1000; ++i)
            feed.points.append(point(u"p%1"_s.arg(i % 7), QString(i, u'\u00e4'), Milliseconds(i)));
        const QByteArray json = writeDataFeed(feed, FeedEncoding::Compact);
        const QJsonArray dps = QJsonDocument::fromJson(json).object().value("dps"_L1).toArray();
        QCOMPARE(dps.size(), 1000);
        QCOMPARE(dps.at(999).toObject().value("v"_L1).toString().size(), 999);
    }

    void pointsNeverTakeMoreThanTheirBound_data()
    {
        QTest::addColumn<Value>("value");
        QTest::newRow("null") << Value();
        QTest::newRow("longest number") << Value(std::numeric_limits<double>::lowest());
        QTest::newRow("longest plain number") << Value(-0.0000012345678901234567);
        QTest::newRow("boolean") << Value(false);
        QTest::newRow("text") << Value(u"a\"\\\n\x01\u00e4\u20ac\U0001F600"_s + QChar(0xd800));
        QTest::newRow("long text") << Value(QString(10'000, u'\x01'));
        QTest::newRow("object") << Value(QJsonObject {
            { u"\n\U0001F600"_s,
                QJsonArray { -1.7976931348623157e+308, QJsonValue::Null, true, u"\x02"_s } },
            { u"o"_s, QJsonObject { { u"n"_s, std::numeric_limits<qint64>::min() } } } });
        const double odd = -0.0000012345678901234567;
        QTest::newRow("location") << Value(
            Location { .zone = u"\x01\u20ac"_s, .geo = GeoPosition { odd, odd, odd } });
    }

    void pointsNeverTakeMoreThanTheirBound()
    {
        QFETCH(const Value, value);
        DataPoint full = point(u"prop\u00e4"_s, value);
        full.tags = { u"\x01"_s, u"\U0001F600"_s };
        full.location = Location { .zone = u"z"_s, .geo = GeoPosition { 1.25, 2.5, 3.75 } };
        full.annotations = { { u"\x02"_s, u"\x03"_s }, { u"b"_s, u""_s } };
        for (const DataPoint &each : { point(u"prop"_s, value), full }) {
            for (const FeedEncoding encoding : { FeedEncoding::Verbose, FeedEncoding::Compact }) {
                // The second point shares nothing, so both are written in full.
                const DataPoint other = point(u"other"_s, 1.0, -1s);
                const qsizetype without = writeDataFeed({ .points = { other } }, encoding).size();
                const qsizetype with
                    = writeDataFeed({ .points = { other, each }, .baseTime = kStart }, encoding)
                          .size();
                QVERIFY2(with - without <= encodedSizeBound(each) + 20,
                    qPrintable(u"%1 > %2"_s.arg(with - without).arg(encodedSizeBound(each))));
            }
            const qsizetype two
                = writeDataFeed({ .points = { each, each } }, FeedEncoding::Verbose).size();
            const qsizetype one
                = writeDataFeed({ .points = { each } }, FeedEncoding::Verbose).size();
            QVERIFY(two - one <= encodedSizeBound(each));
            QVERIFY(encodedSizeBound(each) - (two - one) <= 180); // not uselessly large
        }
    }
};

QTEST_GUILESS_MAIN(DataFeedWriterTest)

#include "tst_datafeedwriter.moc"
