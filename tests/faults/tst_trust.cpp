// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/linkerrors.h"
#include "core/link/trustfiles.h"
#include "support/mosquitto.h"
#include "support/opensslserver.h"
#include "support/tlsserver.h"
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
    void init();
    void cleanup();
    void cleanupTestCase();

    void c8ServerShowsALogin();
    void c8ReasonsAreToldApart_data();
    void c8ReasonsAreToldApart();
    void c9ReplacedAuthorityRecovers_data();
    void c9ReplacedAuthorityRecovers();
    void stampTellsEveryChange();

private:
    LinkSettings settingsFor(TransportKind kind, quint16 port);
    QString copyOf(const QString &pair, const QString &file);

    TlsServers m_tls;
    QSet<QString> m_codes; ///< seen by c8ReasonsAreToldApart()
};

void TrustTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

void TrustTest::cleanup()
{
    QVERIFY2(m_tls.errorText().isEmpty(), qPrintable(m_tls.errorText()));
}

void TrustTest::cleanupTestCase()
{
    QVERIFY2(m_codes.isEmpty() || m_codes.size() == 8,
        qPrintable(QStringList(m_codes.cbegin(), m_codes.cend()).join(u' ')));
}

LinkSettings TrustTest::settingsFor(TransportKind kind, quint16 port)
{
    LinkSettings settings;
    settings.clientId = u"_dev_123456789012345678"_s;
    settings.username = u"_key_1"_s;
    settings.password = u"m4rker"_s;
    settings.endpoint = m_tls.endpoint(kind, port);
    settings.endpoint.reconnect = { .first = 50ms, .max = 200ms };
    return settings;
}

/// So that the absence of a login below means something.
void TrustTest::c8ServerShowsALogin()
{
    OpensslServer tls;
    QVERIFY2(m_tls.start(tls), tls.output().constData());
    WatchedLink device(settingsFor(TransportKind::Tls, tls.port()));
    device.link.connectToBroker();
    QTRY_VERIFY_WITH_TIMEOUT(tls.output().contains("m4rker"), 20'000);
}

void TrustTest::c8ReasonsAreToldApart_data()
{
    QTest::addColumn<TransportKind>("kind");
    QTest::addColumn<TlsServerOptions>("server");
    QTest::addColumn<QString>("client"); ///< certificate
    QTest::addColumn<const ErrorKind *>("error");
    using Version = TlsServerOptions::Version;
    for (const TransportKind kind : { TransportKind::Tls, TransportKind::SecureWebSocket }) {
        const auto row = [&](const char *name, const TlsServerOptions &server,
                             const ErrorKind &error, const QString &client = {}) {
            QTest::addRow("%s, %s", qPrintable(transportName(kind)), name)
                << kind << server << client << &error;
        };
        row("expired", { .certificate = u"expired"_s }, errors::kCertificateExpired);
        row("not yet valid", { .certificate = u"future"_s }, errors::kCertificateNotYetValid);
        row("wrong host", { .certificate = u"elsewhere"_s }, errors::kHostNameMismatch);
        row("unknown authority", { .certificate = u"stranger"_s }, errors::kUnknownAuthority);
        row("self-signed", { .certificate = u"self"_s }, errors::kSelfSigned);
        row("TLS 1.0 only", { .version = Version::Tls10 }, errors::kTlsVersion);
        const TlsServerOptions strict12 { .version = Version::Tls12, .isClientAsked = true };
        const TlsServerOptions strict13 { .version = Version::Tls13, .isClientAsked = true };
        row("no client certificate -tls1_2", strict12, errors::kClientCertificateMissing);
        row("no client certificate -tls1_3", strict13, errors::kClientCertificateMissing);
        row("wrong client certificate -tls1_2", strict12, errors::kClientCertificateRefused,
            u"stranger"_s);
        row("wrong client certificate -tls1_3", strict13, errors::kClientCertificateRefused,
            u"stranger"_s);
    }
}

void TrustTest::c8ReasonsAreToldApart()
{
    QFETCH(TransportKind, kind);
    QFETCH(TlsServerOptions, server);
    QFETCH(QString, client);
    QFETCH(const ErrorKind *, error);
    OpensslServer tls;
    QVERIFY2(m_tls.start(tls, server), tls.output().constData());
    LinkSettings settings = settingsFor(kind, tls.port());
    if (!client.isEmpty())
        m_tls.show(settings.endpoint, client);
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
QString TrustTest::copyOf(const QString &pair, const QString &file)
{
    const QString path = m_tls.path(file);
    const QString fresh = path + u".new"_s;
    QFile::remove(fresh);
    if (!QFile::copy(m_tls.pair(pair).certificate, fresh))
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
    Mosquitto broker;
    QVERIFY2(broker.start(m_tls.mosquittoLines(kind)), qPrintable(broker.log()));
    std::vector<std::unique_ptr<WatchedLink>> fleet;
    for (int i = 0; i < 3; ++i) {
        LinkSettings settings = settingsFor(kind, broker.port());
        settings.clientId = u"device-%1"_s.arg(i);
        settings.endpoint.tls.caFile = copyOf(u"ca"_s, u"current.pem"_s);
        fleet.push_back(std::make_unique<WatchedLink>(settings, nullptr, i));
        QVERIFY2(fleet.back()->goOnline(), fleet.back()->complaint());
    }
    QVERIFY2(broker.start(m_tls.mosquittoLines(kind, { .certificate = u"stranger"_s })),
        qPrintable(broker.log()));
    for (const auto &device : fleet) {
        QVERIFY2(device->waitFor(State::Failed), device->complaint());
        QVERIFY2(device->link.lastError()->is(errors::kUnknownAuthority), device->complaint());
    }
    const auto tries = [&] { return broker.log().count(u"New connection from"_s); };
    const auto before = tries();
    QTest::qWait(1500);
    QCOMPARE(tries(), before); // no hammering
    QVERIFY(!copyOf(u"other"_s, u"current.pem"_s).isEmpty());
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
