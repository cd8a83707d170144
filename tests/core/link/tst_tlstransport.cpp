// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/tlsoptions.h"
#include "core/link/transportfixture.h"

#include <QtCore/QFile>

using namespace sim;
using namespace sim::test;
using namespace Qt::StringLiterals;

/// Trust and its absence, over tls and wss.
class TlsTransportTest : public TransportFixture
{
    Q_OBJECT

private slots:

    void init() { prepare(); }

    void cleanup() { finish(); }

    void tlsCarriesBytes_data();
    void tlsCarriesBytes();
    void tellsWhyACertificateIsNotTrusted_data();
    void tellsWhyACertificateIsNotTrusted();
    void bypassConnectsAndSaysSo_data();
    void bypassConnectsAndSaysSo();
    void clientCertificates_data();
    void clientCertificates();
    void badFilesAreNamed_data();
    void badFilesAreNamed();
    void tlsMeetsAnotherProtocol_data();
    void tlsMeetsAnotherProtocol();
    void tlsBelow12IsRefused();
};

void TlsTransportTest::tlsCarriesBytes_data()
{
    QTest::addColumn<QString>("host");
    QTest::newRow("name") << u"localhost"_s;
    QTest::newRow("address") << u"127.0.0.1"_s;
}

void TlsTransportTest::tlsCarriesBytes()
{
    QFETCH(QString, host);
    QVERIFY(listenTls());
    Endpoint endpoint = endpointTo(TransportKind::Tls);
    endpoint.host = host;
    open(endpoint);
    QVERIFY2(hasOpened(), complaint().constData());
    QCOMPARE(m_transport->mqttType(), QMqttClient::SecureSocket);
    QTRY_VERIFY(m_server->hasPendingConnections());
    QTcpSocket *peer = m_server->nextPendingConnection();
    m_transport->device()->write("ping"_ba);
    QTRY_COMPARE(peer->bytesAvailable(), 4);
    QCOMPARE(m_transport->bytesWaiting(), 0);
    QVERIFY(m_stages.contains(Stage::Encrypting));
    QVERIFY(m_notices.isEmpty());
}

void TlsTransportTest::tellsWhyACertificateIsNotTrusted_data()
{
    QTest::addColumn<TransportKind>("kind");
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<const ErrorKind *>("error");
    QTest::addColumn<QString>("detail");
    const auto rows = [](TransportKind kind) {
        const QByteArray name = transportName(kind).toLatin1() + ": "_ba;
        const auto row = [&](const char *title, const QString &certificate, const ErrorKind &error,
                             const QString &detail) {
            addRow(name + title) << kind << certificate << &error << detail;
        };
        row("expired", u"expired"_s, errors::kCertificateExpired, u"2020-01-02"_s);
        row("not yet valid", u"future"_s, errors::kCertificateNotYetValid, u"2099-01-01"_s);
        row("other host", u"elsewhere"_s, errors::kHostNameMismatch, u"elsewhere.example"_s);
        row("self-signed", u"self"_s, errors::kSelfSigned, u"self"_s);
        row("unknown authority", u"stranger"_s, errors::kUnknownAuthority, u"other"_s);
    };
    rows(TransportKind::Tls);
    rows(TransportKind::SecureWebSocket);
}

void TlsTransportTest::tellsWhyACertificateIsNotTrusted()
{
    QFETCH(TransportKind, kind);
    QFETCH(QString, certificate);
    QFETCH(const ErrorKind *, error);
    QFETCH(QString, detail);
    QVERIFY(listenTls({ .certificate = certificate })); // it never comes to the upgrade
    open(endpointTo(kind));
    QVERIFY(hasFailed());
    QVERIFY2(m_error->is(*error), complaint().constData());
    QVERIFY2(m_error->message().contains(detail), complaint().constData());
    QVERIFY(!m_error->isTransient());
    QVERIFY(!m_isOpened);
}

void TlsTransportTest::bypassConnectsAndSaysSo_data()
{
    QTest::addColumn<TransportKind>("kind");
    QTest::newRow("tls") << TransportKind::Tls;
    QTest::newRow("wss") << TransportKind::SecureWebSocket;
}

void TlsTransportTest::bypassConnectsAndSaysSo()
{
    QFETCH(TransportKind, kind);
    if (kind == TransportKind::Tls) {
        QVERIFY(listenTls({ .certificate = u"expired"_s }));
    } else {
        QVERIFY(listenWeb(kind));
    }
    Endpoint endpoint = endpointTo(kind);
    endpoint.tls = {};
    endpoint.tls.isVerified = false;
    for (int i = 1; i <= 2; ++i) {
        m_isOpened = false;
        open(endpoint);
        QVERIFY2(hasOpened(), complaint().constData());
        QCOMPARE(m_notices.size(), i);
        QVERIFY(m_notices.last().contains(endpoint.displayUrl()));
    }
}

void TlsTransportTest::clientCertificates_data()
{
    QTest::addColumn<QString>("own");
    QTest::addColumn<QString>("passphrase");
    QTest::addColumn<const ErrorKind *>("error");
    const ErrorKind *none = nullptr;
    QTest::newRow("good") << u"good"_s << QString() << none;
    QTest::newRow("with passphrase") << u"locked"_s << u"open sesame"_s << none;
    QTest::newRow("wrong passphrase") << u"locked"_s << u"guess"_s << &errors::kKeyFile;
}

void TlsTransportTest::clientCertificates()
{
    QFETCH(QString, own);
    QFETCH(QString, passphrase);
    QFETCH(const ErrorKind *, error);
    QVERIFY(listenTls({ .isClientAsked = true }));
    Endpoint endpoint = endpointTo(TransportKind::Tls);
    m_tls.show(endpoint, own);
    open(endpoint, passphrase);
    if (!error) {
        QVERIFY2(hasOpened(), complaint().constData());
        QTRY_VERIFY(m_server->hasPendingConnections());
        return;
    }
    QVERIFY(hasFailed());
    QVERIFY2(m_error->is(*error), complaint().constData());
    QVERIFY(!m_error->isTransient());
    QVERIFY(!m_error->message().contains(u"guess"_s));
}

void TlsTransportTest::badFilesAreNamed_data()
{
    QTest::addColumn<QString>("which");
    QTest::addColumn<bool>("isThere");
    QTest::addColumn<const ErrorKind *>("error");
    for (const bool isThere : { false, true }) {
        const QByteArray state = isThere ? "garbage"_ba : "missing"_ba;
        addRow("ca " + state) << u"ca"_s << isThere << &errors::kCaFile;
        addRow("certificate " + state) << u"certificate"_s << isThere << &errors::kCertificateFile;
        addRow("key " + state) << u"key"_s << isThere << &errors::kKeyFile;
    }
}

void TlsTransportTest::badFilesAreNamed()
{
    QFETCH(QString, which);
    QFETCH(bool, isThere);
    QFETCH(const ErrorKind *, error);
    const QString path = m_tls.path(isThere ? u"garbage"_s : u"nowhere"_s);
    if (isThere) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("no PEM\n");
    }
    Endpoint endpoint = endpointTo(TransportKind::Tls);
    m_tls.show(endpoint, u"good"_s);
    (which == u"ca"_s           ? endpoint.tls.caFile
            : which == u"key"_s ? endpoint.tls.keyFile
                                : endpoint.tls.certificateFile)
        = path;
    for (const TransportKind kind : { TransportKind::Tls, TransportKind::SecureWebSocket }) {
        m_error.reset();
        endpoint.transport = kind;
        open(endpoint);
        QVERIFY(m_error);
        QVERIFY2(m_error->is(*error), complaint().constData());
        QVERIFY(m_error->message().contains(path));
        QCOMPARE(m_error->where(), endpoint.displayUrl());
    }
}

void TlsTransportTest::tlsMeetsAnotherProtocol_data()
{
    QTest::addColumn<TransportKind>("kind");
    QTest::addColumn<QByteArray>("answer"); // then hangs up
    QTest::addColumn<const ErrorKind *>("error");
    QTest::addColumn<QString>("hint");
    for (const TransportKind kind : { TransportKind::Tls, TransportKind::SecureWebSocket }) {
        const QByteArray name = transportName(kind).toLatin1();
        addRow(name + ", closes") << kind << ""_ba << &errors::kTlsClosed << u"plain MQTT"_s;
        addRow(name + ", MQTT") << kind << QByteArray::fromHex("2002000120020001")
                                << &errors::kPortSpeaksPlain << u"tcp (mqtt://)"_s;
        addRow(name + ", HTTP") << kind << "HTTP/1.1 400 Bad Request\r\n\r\n"_ba
                                << &errors::kPortSpeaksPlain << u"ws://"_s;
        addRow(name + ", TLS too old")
            << kind << oldTlsAlert() << &errors::kTlsVersion << u"TLS 1.2"_s;
    }
}

void TlsTransportTest::tlsMeetsAnotherProtocol()
{
    QFETCH(TransportKind, kind);
    QFETCH(QByteArray, answer);
    QFETCH(const ErrorKind *, error);
    QFETCH(QString, hint);
    QVERIFY(listenRaw(answer));
    open(endpointTo(kind));
    QVERIFY(hasFailed());
    QVERIFY2(m_error->is(*error), complaint().constData());
    QVERIFY2(m_error->remedy().contains(hint), qPrintable(m_error->remedy()));
}

void TlsTransportTest::tlsBelow12IsRefused()
{
    const auto configuration = tlsConfiguration(endpointTo(TransportKind::Tls), {});
    QVERIFY(configuration.isOk());
    QCOMPARE(configuration->protocol(), QSsl::TlsV1_2OrLater);
    QCOMPARE(configuration->peerVerifyMode(), QSslSocket::VerifyPeer);
}

QTEST_GUILESS_MAIN(TlsTransportTest)
#include "tst_tlstransport.moc"
