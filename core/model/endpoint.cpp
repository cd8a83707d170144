// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/endpoint.h"

#include "core/model/modelerrors.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStringList>

#include <algorithm>
#include <array>
#include <tuple>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    struct TransportWord
    {
        TransportKind kind;
        QStringView word;
        quint16 port;
        QStringView scheme; ///< of displayUrl()
    };

    constexpr std::array kTransports {
        TransportWord { TransportKind::Tcp, u"tcp", 1883, u"mqtt" },
        TransportWord { TransportKind::Tls, u"tls", 8883, u"mqtts" },
        TransportWord { TransportKind::WebSocket, u"ws", 8000, u"ws" },
        TransportWord { TransportKind::SecureWebSocket, u"wss", 443, u"wss" },
    };

    const TransportWord &wordsOf(TransportKind kind)
    {
        return kTransports.at(static_cast<std::size_t>(kind));
    }

    std::optional<TransportKind> transportFromScheme(QStringView scheme)
    {
        if (scheme == u"tcp" || scheme == u"mqtt")
            return TransportKind::Tcp;
        if (scheme == u"ssl" || scheme == u"tls" || scheme == u"mqtts")
            return TransportKind::Tls;
        if (scheme == u"ws")
            return TransportKind::WebSocket;
        if (scheme == u"wss")
            return TransportKind::SecureWebSocket;
        return {};
    }

    bool hasPath(TransportKind kind)
    {
        return kind == TransportKind::WebSocket || kind == TransportKind::SecureWebSocket;
    }

    QString translated(const char *text)
    {
        return QCoreApplication::translate("Endpoint", text);
    }

    /// The pieces of an URL, uninterpreted.
    struct Pieces
    {
        std::optional<TransportKind> scheme;
        QString host;
        QString port; ///< null: none written
        QString path;
    };

    /// Splits `host`, `host:port`, `[v6]`, `[v6]:port` and bare `v6`.
    void splitAuthority(const QString &authority, Pieces &pieces)
    {
        qsizetype colon = -1;
        if (authority.startsWith(u'[')) {
            const qsizetype end = authority.indexOf(u']');
            if (end > 0 && (end + 1 == authority.size() || authority.at(end + 1) == u':')) {
                pieces.host = authority.mid(1, end - 1);
                colon = authority.indexOf(u':', end);
                // Brackets are for IPv6 only.
                if (!pieces.host.contains(u':'))
                    pieces.host.clear();
            }
        } else if (authority.count(u':') > 1) {
            pieces.host = authority; // a bare IPv6 address has no port
        } else {
            colon = authority.indexOf(u':');
            pieces.host = authority.left(colon);
        }
        if (colon >= 0)
            pieces.port = authority.mid(colon + 1) + u""_s;
    }

    Result<Pieces> split(const QString &text)
    {
        if (text.isEmpty())
            return Error(errors::kEndpointEmpty);
        Pieces pieces;
        QString rest = text;
        const qsizetype mark = text.indexOf("://"_L1);
        const QString scheme = text.left(qMax<qsizetype>(mark, 0));
        if (mark >= 0)
            rest = text.mid(mark + 3);
        // Before anything else, so that no other message repeats the secret.
        if (const qsizetype at = rest.lastIndexOf(u'@'); at >= 0) {
            const QString shown = transportFromScheme(scheme.toLower()) ? scheme + "://"_L1 : u""_s;
            return Error(errors::kEndpointSecret, { shown + rest.mid(at + 1) });
        }
        if (mark >= 0) {
            pieces.scheme = transportFromScheme(scheme.toLower());
            if (!pieces.scheme)
                return Error(errors::kEndpointScheme, { text, scheme });
        }
        if (const qsizetype extra = rest.indexOf(u'?'); extra >= 0 || rest.contains(u'#')) {
            const qsizetype hash = rest.indexOf(u'#');
            const qsizetype from = extra < 0 ? hash : (hash < 0 ? extra : qMin(extra, hash));
            return Error(errors::kEndpointExtra, { text, rest.mid(from) });
        }
        const qsizetype slash = rest.indexOf(u'/');
        if (slash >= 0)
            pieces.path = rest.mid(slash);
        splitAuthority(slash >= 0 ? rest.left(slash) : rest, pieces);
        return pieces;
    }

    /// The host in the form that goes to the resolver (lower case, punycode), or nothing.
    std::optional<QString> checkedHost(const QString &host)
    {
        if (host.isEmpty() || host.contains(u'%') || host.size() > 253)
            return {};
        QUrl url;
        url.setHost(host, QUrl::StrictMode);
        QString clean = url.host(QUrl::FullyEncoded);
        if (!url.isValid() || clean.isEmpty())
            return {};
        if (clean.startsWith(u'['))
            clean = clean.mid(1, clean.size() - 2);
        const QStringList labels = clean.split(u'.');
        for (qsizetype i = 0; i < labels.size(); ++i) {
            const bool isRootDot = i > 0 && i + 1 == labels.size();
            if (labels.at(i).size() > 63 || (labels.at(i).isEmpty() && !isRootDot))
                return {};
        }
        return clean;
    }

    /// Decimal digits only: no sign, no blanks. 0 stands for "not a port".
    quint16 checkedPort(const QString &text)
    {
        const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
        if (text.isEmpty() || text.size() > 5 || !std::all_of(text.begin(), text.end(), isDigit))
            return 0;
        const uint port = text.toUInt();
        return port <= 65535 ? static_cast<quint16>(port) : quint16(0);
    }

    /// What to use where nothing was written, and why.
    std::pair<TransportKind, QString> proposedTransport(
        std::optional<TransportKind> scheme, std::optional<quint16> port)
    {
        if (scheme == TransportKind::Tcp && port == 8883) {
            return { TransportKind::Tls,
                translated("Port 8883 is the port for TLS, so TLS is used although the address "
                           "says tcp. Choose TCP by hand if the broker really speaks plain "
                           "MQTT there.") };
        }
        if (scheme)
            return { *scheme, {} };
        if (!port)
            return { TransportKind::Tls,
                translated("The address names no transport: TLS on port 8883 is used.") };
        for (const TransportWord &known : kTransports) {
            if (known.port == *port) {
                return { known.kind,
                    translated("The address names no transport: %1 is usual on port %2 and is "
                               "used.")
                        .arg(known.word)
                        .arg(*port) };
            }
        }
        return { TransportKind::Tcp,
            translated("The address names no transport: plain TCP is used, without encryption. "
                       "Write mqtts:// for TLS.") };
    }

} // namespace

QString transportName(TransportKind kind)
{
    return wordsOf(kind).word.toString();
}

std::optional<TransportKind> transportFromName(QStringView name)
{
    for (const TransportWord &known : kTransports) {
        if (known.word == name)
            return known.kind;
    }
    return {};
}

QString Endpoint::displayUrl() const
{
    const QString shownHost = host.contains(u':') ? u"["_s + host + u"]"_s : host;
    return wordsOf(transport).scheme.toString() + "://"_L1 + shownHost + u':'
        + QString::number(port) + (hasPath(transport) ? path : QString());
}

quint16 defaultPort(TransportKind kind)
{
    return wordsOf(kind).port;
}

Endpoint connioEndpoint(TransportKind kind)
{
    Endpoint endpoint;
    endpoint.preset = u"connio"_s;
    endpoint.transport = kind;
    endpoint.host = u"mqtt.connio.cloud"_s;
    endpoint.port = defaultPort(kind);
    return endpoint;
}

Result<ParsedEndpoint> parseEndpoint(const QString &text)
{
    const QString trimmed = text.trimmed();
    const Result<Pieces> pieces = split(trimmed);
    if (!pieces)
        return pieces.error();
    ParsedEndpoint parsed;
    Endpoint &endpoint = parsed.endpoint;
    const std::optional<QString> host = checkedHost(pieces->host);
    if (!host)
        return Error(errors::kEndpointHost, { trimmed });
    endpoint.host = *host;
    std::optional<quint16> port;
    if (!pieces->port.isNull()) {
        port = checkedPort(pieces->port);
        if (*port == 0)
            return Error(errors::kEndpointPort, { trimmed, pieces->port });
    }
    std::tie(endpoint.transport, parsed.note) = proposedTransport(pieces->scheme, port);
    endpoint.port = port.value_or(defaultPort(endpoint.transport));
    if (hasPath(endpoint.transport)) {
        if (!pieces->path.isEmpty())
            endpoint.path = pieces->path;
    } else if (pieces->path.size() > 1) {
        return Error(errors::kEndpointPath, { trimmed, pieces->path });
    }
    // The one host that is known to use another prefix (contract, section 1).
    if (endpoint.host == "mqtt.csip.io"_L1)
        endpoint.topicPrefix = u"csipio/"_s;
    return parsed;
}

} // namespace sim
