// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/import/platformreader.h"

#include <QtCore/QBuffer>
#include <QtCore/QFile>
#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Documents of the platform, as contract section 5 shows them.
class TestPlatformReader : public QObject
{
    Q_OBJECT

private slots:
    void readsProfilePropertiesMethodsAndDevicesInAnyOrder();
    void leavesOutBuiltInAndFileProperties();
    void neverTakesASecret();
    void readsADeviceStateAlone();
    void takesTypesFromValuesWhereTheStateHasNoDefinitions();
    void understandsEveryFormOfBoundaries_data();
    void understandsEveryFormOfBoundaries();
    void boundariesThatAreNotUnderstoodAreARemark();
    void inheritedPropertiesGoToThoseWhoInherit();
    void saysThatPagesAreMissing();
    void devicesWithoutTheirProfileAreLeftOutAndNamed();
    void readsTheCsvOfDevices();
    void badInputSaysWhereAndWhat_data();
    void badInputSaysWhereAndWhat();
    void aRefusedTextLeavesNothingBehind();
};

namespace {

QByteArray document(const QString &name)
{
    QFile file(QStringLiteral(SIM_TEST_DATA "/import/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void add(PlatformReader &reader, const QByteArray &json, const QString &name = u"x.json"_s)
{
    const Result<void> added = reader.addJson(json, name);
    QVERIFY2(added, added ? "" : qPrintable(added.error().message()));
}

void addFile(PlatformReader &reader, const QString &name)
{
    add(reader, document(name), name);
}

QStringList codes(const QList<Error> &remarks)
{
    QStringList result;
    for (const Error &remark : remarks)
        result.append(remark.code());
    return result;
}

QStringList names(const PlatformProfile &profile)
{
    QStringList result;
    for (const PlatformProperty &property : profile.properties)
        result.append(property.definition.id);
    return result;
}

QByteArray propertyWith(const QByteArray &members)
{
    return R"({"id": "_prp_1", "ownerId": "_dpf_1", "name": "p", "access": "protected", )" + members
        + '}';
}

} // namespace

void TestPlatformReader::readsProfilePropertiesMethodsAndDevicesInAnyOrder()
{
    QStringList files { u"profile.json"_s, u"properties.json"_s, u"methods.json"_s,
        u"devices.json"_s, u"key.json"_s };
    PlatformDefinition first;
    for (int round = 0; round < 5; ++round) {
        PlatformReader reader;
        for (const QString &file : std::as_const(files))
            addFile(reader, file);
        const PlatformDefinition definition = reader.definition();
        if (round == 0)
            first = definition;
        QCOMPARE(definition, first);
        files.move(0, 4);
    }
    QCOMPARE(first.profiles.size(), 1);
    const PlatformProfile &profile = first.profiles.constFirst();
    QCOMPARE(profile.name, u"TestDevice"_s);
    QCOMPARE(profile.title, u"Test Device"_s);
    QCOMPARE(profile.methods, QStringList { u"getOperationStatus"_s });
    QCOMPARE(names(profile),
        (QStringList { u"Temperature"_s, u"mode"_s, u"battery"_s, u"position"_s, u"config"_s }));
    const PlatformProperty *temperature = profile.property(u"temperature");
    QVERIFY(temperature != nullptr);
    QCOMPARE(temperature->definition.unit, u"ºC"_s);
    QCOMPARE(temperature->measurement, u"temperature"_s);
    QCOMPARE(temperature->definition.boundaries.min, -25.5);
    QVERIFY(!temperature->isCommand());
    QVERIFY(profile.property(u"mode")->isCommand());
    QCOMPARE(first.devices.size(), 2);
    QCOMPARE(first.devices.constFirst().keyId, u"_key_924201752433266229"_s);
    QCOMPARE(first.devices.constFirst().period, 60s);
    QCOMPARE(first.devices.constFirst().location->zone, u"vancouver-facility"_s);
    QVERIFY(first.devices.constLast().isDisabled);
}

void TestPlatformReader::leavesOutBuiltInAndFileProperties()
{
    PlatformReader reader;
    addFile(reader, u"properties.json"_s);
    QCOMPARE(codes(reader.remarks()), QStringList { u"import.fileProperty"_s });
    addFile(reader, u"properties.json"_s); // once more: each name is there once
    QCOMPARE(reader.skippedBuiltIns(), QStringList { u"active"_s });
    // Somebody's own property of that name is theirs to send.
    PlatformReader own;
    add(own, R"({"id": "_prp_1", "ownerId": "_dpf_1", "name": "active", "type": "boolean",
        "access": "protected", "inherited": false, "qualifiedName": "pump$active"})");
    QCOMPARE(names(own.definition().profiles.constFirst()), QStringList { u"active"_s });
}

void TestPlatformReader::neverTakesASecret()
{
    PlatformReader reader;
    addFile(reader, u"key.json"_s);
    const QList<Error> remarks = reader.remarks();
    QCOMPARE(codes(remarks), QStringList { u"import.secretIgnored"_s });
    QVERIFY(!remarks.constFirst().message().contains(u"0123456789abcdef"_s));
}

void TestPlatformReader::readsADeviceStateAlone()
{
    PlatformReader reader;
    addFile(reader, u"state.json"_s);
    const PlatformDefinition definition = reader.definition();
    QCOMPARE(definition.profiles.size(), 1);
    const PlatformProfile &profile = definition.profiles.constFirst();
    QCOMPARE(profile.name, u"pump"_s); // of the qualified names: a state does not say it
    QCOMPARE(names(profile), (QStringList { u"flow"_s, u"mode"_s }));
    QCOMPARE(profile.methods, QStringList { u"selfTest"_s });
    QCOMPARE(profile.property(u"flow")->definition.boundaries.max, 40);
    QCOMPARE(profile.property(u"mode")->definition.boundaries.set.size(), 2);
    QCOMPARE(definition.limits.feedsPerMinute, 120);
    QCOMPARE(definition.limits.pointsPerFeed, 1000);
    QCOMPARE(definition.devices.size(), 1);
    QCOMPARE(definition.devices.constFirst().title, u"Pump 7"_s);
    QCOMPARE(reader.remarks().size(), 0);
}

void TestPlatformReader::takesTypesFromValuesWhereTheStateHasNoDefinitions()
{
    PlatformReader reader;
    add(reader, R"({"id": "_dev_1", "profileId": "_dpf_1", "properties": [
        {"ref": {"qname": "p$a"}, "value": {"mostRecent": 5}},
        {"ref": {"qname": "p$b"}, "value": {"mostRecent": true}},
        {"ref": {"qname": "p$c"}, "value": {"mostRecent": {"geo": {"lat": 1, "lon": 2}}}},
        {"ref": {"qname": "p$d"}, "value": {"mostRecent": {"x": 1}}},
        {"ref": {"qname": "p$e"}, "value": {}},
        {"ref": {"qname": "device$lastin"}, "value": {"mostRecent": "x"}}]})");
    const PlatformDefinition definition = reader.definition();
    QList<PropertyType> types;
    for (const PlatformProperty &property : definition.profiles.constFirst().properties)
        types.append(property.definition.type);
    QCOMPARE(types,
        (QList<PropertyType> { PropertyType::Number, PropertyType::Boolean, PropertyType::Waypoint,
            PropertyType::Object, PropertyType::String }));
    QCOMPARE(codes(reader.remarks()), QStringList(5, u"import.noMeta"_s));
}

void TestPlatformReader::understandsEveryFormOfBoundaries_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<Boundaries>("expected");
    Boundaries range;
    range.min = -5;
    range.max = 7.5;
    QTest::newRow("range, flat") << QByteArray(
        R"("type": "number", "boundaries": {"min": -5, "max": 7.5})")
                                 << range;
    QTest::newRow("range, version 3.0")
        << QByteArray(R"("type": "number", "boundaries": {"range": {"min": -5, "max": 7.5}})")
        << range;
    Boundaries low;
    low.min = 0;
    QTest::newRow("one end") << QByteArray(
        R"("type": "number", "boundaries": {"min": 0, "max": null})")
                             << low;
    Boundaries size;
    size.size = 64;
    QTest::newRow("size, flat") << QByteArray(R"("type": "string", "boundaries": {"size": 64})")
                                << size;
    QTest::newRow("size, version 3.0")
        << QByteArray(R"("type": "blob", "boundaries": {"size": {"value": 64}})") << size;
    Boundaries set;
    set.set = { Value(u"run"_s), Value(u"stop"_s) };
    QTest::newRow("set, flat") << QByteArray(
        R"("type": "enum", "boundaries": {"set": ["run", "stop", "run"]})")
                               << set;
    QTest::newRow("set, as documented")
        << QByteArray(R"("type": "enum", "boundaries": {"enum": {"set": ["run", "stop"]}})") << set;
    QTest::newRow("set, version 2")
        << QByteArray(R"("type": "enum", "enums": {"text": ["run", "stop"]})") << set;
    Boundaries numbers;
    numbers.set = { Value(1.0), Value(2.0) };
    QTest::newRow("numbers, version 2")
        << QByteArray(R"("type": "enum", "boundaries": {"enums": {"numeric": [1, 2]}})") << numbers;
    Boundaries fence;
    fence.fence = Geofence { .lat = 41, .lon = 29, .radius = 2, .isInside = false };
    QTest::newRow("fence, flat") << QByteArray(
        R"("type": "waypoint", "boundaries": {"lat": 41, "lon": 29, "radius": 2, "inside": false})")
                                 << fence;
    QTest::newRow("fence, version 2") << QByteArray(
        R"("type": "waypoint", "geofence": {"pos": {"lat": 41, "lon": 29}, "radius": 2, "inside": false})")
                                      << fence;
    QTest::newRow("none") << QByteArray(R"("type": "Number")") << Boundaries();
}

void TestPlatformReader::understandsEveryFormOfBoundaries()
{
    QFETCH(QByteArray, members);
    QFETCH(Boundaries, expected);
    PlatformReader reader;
    add(reader, propertyWith(members));
    QCOMPARE(reader.remarks().size(), 0);
    const PlatformDefinition definition = reader.definition();
    QCOMPARE(
        definition.profiles.constFirst().properties.constFirst().definition.boundaries, expected);
}

void TestPlatformReader::boundariesThatAreNotUnderstoodAreARemark()
{
    for (const char *members : { R"("type": "number", "boundaries": {"min": "5"})",
             R"("type": "number", "boundaries": {"min": 5, "max": 1})",
             R"("type": "string", "boundaries": {"size": "x"})",
             R"("type": "enum", "boundaries": {"set": [[]]})",
             R"("type": "waypoint", "boundaries": {"lat": 5})" }) {
        PlatformReader reader;
        add(reader, propertyWith(members));
        QCOMPARE(codes(reader.remarks()), QStringList { u"import.boundariesIgnored"_s });
        QCOMPARE(reader.definition().profiles.constFirst().properties.size(), 1);
    }
}

void TestPlatformReader::inheritedPropertiesGoToThoseWhoInherit()
{
    PlatformReader reader;
    add(reader, R"([
        {"id": "_dpf_base", "name": "Base"},
        {"id": "_dpf_a", "name": "A", "baseProfileId": "_dpf_base"},
        {"id": "_dpf_b", "name": "B", "baseProfileId": "_dpf_a"},
        {"id": "_dpf_c", "name": "C"},
        {"id": "_prp_1", "ownerId": "_dpf_base", "name": "common", "type": "number"},
        {"id": "_prp_2", "ownerId": "_dpf_a", "name": "own", "type": "number"},
        {"id": "_prp_3", "ownerId": "_dpf_c", "name": "other", "type": "number"},
        {"id": "_prp_4", "ownerId": "_dpf_x", "name": "stray", "type": "number", "inherited": true}])");
    const PlatformDefinition definition = reader.definition();
    QCOMPARE(names(*definition.profile(u"Base")), QStringList { u"common"_s });
    QCOMPARE(names(*definition.profile(u"a")), (QStringList { u"common"_s, u"own"_s }));
    QCOMPARE(names(*definition.profile(u"_dpf_b")), (QStringList { u"common"_s, u"own"_s }));
    QCOMPARE(names(*definition.profile(u"C")), QStringList { u"other"_s });
    QCOMPARE(codes(reader.remarks()), QStringList { u"import.ownerUnknown"_s });
}

void TestPlatformReader::saysThatPagesAreMissing()
{
    PlatformReader reader;
    add(reader, R"({"total": 50, "results": [{"id": "_prp_1", "name": "a", "type": "number"}]})");
    QCOMPARE(
        codes(reader.remarks()), (QStringList { u"import.morePages"_s, u"import.ownerUnknown"_s }));
    QVERIFY(reader.remarks().constFirst().message().contains(u"1 of 50"_s));
}

void TestPlatformReader::devicesWithoutTheirProfileAreLeftOutAndNamed()
{
    PlatformReader reader;
    addFile(reader, u"properties.json"_s);
    add(reader, R"({"id": "_dev_9", "name": "lost", "profileId": "_dpf_9"})");
    QCOMPARE(reader.definition().devices.size(), 0);
    const QList<Error> remarks = reader.remarks();
    QCOMPARE(remarks.constLast().code(), u"import.profileUnknown"_s);
    QVERIFY(remarks.constLast().message().contains(u"lost"_s));
}

void TestPlatformReader::readsTheCsvOfDevices()
{
    PlatformReader reader;
    addFile(reader, u"profile.json"_s);
    addFile(reader, u"properties.json"_s);
    QByteArray csv = document(u"devices.csv"_s);
    QBuffer buffer(&csv);
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    const Result<void> added = reader.addDeviceCsv(buffer, u"devices.csv"_s);
    QVERIFY2(added, added ? "" : qPrintable(added.error().message()));
    const PlatformDefinition definition = reader.definition();
    QCOMPARE(definition.devices.size(), 2);
    QCOMPARE(definition.devices.constFirst().title, u"Pump 1, north"_s);
    QCOMPARE(definition.devices.constFirst().period, 30s);

    QByteArray other = "a,b\n1,2\n";
    QBuffer wrong(&other);
    QVERIFY(wrong.open(QIODevice::ReadOnly));
    QCOMPARE(reader.addDeviceCsv(wrong, u"b.csv"_s).error().code(), u"import.noDocument"_s);
    QByteArray period = "profile,period\nA,soon\n";
    QBuffer late(&period);
    QVERIFY(late.open(QIODevice::ReadOnly));
    QCOMPARE(reader.addDeviceCsv(late, u"c.csv"_s).error().where(), u"c.csv:2:3"_s);
}

void TestPlatformReader::badInputSaysWhereAndWhat_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("where");
    QTest::newRow("no JSON") << QByteArray("{") << u"base.jsonEndsEarly"_s << u"x.json:1:2"_s;
    QTest::newRow("a number") << QByteArray("5") << u"import.noDocument"_s << u"x.json:1:1"_s;
    QTest::newRow("something else")
        << QByteArray(R"([{"a": 1}])") << u"import.noDocument"_s << u"x.json:1:2: /0"_s;
    QTest::newRow("no name") << QByteArray(R"({"id": "_prp_1", "type": "number"})")
                             << u"import.missingMember"_s << u"x.json:1:1"_s;
    QTest::newRow("no type") << QByteArray(R"({"id": "_prp_1", "name": "a"})")
                             << u"import.missingMember"_s << u"x.json:1:1"_s;
    QTest::newRow("unknown type") << QByteArray(R"({"id": "_prp_1", "name": "a", "type": "date"})")
                                  << u"import.unknownType"_s << u"x.json:1:39: /type"_s;
    QTest::newRow("name of the wrong type")
        << QByteArray(R"({"results": [{"id": "_dpf_1", "name": 5}]})") << u"import.wrongMember"_s
        << u"x.json:1:39: /results/0/name"_s;
    QTest::newRow("REST error") << QByteArray(
        R"([{"code": 401, "cause": "x", "message": "Unauthorized"}])")
                                << u"import.noDocument"_s << u"x.json:1:2: /0"_s;
}

void TestPlatformReader::badInputSaysWhereAndWhat()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, code);
    QFETCH(QString, where);
    PlatformReader reader;
    const Result<void> added = reader.addJson(json, u"x.json"_s);
    QVERIFY(!added);
    QCOMPARE(added.error().code(), code);
    QCOMPARE(added.error().where(), where);
    QVERIFY(!added.error().remedy().isEmpty());
}

void TestPlatformReader::aRefusedTextLeavesNothingBehind()
{
    PlatformReader reader;
    addFile(reader, u"state.json"_s);
    const PlatformDefinition before = reader.definition();
    QVERIFY(!reader.addJson(
        R"([{"id": "_prp_1", "ownerId": "_dpf_77", "name": "new", "type": "number"}, 5])",
        u"x.json"_s));
    QCOMPARE(reader.definition(), before);
}

QTEST_GUILESS_MAIN(TestPlatformReader)

#include "tst_platformreader.moc"
