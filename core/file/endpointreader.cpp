// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/endpointreader.h"

#include "core/file/fileerrors.h"
#include "core/file/secretstore.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>

#include <algorithm>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr qsizetype kLongestHost = 253;
    constexpr auto kLongestKeepAlive = std::chrono::seconds(65'535); // MQTT 3.1.1, 3.1.2.10

    QString translated(const char *text)
    {
        return QCoreApplication::translate("Error", text);
    }

    bool isHost(QStringView text)
    {
        const auto isAllowed
            = [](QChar c) { return c.isLetterOrNumber() || QStringView(u".-_:%").contains(c); };
        return !text.isEmpty() && text.size() <= kLongestHost
            && std::all_of(text.cbegin(), text.cend(), isAllowed);
    }

    /// Beside the profile, below it, or a full path: no way up, no address (reliability, F3).
    bool isPath(const QString &path)
    {
        const QStringList steps = QString(path).replace(u'\\', u'/').split(u'/');
        return !steps.contains(u".."_s) && !path.contains(u"://"_s);
    }

    QString readPath(ObjectReader &reader, QLatin1StringView key)
    {
        const QString path = reader.textOrNull(key).value_or(QString());
        if (!isPath(path))
            reader.context().fail(reader.at(key), errors::kBadPath, { path.left(200) });
        return path;
    }

    TlsSettings readTls(ReadContext &context, const QJsonValue &json, const JsonPlace &place)
    {
        ObjectReader reader(context, json, place);
        TlsSettings tls;
        if (const std::optional<QString> verify = reader.text("verify"_L1)) {
            tls.isVerified = *verify != "none"_L1;
            if (*verify != "none"_L1 && *verify != "full"_L1)
                reader.failWord("verify"_L1, *verify, { u"full"_s, u"none"_s });
        }
        tls.caFile = readPath(reader, "caFile"_L1);
        tls.certificateFile = readPath(reader, "certificateFile"_L1);
        tls.keyFile = readPath(reader, "keyFile"_L1);
        tls.keyPassRef = readSecretRef(reader, "keyPassRef"_L1);
        reader.finish();
        return tls;
    }

    ReconnectSettings readReconnect(
        ReadContext &context, const QJsonValue &json, const JsonPlace &place)
    {
        ObjectReader reader(context, json, place);
        ReconnectSettings reconnect;
        reconnect.first
            = reader.duration("first"_L1, std::chrono::milliseconds(1)).value_or(reconnect.first);
        reconnect.max
            = reader.duration("max"_L1, std::chrono::milliseconds(1)).value_or(reconnect.max);
        reconnect.jitter = reader.percent("jitter"_L1).value_or(reconnect.jitter);
        if (reconnect.first > reconnect.max) {
            context.fail(place, errors::kBadRange,
                { formatDuration(reconnect.first), formatDuration(reconnect.max) });
        }
        reader.finish();
        return reconnect;
    }

    TransportKind readTransport(ObjectReader &reader)
    {
        const std::optional<QString> word = reader.text("transport"_L1);
        const auto transport = transportFromName(word.value_or(transportName(TransportKind::Tls)));
        if (!transport)
            reader.failWord("transport"_L1, *word, { u"tcp"_s, u"tls"_s, u"ws"_s, u"wss"_s });
        return transport.value_or(TransportKind::Tls);
    }

    void readHost(ObjectReader &reader, Endpoint &endpoint)
    {
        const std::optional<QString> host = reader.text("host"_L1);
        if (host && !isHost(*host))
            reader.context().fail(reader.at("host"_L1), errors::kBadHost);
        if (!host && endpoint.host.isEmpty())
            reader.failMissing("host"_L1, u"\"mqtt.connio.cloud\""_s);
        endpoint.host = host.value_or(endpoint.host);
        if (const auto port = reader.integer("port"_L1, 1, 65'535))
            endpoint.port = static_cast<quint16>(*port);
    }

    void readShape(ObjectReader &reader, QLatin1StringView key, QString &target,
        bool (*isGood)(const QString &), const QString &form)
    {
        const std::optional<QString> text = reader.text(key);
        if (text && !isGood(*text))
            reader.context().fail(reader.at(key), errors::kBadPrefix, { text->left(80), form });
        target = text.value_or(target);
    }

} // namespace

Endpoint endpointDefaults(const QString &preset, TransportKind transport)
{
    Endpoint endpoint;
    if (preset == "connio"_L1)
        endpoint = connioEndpoint(transport);
    endpoint.id.clear();
    endpoint.preset = preset;
    endpoint.transport = transport;
    if (preset.isEmpty())
        endpoint.port = defaultPort(transport);
    return endpoint;
}

Endpoint readEndpoint(ReadContext &context, const QJsonValue &json, const JsonPlace &place)
{
    ObjectReader reader(context, json, place);
    const std::optional<QString> id = reader.text("id"_L1);
    if (!id)
        reader.failMissing("id"_L1, u"\"connio\""_s);
    else if (!isProfileId(*id))
        context.fail(reader.at("id"_L1), errors::kBadId, { id->left(80) });
    const QString preset = reader.text("preset"_L1).value_or(QString());
    if (!preset.isEmpty() && preset != "connio"_L1)
        reader.failWord("preset"_L1, preset, { u"connio"_s });
    Endpoint endpoint = endpointDefaults(preset, readTransport(reader));
    endpoint.id = id.value_or(QString());
    readHost(reader, endpoint);
    readShape(
        reader, "path"_L1, endpoint.path,
        [](const QString &path) { return path.startsWith(u'/') && !path.contains(u' '); },
        translated(QT_TRANSLATE_NOOP("Error", "a path that begins with a slash, such as /mqtt")));
    readShape(
        reader, "topicPrefix"_L1, endpoint.topicPrefix,
        [](const QString &prefix) {
            return prefix.endsWith(u'/') && !prefix.startsWith(u'/') && !prefix.contains(u'#')
                && !prefix.contains(u'+') && !prefix.contains(QChar(0));
        },
        translated(QT_TRANSLATE_NOOP(
            "Error", "a prefix that ends with a slash and has no # or +, such as connio/")));
    endpoint.keepAlive = reader.duration("keepAlive"_L1, Microseconds(0), kLongestKeepAlive)
                             .value_or(endpoint.keepAlive);
    endpoint.connectTimeout
        = reader
              .duration("connectTimeout"_L1, std::chrono::milliseconds(100), std::chrono::hours(1))
              .value_or(endpoint.connectTimeout);
    endpoint.isSessionClean = reader.boolean("cleanSession"_L1).value_or(endpoint.isSessionClean);
    const QJsonValue tls = reader.take("tls"_L1);
    if (!tls.isUndefined())
        endpoint.tls = readTls(context, tls, reader.at("tls"_L1));
    if (!endpoint.tls.isVerified)
        context.warn(place, errors::kTlsUnverified, { endpoint.id });
    const QJsonValue reconnect = reader.take("reconnect"_L1);
    if (!reconnect.isUndefined())
        endpoint.reconnect = readReconnect(context, reconnect, reader.at("reconnect"_L1));
    reader.finish();
    return endpoint;
}

QString readSecretRef(ObjectReader &reader, QLatin1StringView key)
{
    const QString reference = reader.textOrNull(key).value_or(QString());
    if (reference.isEmpty() || isSecretReference(reference))
        return reference;
    reader.context().fail(reader.at(key), errors::kSecretInClear);
    return {};
}

} // namespace sim
