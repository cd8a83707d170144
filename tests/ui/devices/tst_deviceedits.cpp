// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/devices/deviceedits.h"
#include "ui/uiprofile.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace sim;

class TestDeviceEdits : public QObject
{
    Q_OBJECT

private slots:
    void nextFreeNumberIsFound_data();
    void nextFreeNumberIsFound();
    void removingTakesTheSeriesAlong();
    void removingAMemberRemovesItsGroup();
    void duplicateDiffersInAllThatMustBeUnique();
    void duplicatesStandBehindTheirOriginals();
    void addedDeviceMakesTypeAndEndpointWhereMissing();
    void addedDevicesKeepTheEndpointThatExists();
    void chartingIsUndoneByUncharting();
    void chartingTwiceShowsItOnce();

private:
    const KindCatalogues m_kinds = allKinds();
};

void TestDeviceEdits::nextFreeNumberIsFound_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("taken");
    QTest::addColumn<QString>("separator");
    QTest::addColumn<QString>("next");
    QTest::newRow("number") << u"d1"_s << QStringList { u"d1"_s } << QString() << u"d2"_s;
    QTest::newRow("taken") << u"d1"_s << QStringList { u"d1"_s, u"d2"_s, u"d3"_s } << QString()
                           << u"d4"_s;
    QTest::newRow("width stays") << u"_dev_009"_s << QStringList {} << QString() << u"_dev_010"_s;
    QTest::newRow("no number") << u"Room"_s << QStringList {} << u" "_s << u"Room 2"_s;
    QTest::newRow("only digits") << u"99"_s << QStringList {} << QString() << u"100"_s;
}

void TestDeviceEdits::nextFreeNumberIsFound()
{
    QFETCH(QString, text);
    QFETCH(QStringList, taken);
    QFETCH(QString, separator);
    QTEST(nextFree(text, QSet<QString>(taken.cbegin(), taken.cend()), separator), "next");
}

void TestDeviceEdits::removingTakesTheSeriesAlong()
{
    Profile profile = test::uiProfile(3);
    setCharted(profile, u"d1"_s, u"temperature"_s, true);
    setCharted(profile, u"d2"_s, u"temperature"_s, true);
    removeDevices(profile, { u"d1"_s, u"d3"_s });
    QCOMPARE(profile.devices.size(), 1);
    QCOMPARE(profile.view.charts.size(), 1);
    QCOMPARE(profile.view.charts.first().series, QStringList { u"d2/temperature"_s });
    removeDevices(profile, { u"d2"_s });
    QVERIFY(profile.view.charts.isEmpty());
}

void TestDeviceEdits::removingAMemberRemovesItsGroup()
{
    Profile profile = test::uiProfile(2);
    profile.devices.first().count = 50;
    setCharted(profile, u"d1-7"_s, u"temperature"_s, true);
    QCOMPARE(profileDeviceId(profile, u"d1-7"_s), u"d1"_s);
    QCOMPARE(profileDeviceId(profile, u"d2-7"_s), QString());
    removeDevices(profile, { u"d1-7"_s });
    QCOMPARE(profile.devices.size(), 1);
    QVERIFY(profile.view.charts.isEmpty());
}

void TestDeviceEdits::duplicateDiffersInAllThatMustBeUnique()
{
    Profile profile = test::uiProfile(2);
    const QStringList made = duplicateDevices(profile, { u"d1"_s });
    QCOMPARE(made, QStringList { u"d3"_s });
    const Device *copy = profile.device(u"d3");
    QVERIFY(copy);
    QCOMPARE(copy->name, u"Room 3"_s);
    QCOMPARE(copy->deviceId, u"_dev_000000000000000003"_s);
    QCOMPARE(copy->credentials.keyId, u"_key_000000000000000003"_s);
    QCOMPARE(copy->credentials.secretRef, u"keychain:d3"_s);
    QCOMPARE(copy->type, profile.devices.first().type);
}

void TestDeviceEdits::duplicatesStandBehindTheirOriginals()
{
    Profile profile = test::uiProfile(2);
    duplicateDevices(profile, { u"d1"_s, u"d2"_s, u"d1"_s });
    QStringList ids;
    for (const Device &device : std::as_const(profile.devices))
        ids.append(device.id);
    QCOMPARE(ids, QStringList({ u"d1"_s, u"d3"_s, u"d2"_s, u"d4"_s }));
}

void TestDeviceEdits::addedDeviceMakesTypeAndEndpointWhereMissing()
{
    Profile profile;
    NewDevice wanted;
    wanted.endpoint = connioEndpoint();
    wanted.deviceId = u"_dev_5"_s;
    wanted.keyId = u"_key_6"_s;
    const QString id = addDevice(profile, wanted, m_kinds);
    const Device *device = profile.device(id);
    QVERIFY(device);
    QCOMPARE(device->deviceId, u"_dev_5"_s);
    const DeviceType *type = profile.deviceType(device->type);
    QVERIFY(type);
    QVERIFY(profile.endpoint(type->endpoint));
    QCOMPARE(type->properties.size(), 1);
    const Property &property = type->properties.first();
    QVERIFY(checkSpec(property.source, m_kinds.sources, property.definition.type).isEmpty());
}

void TestDeviceEdits::addedDevicesKeepTheEndpointThatExists()
{
    Profile profile;
    NewDevice wanted;
    wanted.endpoint = connioEndpoint();
    const QString first = addDevice(profile, wanted, m_kinds);
    wanted.type = profile.device(first)->type;
    const QString second = addDevice(profile, wanted, m_kinds);
    QCOMPARE(profile.endpoints.size(), 1);
    QCOMPARE(profile.deviceTypes.size(), 1);
    QVERIFY(first != second);
    QVERIFY(profile.device(first)->deviceId != profile.device(second)->deviceId);
}

void TestDeviceEdits::chartingIsUndoneByUncharting()
{
    Profile profile = test::uiProfile();
    setCharted(profile, u"d1"_s, u"door"_s, true);
    QCOMPARE(profile.view.charts.size(), 1);
    setCharted(profile, u"d1"_s, u"door"_s, false);
    QCOMPARE(profile, test::uiProfile());
}

void TestDeviceEdits::chartingTwiceShowsItOnce()
{
    Profile profile = test::uiProfile();
    setCharted(profile, u"d1"_s, u"door"_s, true);
    setCharted(profile, u"d1"_s, u"door"_s, true);
    QCOMPARE(profile.view.charts.first().series.size(), 1);
}

QTEST_GUILESS_MAIN(TestDeviceEdits)
#include "tst_deviceedits.moc"
