// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/doctorsetup.h"
#include "core/run/runerrors.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;

namespace {

ResolvedDevice device(const QString &id, const QString &endpoint)
{
    ResolvedDevice result;
    result.id = id;
    result.name = u"Room"_s;
    result.endpoint = endpoint;
    result.deviceId = u"_dev_"_s + id;
    result.credentials = { .keyId = u"_key_1"_s, .secretRef = u"keychain:d"_s };
    return result;
}

} // namespace

/// What a check of a connection is made of.
class TestDoctorSetup : public QObject
{
    Q_OBJECT

private slots:
    void aDeviceChecksWhatItsRunWouldDo();
    void missingSecretsFailTheLoginAlone();
    void withoutEndpointThereIsNothingToCheck();
    void addressesAloneAreCheckedUpToTheLogin();
    void testMessagesWriteNoValue();
    void oneDeviceForEachEndpoint();

private:
    Profile m_profile;
    SessionSecrets m_secrets;
};

void TestDoctorSetup::aDeviceChecksWhatItsRunWouldDo()
{
    Endpoint endpoint = connioEndpoint();
    endpoint.id = u"e"_s;
    endpoint.topicPrefix = u"csipio/"_s;
    m_profile.endpoints = { endpoint };
    m_secrets.set(u"keychain:d"_s, u"s3cret"_s);
    const ResolvedDevice room = device(u"1"_s, u"e"_s);
    const auto request = doctorRequest(room, planConnection(m_profile, {}, room, m_secrets));
    QVERIFY(request.isOk());
    QCOMPARE(request->link.endpoint, endpoint);
    QCOMPARE(request->link.clientId, u"_dev_1"_s);
    QCOMPARE(request->link.username, u"_key_1"_s);
    QCOMPARE(request->link.password, u"s3cret"_s);
    QCOMPARE(
        request->link.filters, QList<QByteArray>({ "csipio/data/in/devices/_dev_1/properties/#" }));
    QVERIFY(!request->testMessage);
    QVERIFY(!request->publishNote.isEmpty());
    QVERIFY(!request->loginProblem);
    QVERIFY(evictionNotice(u"_dev_1"_s).contains(u"_dev_1"_s));
}

void TestDoctorSetup::missingSecretsFailTheLoginAlone()
{
    ResolvedDevice room = device(u"1"_s, u"e"_s);
    room.credentials.secretRef = u"keychain:unknown"_s;
    const auto request = doctorRequest(room, planConnection(m_profile, {}, room, m_secrets));
    QVERIFY(request.isOk());
    QVERIFY(request->loginProblem);
    QVERIFY(request->loginProblem->message().contains(u"Room"_s));
}

void TestDoctorSetup::withoutEndpointThereIsNothingToCheck()
{
    const ResolvedDevice room = device(u"1"_s, {});
    const auto request = doctorRequest(room, planConnection(m_profile, {}, room, m_secrets));
    QVERIFY(!request.isOk());
    QVERIFY(request.error().is(errors::kNoEndpoint));
}

void TestDoctorSetup::addressesAloneAreCheckedUpToTheLogin()
{
    DoctorRequest request = doctorRequest(connioEndpoint(), DoctorLogin());
    QVERIFY(!request.loginNote.isEmpty());
    QVERIFY(request.link.filters.isEmpty());
    addTestMessage(request); // there is no topic for one
    QVERIFY(!request.testMessage);
}

void TestDoctorSetup::testMessagesWriteNoValue()
{
    DoctorRequest request = doctorRequest(connioEndpoint(), { .deviceId = u"_dev_1"_s });
    addTestMessage(request);
    QVERIFY(request.testMessage);
    QCOMPARE(request.testMessage->topic, "connio/data/out/devices/_dev_1/json"_ba);
    QCOMPARE(request.testMessage->payload, R"({"dps":[]})"_ba);
    QCOMPARE(int(request.testMessage->qos), 1);
    QVERIFY(!request.testMessage->retain);
}

void TestDoctorSetup::oneDeviceForEachEndpoint()
{
    const QList<ResolvedDevice> devices { device(u"1"_s, u"a"_s), device(u"2"_s, u"b"_s),
        device(u"3"_s, u"a"_s) };
    const QList<ResolvedDevice> chosen = doctorDevices(devices);
    QCOMPARE(chosen.size(), 2);
    QCOMPARE(chosen.at(0).id, u"1"_s);
    QCOMPARE(chosen.at(1).id, u"2"_s);
}

QTEST_GUILESS_MAIN(TestDoctorSetup)
#include "tst_doctorsetup.moc"
