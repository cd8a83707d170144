// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/adapter/commandvalues.h"

#include "app/cli/adapter/fieldcheck.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace sim {

namespace {

    Microseconds durationOf(const QJsonValue &value, Microseconds otherwise)
    {
        if (value.isUndefined() || value.isNull())
            return otherwise;
        constexpr double kMicro = 1e6;
        return Microseconds(std::llround(secondsOf(value) * kMicro));
    }

    QString hostOf(const QString &text)
    {
        const bool isBracketed = text.startsWith(u'[') && text.endsWith(u']');
        return isBracketed ? text.sliced(1, text.size() - 2) : text;
    }

    TlsSettings tlsOf(const QJsonObject &tls)
    {
        return { .isVerified = tls.value(u"verify"_s).toBool(true),
            .caFile = tls.value(u"ca"_s).toString(),
            .certificateFile = tls.value(u"cert"_s).toString(),
            .keyFile = tls.value(u"key"_s).toString(),
            .keyPassRef = {} };
    }

    Endpoint endpointOf(const QJsonObject &open)
    {
        Endpoint endpoint;
        endpoint.transport = transportFromName(open.value(u"transport"_s).toString(u"tcp"_s))
                                 .value_or(TransportKind::Tcp);
        endpoint.host = hostOf(open.value(u"host"_s).toString());
        endpoint.port
            = static_cast<quint16>(open.value(u"port"_s).toInt(defaultPort(endpoint.transport)));
        endpoint.path = open.value(u"path"_s).toString(endpoint.path);
        endpoint.keepAlive = std::chrono::seconds(open.value(u"keepAlive"_s).toInt(25));
        endpoint.isSessionClean = open.value(u"clean"_s).toBool(true);
        endpoint.tls = tlsOf(open.value(u"tls"_s).toObject());
        return endpoint;
    }

    void readLimits(const QJsonObject &limits, ScriptLinkSettings &settings)
    {
        settings.maxPacketBytes = limits.value(u"packetBytes"_s).toInteger(settings.maxPacketBytes);
        settings.maxQueuedMessages
            = limits.value(u"outboxMessages"_s).toInteger(settings.maxQueuedMessages);
        settings.maxQueuedBytes = limits.value(u"outboxBytes"_s).toInteger(settings.maxQueuedBytes);
        settings.stallTimeout = durationOf(limits.value(u"stallTimeout"_s), settings.stallTimeout);
        settings.endpoint.connectTimeout
            = durationOf(limits.value(u"connectTimeout"_s), settings.endpoint.connectTimeout);
    }

} // namespace

Message messageOf(const QJsonObject &fields)
{
    const QString base64 = fields.value(u"payloadBase64"_s).toString();
    return { .topic = fields.value(u"topic"_s).toString().toUtf8(),
        .payload = base64.isEmpty() ? fields.value(u"payload"_s).toString().toUtf8()
                                    : QByteArray::fromBase64(base64.toLatin1()),
        .qos = static_cast<quint8>(fields.value(u"qos"_s).toInt()),
        .retain = fields.value(u"retain"_s).toBool() };
}

ScriptLinkSettings settingsOf(const QJsonObject &open)
{
    ScriptLinkSettings settings;
    settings.endpoint = endpointOf(open);
    settings.clientId = open.value(u"id"_s).toString();
    settings.username = open.value(u"user"_s).toString();
    settings.password = open.value(u"secret"_s).toString();
    settings.keyPassphrase = open.value(u"tls"_s).toObject().value(u"pass"_s).toString();
    if (open.value(u"will"_s).isObject())
        settings.will = messageOf(open.value(u"will"_s).toObject());
    settings.window = open.value(u"window"_s).toInt(settings.window);
    readLimits(open.value(u"limits"_s).toObject(), settings);
    return settings;
}

std::optional<ScriptLink::Retry> retryOf(const QJsonValue &policy)
{
    if (!policy.isObject())
        return {};
    const QJsonObject fields = policy.toObject();
    ScriptLink::Retry retry;
    retry.delays.first = durationOf(fields.value(u"first"_s), retry.delays.first);
    retry.delays.max = durationOf(fields.value(u"max"_s), retry.delays.max);
    if (const QJsonValue jitter = fields.value(u"jitter"_s); !jitter.isUndefined())
        retry.delays.jitter = percentOf(jitter);
    retry.isEndless = fields.value(u"always"_s).toBool();
    return retry;
}

} // namespace sim
