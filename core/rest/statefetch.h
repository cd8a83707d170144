// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/model/endpoint.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>
#include <QtCore/QUrl>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkReply>

#include <chrono>
#include <memory>

namespace sim {

/// Which device state to read, and with whose key (contract, section 5).
struct StateRequest
{
    QString base = QStringLiteral("https://api.connio.cloud/v3");
    QString device = QStringLiteral("_this_"); ///< id or name; `_this_`: the key's own
    QString keyId;
    QString secret; ///< never logged, never in an error
    TlsSettings tls = {};
    std::chrono::milliseconds limit = std::chrono::seconds(30); ///< without a byte
};

/// Reads the state of a device from the platform over HTTPS: `GET /data/devices/{ref}/state`, for
/// which the device's own key is enough.
///
/// One request per object. Exactly one of succeeded() and failed() follows start(), never within
/// it. Redirections are not followed: they would carry the key elsewhere. Thread: the object's.
class StateFetch : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 kMaxBytes = 16 * 1024 * 1024;

    explicit StateFetch(StateRequest request, QObject *parent = nullptr);
    ~StateFetch() override;

    void start();

    /// Ends with failed(`rest.cancelled`), unless it has ended before.
    void cancel();

signals:
    void progressed(qint64 received, qint64 total); ///< bytes; total -1: not known
    void succeeded(const QByteArray &document); ///< JSON text, not yet judged
    void failed(const sim::Error &error); ///< `rest.*`, `link.*`

private:
    void send();
    void handleHeader();
    void handleProgress(qint64 received, qint64 total);
    void refuseAbove(qint64 size);
    void handleSslErrors(const QList<QSslError> &sslErrors);
    void handleFinished();
    void end(const Error &error);
    Error networkError() const;
    Error statusError(int status, const QByteArray &body) const;
    QUrl address() const;

    StateRequest m_request;
    Endpoint m_endpoint; ///< for the errors of TLS
    QNetworkAccessManager m_network;
    std::unique_ptr<QNetworkReply, QScopedPointerDeleteLater> m_reply;
    QTimer m_silence;
    std::optional<Error> m_error; ///< why the reply was aborted
    bool m_hasEnded = false;
};

} // namespace sim
