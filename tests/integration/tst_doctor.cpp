// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/doctor/connectiondoctor.h"
#include "core/link/linkerrors.h"
#include "core/run/doctorsetup.h"
#include "support/mosquitto.h"
#include "support/opensslserver.h"
#include "support/tlsserver.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace sim;
using namespace sim::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Step = DoctorStep;

Q_DECLARE_METATYPE(const sim::ErrorKind *)

namespace {

struct Outcome
{
    int code = -1;
    QByteArray out;
    QByteArray err;

    QJsonObject report() const
    {
        return QJsonDocument::fromJson(out)
            .object()
            .value(u"reports"_s)
            .toArray()
            .first()
            .toObject();
    }
};

const QString kDevice = u"_dev_123456789012345678"_s;

} // namespace

/// The doctor, as a class and as `conniosim doctor`, against a real mosquitto and a real OpenSSL.
class TestDoctor : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void worksOnEveryTransport_data();
    void worksOnEveryTransport();
    void tlsFailuresSendNoLogin_data();
    void tlsFailuresSendNoLogin();
    void oldServersAreNamed();
    void theProgramTellsWhatItFound_data();
    void theProgramTellsWhatItFound();
    void theProgramFailsWithCauseAndRemedy();
    void theProgramTakesSecretsFromTheEnvironment();
    void theProgramChecksProfilesLocally_data();
    void theProgramChecksProfilesLocally();
    void badUsageExitsWithTwo_data();
    void badUsageExitsWithTwo();

private:
    Endpoint endpointOf(TransportKind kind) { return m_tls.endpoint(kind, m_broker->port()); }

    const DoctorReport &check(const Endpoint &endpoint);
    Outcome conniosim(const QStringList &arguments, const QString &secret = {});

    SystemClock m_clock;
    TlsServers m_tls;
    std::unique_ptr<Mosquitto> m_broker;
    std::unique_ptr<ConnectionDoctor> m_doctor;
};

void TestDoctor::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_broker = std::make_unique<Mosquitto>();
    m_doctor = std::make_unique<ConnectionDoctor>(m_clock);
}

void TestDoctor::cleanup()
{
    if (QTest::currentTestFailed())
        qInfo().noquote() << doctorText(m_doctor->report()) << m_broker->log();
    m_doctor.reset();
    m_broker.reset();
    QVERIFY2(m_tls.errorText().isEmpty(), qPrintable(m_tls.errorText()));
}

const DoctorReport &TestDoctor::check(const Endpoint &endpoint)
{
    DoctorRequest request
        = doctorRequest(endpoint, { .deviceId = kDevice, .keyId = u"_key_1"_s, .secret = u"s"_s });
    addTestMessage(request);
    request.stay = 50ms;
    QSignalSpy finished(m_doctor.get(), &ConnectionDoctor::finished);
    m_doctor->start(request);
    if (!QTest::qWaitFor([&finished] { return !finished.isEmpty(); }, 20'000))
        m_doctor->cancel();
    return m_doctor->report();
}

Outcome TestDoctor::conniosim(const QStringList &arguments, const QString &secret)
{
    constexpr int kPatience = 60'000;
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"SIM_TEST_SECRET"_s, secret);
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(SIM_CONNIOSIM), QStringList { u"doctor"_s } + arguments);
    if (!process.waitForFinished(kPatience)) {
        process.kill();
        process.waitForFinished();
    }
    Outcome outcome;
    outcome.code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    outcome.out = process.readAllStandardOutput();
    outcome.err = process.readAllStandardError();
    return outcome;
}

void TestDoctor::worksOnEveryTransport_data()
{
    QTest::addColumn<TransportKind>("kind");
    QTest::newRow("tcp") << TransportKind::Tcp;
    QTest::newRow("tls") << TransportKind::Tls;
    QTest::newRow("ws") << TransportKind::WebSocket;
    QTest::newRow("wss") << TransportKind::SecureWebSocket;
}

void TestDoctor::worksOnEveryTransport()
{
    QFETCH(TransportKind, kind);
    QVERIFY2(m_broker->start(m_tls.mosquittoLines(kind)), qPrintable(m_broker->log()));
    QVERIFY(check(endpointOf(kind)).outcome() == DoctorOutcome::Passed);
    QTRY_VERIFY(m_broker->log().contains(u"Received DISCONNECT from "_s + kDevice));
    const QString log = m_broker->log();
    QCOMPARE(log.count(u"Sending CONNACK to "_s + kDevice), 1);
    QVERIFY(log.contains(u"Received SUBSCRIBE from "_s + kDevice));
    QVERIFY(log.contains(u"Received PUBLISH from %1 (d0, q1, r0"_s.arg(kDevice)));
    QVERIFY(log.contains(u"connio/data/out/devices/%1/json', ... (10 bytes)"_s.arg(kDevice)));
}

void TestDoctor::tlsFailuresSendNoLogin_data()
{
    QTest::addColumn<TransportKind>("kind");
    QTest::addColumn<TlsServerOptions>("server");
    QTest::addColumn<QString>("client");
    QTest::addColumn<const ErrorKind *>("error");
    const auto row
        = [](const char *title, TransportKind kind, const QString &server, const ErrorKind &error) {
              QTest::addRow("%s: %s", qPrintable(transportName(kind)), title)
                  << kind << TlsServerOptions { .certificate = server } << QString() << &error;
          };
    for (const TransportKind kind : { TransportKind::Tls, TransportKind::SecureWebSocket }) {
        row("expired", kind, u"expired"_s, errors::kCertificateExpired);
        row("not yet valid", kind, u"future"_s, errors::kCertificateNotYetValid);
        row("wrong host", kind, u"elsewhere"_s, errors::kHostNameMismatch);
        row("unknown authority", kind, u"stranger"_s, errors::kUnknownAuthority);
        row("self-signed", kind, u"self"_s, errors::kSelfSigned);
    }
    using Version = TlsServerOptions::Version;
    for (const Version version : { Version::Tls12, Version::Tls13 }) {
        const TlsServerOptions strict { .version = version, .isClientAsked = true };
        const char *name = version == Version::Tls12 ? "TLS 1.2" : "TLS 1.3";
        QTest::addRow("%s: client certificate missing", name)
            << TransportKind::Tls << strict << QString() << &errors::kClientCertificateMissing;
        QTest::addRow("%s: client certificate wrong", name)
            << TransportKind::Tls << strict << u"stranger"_s << &errors::kClientCertificateRefused;
    }
}

void TestDoctor::tlsFailuresSendNoLogin()
{
    QFETCH(TransportKind, kind);
    QFETCH(TlsServerOptions, server);
    QFETCH(QString, client);
    QFETCH(const ErrorKind *, error);
    QVERIFY2(m_broker->start(m_tls.mosquittoLines(kind, server)), qPrintable(m_broker->log()));
    Endpoint endpoint = endpointOf(kind);
    if (!client.isEmpty())
        m_tls.show(endpoint, client);
    const DoctorReport &report = check(endpoint);
    QVERIFY(report.failure());
    QCOMPARE(report.failure()->step, Step::Encrypt);
    QVERIFY2(report.failure()->error->is(*error), qPrintable(report.failure()->error->message()));
    QVERIFY(!report.failure()->error->remedy().isEmpty());
    QTest::qWait(50);
    QVERIFY(!m_broker->log().contains(kDevice)); // its CONNECT never came
}

void TestDoctor::oldServersAreNamed()
{
    OpensslServer server;
    if (!m_tls.start(server, { .version = TlsServerOptions::Version::Tls10 }))
        QSKIP("this OpenSSL offers no TLS 1.0 server");
    const DoctorReport &report = check(m_tls.endpoint(TransportKind::Tls, server.port()));
    QVERIFY(report.failure());
    QCOMPARE(report.failure()->step, Step::Encrypt);
    QVERIFY2(report.failure()->error->is(errors::kTlsVersion),
        qPrintable(report.failure()->error->message()));
    QVERIFY(!server.output().contains("MQTT"));
}

void TestDoctor::theProgramTellsWhatItFound_data()
{
    worksOnEveryTransport_data();
}

void TestDoctor::theProgramTellsWhatItFound()
{
    QFETCH(TransportKind, kind);
    QVERIFY2(m_broker->start(m_tls.mosquittoLines(kind)), qPrintable(m_broker->log()));
    const Endpoint endpoint = endpointOf(kind);
    QStringList arguments { endpoint.displayUrl(), u"--device"_s, kDevice, u"--publish"_s,
        u"--stay"_s, u"50ms"_s };
    if (isEncrypted(kind))
        arguments << u"--ca"_s << endpoint.tls.caFile;
    const Outcome list = conniosim(arguments);
    QVERIFY2(list.code == 0, QByteArray(list.out + list.err).constData());
    QVERIFY2(list.out.contains("[passed] MQTT login"), list.out.constData());
    QVERIFY2(list.out.endsWith("All well.\n"), list.out.constData());
    QVERIFY2(list.err.contains("ends the connection of any other client"), list.err.constData());
    const Outcome json = conniosim(arguments + QStringList { u"--json"_s });
    QVERIFY2(json.code == 0, json.out.constData());
    QCOMPARE(json.report().value(u"outcome"_s).toString(), u"passed"_s);
    QCOMPARE(json.report().value(u"clientId"_s).toString(), kDevice);
    bool hasChain = false;
    for (const QJsonValue &value : json.report().value(u"checks"_s).toArray()) {
        QCOMPARE(value[u"outcome"_s].toString(), u"passed"_s);
        hasChain = hasChain
            || value[u"certificates"_s].toArray().first()[u"subject"_s].toString() == u"good"_s;
    }
    QCOMPARE(hasChain, isEncrypted(kind));
}

void TestDoctor::theProgramFailsWithCauseAndRemedy()
{
    QVERIFY2(
        m_broker->start(m_tls.mosquittoLines(TransportKind::Tls)), qPrintable(m_broker->log()));
    const QString url = endpointOf(TransportKind::Tls).displayUrl();
    const Outcome untrusted = conniosim({ url });
    QCOMPARE(untrusted.code, 3);
    QVERIFY2(untrusted.out.contains("unknown authority"), untrusted.out.constData());
    QVERIFY2(untrusted.out.contains("CA file"), untrusted.out.constData());
    const Outcome json = conniosim({ url, u"--json"_s });
    QCOMPARE(json.code, 3);
    QVERIFY2(json.out.contains("link.unknownAuthority"), json.out.constData());
    // Without a device it is a check of the network alone.
    const Outcome alone = conniosim({ url, u"--ca"_s, m_tls.pair(u"ca"_s).certificate });
    QCOMPARE(alone.code, 0);
    QVERIFY2(alone.out.contains("no login was tried"), alone.out.constData());
    QVERIFY2(alone.err.isEmpty(), alone.err.constData());
}

void TestDoctor::theProgramTakesSecretsFromTheEnvironment()
{
    const QString file = m_broker->makePasswords(u"_key_1"_s, u"m4rker"_s);
    QVERIFY(!file.isEmpty());
    QVERIFY2(m_broker->start({ u"allow_anonymous false"_s, u"password_file "_s + file }),
        qPrintable(m_broker->log()));
    const QStringList arguments { endpointOf(TransportKind::Tcp).displayUrl(), u"--device"_s,
        kDevice, u"--user"_s, u"_key_1"_s, u"--secret-env"_s, u"SIM_TEST_SECRET"_s, u"--stay"_s,
        u"1ms"_s };
    const Outcome good = conniosim(arguments, u"m4rker"_s);
    QVERIFY2(good.code == 0, QByteArray(good.out + good.err).constData());
    QVERIFY(!QByteArray(good.out + good.err).contains("m4rker"));
    const Outcome wrong = conniosim(arguments, u"gu3ss"_s);
    QCOMPARE(wrong.code, 3);
    QVERIFY2(wrong.out.contains("[failed] MQTT login"), wrong.out.constData());
    QVERIFY(!QByteArray(wrong.out + wrong.err).contains("gu3ss"));
}

void TestDoctor::theProgramChecksProfilesLocally_data()
{
    worksOnEveryTransport_data();
}

void TestDoctor::theProgramChecksProfilesLocally()
{
    QFETCH(TransportKind, kind);
    const Outcome run = conniosim({ u"demo:cold-room"_s, u"--local"_s, u"--transport"_s,
        transportName(kind), u"--publish"_s, u"--stay"_s, u"1ms"_s, u"--json"_s });
    QVERIFY2(run.code == 0, QByteArray(run.out + run.err).constData());
    QCOMPARE(run.report().value(u"outcome"_s).toString(), u"passed"_s);
    QVERIFY2(run.err.isEmpty(), run.err.constData()); // nobody real is evicted
}

void TestDoctor::badUsageExitsWithTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList {};
    QTest::newRow("no such file") << QStringList { u"/nowhere/x.conniosim"_s };
    QTest::newRow("secret in the address") << QStringList { u"mqtt://u:m4rker@h"_s };
    QTest::newRow("bad scheme") << QStringList { u"ftp://h"_s };
    QTest::newRow("user for a profile")
        << QStringList { u"demo:cold-room"_s, u"--user"_s, u"_key_1"_s };
    QTest::newRow("local for an address") << QStringList { u"mqtt://h"_s, u"--local"_s };
    QTest::newRow("bad time") << QStringList { u"mqtt://h"_s, u"--timeout"_s, u"5"_s };
    QTest::newRow("no such device")
        << QStringList { u"demo:cold-room"_s, u"--device"_s, u"none"_s };
    QTest::newRow("no such variable")
        << QStringList { u"mqtt://h"_s, u"--secret-env"_s, u"SIM_NOT_SET"_s };
}

void TestDoctor::badUsageExitsWithTwo()
{
    QFETCH(QStringList, arguments);
    const Outcome outcome = conniosim(arguments);
    QVERIFY2(outcome.code == 2, outcome.err.constData());
    QVERIFY(!outcome.err.isEmpty());
    QVERIFY2(outcome.out.isEmpty(), outcome.out.constData());
    QVERIFY(!outcome.err.contains("m4rker"));
}

QTEST_GUILESS_MAIN(TestDoctor)
#include "tst_doctor.moc"
