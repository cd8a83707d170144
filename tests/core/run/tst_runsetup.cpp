// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/modifier/modifier.h"
#include "core/run/runerrors.h"
#include "core/run/runsetup.h"
#include "core/source/source.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Profile profile()
{
    Profile result;
    Endpoint endpoint = connioEndpoint(TransportKind::Tls);
    endpoint.id = u"connio"_s;
    endpoint.tls.caFile = u"ca.pem"_s;
    result.endpoints = { endpoint };
    Property property;
    property.definition.id = u"temperature"_s;
    property.source = { .kind = u"constant"_s, .parameters = { { u"value"_s, 1.0 } } };
    DeviceType type;
    type.id = u"t"_s;
    type.endpoint = u"connio"_s;
    type.properties = { property };
    result.deviceTypes = { type };
    Device device;
    device.id = u"d"_s;
    device.type = u"t"_s;
    device.name = u"Room"_s;
    device.deviceId = u"_dev_1"_s;
    device.credentials = { .keyId = u"_key_1"_s, .secretRef = u"keychain:d"_s };
    result.devices = { device };
    result.seed = 5;
    result.timeScale = 2;
    return result;
}

} // namespace

/// What a profile and the options of a run come to.
class TestRunSetup : public QObject
{
    Q_OBJECT

private slots:
    void optionsWinOverTheProfile();
    void rulesOfTheRunComeFromTheProfileOrTheOptions();
    void pathsBeginAtTheProfile();
    void anotherTransportTakesItsPortAlong();
    void anEndpointOfTheOptionsServesAllDevices();
    void localRunsAskForNoSecret();
    void missingSecretNamesDeviceAndReference();
    void deviceWithoutEndpointIsAnError();
    void emptyProfileIsAnError();

private:
    RunPlan plan(const Profile &given, const RunOptions &options)
    {
        return planRun(given, options, m_kinds, m_secrets, WallTime(Microseconds(1'234'567)));
    }

    const KindCatalogues m_kinds = allKinds();
    SessionSecrets m_secrets;
};

void TestRunSetup::optionsWinOverTheProfile()
{
    m_secrets.set(u"keychain:d"_s, u"s3cret"_s);
    const RunPlan usual = plan(profile(), {});
    QVERIFY(usual.errors.isEmpty());
    QCOMPARE(usual.setup.seed, quint64(5));
    QCOMPARE(usual.setup.timeScale, 2.0);
    QVERIFY(usual.setup.start == WallTime(Milliseconds(1234))); // whole milliseconds
    QCOMPARE(usual.setup.connections.first().secret, u"s3cret"_s);
    const RunPlan changed = plan(profile(), { .timeScale = 60, .seed = 9, .qos = 2 });
    QCOMPARE(changed.setup.seed, quint64(9));
    QCOMPARE(changed.setup.timeScale, 60.0);
    QCOMPARE(changed.setup.devices.first().properties.first().publish.qos, 2);
}

void TestRunSetup::rulesOfTheRunComeFromTheProfileOrTheOptions()
{
    m_secrets.set(u"keychain:d"_s, u"s3cret"_s);
    Profile given = profile();
    given.run = { .startDelay = 2s, .spread = 10s, .duration = 60s, .maxMessages = 5 };
    const RunPlan usual = plan(given, {});
    QVERIFY(usual.setup.options.duration == Microseconds(60s));
    QCOMPARE(usual.setup.options.maxMessages, std::optional<quint64>(5));
    const ResolvedDevice &device = usual.setup.devices.constFirst();
    QVERIFY(device.startDelay == 2s);
    QVERIFY(device.phase > 0s && device.phase < 10s);
    const RunPlan changed = plan(given,
        { .duration = 1s,
            .startDelay = Microseconds(0),
            .spread = Microseconds(0),
            .maxMessages = 9 });
    QVERIFY(changed.setup.options.duration == Microseconds(1s));
    QCOMPARE(changed.setup.options.maxMessages, std::optional<quint64>(9));
    QVERIFY(changed.setup.devices.constFirst().startDelay == 0s);
    QVERIFY(changed.setup.devices.constFirst().phase == 0s);
    // Another seed draws another moment.
    QVERIFY(plan(given, { .seed = 99 }).setup.devices.constFirst().phase != device.phase);
}

void TestRunSetup::pathsBeginAtTheProfile()
{
    m_secrets.set(u"keychain:d"_s, u"s3cret"_s);
    const RunPlan placed = plan(profile(), { .folder = u"/profiles/plant"_s });
    QCOMPARE(placed.setup.connections.first().endpoint.tls.caFile, u"/profiles/plant/ca.pem"_s);
    Profile absolute = profile();
    absolute.endpoints.first().tls.caFile = u"/etc/ca.pem"_s;
    QCOMPARE(plan(absolute, { .folder = u"/profiles/plant"_s })
                 .setup.connections.first()
                 .endpoint.tls.caFile,
        u"/etc/ca.pem"_s);
}

void TestRunSetup::anotherTransportTakesItsPortAlong()
{
    m_secrets.set(u"keychain:d"_s, u"s3cret"_s);
    const RunPlan plain = plan(profile(), { .transport = TransportKind::Tcp });
    QCOMPARE(plain.setup.connections.first().endpoint.port, quint16(1883));
    Profile custom = profile();
    custom.endpoints.first().port = 9999;
    QCOMPARE(
        plan(custom, { .transport = TransportKind::Tcp }).setup.connections.first().endpoint.port,
        quint16(9999));
}

void TestRunSetup::anEndpointOfTheOptionsServesAllDevices()
{
    m_secrets.set(u"keychain:d"_s, u"s3cret"_s);
    Endpoint other;
    other.host = u"broker.example"_s;
    other.tls.caFile = u"typed.pem"_s;
    const RunPlan changed = plan(profile(), { .endpoint = other, .folder = u"/profiles"_s });
    QCOMPARE(changed.setup.connections.first().endpoint.host, u"broker.example"_s);
    QCOMPARE(changed.setup.connections.first().endpoint.tls.caFile,
        u"typed.pem"_s); // of the command line
}

void TestRunSetup::localRunsAskForNoSecret()
{
    SessionSecrets none;
    const RunPlan local = planRun(profile(), { .isLocal = true }, m_kinds, none, WallTime());
    QVERIFY(local.errors.isEmpty());
    QVERIFY(local.setup.connections.first().secret.isEmpty());
}

void TestRunSetup::missingSecretNamesDeviceAndReference()
{
    SessionSecrets none;
    const RunPlan missing = planRun(profile(), {}, m_kinds, none, WallTime());
    QCOMPARE(missing.errors.size(), 1);
    QVERIFY2(missing.errors.first().message().contains("Room"_L1),
        qPrintable(missing.errors.first().message()));
    Profile bare = profile();
    bare.devices.first().credentials.secretRef.clear();
    QVERIFY(planRun(bare, {}, m_kinds, none, WallTime()).errors.first().is(errors::kNoSecret));
}

void TestRunSetup::deviceWithoutEndpointIsAnError()
{
    Profile bare = profile();
    bare.deviceTypes.first().endpoint.clear();
    QVERIFY(plan(bare, {}).errors.first().is(errors::kNoEndpoint));
    QVERIFY(plan(bare, { .isLocal = true }).errors.isEmpty());
}

void TestRunSetup::emptyProfileIsAnError()
{
    QVERIFY(plan({}, { .isLocal = true }).errors.first().is(errors::kNoDevices));
}

QTEST_GUILESS_MAIN(TestRunSetup)
#include "tst_runsetup.moc"
