// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/sessionend.h"

#include "core/link/linkerrors.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QVariant>
#include <QtMqtt/QMqttClient>

namespace sim {

namespace {

    /// What CONNACK, or the client's own check of the standard, said.
    std::optional<Error> refusalOf(const QMqttClient &client, const SessionEnd &end)
    {
        const QString where = end.endpoint.displayUrl();
        switch (client.error()) {
        case QMqttClient::InvalidProtocolVersion:
            return Error(errors::kProtocolRefused, {}, where);
        case QMqttClient::IdRejected:
            return Error(errors::kClientIdRefused, { end.clientId }, where);
        case QMqttClient::ServerUnavailable:
            return Error(errors::kBrokerUnavailable, {}, where);
        case QMqttClient::BadUsernameOrPassword:
            return Error(errors::kBadCredentials, {}, where);
        case QMqttClient::NotAuthorized:
            return Error(errors::kNotAuthorized, {}, where);
        case QMqttClient::ProtocolViolation:
            return Error(errors::kProtocolViolation,
                { client.property("connio_closeReason").toString() }, where);
        case QMqttClient::NoError:
        case QMqttClient::TransportInvalid:
        case QMqttClient::UnknownError:
        case QMqttClient::Mqtt5SpecificError:
            break;
        }
        return {};
    }

    /// The stream ended before the broker answered CONNECT.
    Error loginFailure(const Endpoint &endpoint)
    {
        return Error(isEncrypted(endpoint.transport) ? errors::kClosedAtTlsLogin
                                                     : errors::kClosedAtPlainLogin,
            {}, endpoint.displayUrl());
    }

} // namespace

Error reasonOfEnd(const QMqttClient &client, const SessionEnd &end)
{
    if (end.transportError && !end.transportError->isTransient())
        return *end.transportError;
    if (const auto refusal = refusalOf(client, end))
        return *refusal;
    if (!end.wasOnline)
        return loginFailure(end.endpoint);
    if (end.transportError)
        return *end.transportError;
    const QString where = end.endpoint.displayUrl();
    const QString reason = client.property("connio_closeReason").toString();
    return reason.isEmpty() ? Error(errors::kClosedByBroker, {}, where)
                            : Error(errors::kConnectionLost, { reason + end.loss }, where);
}

bool isTopicFilter(const QString &filter)
{
    return QMqttTopicFilter(filter).isValid();
}

std::optional<Error> faultOfMessage(const QString &topic, qint64 payloadBytes)
{
    constexpr qint64 kMaxRemainingLength = 268'435'455; ///< clause 2.2.3
    constexpr qint64 kLengthAndId = 4;
    constexpr qsizetype kMaxTopicBytes = 65'535;
    const qsizetype topicBytes = topic.toUtf8().size();
    const auto bad = [&topic](const char *cause) {
        return Error(errors::kBadTopic,
            { topic.left(80), QCoreApplication::translate("BrokerSession", cause) });
    };
    if (topic.isEmpty())
        return bad("it is empty");
    if (topicBytes > kMaxTopicBytes)
        return bad("it has more than 65535 bytes");
    if (topic.contains(u'+') || topic.contains(u'#'))
        return bad("wildcards are for subscriptions");
    if (topic.contains(QChar::Null))
        return bad("it holds a NUL character");
    if (!QMqttTopicName(topic).isValid())
        return bad("it is not valid UTF-8");
    const qint64 bytes = topicBytes + payloadBytes;
    if (bytes + kLengthAndId > kMaxRemainingLength)
        return Error(errors::kMessageTooLarge, { QString::number(bytes) });
    return {};
}

} // namespace sim
