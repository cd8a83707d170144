// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/devicelink.h"
#include "core/link/linkerrors.h"
#include "support/mosquitto.h"
#include "support/socketchoice.h"
#include "support/testcertificates.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

using namespace sim;
using namespace sim::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using State = DeviceLink::State;

Q_DECLARE_METATYPE(const sim::ErrorKind *)

/// Device links against a real mosquitto.
class LinkBrokerTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void carriesMessagesBothWays_data();
    void carriesMessagesBothWays();
    void wrongSecretIsRefused_data();
    void wrongSecretIsRefused();
    void wrongPortKindsGiveOneClearError_data();
    void wrongPortKindsGiveOneClearError();
    void untrustedCertificatesStop_data();
    void untrustedCertificatesStop();
    void clientCertificates_data();
    void clientCertificates();
    void replacedAuthorityFileCounts();
    void reconnectsAfterARestart_data();
    void reconnectsAfterARestart();
    void keptSessionGetsWhatWasMissed();
    void sameIdTwiceStopsOne();

private:
    QStringList listener(TransportKind kind, const QString &certificate = u"good"_s) const;
    LinkSettings settingsFor(TransportKind kind) const;
    std::unique_ptr<DeviceLink> makeLink(const LinkSettings &settings);
    bool goOnline(DeviceLink &link);

    SystemClock m_clock;
    TransportFactory m_transports { chosenSockets() };
    TestCertificates m_certificates;
    QMap<QString, TestCertificates::Pair> m_pairs;
    std::unique_ptr<Mosquitto> m_broker;
    QList<Error> m_errors;
};

namespace {

void addTransports()
{
    QTest::addColumn<TransportKind>("kind");
    QTest::newRow("tcp") << TransportKind::Tcp;
    QTest::newRow("tls") << TransportKind::Tls;
    QTest::newRow("ws") << TransportKind::WebSocket;
    QTest::newRow("wss") << TransportKind::SecureWebSocket;
}

} // namespace

void LinkBrokerTest::initTestCase()
{
    const auto authority = m_certificates.makeAuthority(u"ca"_s);
    m_pairs[u"ca"_s] = authority;
    m_pairs[u"otherca"_s] = m_certificates.makeAuthority(u"otherca"_s);
    m_pairs[u"good"_s] = m_certificates.make({ .name = u"good"_s }, authority);
    m_pairs[u"expired"_s] = m_certificates.make(
        { .name = u"expired"_s, .from = u"20200101000000Z"_s, .to = u"20200102000000Z"_s },
        authority);
    m_pairs[u"elsewhere"_s] = m_certificates.make(
        { .name = u"elsewhere"_s, .hosts = { u"DNS:elsewhere.example"_s } }, authority);
    m_pairs[u"stranger"_s] = m_certificates.make({ .name = u"stranger"_s }, m_pairs[u"otherca"_s]);
    QVERIFY2(m_certificates.errorText().isEmpty(), qPrintable(m_certificates.errorText()));
}

void LinkBrokerTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_errors.clear();
    m_broker = std::make_unique<Mosquitto>();
}

void LinkBrokerTest::cleanup()
{
    if (QTest::currentTestFailed())
        qInfo().noquote() << m_broker->log();
    m_broker.reset();
}

QStringList LinkBrokerTest::listener(TransportKind kind, const QString &certificate) const
{
    QStringList lines { u"allow_anonymous true"_s };
    if (kind == TransportKind::WebSocket || kind == TransportKind::SecureWebSocket)
        lines << u"protocol websockets"_s;
    if (isEncrypted(kind)) {
        lines << u"certfile "_s + m_pairs[certificate].certificate
              << u"keyfile "_s + m_pairs[certificate].key;
    }
    return lines;
}

LinkSettings LinkBrokerTest::settingsFor(TransportKind kind) const
{
    LinkSettings settings;
    settings.clientId = u"_dev_123456789012345678"_s;
    settings.username = u"_key_1"_s;
    settings.password = u"m4rker"_s;
    Endpoint &endpoint = settings.endpoint;
    endpoint.transport = kind;
    endpoint.host = u"localhost"_s;
    endpoint.port = m_broker->port();
    endpoint.tls.caFile = m_pairs[u"ca"_s].certificate;
    endpoint.reconnect = { .first = 20ms, .max = 100ms, .jitter = 50 };
    endpoint.connectTimeout = 10s;
    return settings;
}

std::unique_ptr<DeviceLink> LinkBrokerTest::makeLink(const LinkSettings &settings)
{
    static std::uint64_t key = 0;
    auto link = std::make_unique<DeviceLink>(settings,
        LinkContext { .clock = m_clock, .transports = &m_transports }, RandomStream(++key));
    connect(link.get(), &DeviceLink::errorOccurred, this,
        [this](const Error &error) { m_errors.append(error); });
    return link;
}

bool LinkBrokerTest::goOnline(DeviceLink &link)
{
    link.connectToBroker();
    return QTest::qWaitFor([&link] { return link.state() == State::Online; }, 20'000);
}

void LinkBrokerTest::carriesMessagesBothWays_data()
{
    addTransports();
}

void LinkBrokerTest::carriesMessagesBothWays()
{
    QFETCH(TransportKind, kind);
    QVERIFY2(m_broker->start(listener(kind)), qPrintable(m_broker->log()));
    LinkSettings settings = settingsFor(kind);
    settings.filters = { "connio/#"_ba };
    settings.filterQos = 2;
    const auto link = makeLink(settings);
    QSignalSpy received(link.get(), &DeviceLink::messageReceived);
    QSignalSpy acknowledged(link.get(), &DeviceLink::acknowledged);
    QVERIFY2(goOnline(*link), m_errors.isEmpty() ? "" : qPrintable(m_errors.first().message()));
    constexpr int kEach = 100;
    int left = 3 * kEach;
    const auto send = [&] {
        while (left > 0) {
            const int number = 3 * kEach - left;
            const Message message { .topic = "connio/x"_ba,
                .payload = QByteArray::number(number),
                .qos = quint8(number % 3) };
            if (!link->publish(message))
                return;
            --left;
        }
    };
    connect(link.get(), &DeviceLink::readyToPublish, this, send);
    send();
    QTRY_COMPARE_WITH_TIMEOUT(received.size(), 3 * kEach, 30'000);
    QTRY_COMPARE(acknowledged.size(), 2 * kEach);
    QCOMPARE(link->inFlight(), 0);
    QSet<QByteArray> payloads;
    for (const auto &arguments : std::as_const(received)) {
        const Message message = arguments.first().value<Message>();
        QCOMPARE(int(message.qos), message.payload.toInt() % 3);
        payloads.insert(message.payload);
    }
    QCOMPARE(payloads.size(), 3 * kEach);
    // A message of nearly the platform's largest size.
    const QByteArray large(300 * 1024, 'x');
    QVERIFY(link->publish({ .topic = "connio/large"_ba, .payload = large, .qos = 1 }).isOk());
    QTRY_COMPARE_WITH_TIMEOUT(received.size(), 3 * kEach + 1, 30'000);
    QCOMPARE(received.last().first().value<Message>().payload, large);
    link->disconnectFromBroker();
    QTRY_VERIFY(m_broker->log().contains(u"Received DISCONNECT from _dev_123456789012345678"_s));
    QVERIFY(m_errors.isEmpty());
}

void LinkBrokerTest::wrongSecretIsRefused_data()
{
    addTransports();
}

void LinkBrokerTest::wrongSecretIsRefused()
{
    QFETCH(TransportKind, kind);
    QStringList lines = listener(kind);
    lines.removeFirst();
    const QString passwords = m_broker->makePasswords(u"_key_1"_s, u"right"_s);
    lines << u"allow_anonymous false"_s << u"password_file "_s + passwords;
    QVERIFY2(m_broker->start(lines), qPrintable(m_broker->log()));
    LinkSettings settings = settingsFor(kind);
    const auto link = makeLink(settings);
    link->connectToBroker();
    QTRY_COMPARE_WITH_TIMEOUT(m_errors.size(), 1, 20'000);
    QVERIFY2(m_errors.first().is(errors::kNotAuthorized), qPrintable(m_errors.first().message()));
    QCOMPARE(link->state(), State::WaitingToRetry);
    settings.password = u"right"_s;
    link->setSettings(settings);
    QTRY_COMPARE_WITH_TIMEOUT(link->state(), State::Online, 20'000);
}

void LinkBrokerTest::wrongPortKindsGiveOneClearError_data()
{
    QTest::addColumn<TransportKind>("server");
    QTest::addColumn<TransportKind>("client");
    QTest::addColumn<QStringList>("codes"); // what the broker does differs between its versions
    QTest::addColumn<QString>("hint");
    using enum TransportKind;
    const QStringList tlsToPlain { u"link.tlsClosed"_s, u"link.portSpeaksPlain"_s };
    const QStringList plainToTls { u"link.portSpeaksTls"_s, u"link.closedAtLogin"_s };
    const QStringList upgrade { u"link.upgradeFailed"_s, u"link.upgradeRefused"_s };
    QTest::newRow("TLS to a plain port") << Tcp << Tls << tlsToPlain << u"tcp (mqtt://)"_s;
    QTest::newRow("plain to a TLS port") << Tls << Tcp << plainToTls << u"tls (mqtts://)"_s;
    QTest::newRow("wss to a plain port")
        << Tcp << SecureWebSocket << tlsToPlain << u"tcp (mqtt://)"_s;
    QTest::newRow("wss to a ws port")
        << WebSocket << SecureWebSocket << tlsToPlain << u"tcp (mqtt://)"_s;
    QTest::newRow("ws to a plain port") << Tcp << WebSocket << upgrade << u"WebSocket"_s;
    QTest::newRow("ws to a TLS port") << Tls << WebSocket << upgrade << u"WebSocket"_s;
    QTest::newRow("plain to a ws port")
        << WebSocket << Tcp << QStringList { u"link.portSpeaksHttp"_s, u"link.closedAtLogin"_s }
        << u"ws"_s;
}

void LinkBrokerTest::wrongPortKindsGiveOneClearError()
{
    QFETCH(TransportKind, server);
    QFETCH(TransportKind, client);
    QFETCH(QStringList, codes);
    QFETCH(QString, hint);
    QVERIFY2(m_broker->start(listener(server)), qPrintable(m_broker->log()));
    LinkSettings settings = settingsFor(client);
    settings.endpoint.reconnect = { .first = 1h, .max = 1h };
    const auto link = makeLink(settings);
    link->connectToBroker();
    QTRY_COMPARE_WITH_TIMEOUT(m_errors.size(), 1, 20'000);
    QVERIFY2(codes.contains(m_errors.first().code()), qPrintable(m_errors.first().message()));
    QVERIFY2(m_errors.first().remedy().contains(hint), qPrintable(m_errors.first().message()));
}

void LinkBrokerTest::untrustedCertificatesStop_data()
{
    QTest::addColumn<TransportKind>("kind");
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<const ErrorKind *>("error");
    const auto row = [](TransportKind kind, const QString &certificate, const ErrorKind &error) {
        const QString name = transportName(kind) + u", "_s + certificate;
        QTest::newRow(qPrintable(name)) << kind << certificate << &error;
    };
    for (const TransportKind kind : { TransportKind::Tls, TransportKind::SecureWebSocket }) {
        row(kind, u"expired"_s, errors::kCertificateExpired);
        row(kind, u"elsewhere"_s, errors::kHostNameMismatch);
        row(kind, u"stranger"_s, errors::kUnknownAuthority);
    }
}

void LinkBrokerTest::untrustedCertificatesStop()
{
    QFETCH(TransportKind, kind);
    QFETCH(QString, certificate);
    QFETCH(const ErrorKind *, error);
    QVERIFY2(m_broker->start(listener(kind, certificate)), qPrintable(m_broker->log()));
    const auto link = makeLink(settingsFor(kind));
    link->connectToBroker();
    QTRY_COMPARE_WITH_TIMEOUT(link->state(), State::Failed, 20'000);
    QVERIFY2(link->lastError()->is(*error), qPrintable(link->lastError()->message()));
    QCOMPARE(m_errors.size(), 1);
    QVERIFY(!m_broker->log().contains(u"New client connected"_s)); // no CONNECT got through
    LinkSettings settings = settingsFor(kind);
    settings.endpoint.tls.isVerified = false;
    QSignalSpy noticed(link.get(), &DeviceLink::noticed);
    link->setSettings(settings);
    QTRY_COMPARE_WITH_TIMEOUT(link->state(), State::Online, 20'000);
    QCOMPARE(noticed.size(), 1);
}

void LinkBrokerTest::clientCertificates_data()
{
    QTest::addColumn<TransportKind>("kind");
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("own");
    QTest::addColumn<const ErrorKind *>("error");
    for (const TransportKind kind : { TransportKind::Tls, TransportKind::SecureWebSocket }) {
        for (const QString &version : { u"tlsv1.2"_s, u"tlsv1.3"_s }) {
            const QString name = transportName(kind) + u", "_s + version;
            const auto row = [&](const QString &own, const ErrorKind *error) {
                QTest::newRow(qPrintable(QString(name + u", "_s + own)))
                    << kind << version << own << error;
            };
            row(u"good"_s, nullptr);
            row(u"none"_s, &errors::kClientCertificateMissing);
            row(u"stranger"_s, &errors::kClientCertificateRefused);
        }
    }
}

void LinkBrokerTest::clientCertificates()
{
    QFETCH(TransportKind, kind);
    QFETCH(QString, version);
    QFETCH(QString, own);
    QFETCH(const ErrorKind *, error);
    const QStringList lines = listener(kind)
        + QStringList { u"cafile "_s + m_pairs[u"ca"_s].certificate, u"require_certificate true"_s,
              u"tls_version "_s + version };
    QVERIFY2(m_broker->start(lines), qPrintable(m_broker->log()));
    LinkSettings settings = settingsFor(kind);
    if (own != u"none"_s) {
        settings.endpoint.tls.certificateFile = m_pairs[own].certificate;
        settings.endpoint.tls.keyFile = m_pairs[own].key;
    }
    const auto link = makeLink(settings);
    if (!error) {
        QVERIFY2(goOnline(*link), m_errors.isEmpty() ? "" : qPrintable(m_errors.first().message()));
        return;
    }
    link->connectToBroker();
    QTRY_COMPARE_WITH_TIMEOUT(m_errors.size(), 1, 20'000);
    QVERIFY2(m_errors.first().is(*error), qPrintable(m_errors.first().message()));
    QCOMPARE(link->state(), State::Failed);
}

void LinkBrokerTest::replacedAuthorityFileCounts()
{
    QVERIFY2(
        m_broker->start(listener(TransportKind::Tls, u"stranger"_s)), qPrintable(m_broker->log()));
    LinkSettings settings = settingsFor(TransportKind::Tls);
    settings.endpoint.tls.caFile = m_certificates.path(u"current.pem"_s);
    QFile::remove(settings.endpoint.tls.caFile);
    QVERIFY(QFile::copy(m_pairs[u"ca"_s].certificate, settings.endpoint.tls.caFile));
    const auto link = makeLink(settings);
    link->connectToBroker();
    QTRY_COMPARE_WITH_TIMEOUT(link->state(), State::Failed, 20'000);
    QVERIFY(QFile::remove(settings.endpoint.tls.caFile));
    QVERIFY(QFile::copy(m_pairs[u"otherca"_s].certificate, settings.endpoint.tls.caFile));
    QVERIFY(goOnline(*link));
}

void LinkBrokerTest::reconnectsAfterARestart_data()
{
    addTransports();
}

void LinkBrokerTest::reconnectsAfterARestart()
{
    QFETCH(TransportKind, kind);
    QVERIFY2(m_broker->start(listener(kind)), qPrintable(m_broker->log()));
    LinkSettings settings = settingsFor(kind);
    settings.filters = { "a/#"_ba };
    const auto link = makeLink(settings);
    QSignalSpy received(link.get(), &DeviceLink::messageReceived);
    QVERIFY(goOnline(*link));
    m_broker->stop();
    QTRY_VERIFY_WITH_TIMEOUT(m_errors.size() >= 3, 20'000);
    QVERIFY2(
        m_errors.at(0).is(errors::kClosedByBroker) || m_errors.at(0).is(errors::kConnectionLost),
        qPrintable(m_errors.at(0).message()));
    QVERIFY2(m_errors.at(1).is(errors::kRefused), qPrintable(m_errors.at(1).message()));
    QVERIFY2(m_broker->start(listener(kind)), qPrintable(m_broker->log()));
    QTRY_COMPARE_WITH_TIMEOUT(link->state(), State::Online, 20'000);
    QVERIFY(link->publish({ .topic = "a/b"_ba, .payload = "1"_ba, .qos = 1 }).isOk());
    QTRY_COMPARE(received.size(), 1); // subscribed again
}

void LinkBrokerTest::keptSessionGetsWhatWasMissed()
{
    QVERIFY2(m_broker->start(listener(TransportKind::Tcp)), qPrintable(m_broker->log()));
    LinkSettings settings = settingsFor(TransportKind::Tcp);
    settings.endpoint.isSessionClean = false;
    settings.filters = { "in/#"_ba };
    settings.filterQos = 1;
    const auto link = makeLink(settings);
    QSignalSpy received(link.get(), &DeviceLink::messageReceived);
    QVERIFY(goOnline(*link));
    QTRY_VERIFY(m_broker->log().contains(u"Sending SUBACK"_s));
    link->disconnectFromBroker();
    QTRY_VERIFY(m_broker->log().contains(u"Received DISCONNECT"_s));

    LinkSettings other = settingsFor(TransportKind::Tcp);
    other.clientId = u"other"_s;
    const auto sender = makeLink(other);
    QSignalSpy acknowledged(sender.get(), &DeviceLink::acknowledged);
    QVERIFY(goOnline(*sender));
    for (int i = 0; i < 5; ++i) {
        QVERIFY(sender->publish({ .topic = "in/a"_ba, .payload = QByteArray::number(i), .qos = 1 })
                    .isOk());
    }
    QTRY_COMPARE(acknowledged.size(), 5);
    QCOMPARE(received.size(), 0);
    QVERIFY(goOnline(*link));
    QTRY_COMPARE(received.size(), 5);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(received.at(i).first().value<Message>().payload, QByteArray::number(i));
}

void LinkBrokerTest::sameIdTwiceStopsOne()
{
    QVERIFY2(m_broker->start(listener(TransportKind::Tcp)), qPrintable(m_broker->log()));
    const auto first = makeLink(settingsFor(TransportKind::Tcp));
    const auto second = makeLink(settingsFor(TransportKind::Tcp));
    QVERIFY(goOnline(*first));
    second->connectToBroker();
    QTRY_VERIFY_WITH_TIMEOUT(
        first->state() == State::Failed || second->state() == State::Failed, 20'000);
    DeviceLink &loser = first->state() == State::Failed ? *first : *second;
    DeviceLink &winner = first->state() == State::Failed ? *second : *first;
    QVERIFY2(loser.lastError()->is(errors::kIdInUse), qPrintable(loser.lastError()->message()));
    QTRY_COMPARE(winner.state(), State::Online);
}

QTEST_GUILESS_MAIN(LinkBrokerTest)
#include "tst_linkbroker.moc"
