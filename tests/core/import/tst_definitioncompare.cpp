// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/import/definitioncompare.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;

/// What a profile and the platform's definition differ in.
class TestDefinitionCompare : public QObject
{
    Q_OBJECT

private slots:
    void equalDefinitionsDifferInNothing();
    void everyDifferenceIsNamed_data();
    void everyDifferenceIsNamed();
    void aWrongTypeSaysNothingOfBoundaries();
    void boundariesAreShownInWords();
};

namespace {

using Kind = DefinitionDifference::Kind;

PropertyDefinition temperature()
{
    PropertyDefinition definition;
    definition.id = u"temperature"_s;
    definition.unit = u"°C"_s;
    definition.boundaries.min = -30;
    definition.boundaries.max = 40;
    return definition;
}

QList<DefinitionDifference> compared(
    const QList<PropertyDefinition> &here, const QList<PropertyDefinition> &there)
{
    DeviceType type;
    for (const PropertyDefinition &definition : here) {
        Property property;
        property.definition = definition;
        type.properties.append(property);
    }
    PlatformProfile profile;
    for (const PropertyDefinition &definition : there) {
        PlatformProperty property;
        property.definition = definition;
        profile.properties.append(property);
    }
    return compareDefinitions(type, profile);
}

} // namespace

void TestDefinitionCompare::equalDefinitionsDifferInNothing()
{
    QCOMPARE(compared({ temperature() }, { temperature() }).size(), 0);
    // Narrower here than there loses nothing, and a unit that the platform does not have neither.
    PropertyDefinition narrow = temperature();
    narrow.boundaries.max = 20;
    PropertyDefinition noUnit = temperature();
    noUnit.unit.clear();
    QCOMPARE(compared({ narrow }, { noUnit }).size(), 0);
}

void TestDefinitionCompare::everyDifferenceIsNamed_data()
{
    QTest::addColumn<PropertyDefinition>("here");
    QTest::addColumn<QString>("word");
    QTest::addColumn<bool>("isLoss");
    QTest::addColumn<QString>("text");
    PropertyDefinition other = temperature();
    other.id = u"Temperature"_s;
    QTest::newRow("case") << other << u"wrongCase"_s << false << u"\"temperature\""_s;
    other = temperature();
    other.type = PropertyType::String;
    QTest::newRow("type") << other << u"wrongType"_s << true << u"string here and number"_s;
    other = temperature();
    other.boundaries.max = 41;
    QTest::newRow("wider") << other << u"widerBounds"_s << true << u"-30 .. 40"_s;
    other = temperature();
    other.boundaries = {};
    QTest::newRow("no bounds") << other << u"widerBounds"_s << true << u"here: none"_s;
    other = temperature();
    other.unit = u"°F"_s;
    QTest::newRow("unit") << other << u"otherUnit"_s << false << u"\"°F\" here"_s;
}

void TestDefinitionCompare::everyDifferenceIsNamed()
{
    QFETCH(PropertyDefinition, here);
    QFETCH(QString, word);
    QFETCH(bool, isLoss);
    QFETCH(QString, text);
    const QList<DefinitionDifference> found = compared({ here }, { temperature() });
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.constFirst().word(), word);
    QCOMPARE(found.constFirst().isLoss(), isLoss);
    QVERIFY2(found.constFirst().text().contains(text), qPrintable(found.constFirst().text()));
    QCOMPARE(compared({}, { temperature() }).constFirst().word(), u"missing"_s);
    QCOMPARE(compared({ here }, {}).constFirst().word(), u"extra"_s);
}

void TestDefinitionCompare::aWrongTypeSaysNothingOfBoundaries()
{
    PropertyDefinition text = temperature();
    text.type = PropertyType::String;
    text.boundaries = {};
    QCOMPARE(compared({ text }, { temperature() }).size(), 1);
}

void TestDefinitionCompare::boundariesAreShownInWords()
{
    Boundaries bounds;
    QCOMPARE(boundariesText(bounds), u"none"_s);
    bounds.min = 0;
    QCOMPARE(boundariesText(bounds), u">= 0"_s);
    bounds.size = 5;
    bounds.set = { Value(u"a"_s), Value(2.0) };
    bounds.fence = Geofence { .lat = 1, .lon = 2, .radius = 3, .isInside = true };
    QCOMPARE(boundariesText(bounds), u">= 0; at most 5 bytes; \"a\", \"2\"; within 3 km of 1, 2"_s);
}

QTEST_GUILESS_MAIN(TestDefinitionCompare)

#include "tst_definitioncompare.moc"
