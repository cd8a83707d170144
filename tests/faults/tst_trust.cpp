// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/linkerrors.h"
#include "core/link/trustfiles.h"
#include "support/mosquitto.h"
#include "support/opensslserver.h"
#include "support/watchedlink.h"

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>

#include <vector>

using namespace sim;
using namespace sim::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using State = DeviceLink::State;

Q_DECLARE_METATYPE(const sim::ErrorKind *)

/// C8 and C9 of the reliability page: brokers without our trust, and us without theirs.
class TrustTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanupTestCase();

    void c8ServerShowsALogin();
    void c8ReasonsAreToldApart_data();
    void c8ReasonsAreToldApart();
    void c9ReplacedAuthorityRecovers_data();
    void c9ReplacedAuthorityRecovers();
    void stampTellsEveryChange();

private:
    LinkSettings settingsFor(TransportKind kind, quint16 port) const;
    QString copyOf(const QString &pair, const QString &file) const;

    TestCertificates m_certificates;
    QMap<QString, TestCertificates::Pair> m_pairs;
    QSet<QString> m_codes; ///< seen by c8ReasonsAreToldApart()
};

void TrustTest::initTestCase()
{
    const auto authority = m_certificates.makeAuthority(u"ca"_s);
    m_pairs[u"ca"_s] = authority;
    m_pairs[u"otherca"_s] = m_certificates.makeAuthority(u"otherca"_s);
    m_pairs[u"good"_s] = m_certificates.make({ .name = u"good"_s }, authority);
    m_pairs[u"expired"_s] = m_certificates.make(
        { .name = u"expired"_s, .from = u"20200101000000Z"_s, .to = u"20200102000000Z"_s },
        authority);
    m_pairs[u"future"_s] = m_certificates.make(
        { .name = u"future"_s, .from = u"20990101000000Z"_s, .to = u"20990102000000Z"_s },
        authority);
    m_pairs[u"elsewhere"_s] = m_certificates.make(
        { .name = u"elsewhere"_s, .hosts = { u"DNS:elsewhere.example"_s } }, authority);
    m_pairs[u"self"_s] = m_certificates.makeSelfSigned(u"self"_s);
    m_pairs[u"stranger"_s] = m_certificates.make({ .name = u"stranger"_s }, m_pairs[u"otherca"_s]);
    QVERIFY2(m_certificates.errorText().isEmpty(), qPrintable(m_certificates.errorText()));
}

void TrustTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

void TrustTest::cleanupTestCase()
{
    QVERIFY2(m_codes.isEmpty() || m_codes.size() == 8,
        qPrintable(QStringList(m_codes.cbegin(), m_codes.cend()).join(u' ')));
}

LinkSettings TrustTest::settingsFor(TransportKind kind, quint16 port) const
{
    LinkSettings settings;
    settings.clientId = u"_dev_123456789012345678"_s;
    settings.username = u"_key_1"_s;
    settings.password = u"m4rker"_s;
    settings.endpoint.transport = kind;
    settings.endpoint.host = u"localhost"_s;
    settings.endpoint.port = port;
    settings.endpoint.tls.caFile = m_pairs[u"ca"_s].certificate;
    settings.endpoint.reconnect = { .first = 50ms, .max = 200ms };
    return settings;
}

/// So that the absence of a login below means something.
void TrustTest::c8ServerShowsALogin()
{
    OpensslServer tls;
    QVERIFY2(tls.start(m_pairs[u"good"_s]), tls.output().constData());
    WatchedLink device(settingsFor(TransportKind::Tls, tls.port()));
    device.link.connectToBroker();
    QTRY_VERIFY_WITH_TIMEOUT(tls.output().contains("m4rker"), 20'000);
}

void TrustTest::c8ReasonsAreToldApart_data()
{
    QTest::addColumn<TransportKind>("kind");
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("client"); ///< certificate
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<const ErrorKind *>("error");
    const QStringList demand { u"-Verify"_s, u"2"_s, u"-verify_return_error"_s, u"-CAfile"_s,
        m_pairs[u"ca"_s].certificate };
    const QStringList old { u"-tls1"_s, u"-cipher"_s, u"ALL:@SECLEVEL=0"_s };
    for (const TransportKind kind : { TransportKind::Tls, TransportKind::SecureWebSocket }) {
        const auto row = [&](const char *name, const QString &server, const ErrorKind &error,
                             const QStringList &options = {}, const QString &client = {}) {
            QTest::addRow("%s, %s", qPrintable(transportName(kind)), name)
                << kind << server << client << options << &error;
        };
        row("expired", u"expired"_s, errors::kCertificateExpired);
        row("not yet valid", u"future"_s, errors::kCertificateNotYetValid);
        row("wrong host", u"elsewhere"_s, errors::kHostNameMismatch);
        row("unknown authority", u"stranger"_s, errors::kUnknownAuthority);
        row("self-signed", u"self"_s, errors::kSelfSigned);
        row("TLS 1.0 only", u"good"_s, errors::kTlsVersion, old);
        for (const QString &version : { u"-tls1_2"_s, u"-tls1_3"_s }) {
            row(qPrintable(u"no client certificate "_s + version), u"good"_s,
                errors::kClientCertificateMissing, demand + QStringList(version));
            row(qPrintable(u"wrong client certificate "_s + version), u"good"_s,
                errors::kClientCertificateRefused, demand + QStringList(version), u"stranger"_s);
        }
    }
}

void TrustTest::c8ReasonsAreToldApart()
{
    QFETCH(TransportKind, kind);
    QFETCH(QString, server);
    QFETCH(QString, client);
    QFETCH(QStringList, options);
    QFETCH(const ErrorKind *, error);
    OpensslServer tls;
    QVERIFY2(tls.start(m_pairs[server], options), tls.output().constData());
    LinkSettings settings = settingsFor(kind, tls.port());
    if (!client.isEmpty()) {
        settings.endpoint.tls.certificateFile = m_pairs[client].certificate;
        settings.endpoint.tls.keyFile = m_pairs[client].key;
    }
    WatchedLink device(settings);
    device.link.connectToBroker();
    QTRY_VERIFY_WITH_TIMEOUT(!device.errors.isEmpty(), 20'000);
    QVERIFY2(device.errors.first().is(*error), device.complaint());
    QCOMPARE(device.link.state(), State::Failed);
    QCOMPARE(device.errors.size(), 1);
    m_codes.insert(device.errors.first().code());
    // Nothing of a login got out of the encryption, neither name nor secret.
    const QByteArray seen = tls.output();
    QVERIFY2(!seen.contains("MQTT") && !seen.contains("m4rker"), seen.constData());
}

/// The file \a file with the content of \a pair, put there in one step.
QString TrustTest::copyOf(const QString &pair, const QString &file) const
{
    const QString path = m_certificates.path(file);
    const QString fresh = path + u".new"_s;
    QFile::remove(fresh);
    if (!QFile::copy(m_pairs[pair].certificate, fresh))
        return {};
    return std::rename(QFile::encodeName(fresh).constData(), QFile::encodeName(path).constData())
            == 0
        ? path
        : QString();
}

void TrustTest::c9ReplacedAuthorityRecovers_data()
{
    QTest::addColumn<TransportKind>("kind");
    QTest::newRow("tls") << TransportKind::Tls;
    QTest::newRow("wss") << TransportKind::SecureWebSocket;
}

void TrustTest::c9ReplacedAuthorityRecovers()
{
    QFETCH(TransportKind, kind);
    const auto lines = [&](const QString &pair) {
        QStringList result { u"allow_anonymous true"_s, u"certfile "_s + m_pairs[pair].certificate,
            u"keyfile "_s + m_pairs[pair].key };
        if (kind == TransportKind::SecureWebSocket)
            result.prepend(u"protocol websockets"_s);
        return result;
    };
    Mosquitto broker;
    QVERIFY2(broker.start(lines(u"good"_s)), qPrintable(broker.log()));
    std::vector<std::unique_ptr<WatchedLink>> fleet;
    for (int i = 0; i < 3; ++i) {
        LinkSettings settings = settingsFor(kind, broker.port());
        settings.clientId = u"device-%1"_s.arg(i);
        settings.endpoint.tls.caFile = copyOf(u"ca"_s, u"current.pem"_s);
        fleet.push_back(std::make_unique<WatchedLink>(settings, nullptr, i));
        QVERIFY2(fleet.back()->goOnline(), fleet.back()->complaint());
    }
    QVERIFY2(broker.start(lines(u"stranger"_s)), qPrintable(broker.log()));
    for (const auto &device : fleet) {
        QVERIFY2(device->waitFor(State::Failed), device->complaint());
        QVERIFY2(device->link.lastError()->is(errors::kUnknownAuthority), device->complaint());
    }
    const auto tries = [&] { return broker.log().count(u"New connection from"_s); };
    const auto before = tries();
    QTest::qWait(1500);
    QCOMPARE(tries(), before); // no hammering
    QVERIFY(!copyOf(u"otherca"_s, u"current.pem"_s).isEmpty());
    for (const auto &device : fleet) {
        QVERIFY2(device->waitFor(State::Online, 30'000), device->complaint());
        QCOMPARE(device->notices.size(), 1);
    }
}

void TrustTest::stampTellsEveryChange()
{
    TlsSettings tls;
    QCOMPARE(trustFilesStamp(tls), 0U);
    tls.caFile = copyOf(u"ca"_s, u"stamped.pem"_s);
    const quint64 first = trustFilesStamp(tls);
    QVERIFY(first != 0);
    QCOMPARE(trustFilesStamp(tls), first);
    // The same bytes with the same date, but another file.
    QTest::qWait(20);
    copyOf(u"ca"_s, u"stamped.pem"_s);
    const quint64 second = trustFilesStamp(tls);
    QVERIFY(second != first);
    QFile file(tls.caFile);
    QVERIFY(file.open(QIODevice::Append));
    file.write("\n");
    file.close();
    const quint64 third = trustFilesStamp(tls);
    QVERIFY(third != second);
    QVERIFY(QFile::remove(tls.caFile));
    QVERIFY(trustFilesStamp(tls) != third);
}

QTEST_GUILESS_MAIN(TrustTest)
#include "tst_trust.moc"
