// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QtCore/QString>
#include <QtCore/QUrl>

namespace sim {

enum class TransportKind { Tcp, Tls, WebSocket, SecureWebSocket };

/// `tcp`, `tls`, `ws`, `wss`: the words in profiles, options and the window.
QString transportName(TransportKind kind);
std::optional<TransportKind> transportFromName(QStringView name);

inline bool isEncrypted(TransportKind kind)
{
    return kind == TransportKind::Tls || kind == TransportKind::SecureWebSocket;
}

struct TlsSettings
{
    bool isVerified = true; ///< chain and host name; false is shown all the time and never copied
    QString caFile; ///< PEM; beside the system's own authorities
    QString certificateFile; ///< PEM, client certificate
    QString keyFile; ///< PEM
    QString keyPassRef; ///< secret reference of the key's passphrase

    bool operator==(const TlsSettings &) const = default;
};

/// Delays between tries to connect (reliability, section 3).
struct ReconnectSettings
{
    Microseconds first = std::chrono::seconds(1);
    Microseconds max = std::chrono::seconds(60);
    double jitter = 50; ///< percent: a delay is drawn from [100 % - jitter, 100 %] of its step

    bool operator==(const ReconnectSettings &) const = default;
};

/// Where devices connect to.
struct Endpoint
{
    QString id;
    QString preset; ///< `connio`, or empty
    TransportKind transport = TransportKind::Tls;
    QString host;
    quint16 port = 8883;
    QString path = QStringLiteral("/mqtt"); ///< WebSocket only
    QString topicPrefix = QStringLiteral("connio/"); ///< ends with a slash
    Microseconds keepAlive = std::chrono::seconds(25);
    Microseconds connectTimeout = std::chrono::seconds(60);
    bool isSessionClean = true;
    TlsSettings tls;
    ReconnectSettings reconnect;

    /// `mqtts://mqtt.connio.cloud:8883`, never with user info.
    QString displayUrl() const;

    bool operator==(const Endpoint &) const = default;
};

/// 1883, 8883, 8000 (the platform's WebSocket port), 443.
quint16 defaultPort(TransportKind kind);

/// The platform's own addresses (contract, section 1).
Endpoint connioEndpoint(TransportKind kind = TransportKind::Tls);

/// An endpoint read from an URL, with what the user should know about how it was understood.
struct ParsedEndpoint
{
    Endpoint endpoint;
    QString note; ///< empty, or why another transport than the scheme's is proposed
};

/// Reads `tcp:// mqtt:// ssl:// tls:// mqtts:// ws:// wss://` and plain `host[:port]`.
/// `tcp://...:8883`, as the platform prints its TLS endpoint, proposes TLS and says so in the note.
/// User info in an URL is refused (secrets do not belong there). Errors: `model.badEndpoint`.
Result<ParsedEndpoint> parseEndpoint(const QString &text);

} // namespace sim
