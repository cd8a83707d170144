// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/rest/statefetch.h"

#include "core/link/linkerrors.h"
#include "core/link/tlsoptions.h"
#include "core/rest/resterrors.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kHttpsPort = 443;
    constexpr qsizetype kLongestWords = 200; ///< of the platform, in an error

    /// The platform's words in an error document: `[{"code", "cause", "message"}]`.
    QString platformWords(const QByteArray &body)
    {
        const QJsonDocument document = QJsonDocument::fromJson(body);
        const QJsonObject error
            = document.isArray() ? document.array().first().toObject() : document.object();
        return error.value("message"_L1).toString().simplified().left(kLongestWords);
    }

} // namespace

StateFetch::StateFetch(StateRequest request, QObject *parent)
    : QObject(parent)
    , m_request(std::move(request))
{
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_silence.setSingleShot(true);
    m_silence.setInterval(m_request.limit);
    connect(&m_silence, &QTimer::timeout, this, [this] {
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(m_request.limit);
        end(Error(errors::kRestSilent, { QString::number(seconds.count()) }, m_request.base));
    });
}

StateFetch::~StateFetch()
{
    m_hasEnded = true; // aborting the reply says so once more
}

void StateFetch::start()
{
    QMetaObject::invokeMethod(this, &StateFetch::send, Qt::QueuedConnection);
}

void StateFetch::cancel()
{
    end(Error(errors::kRestCancelled, {}, m_request.base));
}

QUrl StateFetch::address() const
{
    QUrl url(m_request.base, QUrl::StrictMode);
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path + u"/data/devices/"_s + m_request.device + u"/state"_s);
    return url;
}

void StateFetch::send()
{
    if (m_hasEnded)
        return;
    const QUrl url = address();
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        return end(Error(errors::kRestAddress, { url.toString(QUrl::RemoveUserInfo) }));
    if (url.scheme() != "https"_L1)
        return end(Error(errors::kRestNotEncrypted, { url.toString() }));
    if (m_request.keyId.isEmpty() || m_request.secret.isEmpty())
        return end(Error(errors::kRestNoKey, {}, m_request.base));
    m_endpoint.transport = TransportKind::Tls;
    m_endpoint.host = url.host();
    m_endpoint.port = static_cast<quint16>(url.port(kHttpsPort));
    m_endpoint.tls = m_request.tls;
    const Result<QSslConfiguration> tls = tlsConfiguration(m_endpoint, {});
    if (!tls)
        return end(tls.error());
    QNetworkRequest request(url);
    request.setSslConfiguration(*tls);
    request.setRawHeader("Accept", "application/json");
    const QByteArray login = (m_request.keyId + u':' + m_request.secret).toUtf8().toBase64();
    request.setRawHeader("Authorization", "Basic " + login);
    m_reply.reset(m_network.get(request));
    connect(m_reply.get(), &QNetworkReply::metaDataChanged, this, &StateFetch::handleHeader);
    connect(m_reply.get(), &QNetworkReply::downloadProgress, this, &StateFetch::handleProgress);
    connect(m_reply.get(), &QNetworkReply::sslErrors, this, &StateFetch::handleSslErrors);
    connect(m_reply.get(), &QNetworkReply::finished, this, &StateFetch::handleFinished);
    m_silence.start();
}

void StateFetch::handleHeader()
{
    m_silence.start();
    refuseAbove(m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong());
}

void StateFetch::handleProgress(qint64 received, qint64 total)
{
    m_silence.start();
    refuseAbove(received);
    if (!m_hasEnded)
        emit progressed(received, total);
}

void StateFetch::refuseAbove(qint64 size)
{
    constexpr qint64 kMegabyte = 1024 * 1024;
    if (size > kMaxBytes)
        end(Error(
            errors::kRestTooLarge, { QString::number(kMaxBytes / kMegabyte) }, m_request.base));
}

void StateFetch::handleSslErrors(const QList<QSslError> &sslErrors)
{
    if (m_request.tls.isVerified)
        m_error = trustFailure(sslErrors, m_endpoint);
    else
        m_reply->ignoreSslErrors();
}

void StateFetch::handleFinished()
{
    if (m_hasEnded)
        return;
    constexpr int kOk = 200;
    const QVariant status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute);
    if (!status.isValid())
        return end(m_error.value_or(networkError()));
    const QByteArray body = m_reply->readAll();
    if (status.toInt() != kOk)
        return end(statusError(status.toInt(), body));
    if (m_reply->error() != QNetworkReply::NoError) // the text broke off
        return end(networkError());
    m_hasEnded = true;
    m_silence.stop();
    emit succeeded(body);
}

void StateFetch::end(const Error &error)
{
    if (m_hasEnded)
        return;
    m_hasEnded = true;
    if (m_reply)
        m_reply->abort();
    m_silence.stop();
    emit failed(error);
}

Error StateFetch::networkError() const
{
    const QString text = m_reply->errorString();
    const QString where = m_request.base;
    switch (m_reply->error()) {
    case QNetworkReply::HostNotFoundError:
        return Error(errors::kResolveFailed, { m_endpoint.host, text }, where);
    case QNetworkReply::ConnectionRefusedError:
        return Error(errors::kRefused, { text }, where);
    case QNetworkReply::SslHandshakeFailedError:
        return Error(errors::kTlsFailed, { text }, where);
    default: // too many to name; the library's words say more
        return Error(errors::kRestBroken, { text }, where);
    }
}

Error StateFetch::statusError(int status, const QByteArray &body) const
{
    constexpr int kUnauthorized = 401;
    constexpr int kForbidden = 403;
    constexpr int kNotFound = 404;
    constexpr int kTooMany = 429;
    constexpr int kServer = 500;
    const QString words = platformWords(body);
    const QString where = m_request.base;
    const QStringList both { words.isEmpty()
            ? u"HTTP %1"_s.arg(status)
            : u"HTTP %1: %2"_s.arg(QString::number(status), words) };
    if (status == kUnauthorized)
        return Error(errors::kRestRefused, both, where);
    if (status == kForbidden)
        return Error(errors::kRestForbidden, both, where);
    if (status == kNotFound)
        return Error(errors::kRestNotFound, both, where);
    if (status == kTooMany)
        return Error(errors::kRestTooMany, {}, where);
    return Error(status >= kServer ? errors::kRestServer : errors::kRestStatus, both, where);
}

} // namespace sim
