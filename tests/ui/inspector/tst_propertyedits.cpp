// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/source.h"
#include "ui/inspector/propertyedits.h"
#include "ui/inspector/rulefields.h"

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
const PropertyTarget kMember { .device = u"g-3"_s, .property = u"level"_s };

} // namespace

class TestPropertyEdits : public QObject
{
    Q_OBJECT

private slots:
    void findsDevicesAndMembersOfGroups();
    void aParameterThatTheDeviceOverridesIsChangedThere();
    void aParameterOfTheTypeIsChangedForAll();
    void anotherSourceEndsTheOverridesOfTheOldOne();
    void anUndefinedValueTakesTheParameterOut();
    void rulesKnowTheirOrigin();
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

void TestPropertyEdits::aParameterThatTheDeviceOverridesIsChangedThere()
{
    Profile profile = fleet();
    setSourceParameter(profile, kOne, u"mean"_s, 8);
    QCOMPARE(profile.devices.first().overrides.value(u"level.source.mean"_s).toInt(), 8);
    QCOMPARE(propertyOf(profile, kOne)->source.parameters.value(u"mean"_s).toInt(), 1);
}

void TestPropertyEdits::aParameterOfTheTypeIsChangedForAll()
{
    Profile profile = fleet();
    setSourceParameter(profile, kMember, u"mean"_s, 8);
    QCOMPARE(propertyOf(profile, kMember)->source.parameters.value(u"mean"_s).toInt(), 8);
    QCOMPARE(profile.devices.first().overrides, fleet().devices.first().overrides);
}

void TestPropertyEdits::anotherSourceEndsTheOverridesOfTheOldOne()
{
    Profile profile = fleet();
    QVERIFY(isOverridden(profile, kOne, u"source"_s));
    setSource(profile, kOne, { .kind = u"constant"_s, .parameters = { { u"value"_s, 1 } } });
    QVERIFY(!isOverridden(profile, kOne, u"source"_s));
    QVERIFY(isOverridden(profile, kOne, u"schedule.sampleEvery"_s));
    QCOMPARE(propertyOf(profile, kOne)->source.kind, u"constant"_s);
}

void TestPropertyEdits::anUndefinedValueTakesTheParameterOut()
{
    Profile profile = fleet();
    setSourceParameter(profile, kOne, u"mean"_s, QJsonValue(QJsonValue::Undefined));
    QVERIFY(!propertyOf(profile, kOne)->source.parameters.contains(u"mean"_s));
    QVERIFY(!profile.devices.first().overrides.contains(u"level.source.mean"_s));
}

void TestPropertyEdits::rulesKnowTheirOrigin()
{
    Profile profile = fleet();
    const RuleField every = ruleFields(RuleGroup::Schedule).first();
    Property &property = profile.deviceTypes[0].properties[0];
    const auto origin = [&] {
        return ruleOrigin(every, property, profile.deviceTypes.first(), profile.defaults);
    };
    QVERIFY(origin() == RuleOrigin::BuiltIn);
    profile.defaults.schedule.sampleEvery = std::chrono::seconds(3);
    QVERIFY(origin() == RuleOrigin::Profile);
    profile.deviceTypes[0].schedule.sampleEvery = std::chrono::seconds(2);
    QVERIFY(origin() == RuleOrigin::Type);
    QCOMPARE(every.set(property, {}, u"1s"_s), QString());
    QVERIFY(origin() == RuleOrigin::Property);
    QVERIFY(!every.set(property, {}, u"0s"_s).isEmpty());
    QCOMPARE(property.schedule.sampleEvery, std::chrono::seconds(1));
    every.reset(property);
    QVERIFY(origin() == RuleOrigin::Type);
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
