// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/tlsoptions.h"

#include "core/link/linkerrors.h"
#include "core/link/socketfailure.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QFile>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslKey>
#include <QtNetwork/QSslSocket>

#include <algorithm>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr qint64 kMaxPemBytes = 16 * 1024 * 1024;

    QString translated(const char *text)
    {
        return QCoreApplication::translate("Tls", text);
    }

    Result<QByteArray> contentOf(const QString &path, const ErrorKind &kind)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return Error(kind, { path, file.errorString() });
        return file.read(kMaxPemBytes);
    }

    Result<QList<QSslCertificate>> certificatesIn(const QString &path, const ErrorKind &kind)
    {
        const Result<QByteArray> pem = contentOf(path, kind);
        if (!pem)
            return pem.error();
        QList<QSslCertificate> certificates = QSslCertificate::fromData(*pem, QSsl::Pem);
        if (certificates.isEmpty())
            return Error(kind, { path, translated("it holds no certificate in PEM form") });
        return certificates;
    }

    Result<QSslKey> keyIn(const QString &path, const QString &passphrase)
    {
        const Result<QByteArray> pem = contentOf(path, errors::kKeyFile);
        if (!pem)
            return pem.error();
        for (const QSsl::KeyAlgorithm algorithm : { QSsl::Rsa, QSsl::Ec, QSsl::Dsa }) {
            QSslKey key(*pem, algorithm, QSsl::Pem, QSsl::PrivateKey, passphrase.toUtf8());
            if (!key.isNull())
                return key;
        }
        const bool isLocked = pem->contains("ENCRYPTED");
        return Error(errors::kKeyFile,
            { path,
                isLocked ? translated("it is encrypted and the passphrase does not open it")
                         : translated("it holds no private key in PEM form") });
    }

    QString subjectOf(const QSslCertificate &certificate)
    {
        const QString name = certificate.subjectInfo(QSslCertificate::CommonName).join(", "_L1);
        return name.isEmpty() ? certificate.subjectDisplayName() : name;
    }

    QString dateText(const QDateTime &time)
    {
        return time.toUTC().toString(Qt::ISODate);
    }

    bool isAuthorityUnknown(QSslError::SslError error)
    {
        return error == QSslError::UnableToGetLocalIssuerCertificate
            || error == QSslError::UnableToVerifyFirstCertificate
            || error == QSslError::UnableToGetIssuerCertificate
            || error == QSslError::SelfSignedCertificateInChain
            || error == QSslError::CertificateUntrusted;
    }

    /// Small is told first.
    int rankOf(QSslError::SslError error)
    {
        if (error == QSslError::CertificateExpired)
            return 0;
        if (error == QSslError::CertificateNotYetValid)
            return 1;
        if (error == QSslError::SelfSignedCertificate)
            return 2;
        if (isAuthorityUnknown(error))
            return 3;
        return error == QSslError::HostNameMismatch ? 5 : 4;
    }

} // namespace

Result<QSslConfiguration> tlsConfiguration(const Endpoint &endpoint, const QString &keyPassphrase)
{
    const QString where = endpoint.displayUrl();
    if (!QSslSocket::supportsSsl())
        return Error(errors::kTlsUnavailable, {}, where);
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    const TlsSettings &tls = endpoint.tls;
    configuration.setPeerVerifyMode(
        tls.isVerified ? QSslSocket::VerifyPeer : QSslSocket::VerifyNone);
    if (!tls.caFile.isEmpty()) {
        const auto authorities = certificatesIn(tls.caFile, errors::kCaFile);
        if (!authorities)
            return authorities.error().at(where);
        // Added, not set: setting would switch off the system's own authorities.
        configuration.addCaCertificates(*authorities);
    }
    if (!tls.certificateFile.isEmpty()) {
        const auto chain = certificatesIn(tls.certificateFile, errors::kCertificateFile);
        if (!chain)
            return chain.error().at(where);
        configuration.setLocalCertificateChain(*chain);
    }
    const QString keyFile = tls.keyFile.isEmpty() ? tls.certificateFile : tls.keyFile;
    if (!keyFile.isEmpty()) {
        const Result<QSslKey> key = keyIn(keyFile, keyPassphrase);
        if (!key)
            return key.error().at(where);
        configuration.setPrivateKey(*key);
    }
    return configuration;
}

QString bypassNotice(const Endpoint &endpoint)
{
    if (endpoint.tls.isVerified)
        return {};
    return translated(
        "The certificate of %1 is NOT checked: anybody on the way can read and change "
        "the traffic.")
        .arg(endpoint.displayUrl());
}

Error trustFailure(const QList<QSslError> &sslErrors, const Endpoint &endpoint)
{
    const QString where = endpoint.displayUrl();
    const auto isEarlier = [](const QSslError &a, const QSslError &b) {
        return rankOf(a.error()) < rankOf(b.error());
    };
    const auto first = std::min_element(sslErrors.begin(), sslErrors.end(), isEarlier);
    if (first == sslErrors.end())
        return Error(errors::kCertificateRejected, { QString() }, where);
    const QSslCertificate certificate = first->certificate();
    const QString subject = subjectOf(certificate);
    const QSslError::SslError error = first->error();
    if (error == QSslError::CertificateExpired) {
        return Error(
            errors::kCertificateExpired, { subject, dateText(certificate.expiryDate()) }, where);
    }
    if (error == QSslError::CertificateNotYetValid) {
        return Error(errors::kCertificateNotYetValid,
            { subject, dateText(certificate.effectiveDate()) }, where);
    }
    if (error == QSslError::SelfSignedCertificate)
        return Error(errors::kSelfSigned, { subject }, where);
    if (isAuthorityUnknown(error)) {
        const QString issuer = certificate.issuerInfo(QSslCertificate::CommonName).join(", "_L1);
        return Error(errors::kUnknownAuthority, { issuer }, where);
    }
    if (error == QSslError::HostNameMismatch) {
        QStringList names = certificate.subjectAlternativeNames().values();
        if (names.isEmpty())
            names.append(subject);
        names.sort();
        return Error(errors::kHostNameMismatch, { endpoint.host, names.join(", "_L1) }, where);
    }
    return Error(errors::kCertificateRejected, { first->errorString() }, where);
}

namespace {

    /// What an alert of the broker means, when it means one thing.
    std::optional<Error> alertFailure(
        QSsl::AlertType alert, const QString &text, const Endpoint &endpoint)
    {
        const QString where = endpoint.displayUrl();
        const bool hasCertificate = !endpoint.tls.certificateFile.isEmpty();
        switch (alert) {
        case QSsl::AlertType::ProtocolVersion:
            return Error(errors::kTlsVersion, { text }, where);
        case QSsl::AlertType::CertificateRequired:
            return Error(errors::kClientCertificateMissing, {}, where);
        case QSsl::AlertType::HandshakeFailure:
            // TLS 1.2 says no more than this when it misses the certificate; with one it can be
            // anything.
            if (!hasCertificate)
                return Error(errors::kClientCertificateMissing, {}, where);
            return {};
        case QSsl::AlertType::BadCertificate:
        case QSsl::AlertType::UnsupportedCertificate:
        case QSsl::AlertType::CertificateRevoked:
        case QSsl::AlertType::CertificateExpired:
        case QSsl::AlertType::CertificateUnknown:
        case QSsl::AlertType::UnknownCa:
        case QSsl::AlertType::AccessDenied:
            return hasCertificate ? Error(errors::kClientCertificateRefused, { text }, where)
                                  : Error(errors::kClientCertificateMissing, {}, where);
        default: // the other thirty say nothing that a user could act on
            return {};
        }
    }

    bool containsAny(const QString &text, std::initializer_list<QLatin1StringView> words)
    {
        return std::any_of(words.begin(), words.end(),
            [&text](QLatin1StringView word) { return text.contains(word, Qt::CaseInsensitive); });
    }

} // namespace

Error tlsFailure(QAbstractSocket::SocketError error, const QString &text,
    std::optional<QSsl::AlertType> alert, bool isEncrypted, const Endpoint &endpoint)
{
    const QString where = endpoint.displayUrl();
    if (alert) {
        if (const auto meaning = alertFailure(*alert, text, endpoint))
            return *meaning;
    }
    if (containsAny(text, { "unsupported protocol"_L1, "alert protocol version"_L1 }))
        return Error(errors::kTlsVersion, { text }, where);
    if (containsAny(
            text, { "wrong version number"_L1, "http request"_L1, "packet length too long"_L1 }))
        return Error(errors::kPortSpeaksPlain, {}, where);
    if (error == QAbstractSocket::RemoteHostClosedError && !isEncrypted)
        return Error(errors::kTlsClosed, {}, where);
    if (error == QAbstractSocket::SslHandshakeFailedError
        || error == QAbstractSocket::SslInternalError
        || error == QAbstractSocket::SslInvalidUserDataError) {
        return isEncrypted ? Error(errors::kConnectionLost, { text }, where)
                           : Error(errors::kTlsFailed, { text }, where);
    }
    return socketFailure(error, text, endpoint);
}

} // namespace sim
