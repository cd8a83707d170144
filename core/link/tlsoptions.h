// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/model/endpoint.h"

#include <QtNetwork/QAbstractSocket>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslError>

namespace sim {

/// TLS 1.2 or newer with what \a endpoint sets. The files are read anew each time, so that a
/// replaced CA file counts at the next connect. Errors: `link.caFile`, `link.certificateFile`,
/// `link.keyFile`, `link.tlsUnavailable`.
Result<QSslConfiguration> tlsConfiguration(const Endpoint &endpoint, const QString &keyPassphrase);

/// What to tell about an endpoint whose certificate is not checked; empty when it is.
QString bypassNotice(const Endpoint &endpoint);

/// Why the broker's certificate is not trusted; the cause that a user can mend first.
Error trustFailure(const QList<QSslError> &sslErrors, const Endpoint &endpoint);

/// What went wrong in or after the handshake. \a alert is the last one of the broker, if any.
Error tlsFailure(QAbstractSocket::SocketError error, const QString &text,
    std::optional<QSsl::AlertType> alert, bool isEncrypted, const Endpoint &endpoint);

} // namespace sim
