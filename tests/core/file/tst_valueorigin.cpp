// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/overrideedits.h"
#include "core/file/profileresolver.h"
#include "core/file/testcatalogues.h"
#include "core/file/valueorigin.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace sim;

namespace {

const QByteArray kProfile = R"({
  "formatVersion": 1, "name": "Plant",
  "endpoints": [ { "id": "a", "host": "a" }, { "id": "b", "host": "b" } ],
  "defaults": { "schedule": { "jitter": "5%" }, "publish": { "qos": 1 } },
  "deviceTypes": [
    { "id": "room", "name": "Cold room sensor", "endpoint": "a",
      "schedule": { "sampleEvery": "5s" }, "report": { "onChange": { "deadband": 1 } },
      "properties": [
        { "id": "plain", "type": "number", "source": { "kind": "sine", "mean": 1, "amplitude": 3 } },
        { "id": "plain.own", "type": "number", "source": { "kind": "sine", "mean": 2 },
          "modifiers": [ { "kind": "noise", "stdDev": 1 } ],
          "publish": { "batch": { "maxPoints": 7 } }, "report": "every" }
      ] }
  ],
  "devices": [
    { "id": "d1", "type": "room", "name": "Room 1", "deviceId": "_dev_1", "overrides": {
        "Plain.source.mean": 9, "schedule.sampleEvery": "2s", "plain.own.source": { "kind": "sine" },
        "plain.own.modifiers.0.stdDev": 3, "plain.own.publish.qos": 0 } },
    { "id": "d2", "type": "room", "deviceId": "_dev_2", "endpoint": "b" },
    { "id": "g", "type": "room", "count": 3, "idPattern": "_dev_1{n}",
      "overrides": { "plain.source.mean": 4 } }
  ]
})"_ba;

QString textOf(const ValueOrigin &origin)
{
    static const char *const kLevels[]
        = { "built in", "profile", "type", "device", "property", "device property" };
    return QLatin1StringView(kLevels[static_cast<int>(origin.level)]) + u": "_s + origin.name;
}

} // namespace

class TestValueOrigin : public QObject
{
    Q_OBJECT

private slots:
    void eachValueKnowsItsLevel_data();
    void eachValueKnowsItsLevel();
    void inheritedIsWithoutTheDevice();
    void endpointsKnowTheirs();
    void nothingIsSetWhereThereIsNothing();
    void overridesAreForOneDevice();
    void inheritedValuesLeaveNoOverride();
    void aValueThatIsTakenAwayTakesItsSurroundings();
    void overridesInsideOfOverrides();
    void clearingBringsTheInheritedValueBack();
    void badPathsChangeNothing();

private:
    Profile profile() const
    {
        const ProfileReading reading = ProfileReader(m_catalogues).readText(kProfile, {});
        for (const Error &error : reading.errors)
            qWarning() << error;
        return reading.profile.value_or(Profile());
    }

    ResolvedProperty resolved(
        const Profile &profile, const QString &device, const QString &property) const
    {
        const Resolution resolution = resolveDevices(profile, m_catalogues);
        for (const Error &error : resolution.errors)
            qWarning() << error;
        for (const ResolvedDevice &known : resolution.devices) {
            if (known.id == device && known.property(property) != nullptr)
                return *known.property(property);
        }
        return {};
    }

    KindCatalogues m_catalogues = test::catalogues();
};

void TestValueOrigin::eachValueKnowsItsLevel_data()
{
    QTest::addColumn<QString>("device");
    QTest::addColumn<QString>("property");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("origin");
    const auto row = [](const QString &device, const QString &property, const QString &path,
                         const QString &origin) {
        QTest::newRow(qPrintable(device + u' ' + property + u' ' + path))
            << device << property << path << origin;
    };
    row(u"d2"_s, u"plain"_s, u"publish.retain"_s, u"built in: "_s);
    row(u"d2"_s, u"plain"_s, u"source.period"_s, u"built in: "_s);
    row(u"d2"_s, u"plain"_s, u"schedule.jitter"_s, u"profile: Plant"_s);
    row(u"d2"_s, u"plain"_s, u"publish.qos"_s, u"profile: Plant"_s);
    row(u"d2"_s, u"plain"_s, u"schedule.sampleEvery"_s, u"type: Cold room sensor"_s);
    row(u"d2"_s, u"plain"_s, u"report.onChange.heartbeat"_s, u"type: Cold room sensor"_s);
    row(u"d2"_s, u"plain"_s, u"source.mean"_s, u"property: Cold room sensor"_s);
    row(u"d2"_s, u"plain.own"_s, u"report"_s, u"property: Cold room sensor"_s);
    row(u"d2"_s, u"plain.own"_s, u"publish.batch.maxPoints"_s, u"property: Cold room sensor"_s);
    row(u"d1"_s, u"plain"_s, u"schedule.sampleEvery"_s, u"device: Room 1"_s);
    row(u"d1"_s, u"plain"_s, u"schedule.jitter"_s, u"profile: Plant"_s);
    row(u"d1"_s, u"plain"_s, u"source.mean"_s, u"device property: Room 1"_s);
    row(u"d1"_s, u"plain"_s, u"source"_s, u"device property: Room 1"_s);
    row(u"d1"_s, u"plain"_s, u"source.amplitude"_s, u"property: Cold room sensor"_s);
    row(u"d1"_s, u"PLAIN"_s, u"source.mean"_s, u"device property: Room 1"_s);
    row(u"d1"_s, u"plain.own"_s, u"source.kind"_s, u"device property: Room 1"_s);
    row(u"d1"_s, u"plain.own"_s, u"source.mean"_s, u"built in: "_s); // its source has none
    row(u"d1"_s, u"plain.own"_s, u"modifiers.0.stdDev"_s, u"device property: Room 1"_s);
    row(u"d1"_s, u"plain.own"_s, u"modifiers.0.kind"_s, u"property: Cold room sensor"_s);
    row(u"d1"_s, u"plain.own"_s, u"publish.qos"_s, u"device property: Room 1"_s);
    row(u"g"_s, u"plain"_s, u"source.mean"_s, u"device property: g"_s);
}

void TestValueOrigin::eachValueKnowsItsLevel()
{
    QFETCH(QString, device);
    QFETCH(QString, property);
    QFETCH(QString, path);
    const Profile known = profile();
    const PropertyOrigins origins(known, *known.device(device), property);
    QTEST(textOf(origins.of(path)), "origin");
}

void TestValueOrigin::inheritedIsWithoutTheDevice()
{
    const Profile known = profile();
    const PropertyOrigins plain(known, *known.device(u"d1"), u"plain");
    QCOMPARE(textOf(plain.inherited(u"source.mean"_s)), u"property: Cold room sensor"_s);
    const PropertyOrigins own(known, *known.device(u"d1"), u"plain.own");
    QCOMPARE(textOf(own.inherited(u"publish.qos"_s)), u"profile: Plant"_s);
}

void TestValueOrigin::endpointsKnowTheirs()
{
    Profile known = profile();
    QCOMPARE(textOf(endpointOrigin(known, *known.device(u"d1"))), u"type: Cold room sensor"_s);
    QCOMPARE(textOf(endpointOrigin(known, *known.device(u"d2"))), u"device: d2"_s);
    known.deviceTypes.first().endpoint.clear();
    QCOMPARE(textOf(endpointOrigin(known, *known.device(u"d1"))), u"built in: "_s);
}

void TestValueOrigin::nothingIsSetWhereThereIsNothing()
{
    Profile known = profile();
    QCOMPARE(textOf(PropertyOrigins(known, *known.device(u"d1"), u"gone").of(u"source"_s)),
        u"built in: "_s);
    known.devices.first().type = u"gone"_s;
    QCOMPARE(textOf(PropertyOrigins(known, *known.device(u"d1"), u"plain").of(u"source"_s)),
        u"built in: "_s);
}

void TestValueOrigin::overridesAreForOneDevice()
{
    Profile known = profile();
    const DeviceType type = known.deviceTypes.constFirst();
    Device &device = known.devices[1];
    setOverride(device, type, u"plain", u"source.amplitude"_s, 8);
    setOverride(device, type, u"plain", u"report"_s, u"every"_s);
    setOverride(device, type, u"PLAIN", u"schedule.sampleEvery"_s, u"1m"_s);
    QCOMPARE(device.overrides,
        (QJsonObject { { u"plain.report"_s, u"every"_s },
            { u"plain.schedule.sampleEvery"_s, u"1m"_s }, { u"plain.source.amplitude"_s, 8 } }));
    QVERIFY(known.deviceTypes.constFirst() == type);
    QCOMPARE(resolved(known, u"d2"_s, u"plain"_s).source.parameters.value(u"amplitude"_s), 8);
    QCOMPARE(resolved(known, u"d1"_s, u"plain"_s).source.parameters.value(u"amplitude"_s), 3);
    QVERIFY(!resolved(known, u"d2"_s, u"plain"_s).report.onChange);
    QVERIFY(hasOverride(device, type, u"plain", u"source"_s));
    QVERIFY(hasOverride(device, type, u"plain", u"report.onChange.deadband"_s));
    QVERIFY(!hasOverride(device, type, u"plain", u"source.mean"_s));
    QVERIFY(!hasOverride(device, type, u"plain.own", u"source"_s));
}

void TestValueOrigin::inheritedValuesLeaveNoOverride()
{
    Profile known = profile();
    const DeviceType &type = known.deviceTypes.constFirst();
    Device &device = known.devices[1];
    setOverride(device, type, u"plain", u"source.amplitude"_s, 8);
    setOverride(device, type, u"plain", u"source.amplitude"_s, 3.0);
    QVERIFY(device.overrides.isEmpty());
    setOverride(device, type, u"plain", u"source.period"_s, QJsonValue(QJsonValue::Undefined));
    QVERIFY(device.overrides.isEmpty());
}

void TestValueOrigin::aValueThatIsTakenAwayTakesItsSurroundings()
{
    Profile known = profile();
    const DeviceType &type = known.deviceTypes.constFirst();
    Device &device = known.devices[1];
    setOverride(device, type, u"plain", u"source.mean"_s, 5);
    setOverride(device, type, u"plain", u"source.amplitude"_s, QJsonValue(QJsonValue::Undefined));
    QCOMPARE(device.overrides,
        (QJsonObject {
            { u"plain.source"_s, QJsonObject { { u"kind"_s, u"sine"_s }, { u"mean"_s, 5 } } } }));
    QVERIFY(!resolved(known, u"d2"_s, u"plain"_s).source.parameters.contains(u"amplitude"_s));
}

void TestValueOrigin::overridesInsideOfOverrides()
{
    Profile known = profile();
    const DeviceType &type = known.deviceTypes.constFirst();
    Device &device = known.devices[0];
    setOverride(device, type, u"plain.own", u"source.mean"_s, 6);
    QCOMPARE(device.overrides.value(u"plain.own.source"_s),
        (QJsonObject { { u"kind"_s, u"sine"_s }, { u"mean"_s, 6 } }));
    setOverride(device, type, u"plain.own", u"source"_s,
        QJsonObject { { u"kind"_s, u"sine"_s }, { u"mean"_s, 2 } });
    QVERIFY(!device.overrides.contains(u"plain.own.source"_s)); // that is inherited
    setOverride(device, type, u"plain.own", u"modifiers"_s, QJsonArray());
    QVERIFY(!device.overrides.contains(u"plain.own.modifiers.0.stdDev"_s));
    QVERIFY(resolved(known, u"d1"_s, u"plain.own"_s).modifiers.isEmpty());
}

void TestValueOrigin::clearingBringsTheInheritedValueBack()
{
    Profile known = profile();
    const DeviceType &type = known.deviceTypes.constFirst();
    Device &device = known.devices[0];
    clearOverride(device, type, u"plain", u"source.mean"_s);
    QVERIFY(!device.overrides.contains(u"Plain.source.mean"_s));
    clearOverride(device, type, u"plain.own", u"source.mean"_s); // its only difference
    QVERIFY(!device.overrides.contains(u"plain.own.source"_s));
    clearOverride(device, type, u"plain.own", u"publish"_s);
    clearOverride(device, type, u"plain.own", u"modifiers"_s);
    QCOMPARE(device.overrides.keys(), QStringList { u"schedule.sampleEvery"_s });
}

void TestValueOrigin::badPathsChangeNothing()
{
    Profile known = profile();
    const DeviceType &type = known.deviceTypes.constFirst();
    Device &device = known.devices[1];
    setOverride(device, type, u"gone", u"source.mean"_s, 1);
    setOverride(device, type, u"plain.own", u"modifiers.4.stdDev"_s, 1);
    clearOverride(device, type, u"gone", u"source.mean"_s);
    QVERIFY(device.overrides.isEmpty());
}

QTEST_GUILESS_MAIN(TestValueOrigin)

#include "tst_valueorigin.moc"
