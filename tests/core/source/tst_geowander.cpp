// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/geomath.h"
#include "core/source/sourcerunner.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

namespace {

constexpr GeoPosition kCentre { .lat = 41, .lon = 29, .alt = {} };

GeoPosition place(const Value &value)
{
    return *std::get<Location>(value).geo;
}

} // namespace

/// A way through random places of a circle.
class TestGeoWander : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void staysInTheCircle();
    void neverMovesFasterThanItsSpeed();
    void movesAtItsSpeedAlongALeg();
    void restsAtEachPlace();
    void wayIsAFunctionOfTime();
    void copyRunsAheadUndisturbed();
    void catchesUpAfterAVeryLongTime();
};

void TestGeoWander::staysInTheCircle()
{
    SourceRunner runner(R"({"kind":"geoWander","lat":41,"lon":29,"radius":250,"speed":20,"alt":7})",
        PropertyType::Waypoint);
    double farthest = 0;
    for (int i = 0; i < 5000; ++i) {
        const GeoPosition found = place(runner.next());
        farthest = std::max(farthest, geo::distance(kCentre, found));
        QCOMPARE(found.alt, std::optional(7.0));
    }
    QVERIFY(farthest <= 250.01);
    QVERIFY(farthest > 200);
}

void TestGeoWander::neverMovesFasterThanItsSpeed()
{
    SourceRunner runner(R"({"kind":"geoWander","lat":41,"lon":29,"radius":100,"speed":36})",
        PropertyType::Waypoint);
    GeoPosition last = place(runner.next());
    for (int i = 0; i < 2000; ++i) {
        const GeoPosition found = place(runner.next());
        QVERIFY(geo::distance(last, found) <= 10.02); // 36 km/h, and the rounding
        last = found;
    }
}

void TestGeoWander::movesAtItsSpeedAlongALeg()
{
    SourceRunner runner(R"({"kind":"geoWander","lat":41,"lon":29,"radius":50000,"speed":36})",
        PropertyType::Waypoint);
    std::vector<double> ways;
    GeoPosition last = place(runner.next());
    for (int i = 0; i < 100; ++i) {
        const GeoPosition found = place(runner.next());
        ways.push_back(geo::distance(last, found));
        last = found;
    }
    for (const double way : ways)
        VERIFY_NEAR(way, 10, 0.02);
}

void TestGeoWander::restsAtEachPlace()
{
    SourceRunner runner(
        R"({"kind":"geoWander","lat":41,"lon":29,"radius":100,"speed":36,"pause":"20s"})",
        PropertyType::Waypoint);
    GeoPosition last = place(runner.next());
    int still = 0;
    QList<int> rests;
    for (int i = 0; i < 3000; ++i) {
        const GeoPosition found = place(runner.next());
        if (found == last) {
            ++still;
        } else if (still > 0) {
            rests.append(still);
            still = 0;
        }
        last = found;
    }
    QVERIFY(rests.size() > 20);
    for (const int rest : rests)
        QVERIFY2(rest >= 19 && rest <= 20, qPrintable(QString::number(rest)));
}

void TestGeoWander::wayIsAFunctionOfTime()
{
    const char *spec
        = R"({"kind":"geoWander","lat":41,"lon":29,"radius":100,"speed":10,"pause":"5s"})";
    SourceRunner dense(spec, PropertyType::Waypoint, 1s);
    SourceRunner sparse(spec, PropertyType::Waypoint, 10s);
    const QList<Value> all = dense.take(2001);
    for (int i = 0; i <= 200; ++i)
        QVERIFY(sparse.next() == all.at(10 * i));
}

void TestGeoWander::copyRunsAheadUndisturbed()
{
    SourceRunner runner(R"({"kind":"geoWander","lat":41,"lon":29,"radius":100,"speed":10})",
        PropertyType::Waypoint);
    runner.take(100);
    SourceRunner copy(runner);
    const QList<Value> ahead = copy.take(1000);
    QVERIFY(runner.take(1000) == ahead);
}

void TestGeoWander::catchesUpAfterAVeryLongTime()
{
    SourceRunner runner(R"({"kind":"geoWander","lat":41,"lon":29,"radius":0.01,"speed":40000})",
        PropertyType::Waypoint);
    runner.at(0, 0s);
    QElapsedTimer timer;
    timer.start();
    const GeoPosition found = place(runner.at(1, 24h * 365));
    QVERIFY(geo::distance(kCentre, found) < 0.1);
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_GUILESS_MAIN(TestGeoWander)

#include "tst_geowander.moc"
