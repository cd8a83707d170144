// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/chartlanes.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;

namespace {

ResolvedProperty property(const QString &id, PropertyType type, const QString &unit = {})
{
    ResolvedProperty made;
    made.definition.id = id;
    made.definition.type = type;
    made.definition.unit = unit;
    if (type == PropertyType::Enum)
        made.definition.boundaries.set = { u"closed"_s, u"open"_s };
    return made;
}

QList<ResolvedDevice> devices()
{
    ResolvedDevice device;
    device.id = u"d1"_s;
    device.name = u"Room 1"_s;
    device.properties = { property(u"a"_s, PropertyType::Number, u"°C"_s),
        property(u"b"_s, PropertyType::Number, u"W"_s),
        property(u"c"_s, PropertyType::Number, u"°C"_s), property(u"door"_s, PropertyType::Enum),
        property(u"on"_s, PropertyType::Boolean), property(u"text"_s, PropertyType::String) };
    return { device };
}

} // namespace

class TestChartLanes : public QObject
{
    Q_OBJECT

private slots:
    void seriesIdsHaveTwoParts_data();
    void seriesIdsHaveTwoParts();
    void unitsShareALaneAndStatesHaveTheirOwn();
    void whatCannotBeDrawnIsLeftOut();
    void seriesAreAddedOnceAndEmptyChartsGo();
};

void TestChartLanes::seriesIdsHaveTwoParts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("device");
    QTest::newRow("plain") << u"d1/temperature"_s << u"d1"_s;
    QTest::newRow("blanks") << u" d1/temperature\n"_s << u"d1"_s;
    QTest::newRow("no slash") << u"d1"_s << QString();
    QTest::newRow("no device") << u"/x"_s << QString();
    QTest::newRow("no property") << u"d1/"_s << QString();
}

void TestChartLanes::seriesIdsHaveTwoParts()
{
    QFETCH(QString, text);
    QFETCH(QString, device);
    const auto id = parseSeriesId(text);
    QCOMPARE(id.has_value(), !device.isEmpty());
    if (id)
        QCOMPARE(id->device, device);
}

void TestChartLanes::unitsShareALaneAndStatesHaveTheirOwn()
{
    ChartView view;
    view.series = { u"d1/door"_s, u"d1/a"_s, u"d1/b"_s, u"d1/c"_s, u"d1/on"_s };
    const QList<ChartLane> lanes = lanesOf(chartSeries(view, devices()));
    QCOMPARE(lanes.size(), 4);
    QCOMPARE(lanes.at(0).unit, u"°C"_s);
    QCOMPARE(lanes.at(0).series.size(), 2);
    QCOMPARE(lanes.at(1).unit, u"W"_s);
    QCOMPARE(lanes.at(2).categories, QStringList({ u"closed"_s, u"open"_s }));
    QCOMPARE(lanes.at(3).categories, QStringList({ u"false"_s, u"true"_s }));
    QCOMPARE(lanes.at(0).series.first().colour, 1); // the place in the chart, not in the lane
}

void TestChartLanes::whatCannotBeDrawnIsLeftOut()
{
    ChartView view;
    view.series = { u"d1/text"_s, u"d9/a"_s, u"d1/gone"_s, u"nonsense"_s, u"d1/a"_s };
    const QList<ChartSeries> series = chartSeries(view, devices());
    QCOMPARE(series.size(), 1);
    QCOMPARE(series.first().label, u"Room 1 · a"_s);
    QCOMPARE(chartTitle(view, series), u"a"_s);
}

void TestChartLanes::seriesAreAddedOnceAndEmptyChartsGo()
{
    Profile profile;
    addToChart(profile, -1, u"d1/a"_s);
    addToChart(profile, 0, u"d1/b"_s);
    addToChart(profile, 0, u"d1/b"_s);
    QCOMPARE(profile.view.charts.size(), 1);
    QCOMPARE(profile.view.charts.first().series, QStringList({ u"d1/a"_s, u"d1/b"_s }));
    removeFromChart(profile, 0, u"d1/a"_s);
    removeFromChart(profile, 7, u"d1/b"_s);
    QCOMPARE(profile.view.charts.size(), 1);
    removeFromChart(profile, 0, u"d1/b"_s);
    QVERIFY(profile.view.charts.isEmpty());
}

QTEST_GUILESS_MAIN(TestChartLanes)

#include "tst_chartlanes.moc"
