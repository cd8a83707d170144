// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/doctor/doctorfacts.h"

#include "core/base/timetext.h"
#include "core/link/linkerrors.h"
#include "core/link/tlsoptions.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslCipher>
#include <QtNetwork/QSslSocket>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr qint64 kSoonDays = 30;

    QString tr(const char *text)
    {
        return QCoreApplication::translate("Doctor", text);
    }

    bool isLoopback(const QString &host)
    {
        return host == "localhost"_L1 || QHostAddress(host).isLoopback();
    }

    QString tcpPortHint(quint16 port)
    {
        if (port == 8883 || port == 8884)
            return tr("Port %1 is usual for TLS, but the transport is tcp: choose tls (mqtts://) "
                      "unless the broker really speaks plain MQTT there.")
                .arg(port);
        if (port == 80 || port == 443)
            return tr("Port %1 is usual for web servers: MQTT is there over WebSocket only, "
                      "%2.")
                .arg(port)
                .arg(port == 80 ? u"ws://"_s : u"wss://"_s);
        return {};
    }

    QString webSocketPortHint(quint16 port)
    {
        if (port == 1883 || port == 8883)
            return tr("Port %1 is usual for MQTT without WebSocket: choose %2.")
                .arg(port)
                .arg(port == 1883 ? u"tcp (mqtt://)"_s : u"tls (mqtts://)"_s);
        if (port == 443)
            return tr("Port 443 is usual for TLS: choose wss://.");
        return {};
    }

    QString portHint(const Endpoint &endpoint)
    {
        if (endpoint.transport == TransportKind::Tcp)
            return tcpPortHint(endpoint.port);
        if (endpoint.transport == TransportKind::WebSocket)
            return webSocketPortHint(endpoint.port);
        if (endpoint.port == 1883)
            return tr("Port 1883 is usual for plain MQTT, but the transport is %1: the usual port "
                      "for TLS is 8883.")
                .arg(transportName(endpoint.transport));
        return {};
    }

    WallTime wallTime(const QDateTime &time)
    {
        return WallTime(Milliseconds(time.toMSecsSinceEpoch()));
    }

    DoctorCertificate describe(const QSslCertificate &certificate, WallTime now)
    {
        const auto nameOf = [](const QStringList &common, const QString &other) {
            return common.isEmpty() ? other : common.join(", "_L1);
        };
        DoctorCertificate result;
        result.subject = nameOf(
            certificate.subjectInfo(QSslCertificate::CommonName), certificate.subjectDisplayName());
        result.issuer = nameOf(
            certificate.issuerInfo(QSslCertificate::CommonName), certificate.issuerDisplayName());
        result.names = certificate.subjectAlternativeNames().values();
        result.names.sort();
        result.validFrom = wallTime(certificate.effectiveDate());
        result.validTo = wallTime(certificate.expiryDate());
        result.daysLeft = std::chrono::floor<std::chrono::days>(result.validTo - now).count();
        result.isSelfSigned = certificate.isSelfSigned();
        return result;
    }

    QString versionText(QSsl::SslProtocol protocol)
    {
        switch (protocol) {
        case QSsl::TlsV1_2:
            return u"TLS 1.2"_s;
        case QSsl::TlsV1_3:
            return u"TLS 1.3"_s;
        default:
            return tr("unknown");
        }
    }

    QString expiryHint(const DoctorCertificate &certificate)
    {
        if (certificate.daysLeft < 0 || certificate.daysLeft >= kSoonDays)
            return {};
        return tr("The certificate \"%1\" ends in %2, on %3: renew it on the broker in time.")
            .arg(certificate.subject, doctorDaysText(certificate.daysLeft),
                formatTime(certificate.validTo).left(10));
    }

    /// Qt verifies also where nobody asked for it; only the result is ignored.
    QString bypassHint(const QSslSocket &socket, const Endpoint &endpoint)
    {
        const QList<QSslError> faults = socket.sslHandshakeErrors();
        if (faults.isEmpty())
            return tr("The certificate is good: switch the verification on again.");
        const Error error = trustFailure(faults, endpoint);
        return tr("With verification it would be refused: %1. %2")
            .arg(error.why().isEmpty() ? error.what() : error.what() + ": "_L1 + error.why(),
                error.remedy());
    }

} // namespace

QStringList settingsHints(const LinkSettings &settings)
{
    const Endpoint &endpoint = settings.endpoint;
    QStringList hints;
    const auto add = [&hints](const QString &hint) {
        if (!hint.isEmpty())
            hints.append(hint);
    };
    add(portHint(endpoint));
    if (isEncrypted(endpoint.transport))
        add(bypassNotice(endpoint));
    else if (!settings.password.isEmpty() && !isLoopback(endpoint.host))
        add(tr("The key secret travels unencrypted with transport %1: choose tls or wss.")
                .arg(transportName(endpoint.transport)));
    if (!settings.clientId.isEmpty() && !endpoint.isSessionClean)
        add(tr("The session of this device is kept (cleanSession is off): commands that wait for "
               "it at the broker come to this check instead of to the device."));
    return hints;
}

QList<DoctorDetail> addressDetails(const QAbstractSocket *socket)
{
    if (!socket || socket->peerAddress().isNull())
        return {};
    const auto text = [](const QHostAddress &address, quint16 port) {
        const bool isIpv6 = address.protocol() == QAbstractSocket::IPv6Protocol;
        return (isIpv6 ? u"[%1]:%2"_s : u"%1:%2"_s).arg(address.toString()).arg(port);
    };
    return { { tr("Connected to"), text(socket->peerAddress(), socket->peerPort()) },
        { tr("From"), text(socket->localAddress(), socket->localPort()) } };
}

void addEncryptionFacts(
    DoctorCheck &check, const QAbstractSocket *socket, const Endpoint &endpoint, WallTime now)
{
    const auto *secure = qobject_cast<const QSslSocket *>(socket);
    if (!secure)
        return;
    if (const QSslCipher cipher = secure->sessionCipher(); !cipher.isNull()) {
        check.details.append({ tr("Version"), versionText(secure->sessionProtocol()) });
        check.details.append({ tr("Cipher"), cipher.name() });
    }
    if (!endpoint.tls.certificateFile.isEmpty())
        check.details.append({ tr("Client certificate"), endpoint.tls.certificateFile });
    check.certificates.clear();
    const QList<QSslCertificate> chain = secure->peerCertificateChain();
    for (const QSslCertificate &certificate : chain)
        check.certificates.append(describe(certificate, now));
    if (check.certificates.isEmpty())
        return;
    for (const DoctorCertificate &certificate : std::as_const(check.certificates)) {
        if (const QString hint = expiryHint(certificate); !hint.isEmpty())
            check.hints.append(hint);
    }
    if (!endpoint.tls.isVerified)
        check.hints.append(bypassHint(*secure, endpoint));
}

QList<DoctorDetail> clockDetails(const Error &error, WallTime now)
{
    if (!error.is(errors::kCertificateExpired) && !error.is(errors::kCertificateNotYetValid))
        return {};
    return { { tr("This computer's clock"), formatTime(now) } };
}

} // namespace sim
