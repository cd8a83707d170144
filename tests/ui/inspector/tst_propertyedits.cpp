// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/source.h"
#include "ui/inspector/propertyedits.h"

#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;

namespace {

Profile fleet()
{
    Profile profile;
    DeviceType type;
    type.id = u"t"_s;
    Property property;
    property.definition.id = u"level"_s;
    property.source = { .kind = u"sine"_s, .parameters = { { u"mean"_s, 1 } } };
    type.properties = { property };
    profile.deviceTypes = { type };
    Device one;
    one.id = u"pump-a"_s;
    one.type = type.id;
    one.overrides = { { u"level.source.mean"_s, 7 }, { u"level.schedule.sampleEvery"_s, u"9s"_s } };
    Device group;
    group.id = u"g"_s;
    group.type = type.id;
    group.count = 4;
    profile.devices = { one, group };
    return profile;
}

const PropertyTarget kOne { .device = u"pump-a"_s, .property = u"level"_s };
const SourceSpec kConstant { .kind = u"constant"_s, .parameters = { { u"value"_s, 1 } } };
const ModifierSpec kNoise { .kind = u"noise"_s, .parameters = { { u"stdDev"_s, 0.5 } } };

SourceSpec sineOf(double mean)
{
    return { .kind = u"sine"_s, .parameters = { { u"mean"_s, mean } } };
}

const PropertyTarget kMember { .device = u"g-3"_s, .property = u"level"_s };

} // namespace

class TestPropertyEdits : public QObject
{
    Q_OBJECT

private slots:
    void findsDevicesAndMembersOfGroups();
    void editsOfADeviceLeaveTheTypeAlone();
    void editsOfTheTypeEndWhatTheDeviceOverrides();
    void editsOfTheTypeLeaveOtherDevicesAlone();
    void anotherKindOfADeviceIsTakenOverByTheTypeAsAWhole();
    void anUndefinedValueTakesTheParameterOut();
    void modifiersAreOverriddenOneByOneWhileTheirKindsAreInherited();
    void resettingBringsTheInheritedValueBack();
    void previewsAreLongEnoughToShowTheSource();
    void newPointsHaveValuesOfTheProperty_data();
    void newPointsHaveValuesOfTheProperty();
    void previewsHoldTheInputsAndNothingElse();
};

void TestPropertyEdits::findsDevicesAndMembersOfGroups()
{
    const Profile profile = fleet();
    QCOMPARE(deviceOf(profile, u"pump-a"_s)->id, u"pump-a"_s);
    QCOMPARE(deviceOf(profile, u"g-3"_s)->id, u"g"_s);
    QVERIFY(deviceOf(profile, u"nobody"_s) == nullptr);
    QVERIFY(propertyOf(profile, { .device = u"g-3"_s, .property = u"gone"_s }) == nullptr);
    QCOMPARE(deviceCount(profile, u"t"_s), 5);
}

void TestPropertyEdits::editsOfADeviceLeaveTheTypeAlone()
{
    Profile profile = fleet();
    const QList<DeviceType> types = profile.deviceTypes;
    setSourceParameter(profile, kOne, EditScope::Device, sineOf(8), u"mean"_s);
    setSourceParameter(profile, kMember, EditScope::Device, sineOf(3), u"mean"_s);
    QCOMPARE(profile.devices[0].overrides.value(u"level.source.mean"_s).toInt(), 8);
    QCOMPARE(profile.devices[1].overrides.value(u"level.source.mean"_s).toInt(), 3);
    setSource(profile, kOne, EditScope::Device, kConstant);
    QVERIFY(!profile.devices[0].overrides.contains(u"level.source.mean"_s));
    QCOMPARE(profile.devices[0].overrides.value(u"level.source"_s),
        (QJsonObject { { u"kind"_s, u"constant"_s }, { u"value"_s, 1 } }));
    Property wanted;
    wanted.report = ReportRule { .onChange = OnChange {} };
    setRule(profile, kOne, EditScope::Device, u"report.onChange.deadband"_s, wanted);
    QVERIFY(profile.devices[0].overrides.contains(u"level.report"_s)); // as a whole
    setModifiers(profile, kOne, EditScope::Device, { kNoise });
    QVERIFY(isOverridden(profile, kOne, u"modifiers.0.stdDev"_s));
    QVERIFY(profile.deviceTypes == types);
}

void TestPropertyEdits::editsOfTheTypeEndWhatTheDeviceOverrides()
{
    Profile profile = fleet();
    setSourceParameter(profile, kOne, EditScope::Type, sineOf(8), u"mean"_s);
    QCOMPARE(propertyOf(profile, kOne)->source.parameters.value(u"mean"_s).toInt(), 8);
    QVERIFY(!isOverridden(profile, kOne, u"source"_s));
    QVERIFY(isOverridden(profile, kOne, u"schedule.sampleEvery"_s));
    Property wanted;
    wanted.schedule.sampleEvery = std::chrono::seconds(4);
    setRule(profile, kOne, EditScope::Type, u"schedule.sampleEvery"_s, wanted);
    QVERIFY(profile.devices.first().overrides.isEmpty());
    QCOMPARE(propertyOf(profile, kOne)->schedule.sampleEvery, std::chrono::seconds(4));
}

void TestPropertyEdits::editsOfTheTypeLeaveOtherDevicesAlone()
{
    Profile profile = fleet();
    setSourceParameter(profile, kMember, EditScope::Type, sineOf(8), u"mean"_s);
    QCOMPARE(propertyOf(profile, kMember)->source.parameters.value(u"mean"_s).toInt(), 8);
    QCOMPARE(profile.devices.first().overrides, fleet().devices.first().overrides);
}

void TestPropertyEdits::anotherKindOfADeviceIsTakenOverByTheTypeAsAWhole()
{
    Profile profile = fleet();
    setSource(profile, kOne, EditScope::Device, kConstant);
    setSourceParameter(profile, kOne, EditScope::Type, kConstant, u"value"_s);
    QCOMPARE(propertyOf(profile, kOne)->source, kConstant);
    QVERIFY(!isOverridden(profile, kOne, u"source"_s));
}

void TestPropertyEdits::anUndefinedValueTakesTheParameterOut()
{
    Profile profile = fleet();
    const SourceSpec bare { .kind = u"sine"_s, .parameters = {} };
    setSourceParameter(profile, kOne, EditScope::Type, bare, u"mean"_s);
    QVERIFY(!propertyOf(profile, kOne)->source.parameters.contains(u"mean"_s));
    QVERIFY(!profile.devices.first().overrides.contains(u"level.source.mean"_s));
}

void TestPropertyEdits::modifiersAreOverriddenOneByOneWhileTheirKindsAreInherited()
{
    Profile profile = fleet();
    profile.deviceTypes[0].properties[0].modifiers = { kNoise };
    ModifierSpec louder = kNoise;
    louder.parameters.insert(u"stdDev"_s, 2);
    setModifierParameter(profile, kOne, EditScope::Device, { louder }, 0, u"stdDev"_s);
    QCOMPARE(profile.devices[0].overrides.value(u"level.modifiers.0.stdDev"_s).toInt(), 2);
    setModifiers(profile, kOne, EditScope::Device, { kNoise });
    QVERIFY(!isOverridden(profile, kOne, u"modifiers"_s));
    setModifierParameter(profile, kOne, EditScope::Type, { louder }, 0, u"stdDev"_s);
    QCOMPARE(propertyOf(profile, kOne)->modifiers, QList<ModifierSpec> { louder });
}

void TestPropertyEdits::resettingBringsTheInheritedValueBack()
{
    Profile profile = fleet();
    resetToInherited(profile, kOne, u"source.mean"_s);
    QVERIFY(!isOverridden(profile, kOne, u"source"_s));
    setSource(profile, kOne, EditScope::Device, kConstant);
    resetToInherited(profile, kOne, u"source.value"_s); // which a sine does not have
    QVERIFY(!isOverridden(profile, kOne, u"source"_s));
    resetToInherited(profile, kOne, u"schedule.sampleEvery"_s);
    QVERIFY(profile.devices.first().overrides.isEmpty());
}

void TestPropertyEdits::previewsAreLongEnoughToShowTheSource()
{
    const KindCatalogue sources = sourceCatalogue();
    ResolvedProperty property;
    property.schedule.sampleEvery = std::chrono::seconds(1);
    property.source = { .kind = u"sine"_s, .parameters = { { u"period"_s, u"2m"_s } } };
    QCOMPARE(previewLength(property, sources), std::chrono::minutes(5));
    property.source.parameters.insert(u"period"_s, u"1d"_s);
    QCOMPARE(previewLength(property, sources), std::chrono::seconds(1500));
    property.source = { .kind = u"constant"_s, .parameters = { { u"value"_s, 1 } } };
    QCOMPARE(previewLength(property, sources), std::chrono::minutes(1));
    const QJsonArray points { QJsonObject { { u"at"_s, u"2m"_s }, { u"value"_s, 1 } } };
    property.source = { .kind = u"step"_s, .parameters = { { u"points"_s, points } } };
    QCOMPARE(previewLength(property, sources), std::chrono::minutes(5));
    property.source = { .kind = u"harmonics"_s, .parameters = { { u"fundamental"_s, 0.001 } } };
    QCOMPARE(previewLength(property, sources), std::chrono::microseconds(833'333'332));
}

void TestPropertyEdits::newPointsHaveValuesOfTheProperty_data()
{
    QTest::addColumn<PropertyType>("type");
    QTest::newRow("number") << PropertyType::Number;
    QTest::newRow("boolean") << PropertyType::Boolean;
    QTest::newRow("string") << PropertyType::String;
    QTest::newRow("enum") << PropertyType::Enum;
    QTest::newRow("waypoint") << PropertyType::Waypoint;
}

void TestPropertyEdits::newPointsHaveValuesOfTheProperty()
{
    QFETCH(PropertyType, type);
    ResolvedProperty property;
    property.definition.type = type;
    if (type == PropertyType::Enum)
        property.definition.boundaries.set = { u"heat"_s, u"hold"_s };
    const KindCatalogue sources = sourceCatalogue();
    const SourceSpec step = usefulSource(sources, u"step"_s, property, {}, {});
    QVERIFY(sourceProblems(step, sources, type).isEmpty());
    if (type == PropertyType::Enum)
        QCOMPARE(step.parameters[u"points"_s][1][u"value"_s].toString(), u"hold"_s);
}

void TestPropertyEdits::previewsHoldTheInputsAndNothingElse()
{
    ResolvedDevice device;
    for (const QString &id : { u"a"_s, u"b"_s, u"c"_s }) {
        ResolvedProperty property;
        property.definition.id = id;
        device.properties.append(property);
    }
    device.properties[0].source = { .kind = u"lag"_s, .parameters = { { u"input"_s, u"c"_s } } };
    const ResolvedDevice reduced = previewDevice(device, u"a"_s, sourceCatalogue());
    QCOMPARE(reduced.properties.size(), 2);
    QVERIFY(reduced.property(u"c"_s) != nullptr);
}

QTEST_GUILESS_MAIN(TestPropertyEdits)

#include "tst_propertyedits.moc"
