// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/geomath.h"
#include "core/source/sourcerunner.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace sim::test;

namespace {

GeoPosition place(const Value &value)
{
    return *std::get<Location>(value).geo;
}

} // namespace

/// A fixed place and the samples around it.
class TestGeoPoint : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void staysWhereItIs();
    void samplesFillTheCircleEvenly();
    void worksAtThePole();
    void sameSeedSamePlaces();
    void refusesPlacesOffTheEarth_data();
    void refusesPlacesOffTheEarth();
};

void TestGeoPoint::staysWhereItIs()
{
    SourceRunner runner(
        R"({"kind":"geoPoint","lat":41.0151,"lon":28.9795,"alt":12.5})", PropertyType::Waypoint);
    const Location expected { .zone = {},
        .geo = GeoPosition { .lat = 41.0151, .lon = 28.9795, .alt = 12.5 } };
    for (int i = 0; i < 10; ++i)
        QCOMPARE(std::get<Location>(runner.next()), expected);
    SourceRunner flat(R"({"kind":"geoPoint","lat":41,"lon":28})", PropertyType::Waypoint);
    QVERIFY(!place(flat.next()).alt);
}

void TestGeoPoint::samplesFillTheCircleEvenly()
{
    SourceRunner runner(
        R"({"kind":"geoPoint","lat":41,"lon":29,"jitterRadius":100})", PropertyType::Waypoint);
    const GeoPosition centre { .lat = 41, .lon = 29, .alt = {} };
    std::vector<double> areas;
    std::vector<double> bearings;
    for (int i = 0; i < 5000; ++i) {
        const GeoPosition found = place(runner.next());
        const double metres = geo::distance(centre, found);
        QVERIFY(metres <= 100.01);
        areas.push_back(metres * metres / 10'000);
        bearings.push_back(geo::bearing(centre, found) / 360);
    }
    const auto uniform = [](double x) { return std::clamp(x, 0.0, 1.0); };
    QVERIFY(kolmogorov(areas, uniform) < 1.95);
    QVERIFY(kolmogorov(bearings, uniform) < 1.95);
}

void TestGeoPoint::worksAtThePole()
{
    SourceRunner runner(
        R"({"kind":"geoPoint","lat":90,"lon":0,"jitterRadius":1000})", PropertyType::Waypoint);
    for (int i = 0; i < 100; ++i) {
        const GeoPosition found = place(runner.next());
        QVERIFY(found.lat <= 90 && found.lat > 89.99);
        QVERIFY(found.lon >= -180 && found.lon <= 180);
    }
}

void TestGeoPoint::sameSeedSamePlaces()
{
    const char *spec = R"({"kind":"geoPoint","lat":41,"lon":29,"jitterRadius":100})";
    SourceRunner a(spec, PropertyType::Waypoint);
    SourceRunner b(spec, PropertyType::Waypoint);
    SourceRunner other(spec, PropertyType::Waypoint, std::chrono::seconds(1), 8);
    a.take(10);
    SourceRunner copy(a);
    const QList<Value> places = a.take(1000);
    b.take(10);
    QVERIFY(copy.take(1000) == places);
    QVERIFY(b.take(1000) == places);
    other.take(10);
    QVERIFY(other.take(1000) != places);
}

void TestGeoPoint::refusesPlacesOffTheEarth_data()
{
    QTest::addColumn<QByteArray>("spec");
    QTest::addColumn<QString>("parameter");
    QTest::addColumn<QString>("code");
    const QString range = u"model.parameterOutOfRange"_s;
    QTest::newRow("north of the pole") << R"({"lat":90.1,"lon":0})"_ba << u"lat"_s << range;
    QTest::newRow("west of the world") << R"({"lat":0,"lon":-181})"_ba << u"lon"_s << range;
    QTest::newRow("negative radius")
        << R"({"lat":0,"lon":0,"jitterRadius":-1})"_ba << u"jitterRadius"_s << range;
    QTest::newRow("no longitude") << R"({"lat":0})"_ba << u"lon"_s << u"model.missingParameter"_s;
}

void TestGeoPoint::refusesPlacesOffTheEarth()
{
    QFETCH(QByteArray, spec);
    const auto problems = checkSpec({ .kind = u"geoPoint"_s, .parameters = json(spec.constData()) },
        sourceCatalogue(), PropertyType::Waypoint);
    QCOMPARE(problems.size(), 1);
    QTEST(problems.constFirst().parameter, "parameter");
    QTEST(problems.constFirst().error.code(), "code");
}

QTEST_GUILESS_MAIN(TestGeoPoint)

#include "tst_geopoint.moc"
