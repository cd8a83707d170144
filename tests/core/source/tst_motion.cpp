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

Value at(const GeoPosition &position)
{
    return Location { .zone = {}, .geo = position };
}

} // namespace

/// Speed and heading of a moving place.
class TestMotion : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void measuresSpeed();
    void measuresHeading();
    void headingStaysWhileStanding();
    void hasNoValueWithoutAPlace();
    void copyRunsAheadUndisturbed();
};

void TestMotion::measuresSpeed()
{
    SourceRunner runner(R"({"kind":"motion","input":"p"})", PropertyType::Number, 10s);
    QCOMPARE(runner.source().inputs(), QStringList { u"p"_s });
    GeoPosition place { .lat = 41, .lon = 29, .alt = {} };
    runner.inputs.values.insert(u"p"_s, at(place));
    QCOMPARE(runner.number(), 0.0);
    for (const double metres : { 100.0, 250.0, 12.5 }) {
        place = geo::destination(place, 70, metres);
        runner.inputs.values.insert(u"p"_s, at(place));
        VERIFY_NEAR(runner.number(), metres * 0.36, 1e-6);
    }
    QCOMPARE(runner.number(), 0.0);
}

void TestMotion::measuresHeading()
{
    SourceRunner runner(R"({"kind":"motion","input":"p","quantity":"heading"})");
    GeoPosition place { .lat = 41, .lon = 29, .alt = {} };
    runner.inputs.values.insert(u"p"_s, at(place));
    QCOMPARE(runner.number(), 0.0);
    for (const double bearing : { 0.0, 45.0, 181.5, 359.0 }) {
        place = geo::destination(place, bearing, 100);
        runner.inputs.values.insert(u"p"_s, at(place));
        const double off = std::abs(runner.number() - bearing);
        QVERIFY(std::min(off, 360 - off) < 1e-3);
    }
}

void TestMotion::headingStaysWhileStanding()
{
    SourceRunner runner(R"({"kind":"motion","input":"p","quantity":"heading"})");
    const GeoPosition place { .lat = 41, .lon = 29, .alt = {} };
    runner.inputs.values.insert(u"p"_s, at(place));
    runner.next();
    runner.inputs.values.insert(u"p"_s, at(geo::destination(place, 90, 100)));
    const double heading = runner.number();
    VERIFY_NEAR(heading, 90, 0.01);
    QCOMPARE(runner.number(), heading);
}

void TestMotion::hasNoValueWithoutAPlace()
{
    SourceRunner runner(R"({"kind":"motion","input":"p"})");
    QVERIFY(isNull(runner.next()));
    runner.inputs.values.insert(u"p"_s, Location { .zone = u"Home"_s, .geo = {} });
    QVERIFY(isNull(runner.next()));
    runner.inputs.values.insert(u"p"_s, 3.0);
    QVERIFY(isNull(runner.next()));
}

void TestMotion::copyRunsAheadUndisturbed()
{
    SourceRunner runner(R"({"kind":"motion","input":"p"})");
    const GeoPosition place { .lat = 41, .lon = 29, .alt = {} };
    runner.inputs.values.insert(u"p"_s, at(place));
    runner.next();
    SourceRunner copy(runner);
    copy.inputs.values.insert(u"p"_s, at(geo::destination(place, 90, 100)));
    copy.next();
    QCOMPARE(runner.number(), 0.0);
}

QTEST_GUILESS_MAIN(TestMotion)

#include "tst_motion.moc"
