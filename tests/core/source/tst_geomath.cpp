// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/geomath.h"
#include "core/source/sourcerunner.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace sim::test;

namespace {

GeoPosition at(double lat, double lon)
{
    return { .lat = lat, .lon = lon, .alt = {} };
}

} // namespace

/// Great circles against published examples and against the vector form of the same geometry.
class TestGeoMath : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void knownWays_data();
    void knownWays();
    void agreesWithTheVectorForm();
    void destinationLiesInDistanceAndBearing();
    void destinationCrossesTheDateLine();
    void destinationCrossesThePole();
    void shortWaysKeepTheirDigits();
    void publishedPositionsHaveSevenDecimals();
};

void TestGeoMath::knownWays_data()
{
    QTest::addColumn<GeoPosition>("from");
    QTest::addColumn<GeoPosition>("to");
    QTest::addColumn<double>("kilometres");
    QTest::addColumn<double>("bearing");
    QTest::addColumn<double>("tolerance"); // kilometres
    const auto row = [](const char *name, GeoPosition from, GeoPosition to, double kilometres,
                         double bearing, double tolerance) {
        QTest::newRow(name) << from << to << kilometres << bearing << tolerance;
    };
    // E. Williams, Aviation Formulary: 0.623585 radians, course 66 degrees.
    row("Los Angeles - New York", at(33 + 57 / 60.0, -118 - 24 / 60.0),
        at(40 + 38 / 60.0, -73 - 47 / 60.0), 0.623585 * 6371.0088, 65.892, 0.01);
    // C. Veness, Movable Type Scripts: 968.9 km, 9 degrees 7' 11"; and 60 degrees.
    row("Land's End - John o' Groats", at(50.066389, -5.714722), at(58.643889, -3.07), 968.9,
        9 + 7 / 60.0 + 11 / 3600.0, 0.1);
    row("Baghdad - Osaka", at(35, 45), at(35, 135), 7871.78, 60.16, 0.01);
    row("a degree of the equator", at(0, 0), at(0, 1), 111.19508, 90, 1e-5);
    row("a degree of the meridian", at(10, 5), at(9, 5), 111.19508, 180, 1e-5);
    row("over the date line", at(0, 179.9), at(0, -179.9), 22.239016, 90, 1e-5);
    row("over the pole", at(89, 0), at(89, 180), 222.390160, 0, 1e-5);
    row("to the pole", at(0, 77), at(90, 0), 10007.557221, 0, 1e-5);
    // All ways are equally short; the one over the pole is taken.
    row("antipodes", at(0, 20), at(0, -160), 20015.114442, 0, 1e-5);
    row("westward", at(0, 20), at(0, 19), 111.19508, 270, 1e-5);
}

void TestGeoMath::knownWays()
{
    QFETCH(GeoPosition, from);
    QFETCH(GeoPosition, to);
    QFETCH(double, kilometres);
    QFETCH(double, bearing);
    QFETCH(double, tolerance);
    VERIFY_NEAR(geo::distance(from, to) / 1000, kilometres, tolerance);
    VERIFY_NEAR(geo::distance(to, from) / 1000, kilometres, tolerance);
    VERIFY_NEAR(geo::bearing(from, to), bearing, 0.005);
}

void TestGeoMath::agreesWithTheVectorForm()
{
    constexpr double kDegree = 3.14159265358979323846 / 180;
    const RandomStream random(7);
    for (quint64 i = 0; i < 2000; ++i) {
        const GeoPosition a { .lat = 178 * random.uniform(i, 0) - 89,
            .lon = 360 * random.uniform(i, 1) - 180,
            .alt = {} };
        const GeoPosition b { .lat = 178 * random.uniform(i, 2) - 89,
            .lon = 360 * random.uniform(i, 3) - 180,
            .alt = {} };
        const double turn = (b.lon - a.lon) * kDegree;
        const double east = std::cos(b.lat * kDegree) * std::sin(turn);
        const double north = std::cos(a.lat * kDegree) * std::sin(b.lat * kDegree)
            - std::sin(a.lat * kDegree) * std::cos(b.lat * kDegree) * std::cos(turn);
        const double along = std::sin(a.lat * kDegree) * std::sin(b.lat * kDegree)
            + std::cos(a.lat * kDegree) * std::cos(b.lat * kDegree) * std::cos(turn);
        VERIFY_NEAR(
            geo::distance(a, b), 6'371'008.8 * std::atan2(std::hypot(east, north), along), 0.01);
        const double bearing = std::atan2(east, north) / kDegree;
        VERIFY_NEAR(geo::bearing(a, b), bearing < 0 ? bearing + 360 : bearing, 1e-7);
    }
}

void TestGeoMath::destinationLiesInDistanceAndBearing()
{
    const RandomStream random(11);
    for (quint64 i = 0; i < 2000; ++i) {
        const GeoPosition start { .lat = 170 * random.uniform(i, 0) - 85,
            .lon = 360 * random.uniform(i, 1) - 180,
            .alt = 12.0 };
        const double bearing = 359.9 * random.uniform(i, 2);
        const double metres = 1 + 9e6 * random.uniform(i, 3);
        const GeoPosition end = geo::destination(start, bearing, metres);
        VERIFY_NEAR(geo::distance(start, end), metres, 0.01);
        VERIFY_NEAR(geo::bearing(start, end), bearing, 1e-4);
        QCOMPARE(end.alt, start.alt);
        QVERIFY(end.lon >= -180 && end.lon < 180 && std::abs(end.lat) <= 90);
    }
}

void TestGeoMath::destinationCrossesTheDateLine()
{
    const GeoPosition end = geo::destination({ .lat = 0, .lon = 179.9, .alt = {} }, 90, 22'239.016);
    VERIFY_NEAR(end.lon, -179.9, 1e-6);
    VERIFY_NEAR(end.lat, 0, 1e-9);
}

void TestGeoMath::destinationCrossesThePole()
{
    const GeoPosition end = geo::destination({ .lat = 89, .lon = 10, .alt = {} }, 0, 222'390.16);
    VERIFY_NEAR(end.lat, 89, 1e-6);
    VERIFY_NEAR(end.lon, -170, 1e-6);
}

void TestGeoMath::shortWaysKeepTheirDigits()
{
    const GeoPosition start { .lat = 41.0151, .lon = 28.9795, .alt = {} };
    for (const double metres : { 0.001, 0.1, 10.0 }) {
        const GeoPosition end = geo::destination(start, 37, metres);
        VERIFY_NEAR(geo::distance(start, end) / metres, 1, 1e-4);
    }
    QCOMPARE(geo::distance(start, start), 0.0);
    QCOMPARE(geo::bearing(start, start), 0.0);
}

void TestGeoMath::publishedPositionsHaveSevenDecimals()
{
    const GeoPosition position
        = geo::published({ .lat = 41.01510004999, .lon = -28.97950005001, .alt = 3.14159 });
    QCOMPARE(position.lat, 41.0151);
    QCOMPARE(position.lon, -28.9795001);
    QCOMPARE(*position.alt, 3.14159);
}

QTEST_GUILESS_MAIN(TestGeoMath)

#include "tst_geomath.moc"
