// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/doctor/connectiondoctor.h"
#include "core/link/linkerrors.h"
#include "support/loopbackturn.h"
#include "support/tinybroker.h"
#include "support/tlsserver.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>
#include <QtCore/QTimer>
#include <QtNetwork/QSslServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWebSockets/QWebSocketServer>

#include <memory>

using namespace sim;
using namespace sim::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Step = DoctorStep;
using Outcome = DoctorOutcome;

Q_DECLARE_METATYPE(const sim::ErrorKind *)

namespace {

constexpr int kPublishPacket = 3;
constexpr int kSubscribePacket = 8;
constexpr int kDisconnectPacket = 14;

QTestData &addRow(const QByteArray &name)
{
    return QTest::newRow(name.constData());
}

} // namespace

/// The doctor against scripted servers: every step passing and failing.
class ConnectionDoctorTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void everyStepPassesOnOneConnection_data();
    void everyStepPassesOnOneConnection();
    void tlsFailuresAreToldApart_data();
    void tlsFailuresAreToldApart();
    void tlsFailuresHaveTextsOfTheirOwn();
    void badFilesFailTheSettings();
    void bypassShowsWhatIsWrong();
    void soonEndingCertificatesAreHintedAt_data();
    void soonEndingCertificatesAreHintedAt();
    void foreignPortsAreNamed_data();
    void foreignPortsAreNamed();
    void muteServersFailTheirStep_data();
    void muteServersFailTheirStep();
    void failedLookups_data();
    void failedLookups();
    void closedPortsAreRefused();
    void refusedLogins_data();
    void refusedLogins();
    void refusedSubscriptionsDoNotEndTheCheck();
    void missingAcknowledgementsDoNotEndTheCheck();
    void lostConnectionsPointToAnotherClient();
    void nothingIsPublishedUnlessAskedFor();
    void noLoginWithoutCredentials();
    void settingsAreHintedAt_data();
    void settingsAreHintedAt();
    void silentAddressesAreFound();
    void cancelIsQuick_data();
    void cancelIsQuick();
    void startsAnew();
    void neverTellsSecrets();

private:
    DoctorRequest requestFor(TransportKind kind);
    bool serve(TransportKind kind, const QString &certificate = u"good"_s);
    bool answerRaw(const QByteArray &answer);
    bool check(const DoctorRequest &request);

    const DoctorReport &report() const { return m_doctor->report(); }

    const DoctorCheck &at(Step step) const;

    QByteArray text() const { return doctorText(report()).toUtf8(); }

    TlsServers m_tls;
    SystemClock m_clock;
    std::unique_ptr<ConnectionDoctor> m_doctor;
    std::unique_ptr<QTcpServer> m_server;
    std::unique_ptr<QWebSocketServer> m_webServer;
    std::unique_ptr<TinyBroker> m_broker;
};

void ConnectionDoctorTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_broker = std::make_unique<TinyBroker>();
    m_doctor = std::make_unique<ConnectionDoctor>(m_clock);
}

void ConnectionDoctorTest::cleanup()
{
    if (QTest::currentTestFailed())
        qInfo().noquote() << text();
    m_doctor.reset();
    m_broker.reset();
    m_server.reset();
    m_webServer.reset();
    QVERIFY2(m_tls.errorText().isEmpty(), qPrintable(m_tls.errorText()));
}

DoctorRequest ConnectionDoctorTest::requestFor(TransportKind kind)
{
    DoctorRequest request;
    request.link.clientId = u"_dev_123456789012345678"_s;
    request.link.username = u"_key_1"_s;
    request.link.password = u"m4rker"_s;
    request.link.filters = { "connio/data/in/devices/_dev_123456789012345678/properties/#"_ba };
    const bool isPortOfBroker = !m_server || m_broker->port() != 0;
    request.link.endpoint
        = m_tls.endpoint(kind, isPortOfBroker ? m_broker->port() : m_server->serverPort());
    request.testMessage = Message {
        .topic = "connio/data/out/devices/_dev_123456789012345678/json"_ba,
        .payload = R"({"dps":[]})"_ba,
        .qos = 1,
    };
    request.stay = 50ms;
    return request;
}

bool ConnectionDoctorTest::serve(TransportKind kind, const QString &certificate)
{
    if (kind == TransportKind::Tcp)
        return m_broker->listen();
    const TlsServerOptions options { .certificate = certificate };
    if (kind == TransportKind::Tls) {
        m_server = m_tls.sslServer(options);
        if (m_server)
            m_broker->serve(*m_server);
        return m_server != nullptr;
    }
    m_webServer = m_tls.webServer(kind, { u"mqtt"_s }, options);
    if (m_webServer)
        m_broker->serve(*m_webServer);
    return m_webServer != nullptr;
}

/// A server that answers the first bytes with \a answer and hangs up; says nothing when it is null.
bool ConnectionDoctorTest::answerRaw(const QByteArray &answer)
{
    m_server = answeringServer(answer);
    return m_server != nullptr;
}

bool ConnectionDoctorTest::check(const DoctorRequest &request)
{
    QSignalSpy finished(m_doctor.get(), &ConnectionDoctor::finished);
    m_doctor->start(request);
    return QTest::qWaitFor([&finished] { return finished.count() == 1; }, 10'000)
        && !m_doctor->isRunning();
}

const DoctorCheck &ConnectionDoctorTest::at(Step step) const
{
    static const DoctorCheck none;
    for (const DoctorCheck &check : report().checks) {
        if (check.step == step)
            return check;
    }
    return none;
}

void ConnectionDoctorTest::everyStepPassesOnOneConnection_data()
{
    QTest::addColumn<TransportKind>("kind");
    QTest::addColumn<QList<Step>>("steps");
    const QList<Step> start { Step::Settings, Step::Resolve, Step::Connect };
    const QList<Step> end { Step::Login, Step::Subscribe, Step::Publish, Step::Stay };
    QTest::newRow("tcp") << TransportKind::Tcp << start + end;
    QTest::newRow("tls") << TransportKind::Tls << start + QList<Step> { Step::Encrypt } + end;
    QTest::newRow("ws") << TransportKind::WebSocket << start + QList<Step> { Step::Upgrade } + end;
    QTest::newRow("wss") << TransportKind::SecureWebSocket
                         << start + QList<Step> { Step::Encrypt, Step::Upgrade } + end;
}

void ConnectionDoctorTest::everyStepPassesOnOneConnection()
{
    QFETCH(TransportKind, kind);
    QFETCH(QList<Step>, steps);
    QVERIFY(serve(kind));
    QList<Step> seen;
    connect(m_doctor.get(), &ConnectionDoctor::checkChanged, this, [&](int index) {
        const DoctorCheck &changed = report().checks.at(index);
        if (changed.isDone() && !seen.contains(changed.step))
            seen.append(changed.step);
    });
    QVERIFY(check(requestFor(kind)));
    QList<Step> done;
    for (const DoctorCheck &check : report().checks) {
        QVERIFY2(check.outcome == Outcome::Passed, text().constData());
        done.append(check.step);
    }
    QCOMPARE(done, steps);
    QCOMPARE(seen, steps);
    QCOMPARE(report().outcome(), Outcome::Passed);
    QCOMPARE(m_broker->connections(), 1);
    QCOMPARE(m_broker->connects(), 1);
    QCOMPARE(m_broker->packets(kSubscribePacket).size(), 1);
    const QList<QByteArray> published = m_broker->packets(kPublishPacket);
    QCOMPARE(published.size(), 1);
    QVERIFY(published.first().endsWith(R"({"dps":[]})"));
    QTRY_COMPARE(m_broker->packets(kDisconnectPacket).size(), 1);
    if (isEncrypted(kind)) {
        const DoctorCheck &tls = at(Step::Encrypt);
        QVERIFY(!tls.certificates.isEmpty());
        QCOMPARE(tls.certificates.first().subject, u"good"_s);
        QCOMPARE(tls.certificates.first().issuer, u"ca"_s);
        QVERIFY(tls.certificates.first().names.contains(u"localhost"_s));
        QVERIFY(tls.certificates.first().daysLeft > 365);
        QVERIFY2(text().contains("TLS 1.3"), text().constData());
    }
}

void ConnectionDoctorTest::tlsFailuresAreToldApart_data()
{
    QTest::addColumn<TransportKind>("kind");
    QTest::addColumn<QString>("server");
    QTest::addColumn<const ErrorKind *>("error");
    QTest::addColumn<QString>("detail");
    for (const TransportKind kind : { TransportKind::Tls, TransportKind::SecureWebSocket }) {
        const auto row = [kind](const char *title, const QString &server, const ErrorKind &error,
                             const QString &detail) {
            addRow(transportName(kind).toLatin1() + ": " + title)
                << kind << server << &error << detail;
        };
        row("expired", u"expired"_s, errors::kCertificateExpired, u"2020-01-02"_s);
        row("not yet valid", u"future"_s, errors::kCertificateNotYetValid,
            u"This computer's clock"_s);
        row("wrong host", u"elsewhere"_s, errors::kHostNameMismatch, u"elsewhere.example"_s);
        row("unknown authority", u"stranger"_s, errors::kUnknownAuthority, u"other"_s);
        row("self-signed", u"self"_s, errors::kSelfSigned, u"signed by itself"_s);
    }
}

void ConnectionDoctorTest::tlsFailuresAreToldApart()
{
    QFETCH(TransportKind, kind);
    QFETCH(QString, server);
    QFETCH(const ErrorKind *, error);
    QFETCH(QString, detail);
    QVERIFY(serve(kind, server));
    QVERIFY(check(requestFor(kind)));
    const DoctorCheck &tls = at(Step::Encrypt);
    QCOMPARE(tls.outcome, Outcome::Failed);
    QVERIFY2(tls.error && tls.error->is(*error), text().constData());
    QVERIFY2(doctorLines(tls).join(u'\n').contains(detail), text().constData());
    QVERIFY(!tls.error->remedy().isEmpty());
    QVERIFY(!tls.certificates.isEmpty());
    QCOMPARE(at(Step::Login).outcome, Outcome::Skipped);
    QCOMPARE(at(Step::Publish).outcome, Outcome::Skipped);
    QCOMPARE(report().failure(), &tls);
    QCOMPARE(m_broker->connects(), 0);
    QCOMPARE(m_broker->bytes(), 0);
}

void ConnectionDoctorTest::tlsFailuresHaveTextsOfTheirOwn()
{
    const QList<const ErrorKind *> kinds { &errors::kCertificateExpired,
        &errors::kCertificateNotYetValid, &errors::kHostNameMismatch, &errors::kUnknownAuthority,
        &errors::kSelfSigned, &errors::kClientCertificateMissing,
        &errors::kClientCertificateRefused, &errors::kTlsVersion };
    QSet<QString> texts;
    QSet<QString> remedies;
    for (const ErrorKind *kind : kinds) {
        texts.insert(Error(*kind).what());
        remedies.insert(Error(*kind).remedy());
    }
    QCOMPARE(texts.size(), kinds.size());
    QCOMPARE(remedies.size(), kinds.size());
    // The seventh, TLS 1.0 only, is not a certificate's fault.
    QVERIFY(answerRaw(oldTlsAlert()));
    QVERIFY(check(requestFor(TransportKind::Tls)));
    QVERIFY2(at(Step::Encrypt).error->is(errors::kTlsVersion), text().constData());
}

void ConnectionDoctorTest::badFilesFailTheSettings()
{
    QVERIFY(serve(TransportKind::Tls));
    DoctorRequest request = requestFor(TransportKind::Tls);
    request.link.endpoint.tls.caFile = m_tls.path(u"nowhere"_s);
    QVERIFY(check(request));
    QVERIFY2(at(Step::Settings).error && at(Step::Settings).error->is(errors::kCaFile),
        text().constData());
    QCOMPARE(at(Step::Connect).outcome, Outcome::Skipped);
    QCOMPARE(m_broker->connections(), 0);
}

void ConnectionDoctorTest::bypassShowsWhatIsWrong()
{
    QVERIFY(serve(TransportKind::Tls, u"elsewhere"_s));
    DoctorRequest request = requestFor(TransportKind::Tls);
    request.link.endpoint.tls.isVerified = false;
    QVERIFY(check(request));
    QCOMPARE(report().outcome(), Outcome::Warned);
    QVERIFY2(at(Step::Settings).hints.join(u' ').contains(u"NOT checked"_s), text().constData());
    QCOMPARE(at(Step::Encrypt).outcome, Outcome::Warned);
    QVERIFY2(
        at(Step::Encrypt).hints.join(u' ').contains(u"would be refused"_s), text().constData());
    QVERIFY2(
        at(Step::Encrypt).hints.join(u' ').contains(u"elsewhere.example"_s), text().constData());
}

void ConnectionDoctorTest::soonEndingCertificatesAreHintedAt_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<bool>("isHinted");
    QTest::newRow("in a day") << u"soon"_s << true;
    QTest::newRow("in 2099") << u"good"_s << false;
}

void ConnectionDoctorTest::soonEndingCertificatesAreHintedAt()
{
    QFETCH(QString, certificate);
    QFETCH(bool, isHinted);
    QVERIFY(serve(TransportKind::Tls, certificate));
    QVERIFY(check(requestFor(TransportKind::Tls)));
    QCOMPARE(at(Step::Encrypt).outcome, isHinted ? Outcome::Warned : Outcome::Passed);
    QCOMPARE(at(Step::Encrypt).hints.join(u' ').contains(u"ends in 0 days"_s), isHinted);
    QCOMPARE(report().outcome(), isHinted ? Outcome::Warned : Outcome::Passed);
}

void ConnectionDoctorTest::foreignPortsAreNamed_data()
{
    QTest::addColumn<TransportKind>("kind");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<Step>("step");
    QTest::addColumn<const ErrorKind *>("error");
    const QByteArray http = "HTTP/1.1 400 Bad Request\r\n\r\n"_ba;
    QTest::newRow("tcp to TLS") << TransportKind::Tcp << QByteArray::fromHex("15030300020232")
                                << Step::Login << &errors::kPortSpeaksTls;
    QTest::newRow("tcp to HTTP") << TransportKind::Tcp << http << Step::Login
                                 << &errors::kPortSpeaksHttp;
    QTest::newRow("tls to plain MQTT")
        << TransportKind::Tls << QByteArray::fromHex("2002000120020001") << Step::Encrypt
        << &errors::kPortSpeaksPlain;
    QTest::newRow("tls, hangs up")
        << TransportKind::Tls << ""_ba << Step::Encrypt << &errors::kTlsClosed;
    QTest::newRow("ws to a web server")
        << TransportKind::WebSocket << "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"_ba
        << Step::Upgrade << &errors::kUpgradeRefused;
    QTest::newRow("ws, hangs up") << TransportKind::WebSocket << ""_ba << Step::Upgrade
                                  << &errors::kUpgradeFailed;
}

void ConnectionDoctorTest::foreignPortsAreNamed()
{
    QFETCH(TransportKind, kind);
    QFETCH(QByteArray, answer);
    QFETCH(Step, step);
    QFETCH(const ErrorKind *, error);
    QVERIFY(answerRaw(answer));
    QVERIFY(check(requestFor(kind)));
    QVERIFY2(at(step).error && at(step).error->is(*error), text().constData());
    QCOMPARE(at(Step::Connect).outcome, Outcome::Passed);
    QCOMPARE(report().failure(), &at(step));
}

void ConnectionDoctorTest::muteServersFailTheirStep_data()
{
    QTest::addColumn<TransportKind>("kind");
    QTest::addColumn<Step>("step");
    QTest::addColumn<QString>("stage");
    QTest::newRow("tcp") << TransportKind::Tcp << Step::Login << u"MQTT login"_s;
    QTest::newRow("tls") << TransportKind::Tls << Step::Encrypt << u"TLS handshake"_s;
    QTest::newRow("ws") << TransportKind::WebSocket << Step::Upgrade << u"WebSocket upgrade"_s;
}

void ConnectionDoctorTest::muteServersFailTheirStep()
{
    QFETCH(TransportKind, kind);
    QFETCH(Step, step);
    QFETCH(QString, stage);
    QVERIFY(answerRaw({}));
    DoctorRequest request = requestFor(kind);
    request.limit = 300ms;
    QElapsedTimer timer;
    timer.start();
    QVERIFY(check(request));
    QVERIFY(timer.elapsed() >= 290 && timer.elapsed() < 2000);
    QVERIFY2(at(step).error && at(step).error->is(errors::kTimeout), text().constData());
    QVERIFY2(at(step).error->why().contains(stage), text().constData());
    QVERIFY2(at(step).error->what().contains(u"0.3 s"_s), text().constData());
}

void ConnectionDoctorTest::failedLookups_data()
{
    QTest::addColumn<bool>("isSilent");
    QTest::addColumn<const ErrorKind *>("error");
    QTest::newRow("not found") << false << &errors::kResolveFailed;
    QTest::newRow("no answer") << true << &errors::kTimeout;
}

void ConnectionDoctorTest::failedLookups()
{
    QFETCH(bool, isSilent);
    QFETCH(const ErrorKind *, error);
    m_doctor = std::make_unique<ConnectionDoctor>(m_clock, nullptr,
        [isSilent](const QString &, QObject *context,
            const std::function<void(const QHostInfo &)> &answer) {
            if (isSilent)
                return;
            QHostInfo info;
            info.setError(QHostInfo::HostNotFound);
            info.setErrorString(u"no such host"_s);
            QMetaObject::invokeMethod(
                context, [answer, info] { answer(info); }, Qt::QueuedConnection);
        });
    DoctorRequest request = requestFor(TransportKind::Tcp);
    request.link.endpoint.host = u"broker.example"_s;
    request.limit = 300ms;
    QVERIFY(check(request));
    QVERIFY2(at(Step::Resolve).error && at(Step::Resolve).error->is(*error), text().constData());
    QCOMPARE(at(Step::Connect).outcome, Outcome::Skipped);
}

void ConnectionDoctorTest::closedPortsAreRefused()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    DoctorRequest request = requestFor(TransportKind::Tcp);
    request.link.endpoint.port = server.serverPort();
    server.close();
    QVERIFY(check(request));
    QVERIFY2(at(Step::Connect).error && at(Step::Connect).error->is(errors::kRefused),
        text().constData());
    QCOMPARE(at(Step::Resolve).outcome, Outcome::Passed);
}

void ConnectionDoctorTest::refusedLogins_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<const ErrorKind *>("error");
    QTest::newRow("1") << 1 << &errors::kProtocolRefused;
    QTest::newRow("2") << 2 << &errors::kClientIdRefused;
    QTest::newRow("3") << 3 << &errors::kBrokerUnavailable;
    QTest::newRow("4") << 4 << &errors::kBadCredentials;
    QTest::newRow("5") << 5 << &errors::kNotAuthorized;
}

void ConnectionDoctorTest::refusedLogins()
{
    QFETCH(int, code);
    QFETCH(const ErrorKind *, error);
    QVERIFY(serve(TransportKind::Tcp));
    m_broker->script.connack = static_cast<char>(code);
    QVERIFY(check(requestFor(TransportKind::Tcp)));
    QVERIFY2(at(Step::Login).error && at(Step::Login).error->is(*error), text().constData());
    QCOMPARE(at(Step::Subscribe).outcome, Outcome::Skipped);
    QCOMPARE(m_broker->connects(), 1); // it never tries again
}

void ConnectionDoctorTest::refusedSubscriptionsDoNotEndTheCheck()
{
    QVERIFY(serve(TransportKind::Tcp));
    m_broker->script.suback = static_cast<char>(0x80);
    QVERIFY(check(requestFor(TransportKind::Tcp)));
    QVERIFY2(
        at(Step::Subscribe).error && at(Step::Subscribe).error->is(errors::kSubscriptionRefused),
        text().constData());
    QCOMPARE(at(Step::Publish).outcome, Outcome::Passed);
    QCOMPARE(report().outcome(), Outcome::Failed);
}

void ConnectionDoctorTest::missingAcknowledgementsDoNotEndTheCheck()
{
    QVERIFY(serve(TransportKind::Tcp));
    m_broker->script.isAcknowledging = false;
    DoctorRequest request = requestFor(TransportKind::Tcp);
    request.limit = 300ms;
    QVERIFY(check(request));
    QVERIFY2(at(Step::Publish).error && at(Step::Publish).error->is(errors::kNoAnswer),
        text().constData());
    QCOMPARE(at(Step::Stay).outcome, Outcome::Passed);
}

void ConnectionDoctorTest::lostConnectionsPointToAnotherClient()
{
    QVERIFY(serve(TransportKind::Tcp));
    DoctorRequest request = requestFor(TransportKind::Tcp);
    request.stay = 5s;
    connect(m_doctor.get(), &ConnectionDoctor::checkChanged, this, [this] {
        if (at(Step::Stay).outcome == Outcome::Running)
            m_broker->dropAll();
    });
    QVERIFY(check(request));
    QVERIFY2(
        at(Step::Stay).error && at(Step::Stay).error->is(errors::kEndedEarly), text().constData());
    QVERIFY(at(Step::Stay).error->why().contains(request.link.clientId));
}

void ConnectionDoctorTest::nothingIsPublishedUnlessAskedFor()
{
    QVERIFY(serve(TransportKind::Tcp));
    DoctorRequest request = requestFor(TransportKind::Tcp);
    request.testMessage.reset();
    request.publishNote = u"Nothing was sent."_s;
    QVERIFY(check(request));
    QCOMPARE(at(Step::Publish).outcome, Outcome::Skipped);
    QCOMPARE(at(Step::Publish).note, request.publishNote);
    QCOMPARE(report().outcome(), Outcome::Passed);
    QCOMPARE(m_broker->packets(kPublishPacket).size(), 0);
}

void ConnectionDoctorTest::noLoginWithoutCredentials()
{
    QVERIFY(serve(TransportKind::Tls));
    DoctorRequest request = requestFor(TransportKind::Tls);
    request.loginNote = u"No device was named."_s;
    QVERIFY(check(request));
    QCOMPARE(at(Step::Encrypt).outcome, Outcome::Passed);
    QCOMPARE(at(Step::Login).note, request.loginNote);
    QCOMPARE(report().outcome(), Outcome::Passed);

    request.loginNote.clear();
    request.loginProblem = Error(errors::kNotAuthorized);
    QVERIFY(check(request));
    QCOMPARE(at(Step::Login).error, request.loginProblem);
    QCOMPARE(at(Step::Encrypt).outcome, Outcome::Passed);

    request.loginProblem.reset();
    request.link.username.clear();
    QVERIFY(check(request));
    QVERIFY(at(Step::Login).error->is(errors::kPasswordWithoutUser));
    QCOMPARE(m_broker->bytes(), 0);
}

void ConnectionDoctorTest::settingsAreHintedAt_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<TransportKind>("kind");
    QTest::addColumn<QString>("hint"); // empty: none
    QTest::newRow("tls") << u"127.0.0.1:8883"_s << TransportKind::Tls << QString();
    QTest::newRow("tcp on 8883") << u"127.0.0.1:8883"_s << TransportKind::Tcp
                                 << u"choose tls (mqtts://)"_s;
    QTest::newRow("tls on 1883") << u"127.0.0.1:1883"_s << TransportKind::Tls << u"8883"_s;
    QTest::newRow("ws on 8883") << u"127.0.0.1:8883"_s << TransportKind::WebSocket
                                << u"choose tls (mqtts://)"_s;
    QTest::newRow("ws on 443") << u"127.0.0.1:443"_s << TransportKind::WebSocket << u"wss://"_s;
    QTest::newRow("tcp on 443") << u"127.0.0.1:443"_s << TransportKind::Tcp << u"wss://"_s;
    QTest::newRow("secret in clear")
        << u"192.0.2.1:1883"_s << TransportKind::Tcp << u"unencrypted"_s;
    QTest::newRow("local") << u"127.0.0.1:1883"_s << TransportKind::Tcp << QString();
}

void ConnectionDoctorTest::settingsAreHintedAt()
{
    QFETCH(QString, address);
    QFETCH(TransportKind, kind);
    QFETCH(QString, hint);
    DoctorRequest request = requestFor(kind);
    request.link.endpoint.host = address.section(u':', 0, 0);
    request.link.endpoint.port = address.section(u':', 1).toUShort();
    m_doctor->start(request);
    QTRY_VERIFY(at(Step::Settings).isDone());
    m_doctor->cancel();
    const QString hints = at(Step::Settings).hints.join(u' ');
    QVERIFY2(hint.isEmpty() ? hints.isEmpty() : hints.contains(hint), qPrintable(hints));
}

void ConnectionDoctorTest::silentAddressesAreFound()
{
    QVERIFY(serve(TransportKind::Tcp));
    // A listener whose queue is full: connects to it get no answer at all.
    QTcpServer full;
    full.setListenBacklogSize(1);
    if (!full.listen(QHostAddress(u"127.0.0.3"_s), m_broker->port()))
        QSKIP("127.0.0.3 cannot be listened to on this system");
    full.pauseAccepting();
    std::vector<std::unique_ptr<QTcpSocket>> fillers;
    for (int i = 0; i < 4; ++i) {
        fillers.push_back(std::make_unique<QTcpSocket>());
        fillers.back()->connectToHost(full.serverAddress(), full.serverPort());
    }
    QVERIFY(hasLoopbackTurned()); // the system has filled it
    m_doctor = std::make_unique<ConnectionDoctor>(m_clock, nullptr,
        [](const QString &, QObject *context,
            const std::function<void(const QHostInfo &)> &answer) {
            QHostInfo info;
            info.setAddresses({ QHostAddress(u"127.0.0.3"_s), QHostAddress(u"127.0.0.2"_s),
                QHostAddress(u"127.0.0.1"_s) });
            QMetaObject::invokeMethod(
                context, [answer, info] { answer(info); }, Qt::QueuedConnection);
        });
    DoctorRequest request = requestFor(TransportKind::Tcp);
    request.stay = 300ms;
    QVERIFY(check(request));
    const DoctorCheck &connection = at(Step::Connect);
    QCOMPARE(connection.outcome, Outcome::Warned);
    QVERIFY2(
        connection.hints.join(u' ').contains(u"127.0.0.3 gives no answer"_s), text().constData());
    QVERIFY2(!connection.hints.join(u' ').contains(u"127.0.0.2"_s), text().constData());
    QVERIFY2(text().contains("127.0.0.1: answers"), text().constData());
    // The next check forgets them.
    m_doctor = std::make_unique<ConnectionDoctor>(m_clock);
    QVERIFY(check(requestFor(TransportKind::Tcp)));
    QCOMPARE(at(Step::Connect).outcome, Outcome::Passed);
}

void ConnectionDoctorTest::cancelIsQuick_data()
{
    QTest::addColumn<TransportKind>("kind");
    QTest::addColumn<Step>("step");
    QTest::newRow("TLS handshake") << TransportKind::Tls << Step::Encrypt;
    QTest::newRow("upgrade") << TransportKind::WebSocket << Step::Upgrade;
    QTest::newRow("login") << TransportKind::Tcp << Step::Login;
    QTest::newRow("at once") << TransportKind::Tcp << Step::Settings;
}

void ConnectionDoctorTest::cancelIsQuick()
{
    QFETCH(TransportKind, kind);
    QFETCH(Step, step);
    QVERIFY(answerRaw({}));
    QSignalSpy finished(m_doctor.get(), &ConnectionDoctor::finished);
    m_doctor->start(requestFor(kind));
    if (step != Step::Settings)
        QTRY_COMPARE(at(step).outcome, Outcome::Running);
    QElapsedTimer timer;
    timer.start();
    m_doctor->cancel();
    QVERIFY(!m_doctor->isRunning());
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY2(timer.elapsed() <= 200, QByteArray::number(timer.elapsed()).constData());
    QVERIFY(report().isCancelled);
    QCOMPARE(at(step).outcome, Outcome::Skipped);
    QCOMPARE(report().outcome(), Outcome::Skipped);
    m_doctor->cancel(); // nothing left to cancel
    bool isLater = false; // behind whatever was posted, and timers that are due
    QTimer::singleShot(0, this, [&isLater] { isLater = true; });
    QTRY_VERIFY(isLater);
    QCOMPARE(finished.count(), 1);
}

void ConnectionDoctorTest::startsAnew()
{
    QVERIFY(serve(TransportKind::Tcp));
    QSignalSpy finished(m_doctor.get(), &ConnectionDoctor::finished);
    DoctorRequest request = requestFor(TransportKind::Tcp);
    request.stay = 10s;
    m_doctor->start(request);
    QTRY_COMPARE(at(Step::Stay).outcome, Outcome::Running);
    request.stay = 10ms;
    m_doctor->start(request);
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(report().outcome(), Outcome::Passed);
    QCOMPARE(m_broker->connects(), 2);
    // Again from inside its own signal, and away with it.
    connect(m_doctor.get(), &ConnectionDoctor::finished, this, [this] { m_doctor.reset(); });
    m_doctor->start(request);
    QTRY_VERIFY(!m_doctor);
    m_doctor = std::make_unique<ConnectionDoctor>(m_clock);
}

void ConnectionDoctorTest::neverTellsSecrets()
{
    QVERIFY(serve(TransportKind::Tcp));
    m_broker->script.connack = 4;
    QVERIFY(check(requestFor(TransportKind::Tcp)));
    QVERIFY(text().contains("_key_1"));
    QVERIFY(!text().contains("m4rker"));
    QVERIFY(!QJsonDocument(toJson(report())).toJson().contains("m4rker"));
}

QTEST_GUILESS_MAIN(ConnectionDoctorTest)
#include "tst_connectiondoctor.moc"
