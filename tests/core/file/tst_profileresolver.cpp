// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/devicegroup.h"
#include "core/file/profilereader.h"
#include "core/file/profileresolver.h"
#include "core/file/testcatalogues.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace sim;
using namespace std::chrono_literals;

namespace {

const QByteArray kLevels = R"({
  "formatVersion": 1,
  "endpoints": [ { "id": "a", "host": "a" }, { "id": "b", "host": "b" } ],
  "defaults": { "schedule": { "sampleEvery": "10s", "jitter": "5%" },
                "publish": { "mode": "feed", "qos": 1, "tags": ["all"] },
                "report": { "onChange": { "deadband": 1 } } },
  "deviceTypes": [
    { "id": "room", "name": "Room", "endpoint": "a",
      "schedule": { "sampleEvery": "5s" }, "publish": { "qos": 2, "batch": { "maxPoints": 7 } },
      "properties": [
        { "id": "plain", "type": "number", "source": { "kind": "sine", "mean": 1 } },
        { "id": "own.rules", "type": "number", "source": { "kind": "sine", "mean": 2 },
          "modifiers": [ { "kind": "noise", "stdDev": 1 } ],
          "schedule": { "sampleEvery": "1s" }, "publish": { "mode": "raw" }, "report": "every" }
      ] }
  ],
  "devices": [ %1 ]
})"_ba;

} // namespace

class TestProfileResolver : public QObject
{
    Q_OBJECT

private slots:

    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void levelsLieOverEachOther();
    void overridesChangeOneDevice();
    void groupsAreExpanded();
    void membersOfAGroupBeginOverTheirShortestInterval();
    void aDeviceKeepsItsPhaseWhoeverRunsBesideIt();
    void spreadHoldsForAllDevices();
    void patterns_data();
    void patterns();
    void badOverridesAreNamed();
    void unknownTypesAreErrors();
    void tooManyDevicesAreRefused();
    void endpointsComeFromDeviceOrType();

private:
    Profile profileOf(const QByteArray &devices) const
    {
        QByteArray json = kLevels;
        json.replace("%1", devices);
        const ProfileReading reading = ProfileReader(m_catalogues).readText(json, {});
        for (const Error &error : reading.errors)
            qWarning() << error;
        return reading.profile.value_or(Profile());
    }

    Resolution resolve(const QByteArray &devices) const
    {
        return resolveDevices(profileOf(devices), m_catalogues);
    }

    KindCatalogues m_catalogues = test::catalogues();
};

void TestProfileResolver::levelsLieOverEachOther()
{
    const Resolution resolution = resolve(R"({"id": "d", "type": "room", "deviceId": "_dev_1"})");
    QVERIFY(resolution.errors.isEmpty());
    QCOMPARE(resolution.devices.size(), 1);
    const ResolvedDevice &device = resolution.devices.constFirst();
    QCOMPARE(device.name, u"d"_s);
    QCOMPARE(device.typeName, u"Room"_s);
    QCOMPARE(device.endpoint, u"a"_s);
    const ResolvedProperty &plain = *device.property(u"plain");
    QCOMPARE(plain.schedule.sampleEvery, Microseconds(5s)); // type over profile
    QCOMPARE(plain.schedule.jitter, (Amount { .value = 5, .isPercent = true })); // profile
    QCOMPARE(plain.publish.mode, PublishMode::Feed); // profile
    QCOMPARE(plain.publish.qos, 2); // type over profile
    QCOMPARE(plain.publish.maxPoints, 7); // type
    QCOMPARE(plain.publish.maxAge, PublishRule().maxAge); // nobody
    QCOMPARE(plain.publish.tags, QStringList { u"all"_s });
    QVERIFY(plain.report.onChange);
    const ResolvedProperty &own = *device.property(u"own.rules");
    QCOMPARE(own.schedule.sampleEvery, Microseconds(1s)); // property over type
    QCOMPARE(own.publish.mode, PublishMode::Raw);
    QCOMPARE(own.publish.qos, 2);
    QVERIFY(!own.report.onChange);
}

void TestProfileResolver::overridesChangeOneDevice()
{
    const Resolution resolution = resolve(R"(
        {"id": "d1", "type": "room", "deviceId": "_dev_1", "overrides": {
           "plain.source.mean": 9, "plain.unit": "K", "own.rules.modifiers.0.stdDev": 3,
           "own.rules.publish.qos": 0, "schedule.sampleEvery": "2s", "plain.report.onChange.heartbeat": "1m" }},
        {"id": "d2", "type": "room", "deviceId": "_dev_2"})");
    QVERIFY(resolution.errors.isEmpty());
    const ResolvedDevice &changed = resolution.devices.at(0);
    const ResolvedDevice &other = resolution.devices.at(1);
    const ResolvedProperty &plain = *changed.property(u"plain");
    QCOMPARE(plain.source.parameters.value("mean"_L1).toDouble(), 9.0);
    QCOMPARE(plain.definition.unit, u"K"_s);
    QCOMPARE(plain.schedule.sampleEvery, Microseconds(2s)); // device over type
    QCOMPARE(plain.report.onChange->heartbeat, Microseconds(1min));
    QCOMPARE(plain.report.onChange->deadband, Amount()); // a report rule is one whole
    const ResolvedProperty &own = *changed.property(u"own.rules");
    QCOMPARE(own.modifiers.at(0).parameters.value("stdDev"_L1).toDouble(), 3.0);
    QCOMPARE(own.publish.qos, 0);
    QCOMPARE(own.schedule.sampleEvery, Microseconds(1s)); // property over device
    QCOMPARE(other.property(u"plain")->source.parameters.value("mean"_L1).toDouble(), 1.0);
    QCOMPARE(other.property(u"plain")->schedule.sampleEvery, Microseconds(5s));
}

void TestProfileResolver::groupsAreExpanded()
{
    const Resolution resolution = resolve(R"(
        {"id": "g", "type": "room", "name": "Room {n:02}", "count": 12, "idPattern": "_dev_{n:05}",
         "credentials": {"keyId": "_key_{n}", "secretRef": "${env:KEY_{n:03}}"},
         "overrides": {"plain.source.mean": 4}})");
    QVERIFY(resolution.errors.isEmpty());
    QCOMPARE(resolution.devices.size(), 12);
    const ResolvedDevice &seventh = resolution.devices.at(6);
    QCOMPARE(seventh.id, u"g-7"_s);
    QCOMPARE(seventh.deviceId, u"_dev_00007"_s);
    QCOMPARE(seventh.name, u"Room 07"_s);
    QCOMPARE(seventh.credentials.keyId, u"_key_7"_s);
    QCOMPARE(seventh.credentials.secretRef, u"${env:KEY_007}"_s);
    QCOMPARE(seventh.property(u"plain")->source.parameters.value("mean"_L1).toDouble(), 4.0);
    QCOMPARE(resolution.devices.at(11).deviceId, u"_dev_00012"_s);
}

void TestProfileResolver::membersOfAGroupBeginOverTheirShortestInterval()
{
    const Resolution resolution = resolve(R"(
        {"id": "g", "type": "room", "count": 2000, "idPattern": "_dev_{n:05}"},
        {"id": "d", "type": "room", "deviceId": "_dev_1"})");
    QCOMPARE(resolution.devices.size(), 2001);
    QVERIFY(resolution.devices.constLast().phase == 0s); // a single device begins at once
    QList<int> tenths(10);
    for (const ResolvedDevice &device : resolution.devices.first(2000)) {
        QVERIFY(device.phase >= 0s && device.phase < 1s); // own.rules samples each second
        QVERIFY(device.phase % 1ms == 0us);
        ++tenths[device.phase / 100ms];
    }
    for (const int count : tenths) // 200 expected, deviation 13.4
        QVERIFY2(std::abs(count - 200) < 54, qPrintable(QString::number(count)));
}

void TestProfileResolver::aDeviceKeepsItsPhaseWhoeverRunsBesideIt()
{
    const auto phase = [](const Profile &profile, const KindCatalogues &kinds) {
        return resolveDevices(profile, kinds).devices.at(6).phase;
    };
    Profile small
        = profileOf(R"({"id": "g", "type": "room", "count": 7, "idPattern": "_dev_{n}"})");
    const Profile large = profileOf(
        R"({"id": "g", "type": "room", "count": 900, "idPattern": "_x_{n}", "name": "Other {n}"})");
    const Microseconds seventh = phase(small, m_catalogues);
    QVERIFY(seventh > 0s);
    QVERIFY(phase(large, m_catalogues) == seventh);
    small.seed += 1;
    QVERIFY(phase(small, m_catalogues) != seventh);
}

void TestProfileResolver::spreadHoldsForAllDevices()
{
    Profile profile = profileOf(R"(
        {"id": "g", "type": "room", "count": 50, "idPattern": "_dev_{n:05}"},
        {"id": "d", "type": "room", "deviceId": "_dev_1"})");
    profile.run = { .startDelay = 3s, .spread = 10min };
    Resolution resolution = resolveDevices(profile, m_catalogues);
    QVERIFY(resolution.devices.constLast().phase > 0s);
    QVERIFY(std::any_of(resolution.devices.cbegin(), resolution.devices.cend(),
        [](const ResolvedDevice &device) { return device.phase > 5min; }));
    for (const ResolvedDevice &device : std::as_const(resolution.devices)) {
        QVERIFY(device.phase < 10min);
        QVERIFY(device.startDelay == 3s);
    }
    profile.run.spread = Microseconds(0);
    resolution = resolveDevices(profile, m_catalogues);
    for (const ResolvedDevice &device : std::as_const(resolution.devices))
        QVERIFY(device.phase == 0s);
}

void TestProfileResolver::patterns_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text"); // with number 42
    QTest::newRow("plain") << u"x{n}y"_s << u"x42y"_s;
    QTest::newRow("width") << u"{n:05}"_s << u"00042"_s;
    QTest::newRow("too narrow") << u"{n:01}"_s << u"42"_s;
    QTest::newRow("twice") << u"{n}-{n:03}-{n}"_s << u"42-042-42"_s;
    QTest::newRow("none") << u"abc"_s << u"abc"_s;
    QTest::newRow("other braces") << u"{m}{n }{n:5}{n:0}{n:00}{n"_s
                                  << u"{m}{n }{n:5}{n:0}{n:00}{n"_s;
    QTest::newRow("inside of braces") << u"${env:K_{n:02}}"_s << u"${env:K_42}"_s;
    QTest::newRow("after a broken one") << u"{n:x}{n}"_s << u"{n:x}42"_s;
}

void TestProfileResolver::patterns()
{
    QFETCH(QString, pattern);
    QFETCH(QString, text);
    QCOMPARE(numbered(pattern, 42), text);
    QCOMPARE(hasNumber(pattern), text != pattern);
}

void TestProfileResolver::badOverridesAreNamed()
{
    Profile profile = profileOf(R"({"id": "d1", "type": "room", "deviceId": "_dev_1"})");
    profile.devices[0].overrides
        = { { u"plain.source.mean"_s, u"x"_s }, { u"nothing.unit"_s, u"K"_s }, { u"plain"_s, 1 } };
    const Resolution resolution = resolveDevices(profile, m_catalogues);
    QCOMPARE(resolution.errors.size(), 3);
    for (const Error &error : resolution.errors) {
        QCOMPARE(error.code(), u"file.badOverride"_s);
        QCOMPARE(error.where(), u"d1"_s);
        QVERIFY(error.message().contains(u"device \"d1\""_s));
        QVERIFY(!error.remedy().isEmpty());
    }
    QVERIFY(resolution.devices.isEmpty());
}

void TestProfileResolver::unknownTypesAreErrors()
{
    Profile profile = profileOf(R"({"id": "d1", "type": "room", "deviceId": "_dev_1"})");
    profile.devices[0].type = u"gone"_s;
    const Resolution resolution = resolveDevices(profile, m_catalogues);
    QCOMPARE(resolution.errors.size(), 1);
    QCOMPARE(resolution.errors.constFirst().code(), u"file.unknownReference"_s);
}

void TestProfileResolver::tooManyDevicesAreRefused()
{
    Profile profile = profileOf(R"({"id": "g", "type": "room", "count": 2, "idPattern": "d{n}"})");
    profile.devices[0].count = 10'000;
    QCOMPARE(resolveDevices(profile, m_catalogues).devices.size(), 10'000);
    profile.devices[0].count = 10'001;
    QCOMPARE(
        resolveDevices(profile, m_catalogues).errors.constFirst().code(), u"file.tooManyDevices"_s);
}

void TestProfileResolver::endpointsComeFromDeviceOrType()
{
    const Profile profile = profileOf(R"(
        {"id": "d1", "type": "room", "deviceId": "_dev_1"},
        {"id": "d2", "type": "room", "deviceId": "_dev_2", "endpoint": "b"})");
    QCOMPARE(endpointOf(profile, profile.devices.at(0))->id, u"a"_s);
    QCOMPARE(endpointOf(profile, profile.devices.at(1))->id, u"b"_s);
    QCOMPARE(endpointOf(profile, Device()), nullptr);
    QCOMPARE(resolveDevices(profile, m_catalogues).devices.at(1).endpoint, u"b"_s);
}

QTEST_GUILESS_MAIN(TestProfileResolver)

#include "tst_profileresolver.moc"
