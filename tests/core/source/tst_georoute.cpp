// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/geomath.h"
#include "core/source/memoryfiles.h"
#include "core/source/routeerrors.h"
#include "core/source/sourcerunner.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

namespace {

/// Two kilometres north and one east, in two files and as points.
const QByteArray kGpx = R"(<?xml version="1.0"?>
<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">
 <wpt lat="1" lon="2"><ele>5</ele></wpt>
 <trk><trkseg>
  <trkpt lat="41.0" lon="29.0"><ele>100</ele></trkpt>
  <trkpt lat="41.0179864" lon="29.0"><ele>200</ele><time>2026-05-01T14:00:57Z</time></trkpt>
  <trkpt lat="41.0179864" lon="29.0119197"/>
 </trkseg></trk>
</gpx>)";

const QByteArray kGeoJson = R"({ "type": "FeatureCollection", "features": [
  { "type": "Feature", "properties": {}, "geometry": { "type": "Point", "coordinates": [1, 2] } },
  { "type": "Feature", "properties": {}, "geometry": { "type": "LineString", "coordinates":
    [[29.0, 41.0, 100], [29.0, 41.0179864, 200], [29.0119197, 41.0179864]] } } ] })";

const QByteArray kPoints = R"("points":[{"geo":{"lat":41.0,"lon":29.0}},)"
                           R"({"geo":{"lat":41.0179864,"lon":29.0}},)"
                           R"({"geo":{"lat":41.0179864,"lon":29.0119197}}])";

constexpr GeoPosition kStart { .lat = 41.0, .lon = 29.0, .alt = {} };
constexpr GeoPosition kCorner { .lat = 41.0179864, .lon = 29.0, .alt = {} };
constexpr GeoPosition kEnd { .lat = 41.0179864, .lon = 29.0119197, .alt = {} };

GeoPosition place(const Value &value)
{
    return *std::get<Location>(value).geo;
}

SourceRunner drive(const QByteArray &options, Microseconds step = 1s)
{
    const QByteArray spec = "{\"kind\":\"geoRoute\"," + kPoints + "," + options + "}";
    return SourceRunner(spec.constData(), PropertyType::Waypoint, step);
}

Result<std::unique_ptr<Source>> fromFile(const QByteArray &content)
{
    MemoryFiles files;
    files.files.insert(u"way"_s, content);
    const SourceContext context { .files = &files, .host = nullptr, .scripts = nullptr };
    return build(R"({"kind":"geoRoute","file":"way"})", PropertyType::Waypoint, context);
}

} // namespace

/// A vehicle on a route of 2 km north and 1 km east.
class TestGeoRoute : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void honoursSpeed();
    void filesAndPointsAreTheSameWay_data();
    void filesAndPointsAreTheSameWay();
    void heightIsInterpolated();
    void restsAtStops();
    void standsStillForItsDwell();
    void dwellsToTheMicrosecond();
    void stopsAtOnePlaceAddUp();
    void passesStopsOnTheWayBack();
    void stopsAreChecked_data();
    void stopsAreChecked();
    void endsAsToldTo_data();
    void endsAsToldTo();
    void speedDiffersBySection();
    void wayIsAFunctionOfTime();
    void copyRunsAheadUndisturbed();
    void sameSeedSameWay();
    void refusesWhatCannotWork_data();
    void refusesWhatCannotWork();
    void filesAreReadStrictly_data();
    void filesAreReadStrictly();
};

void TestGeoRoute::honoursSpeed()
{
    SourceRunner runner = drive(R"("speed":36)");
    QCOMPARE(place(runner.at(0, 0s)), kStart);
    VERIFY_NEAR(geo::distance(kStart, place(runner.at(1, 50s))), 500, 0.05);
    VERIFY_NEAR(geo::distance(kCorner, place(runner.at(2, 200s))), 0, 0.2);
    const GeoPosition east = place(runner.at(3, 250s));
    VERIFY_NEAR(geo::distance(kCorner, east), 500, 0.2);
    VERIFY_NEAR(geo::bearing(kCorner, east), 90, 0.01);
    VERIFY_NEAR(geo::distance(kEnd, place(runner.at(4, 300s))), 0, 0.2);
}

void TestGeoRoute::filesAndPointsAreTheSameWay_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("GPX") << kGpx;
    QTest::newRow("GeoJSON") << kGeoJson;
    QByteArray route = kGpx;
    route.replace("trkpt", "rtept").replace("<trk><trkseg>", "<rte>");
    route.replace("</trkseg></trk>", "</rte>");
    QTest::newRow("GPX route") << route;
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf" + kGpx);
    QTest::newRow("bare line")
        << R"({"type":"LineString","coordinates":[[29.0,41.0],[29.0,41.0179864],[29.0119197,41.0179864]]})"_ba;
    QTest::newRow("many lines")
        << R"({"type":"MultiLineString","coordinates":[[[29.0,41.0],[29.0,41.0179864]],[[29.0119197,41.0179864]]]})"_ba;
}

void TestGeoRoute::filesAndPointsAreTheSameWay()
{
    QFETCH(QByteArray, content);
    auto made = fromFile(content);
    QVERIFY2(made, made ? "" : qPrintable(made.error().message()));
    SourceRunner points = drive(R"("speed":50)");
    const FixedInputs inputs;
    const RandomStream random(1);
    for (quint64 i = 0; i < 300; ++i) {
        const Tick tick { .index = i, .time = {}, .sinceStart = i * 1s, .step = 1s };
        GeoPosition found = place((*made)->next(tick, random, inputs));
        found.alt.reset();
        QCOMPARE(found, place(points.next()));
    }
}

void TestGeoRoute::heightIsInterpolated()
{
    auto made = fromFile(kGpx);
    QVERIFY(made);
    const FixedInputs inputs;
    const Tick tick { .index = 0, .time = {}, .sinceStart = 72s, .step = 1s }; // half of 2 km
    VERIFY_NEAR(*place((*made)->next(tick, RandomStream(1), inputs)).alt, 150, 0.01);
}

void TestGeoRoute::restsAtStops()
{
    SourceRunner runner = drive(
        R"("speed":36,"stops":[{"at":1,"dwell":"30s"},{"at":2.5,"dwell":"30s"}],"onEnd":"hold")");
    const QList<Value> places = runner.take(420);
    // 100 s to the first stop, 30 s of rest, 150 s to the second one, 30 s of rest, 50 s.
    for (int i = 101; i <= 130; ++i)
        QVERIFY(place(places.at(i)) == place(places.at(100)));
    VERIFY_NEAR(geo::distance(kStart, place(places.at(115))), 1000, 0.1);
    VERIFY_NEAR(geo::distance(place(places.at(130)), place(places.at(131))), 10, 0.05);
    VERIFY_NEAR(geo::distance(kCorner, place(places.at(300))), 500, 0.3);
    QVERIFY(place(places.at(300)) == place(places.at(285)));
    VERIFY_NEAR(geo::distance(kEnd, place(places.at(361))), 0, 0.2);
}

void TestGeoRoute::standsStillForItsDwell()
{
    // In any order: 100 s to the first, 30 s there, 150 s to the second, 10 s there, 50 s.
    SourceRunner runner = drive(
        R"("speed":36,"stops":[{"at":2.5,"dwell":"10s"},{"at":1,"dwell":"30s"}],"onEnd":"hold")");
    SourceRunner motion(R"({"kind":"motion","input":"place"})");
    for (int second = 0; second <= 400; ++second) {
        motion.inputs.values.insert(u"place"_s, runner.next());
        const double speed = motion.number();
        const bool rests = (second > 100 && second <= 130) || (second > 280 && second <= 290);
        if (second == 0 || rests || second > 341)
            QCOMPARE(speed, 0.0);
        else if (second <= 340)
            VERIFY_NEAR(speed, 36, 0.3);
    }
}

void TestGeoRoute::dwellsToTheMicrosecond()
{
    SourceRunner runner = drive(R"("speed":36,"stops":[{"at":1,"dwell":"12.5s"}])");
    const GeoPosition before = place(runner.at(0, 99s));
    const GeoPosition stop = place(runner.at(1, 100'001ms));
    VERIFY_NEAR(geo::distance(kStart, stop), 1000, 0.02);
    VERIFY_NEAR(geo::distance(before, stop), 10, 0.03);
    QCOMPARE(place(runner.at(2, 112'499'000us)), stop);
    VERIFY_NEAR(geo::distance(stop, place(runner.at(3, 112'600ms))), 1, 0.03);
    VERIFY_NEAR(geo::distance(stop, place(runner.at(4, 113'500ms))), 10, 0.03);
}

void TestGeoRoute::stopsAtOnePlaceAddUp()
{
    // One without a time of its own takes a minute.
    SourceRunner runner = drive(
        R"("speed":36,"stops":[{"at":1,"dwell":"5s"},{"at":1},{"at":0,"dwell":"3s"},{"at":2,"dwell":"0s"}])");
    QCOMPARE(place(runner.at(0, 3s)), kStart);
    const GeoPosition stop = place(runner.at(1, 103'001ms));
    QCOMPARE(place(runner.at(2, 167'999ms)), stop);
    VERIFY_NEAR(geo::distance(stop, place(runner.at(3, 169s))), 10, 0.03);
    VERIFY_NEAR(geo::distance(kStart, place(runner.at(4, 267s))), 1990, 0.2);
    VERIFY_NEAR(geo::distance(kCorner, place(runner.at(5, 269s))), 10, 0.2); // goes through
}

void TestGeoRoute::passesStopsOnTheWayBack()
{
    SourceRunner runner = drive(
        R"("speed":36,"stops":[{"at":1,"dwell":"30s"},{"at":3,"dwell":"20s"}],"onEnd":"reverse")");
    // There at 330 s, away at 350 s, at the stop from 550 s to 580 s, at the start at 680 s.
    const GeoPosition end = place(runner.at(0, 331s));
    VERIFY_NEAR(geo::distance(kEnd, end), 0, 0.2);
    QCOMPARE(place(runner.at(1, 349s)), end);
    const GeoPosition stop = place(runner.at(2, 551s));
    VERIFY_NEAR(geo::distance(kStart, stop), 1000, 0.1);
    QCOMPARE(place(runner.at(3, 579s)), stop);
    VERIFY_NEAR(geo::distance(kStart, place(runner.at(4, 630s))), 500, 0.5);
}

void TestGeoRoute::stopsAreChecked_data()
{
    QTest::addColumn<QByteArray>("stops");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *stops, const QString &expected) {
        QTest::newRow(stops) << QByteArray(stops) << expected;
    };
    row(R"([{"at":1},{"at":2,"dwell":"0s"}])", {});
    row("[1]", u"stops model.wrongParameterType"_s);
    row(R"([{"at":1},{"dwell":"1s"}])", u"stops/1/at model.missingParameter"_s);
    row(R"([{"at":-1}])", u"stops/0/at model.parameterOutOfRange"_s);
    row(R"([{"at":1,"dwell":60}])", u"stops/0/dwell model.wrongParameterType"_s);
    row(R"([{"at":1,"wait":"60s"}])", u"stops/0/wait model.unknownParameter"_s);
}

void TestGeoRoute::stopsAreChecked()
{
    QFETCH(QByteArray, stops);
    const QByteArray spec = "{\"kind\":\"geoRoute\",\"stops\":" + stops + "," + kPoints + "}";
    const auto problems = checkSpec(
        specFromJson(json(spec.constData())), sourceCatalogue(), PropertyType::Waypoint);
    QStringList found;
    for (const SpecProblem &problem : problems) {
        const QStringList place = QStringList { problem.parameter } + problem.path;
        found.append(place.join(u'/') + u' ' + problem.error.code());
    }
    QTEST(found.join(u' '), "expected");
}

void TestGeoRoute::endsAsToldTo_data()
{
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<double>("north"); // metres north of the start, one minute after the end
    QTest::addColumn<double>("east");
    QTest::newRow("hold") << R"("onEnd":"hold","speed":36)"_ba << 2000.0 << 1000.0;
    QTest::newRow("restart") << R"("onEnd":"restart","speed":36)"_ba << 600.0 << 0.0;
    QTest::newRow("reverse") << R"("onEnd":"reverse","speed":36)"_ba << 2000.0 << 400.0;
}

void TestGeoRoute::endsAsToldTo()
{
    QFETCH(QByteArray, options);
    SourceRunner runner = drive(options);
    runner.at(0, 0s);
    const GeoPosition found = place(runner.at(1, 360s));
    QFETCH(double, north);
    QFETCH(double, east);
    VERIFY_NEAR((found.lat - 41) * 111'195.08, north, 0.5);
    VERIFY_NEAR((found.lon - 29) * 111'195.08 * std::cos(found.lat * M_PI / 180), east, 0.5);
}

void TestGeoRoute::speedDiffersBySection()
{
    QByteArray points = "[";
    for (int i = 0; i <= 1000; ++i)
        points += "{\"geo\":{\"lat\":0,\"lon\":" + QByteArray::number(i * 0.01) + "}},";
    points.chop(1);
    const QByteArray spec
        = "{\"kind\":\"geoRoute\",\"speed\":40,\"speedStdDev\":5,\"points\":" + points + "]}";
    SourceRunner runner(spec.constData(), PropertyType::Waypoint, 10s);
    std::vector<double> speeds;
    GeoPosition last = place(runner.next());
    for (int i = 0; i < 9000; ++i) {
        const GeoPosition found = place(runner.next());
        speeds.push_back(geo::distance(last, found) * 0.36);
        last = found;
    }
    // Weighted by time: slow sections take longer, so the mean is that of 1/v.
    VERIFY_NEAR(mean(speeds), 39.4, 0.7);
    VERIFY_NEAR(std::sqrt(covariance(speeds, mean(speeds))), 5, 0.7);
}

void TestGeoRoute::wayIsAFunctionOfTime()
{
    const QByteArray options
        = R"("speed":50,"speedStdDev":20,"stops":[{"at":0,"dwell":"7s"},{"at":0.3,"dwell":"9s"},{"at":3,"dwell":"5s"}])";
    SourceRunner dense = drive(options, 1s);
    SourceRunner sparse = drive(options, 10s);
    const QList<Value> all = dense.take(3001);
    for (int i = 0; i <= 300; ++i)
        QVERIFY(sparse.next() == all.at(10 * i));
}

void TestGeoRoute::copyRunsAheadUndisturbed()
{
    SourceRunner runner = drive(R"("speed":50,"speedStdDev":20,"stops":[{"at":0.3}])");
    runner.take(100);
    SourceRunner copy(runner);
    const QList<Value> ahead = copy.take(1000);
    QVERIFY(runner.take(1000) == ahead);
}

void TestGeoRoute::sameSeedSameWay()
{
    SourceRunner one = drive(R"("speed":50,"speedStdDev":20,"onEnd":"restart")");
    SourceRunner two = drive(R"("speed":50,"speedStdDev":20,"onEnd":"restart")");
    QVERIFY(one.take(1000) == two.take(1000));
}

void TestGeoRoute::refusesWhatCannotWork_data()
{
    QTest::addColumn<QByteArray>("spec");
    QTest::addColumn<const ErrorKind *>("kind");
    QTest::newRow("nothing") << "{}"_ba << &errors::kRouteMissing;
    QTest::newRow("both") << QByteArray("{\"file\":\"x\"," + kPoints + "}")
                          << &errors::kRouteMissing;
    QTest::newRow("no files here") << R"({"file":"x"})"_ba << &errors::kNoSourceFiles;
    QTest::newRow("one point") << R"({"points":[{"geo":{"lat":1,"lon":2}}]})"_ba
                               << &errors::kRouteTooShort;
    QTest::newRow("zone alone") << R"({"points":[{"zone":"Home"},{"geo":{"lat":1,"lon":2}}]})"_ba
                                << &errors::kRouteBadPoint;
    QTest::newRow("no length")
        << R"({"points":[{"geo":{"lat":1,"lon":2}},{"geo":{"lat":1,"lon":2}}]})"_ba
        << &errors::kRouteStandsStill;
    QTest::newRow("stop beyond") << QByteArray("{\"stops\":[{\"at\":1},{\"at\":3.1}]," + kPoints
        + "}") << &errors::kStopBeyondRoute;
}

void TestGeoRoute::refusesWhatCannotWork()
{
    QFETCH(QByteArray, spec);
    QFETCH(const ErrorKind *, kind);
    const auto made = makeSource(
        { .kind = u"geoRoute"_s, .parameters = json(spec.constData()) }, PropertyType::Waypoint);
    QVERIFY(!made);
    QVERIFY2(made.error().is(*kind), qPrintable(made.error().message()));
}

void TestGeoRoute::filesAreReadStrictly_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("where");
    const auto row = [](const char *name, const QByteArray &content, const char *code,
                         const char *where) {
        QTest::newRow(name) << content << QString::fromLatin1(code) << QString::fromLatin1(where);
    };
    row("empty", "", "source.routeUnknownFormat", "way");
    row("text", "hello", "source.routeUnknownFormat", "way");
    row("other XML", "<kml></kml>", "source.routeIsNoGpx", "way:1:");
    row("cut off", kGpx.left(300), "source.routeBadXml", "way:");
    row("bad latitude", QByteArray(kGpx).replace("\"41.0\"", "\"91\""), "source.routeBadPoint",
        "way:5:");
    row("no longitude", QByteArray(kGpx).replace(" lon=\"29.0119197\"", ""), "source.routeBadPoint",
        "way:7:");
    row("bad height", QByteArray(kGpx).replace(">200<", ">high<"), "source.routeBadPoint",
        "way:6:");
    row("no points", "<gpx><trk/></gpx>", "source.routeTooShort", "way");
    row("broken JSON", "{ \"type\": ", "base.jsonEndsEarly", "way:1:");
    row("exchanged", "{\"type\":\"LineString\",\n\"coordinates\":[[29,41],\n[41,129]]}",
        "source.routeBadPair", "way:3:1: /coordinates/1");
    row("no numbers", "{\"type\":\"LineString\",\n\"coordinates\":[[29,41],\n\"x\"]}",
        "source.routeBadPair", "way:3:1: /coordinates/1");
    row("no line", "{\"type\":\"Point\",\"coordinates\":[29,41]}", "source.routeTooShort", "way");
}

void TestGeoRoute::filesAreReadStrictly()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, code);
    QFETCH(QString, where);
    const auto made = fromFile(content);
    QVERIFY(!made);
    QCOMPARE(made.error().code(), code);
    QVERIFY2(made.error().where().startsWith(where), qPrintable(made.error().where()));
}

QTEST_GUILESS_MAIN(TestGeoRoute)

#include "tst_georoute.moc"
