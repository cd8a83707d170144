// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/timetext.h"
#include "core/feed/datafeedreader.h"
#include "core/feed/datafeedwriter.h"
#include "core/feed/feederrors.h"

#include <QtTest/QTest>

#include <array>
#include <random>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim;

namespace {

const WallTime kReceived = WallTime(std::chrono::seconds(1'800'000'000));

std::optional<PropertyType> typeByName(const QString &name)
{
    if (name == u"position")
        return PropertyType::Waypoint;
    if (name == u"temperature" || name == u"temp")
        return PropertyType::Number;
    if (name == u"mode")
        return PropertyType::Enum;
    if (name == u"image")
        return PropertyType::Blob;
    return {};
}

Result<FeedReading> read(const QByteArray &json)
{
    return readDataFeed(json, typeByName, kReceived);
}

/// A feed of one point with these members.
QByteArray onePoint(const QByteArray &members, const QByteArray &feedMembers = {})
{
    return '{' + feedMembers + "\"dps\":[{" + members + "}]}";
}

} // namespace

class DataFeedReaderTest : public QObject
{
    Q_OBJECT

private slots:

    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void pointsTakeTheDefaultsOfTheFeed()
    {
        const auto reading = read(
            "{\"ann\":{\"a\":\"1\"},\"tags\":[\"x\"],\"loc\":{\"zone\":\"z\"},\"prop\":"
            "\"temperature\","
            "\"t\":\"2017-05-01T14:00:37.645Z\",\"dps\":[{\"v\":1},{\"v\":true,\"prop\":\"door\","
            "\"ann\":{\"b\":\"2\"},\"tags\":[\"y\",\"z\"],\"loc\":{\"geo\":{\"lat\":1,\"lon\":2}},"
            "\"t\":\"2018-01-01T00:00:00Z\"}]}"_ba);
        QVERIFY2(reading, reading ? "" : qPrintable(reading.error().message()));
        const DataFeed &feed = reading->feed;
        QCOMPARE(feed.property, u"temperature"_s);
        QCOMPARE(formatTime(feed.baseTime.value()), u"2017-05-01T14:00:37.645Z"_s);
        QCOMPARE(feed.tags, QStringList { u"x"_s });
        QCOMPARE(feed.points.size(), 2);
        const DataPoint expected { .property = u"temperature"_s,
            .value = 1.0,
            .time = feed.baseTime.value(),
            .location = Location { .zone = u"z"_s, .geo = {} },
            .tags = { u"x"_s },
            .annotations = { { u"a"_s, u"1"_s } } };
        QVERIFY(feed.points.at(0) == expected);
        // A key of the point replaces that of the feed; nothing is merged.
        const DataPoint own { .property = u"door"_s,
            .value = true,
            .time = parseTime(u"2018-01-01T00:00:00Z").value(),
            .location = Location { .zone = {}, .geo = GeoPosition { 1, 2, {} } },
            .tags = { u"y"_s, u"z"_s },
            .annotations = { { u"b"_s, u"2"_s } } };
        QVERIFY(feed.points.at(1) == own);
        QVERIFY(reading->notes.isEmpty());
    }

    void emptyTagsOfAPointWinOverTheFeed()
    {
        const auto reading = read("{\"tags\":[\"x\"],\"ann\":{\"a\":\"1\"},\"prop\":"
                                  "\"temperature\",\"t\":\"2017-05-01T14:00:37Z\","
                                  "\"dps\":[{\"v\":1},{\"v\":2,\"tags\":[],\"ann\":{}}]}"_ba);
        QVERIFY(reading);
        QCOMPARE(reading->feed.points.at(0).tags, QStringList { u"x"_s });
        QVERIFY(reading->feed.points.at(1).tags.isEmpty());
        QVERIFY(reading->feed.points.at(1).annotations.isEmpty());
        // Written and read again it means the same.
        const auto again = read(writeDataFeed(reading->feed, FeedEncoding::Compact));
        QVERIFY(again);
        QCOMPARE(again->feed.points, reading->feed.points);
    }

    void propertiesHaveNamesIdsOrQualifiedNames_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<QString>("name");
        QTest::newRow("name") << "temp"_ba << u"temp"_s;
        QTest::newRow("case is kept") << "Temp"_ba << u"Temp"_s;
        QTest::newRow("id") << "_prp_875223872477401419"_ba << u"_prp_875223872477401419"_s;
        QTest::newRow("qualified") << "mysensor$temp"_ba << u"temp"_s;
        QTest::newRow("qualified with dots") << "temp.sensor.1$engine.rpm"_ba << u"engine.rpm"_s;
    }

    void propertiesHaveNamesIdsOrQualifiedNames()
    {
        QFETCH(const QByteArray, written);
        QFETCH(const QString, name);
        const auto ofPoint = read(onePoint("\"v\":1,\"prop\":\"" + written + '"'));
        const auto ofFeed = read(onePoint("\"v\":1", "\"prop\":\"" + written + "\","));
        QVERIFY(ofPoint && ofFeed);
        QCOMPARE(ofPoint->feed.points.at(0).property, name);
        QCOMPARE(ofFeed->feed.points.at(0).property, name);
    }

    void timesAreAbsolute_data()
    {
        QTest::addColumn<QByteArray>("base");
        QTest::addColumn<QByteArray>("ofPoint");
        QTest::addColumn<QString>("time");
        const auto base = "\"t\":\"2017-05-01T14:00:00Z\","_ba;
        QTest::newRow("own") << ""_ba
                             << "\"t\":\"2017-05-01T14:00:57.467Z\""_ba
                             << u"2017-05-01T14:00:57.467Z"_s;
        QTest::newRow("own beside base")
            << base << "\"t\":\"2018-05-01T14:00:00Z\""_ba << u"2018-05-01T14:00:00.000Z"_s;
        QTest::newRow("own with zone")
            << base << "\"t\":\"2018-05-01T14:00:00+0300\""_ba << u"2018-05-01T11:00:00.000Z"_s;
        QTest::newRow("base") << base << ""_ba << u"2017-05-01T14:00:00.000Z"_s;
        QTest::newRow("positive") << base << "\"tt\":1500"_ba << u"2017-05-01T14:00:01.500Z"_s;
        QTest::newRow("negative") << base << "\"tt\":-70"_ba << u"2017-05-01T13:59:59.930Z"_s;
        QTest::newRow("zero") << base << "\"tt\":0"_ba << u"2017-05-01T14:00:00.000Z"_s;
        QTest::newRow("exponent") << base << "\"tt\":1e3"_ba << u"2017-05-01T14:00:01.000Z"_s;
        QTest::newRow("over a leap day") << "\"t\":\"2024-02-28T23:59:59.999Z\","_ba
                                         << "\"tt\":1"_ba << u"2024-02-29T00:00:00.000Z"_s;
        QTest::newRow("to the last moment") << "\"t\":\"9999-12-31T23:59:59.998Z\","_ba
                                            << "\"tt\":1"_ba << u"9999-12-31T23:59:59.999Z"_s;
        QTest::newRow("through all years")
            << "\"t\":\"0000-01-01T00:00:00Z\","_ba
            << "\"tt\":315569519999999"_ba << u"9999-12-31T23:59:59.999Z"_s;
        QTest::newRow("none") << ""_ba
                              << ""_ba << u"2027-01-15T08:00:00.000Z"_s;
    }

    void timesAreAbsolute()
    {
        QFETCH(const QByteArray, base);
        QFETCH(const QByteArray, ofPoint);
        QFETCH(const QString, time);
        const QByteArray separator = ofPoint.isEmpty() ? ""_ba : ","_ba;
        const auto reading = read(onePoint(ofPoint + separator + "\"v\":1,\"prop\":\"a\"", base));
        QVERIFY2(reading, reading ? "" : qPrintable(reading.error().message()));
        QCOMPARE(formatTime(reading->feed.points.at(0).time), time);
    }

    void valuesAreReadByTheTypeOfTheirProperty()
    {
        const QByteArray place = R"({"zone":"dock"})"_ba;
        const auto typed = read(onePoint("\"prop\":\"position\",\"v\":" + place));
        QVERIFY(typed);
        QCOMPARE(typed->feed.points.at(0).value, Value(Location { .zone = u"dock"_s, .geo = {} }));
        const auto untyped = read(onePoint("\"prop\":\"other\",\"v\":" + place));
        QVERIFY(untyped);
        QCOMPARE(untyped->feed.points.at(0).value, Value(QJsonObject { { u"zone"_s, u"dock"_s } }));
        const auto null = read(onePoint("\"prop\":\"other\",\"v\":null"));
        QVERIFY(null);
        QVERIFY(isNull(null->feed.points.at(0).value));
        const auto withoutLookup
            = readDataFeed(onePoint("\"prop\":\"position\",\"v\":1"), {}, kReceived);
        QVERIFY(withoutLookup);
        QCOMPARE(withoutLookup->feed.points.at(0).value, Value(1.0));
    }

    void oddThingsAreNoted_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("note");
        QTest::newRow("no points")
            << R"({"dps":[]})"_ba << u"1:8: /dps: the feed holds no points"_s;
        QTest::newRow("unknown key of the feed")
            << onePoint(R"("v":1,"prop":"a","t":"2017-05-01T14:00:37Z")"_ba, "\"x\":1,")
            << u"1:6: /x: the key \"x\" is not documented"_s;
        QTest::newRow("unknown key of a point")
            << onePoint(
                   R"("v":1,"prop":"a","time":"2017-05-01T14:00:37Z","t":"2017-05-01T14:00:37Z")"_ba)
            << u"/dps/0/time: the key \"time\" is not documented"_s;
        QTest::newRow("number as annotation")
            << onePoint(R"("v":1,"prop":"a","t":"2017-05-01T14:00:37Z")"_ba, R"("ann":{"Age":46},)")
            << u"1:15: /ann/Age: annotations are quoted text"_s;
        QTest::newRow("no time") << onePoint(R"("v":1,"prop":"a")"_ba)
                                 << u"1:9: /dps/0: the point has no time"_s;
        QTest::newRow("both times")
            << onePoint(R"("v":1,"prop":"a","t":"2017-05-01T14:00:37Z","tt":5)"_ba)
            << u"/dps/0/tt: the point has a time of its own"_s;
    }

    void oddThingsAreNoted()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const QString, note);
        const auto reading = read(json);
        QVERIFY2(reading, reading ? "" : qPrintable(reading.error().message()));
        QCOMPARE(reading->notes.size(), 1);
        QVERIFY2(reading->notes.first().contains(note), qPrintable(reading->notes.first()));
    }

    void aNoteIsMadeOnceForAllPoints()
    {
        QByteArray points;
        for (int i = 0; i < 500; ++i)
            points += R"({"v":1,"x":2},)";
        points.chop(1);
        const auto reading
            = read("{\"t\":\"2017-05-01T14:00:37Z\",\"prop\":\"a\",\"dps\":[" + points + "]}");
        QVERIFY(reading);
        QCOMPARE(reading->feed.points.size(), 500);
        QCOMPARE(reading->notes.size(), 1);
    }

    void aNumberAsAnnotationTakesAllAnnotationsAway()
    {
        const auto reading = read(onePoint(R"("v":1,"prop":"a","t":"2017-05-01T14:00:37Z")"_ba,
            R"("ann":{"Age":46,"Name":"x"},)"));
        QVERIFY(reading);
        QVERIFY(reading->feed.annotations.isEmpty());
        QVERIFY(reading->feed.points.at(0).annotations.isEmpty());
    }

    void badFeedsSayExactlyWhereAndWhy_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("why");
        const auto row = [](const char *name, const QByteArray &json, const QString &code,
                             const QString &where, const QString &why) {
            QTest::newRow(name) << json << code << where << why;
        };
        const QString notJson = u"feed.notJson"_s;
        const QString malformed = u"feed.malformedFeed"_s;
        const QString time = u"feed.badTime"_s;
        const QString place = u"feed.badLocation"_s;
        const QString type = u"feed.wrongType"_s;

        row("empty", ""_ba, notJson, u"1:1"_s, u""_s);
        row("cut off", R"({"dps":[{"v":1)"_ba, notJson, u"1:15"_s, u""_s);
        row("third line", "{\"dps\":[\n{\"v\":1},\n{\"v\":,}]}"_ba, notJson, u"3:6"_s, u""_s);
        row("twice the same key", R"({"dps":[],"dps":[]})"_ba, notJson, u"1:11"_s, u""_s);
        row("bad UTF-8", "{\"dps\":[{\"v\":\"\xff\"}]}"_ba, notJson, u"1:15"_s, u""_s);
        row("half a surrogate pair", R"({"dps":[{"v":"\ud83d"}]})"_ba, notJson, u"1:15"_s, u""_s);
        row("huge number", R"({"dps":[{"v":1e400}]})"_ba, notJson, u"1:14"_s, u""_s);
        row("an ellipsis", R"({"dps":[{"v":1},...]})"_ba, notJson, u"1:17"_s, u""_s);

        row("array", "[]"_ba, malformed, u"1:1"_s, u"not an object"_s);
        row("number", "45"_ba, malformed, u"1:1"_s, u"not an object"_s);
        row("no dps", R"({"prop":"a"})"_ba, malformed, u"1:1"_s, u"\"dps\" is missing"_s);
        row("dps is an object", R"({"dps":{}})"_ba, malformed, u"1:8: /dps"_s, u"not an array"_s);
        row("point is a number", R"({"dps":[1]})"_ba, malformed, u"1:9: /dps/0"_s,
            u"not an object"_s);
        row("no value", onePoint(R"("prop":"a")"_ba), malformed, u"1:9: /dps/0"_s, u"no \"v\""_s);
        row("method feed", R"({"dps":[{"method":"m1","value":6}]})"_ba, malformed, u"1:9: /dps/0"_s,
            u"no \"v\""_s);
        row("no property", "{\"dps\":[{\"v\":1,\"prop\":\"a\"},\n {\"v\":1}]}"_ba, malformed,
            u"2:2: /dps/1"_s, u"neither the point nor the feed"_s);
        row("property is a number", onePoint(R"("v":1,"prop":7)"_ba), malformed, u"/dps/0/prop"_s,
            u"\"prop\""_s);
        row("property is empty", onePoint(R"("v":1,"prop":"")"_ba), malformed, u"/dps/0/prop"_s,
            u"\"prop\""_s);
        row("nothing behind the dollar", onePoint(R"("v":1,"prop":"x$")"_ba), malformed,
            u"/dps/0/prop"_s, u"\"prop\""_s);
        row("property of the feed is null", onePoint(R"("v":1)"_ba, R"("prop":null,)"_ba),
            malformed, u"1:9: /prop"_s, u"\"prop\""_s);
        row("tags are text", onePoint(R"("v":1,"prop":"a","tags":"x")"_ba), malformed,
            u"/dps/0/tags"_s, u"\"tags\""_s);
        row("a tag is a number", onePoint(R"("v":1,"prop":"a")"_ba, R"("tags":["a",1],)"_ba),
            malformed, u"1:9: /tags"_s, u"\"tags\""_s);
        row("annotations are an array", onePoint(R"("v":1,"prop":"a","ann":[])"_ba), malformed,
            u"/dps/0/ann"_s, u"\"ann\""_s);

        row("location is text", onePoint(R"("v":1,"prop":"a")"_ba, R"("loc":"dock",)"_ba), place,
            u"1:8: /loc"_s, u"not an object"_s);
        row("location is empty", onePoint(R"("v":1,"prop":"a","loc":{})"_ba), place,
            u"/dps/0/loc"_s, u"neither zone nor geo"_s);
        row("no longitude", onePoint(R"("prop":"position","v":{"geo":{"lat":1}})"_ba), place,
            u"/dps/0/v/geo/lon"_s, u"both lat and lon"_s);
        row("latitude 91", onePoint(R"("prop":"position","v":{"geo":{"lat":91,"lon":1}})"_ba),
            place, u"1:46: /dps/0/v/geo/lat"_s, u"91 is not within"_s);

        row("quoted number", onePoint(R"("v":"45","prop":"temperature")"_ba), type,
            u"1:14: /dps/0/v"_s, u"another type"_s);
        row("null", onePoint(R"("v":null,"prop":"temp")"_ba), type, u"1:14: /dps/0/v"_s,
            u"another type"_s);
        row("array without a type", onePoint(R"("v":[1],"prop":"x")"_ba), type, u"1:14: /dps/0/v"_s,
            u"another type"_s);
        row("boolean for enum", onePoint(R"("v":true,"prop":"mode")"_ba), type, u"1:14: /dps/0/v"_s,
            u"another type"_s);
        row("bad base64", onePoint(R"("v":"A","prop":"image")"_ba), type, u"1:14: /dps/0/v"_s,
            u"another type"_s);

        row("no zone", onePoint(R"("t":"2017-05-01T14:00:57.467","v":1,"prop":"a")"_ba), time,
            u"1:14: /dps/0/t"_s, u"zone is missing"_s);
        row("the platform's own test",
            onePoint(R"("t":"2000-00-00T00:00:00.786Z","v":1,"prop":"a")"_ba), time,
            u"1:14: /dps/0/t"_s, u"no such day"_s);
        row("30 February", onePoint(R"("t":"2024-02-30T00:00:00Z","v":1,"prop":"a")"_ba), time,
            u"/dps/0/t"_s, u"no such day"_s);
        row("epoch", onePoint(R"("t":1493647257467,"v":1,"prop":"a")"_ba), time, u"/dps/0/t"_s,
            u"epoch"_s);
        row("null time", onePoint(R"("t":null,"v":1,"prop":"a")"_ba), time, u"/dps/0/t"_s,
            u"not text"_s);
        row("base time", onePoint(R"("v":1,"prop":"a")"_ba, R"("t":"yesterday",)"_ba), time,
            u"1:6: /t"_s, u"ISO 8601"_s);
        row("offset without base", onePoint(R"("tt":5,"v":1,"prop":"a")"_ba), time,
            u"1:15: /dps/0/tt"_s, u"missing"_s);
        const QByteArray base = R"("t":"2017-05-01T14:00:00Z",)"_ba;
        row("offset is text", onePoint(R"("tt":"5","v":1,"prop":"a")"_ba, base), time,
            u"/dps/0/tt"_s, u"whole number"_s);
        row("part of a millisecond", onePoint(R"("tt":0.5,"v":1,"prop":"a")"_ba, base), time,
            u"/dps/0/tt"_s, u"whole number"_s);
        row("offset beyond all years", onePoint(R"("tt":1e300,"v":1,"prop":"a")"_ba, base), time,
            u"/dps/0/tt"_s, u"0000 to 9999"_s);
        row("offset to year 10000", onePoint(R"("tt":300000000000000,"v":1,"prop":"a")"_ba, base),
            time, u"/dps/0/tt"_s, u"0000 to 9999"_s);
        row("offset to year -1", onePoint(R"("tt":-100000000000000,"v":1,"prop":"a")"_ba, base),
            time, u"/dps/0/tt"_s, u"0000 to 9999"_s);
    }

    void badFeedsSayExactlyWhereAndWhy()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const QString, code);
        QFETCH(const QString, where);
        QFETCH(const QString, why);
        const auto reading = read(json);
        QVERIFY(!reading);
        const Error &error = reading.error();
        QCOMPARE(error.code(), code);
        const bool isPointer = where.startsWith(u'/');
        QVERIFY2(
            isPointer ? error.where().endsWith(u": " + where) : error.where().startsWith(where),
            qPrintable(error.message()));
        QVERIFY2(isPointer || !where.contains(u'/') || error.where() == where,
            qPrintable(error.message()));
        QVERIFY2(error.why().contains(why), qPrintable(error.message()));
        QVERIFY2(error.why().contains(u"Connio contract, section"), qPrintable(error.message()));
        QVERIFY(!error.remedy().isEmpty());
        QVERIFY(!error.isTransient());
    }

    void everyTruncationIsRefusedWithAPlace()
    {
        const QByteArray json
            = R"({"t":"2017-05-01T14:00:00Z","dps":[{"tt":-7,"v":{"a":[1,"x"]},"prop":"a"}]})"_ba;
        QVERIFY(read(json));
        for (qsizetype length = 0; length < json.size(); ++length) {
            const auto reading = read(json.first(length));
            QVERIFY(!reading);
            QVERIFY(reading.error().is(errors::kFeedNotJson));
            QVERIFY(!reading.error().where().isEmpty());
        }
    }

    void writtenFeedsReadBack_data()
    {
        QTest::addColumn<FeedEncoding>("encoding");
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 20; ++seed) {
            QTest::addRow("verbose %u", seed) << FeedEncoding::Verbose << seed;
            QTest::addRow("compact %u", seed) << FeedEncoding::Compact << seed;
        }
    }

    void writtenFeedsReadBack()
    {
        QFETCH(const FeedEncoding, encoding);
        QFETCH(const unsigned, seed);
        m_random.seed(seed);
        for (int i = 0; i < 60; ++i) {
            const DataFeed feed = randomFeed();
            const QByteArray json = writeDataFeed(feed, encoding);
            const auto reading = readDataFeed(json, typeOfRandom, kReceived);
            QVERIFY2(reading,
                reading ? "" : qPrintable(reading.error().message() + QString::fromUtf8(json)));
            QVERIFY(reading->notes.isEmpty());
            QCOMPARE(reading->feed.points.size(), feed.points.size());
            for (qsizetype k = 0; k < feed.points.size(); ++k)
                QVERIFY2(reading->feed.points.at(k) == laidUnder(feed, feed.points.at(k)),
                    json.constData());
            // What was read means the same in both encodings.
            QCOMPARE(writeDataFeed(reading->feed, encoding), json);
        }
    }

private:
    static std::optional<PropertyType> typeOfRandom(const QString &name)
    {
        return name == u"waypoint" ? std::optional(PropertyType::Waypoint) : std::nullopt;
    }

    /// What the wire must carry: the defaults of the feed, whole milliseconds.
    static DataPoint laidUnder(const DataFeed &feed, DataPoint point)
    {
        if (point.property.isEmpty())
            point.property = feed.property;
        if (!point.location)
            point.location = feed.location;
        if (point.tags.isEmpty())
            point.tags = feed.tags;
        if (point.annotations.isEmpty())
            point.annotations = feed.annotations;
        point.time = wireTime(point.time);
        return point;
    }

    unsigned number(unsigned count) { return static_cast<unsigned>(m_random() % count); }

    double real()
    {
        std::uniform_real_distribution<double> mantissa(-1, 1);
        std::uniform_int_distribution<int> exponent(-320, 308);
        return number(3) > 0 ? std::round(mantissa(m_random) * 1e6) / 100
                             : mantissa(m_random) * std::pow(10, exponent(m_random));
    }

    /// Within objects: Qt holds larger whole numbers as integers once they were read, and then an
    /// integer is not equal to the double.
    double smallReal() { return std::remainder(real(), 1e15); }

    QString text()
    {
        static const std::array pieces { u"a"_s, u"\""_s, u"\\"_s, u"\n"_s, u"\x01"_s, u"\u00e4"_s,
            u"\u20ac"_s, u"\U0001F600"_s, u"Operational"_s, u"/"_s, u"\u2028"_s };
        QString text;
        for (unsigned i = number(6); i > 0; --i)
            text += pieces.at(number(pieces.size()));
        return text;
    }

    Location location()
    {
        std::uniform_real_distribution<double> lat(-90, 90);
        std::uniform_real_distribution<double> lon(-180, 180);
        Location location;
        if (number(2) == 0)
            location.zone = text();
        if (!location.zone || number(2) == 0)
            location.geo = GeoPosition { lat(m_random), lon(m_random), {} };
        if (location.geo && number(2) == 0)
            location.geo->alt = real();
        return location;
    }

    DataPoint randomPoint()
    {
        static const QStringList names { u"temperature.1"_s, u"mode"_s, u"x"_s };
        DataPoint point;
        point.property = names.at(number(3));
        switch (number(6)) {
        case 0:
            point.value = number(2) == 0;
            break;
        case 1:
            point.value = text();
            break;
        case 2:
            point.value = QJsonObject { { text(), smallReal() },
                { u"o"_s, QJsonObject { { text(), text() } } } };
            break;
        case 3:
            point.property = u"waypoint"_s;
            point.value = location();
            break;
        default:
            point.value = real();
        }
        std::uniform_int_distribution<qint64> micros(-62167219200000000, 253402300799999999);
        point.time = number(4) == 0 ? WallTime(Microseconds(micros(m_random)))
                                    : kReceived + Microseconds(number(4'000'000)) - 2s;
        if (number(4) == 0)
            point.tags = { text(), text() };
        if (number(4) == 0)
            point.location = location();
        if (number(4) == 0)
            point.annotations = { { text(), text() }, { u"k"_s, text() } };
        return point;
    }

    DataFeed randomFeed()
    {
        DataFeed feed;
        for (unsigned i = 1 + number(8); i > 0; --i)
            feed.points.append(randomPoint());
        if (number(2) == 0)
            feed.baseTime = kReceived;
        if (number(2) == 0)
            feed.property = u"x"_s;
        if (number(3) == 0)
            feed.tags = { text() };
        if (number(3) == 0)
            feed.location = location();
        if (number(3) == 0)
            feed.annotations = { { u"feed"_s, text() } };
        return feed;
    }

    std::mt19937_64 m_random;
};

QTEST_GUILESS_MAIN(DataFeedReaderTest)

#include "tst_datafeedreader.moc"
