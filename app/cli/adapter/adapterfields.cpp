// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/adapter/adapterfields.h"

#include <QtCore/QtGlobal>

namespace sim {

namespace {

    constexpr double kText = 65'535; ///< bytes of an MQTT string
    constexpr double kPayload = 268'435'455; ///< the largest remaining length of a packet
    constexpr double kDay = 86'400;

    constexpr FieldDescription kTopic { .name = "topic",
        .type = FieldType::Text,
        .meaning = QT_TRANSLATE_NOOP("MqttCommand", "topic name"),
        .isRequired = true,
        .min = 1,
        .max = kText };
    constexpr FieldDescription kFilter { .name = "topic",
        .type = FieldType::Text,
        .meaning = QT_TRANSLATE_NOOP("MqttCommand", "topic filter"),
        .isRequired = true,
        .min = 1,
        .max = kText };
    constexpr FieldDescription kPayloadText { .name = "payload",
        .type = FieldType::Text,
        .meaning = QT_TRANSLATE_NOOP("MqttCommand", "payload as text (UTF-8)"),
        .max = kPayload };
    constexpr FieldDescription kPayloadBytes { .name = "payloadBase64",
        .type = FieldType::Base64,
        .meaning = QT_TRANSLATE_NOOP("MqttCommand", "payload as bytes, instead of payload"),
        .max = kPayload };
    constexpr FieldDescription kQos { .name = "qos",
        .type = FieldType::Whole,
        .meaning = QT_TRANSLATE_NOOP("MqttCommand", "quality of service (0)"),
        .max = 2 };
    constexpr FieldDescription kRetain { .name = "retain",
        .type = FieldType::Flag,
        .meaning = QT_TRANSLATE_NOOP("MqttCommand", "retain flag (false)") };

    constexpr FieldDescription kWill[] { kTopic, kPayloadText, kPayloadBytes, kQos, kRetain };

    constexpr FieldDescription kTls[] {
        { "ca", FieldType::Text,
            QT_TRANSLATE_NOOP("MqttCommand", "PEM file of authorities to trust"), false, 1, kText },
        { "cert", FieldType::Text, QT_TRANSLATE_NOOP("MqttCommand", "PEM file, client certificate"),
            false, 1, kText },
        { "key", FieldType::Text, QT_TRANSLATE_NOOP("MqttCommand", "PEM file, client key"), false,
            1, kText },
        { "pass", FieldType::Text, QT_TRANSLATE_NOOP("MqttCommand", "passphrase of the key"), false,
            0, kText },
        { "verify", FieldType::Flag,
            QT_TRANSLATE_NOOP("MqttCommand", "check chain and host name (true)") },
    };

    constexpr FieldDescription kLimits[] {
        { "packetBytes", FieldType::Whole,
            QT_TRANSLATE_NOOP("MqttCommand", "largest packet of the broker (1048576)"), false, 16,
            kPayload },
        { "outboxMessages", FieldType::Whole,
            QT_TRANSLATE_NOOP("MqttCommand", "messages that may wait (10000)"), false, 0,
            10'000'000 },
        { "outboxBytes", FieldType::Whole,
            QT_TRANSLATE_NOOP("MqttCommand", "bytes that may wait (67108864)"), false, 0,
            4'294'967'296.0 },
        { "connectTimeout", FieldType::Duration,
            QT_TRANSLATE_NOOP("MqttCommand", "from open to CONNACK (60 s)"), false, 0.001, kDay },
        { "stallTimeout", FieldType::Duration,
            QT_TRANSLATE_NOOP("MqttCommand", "full socket without progress (30 s)"), false, 0.001,
            kDay },
    };

    constexpr FieldDescription kPolicy[] {
        { "first", FieldType::Duration, QT_TRANSLATE_NOOP("MqttCommand", "first delay (1 s)"),
            false, 0.001, kDay },
        { "max", FieldType::Duration, QT_TRANSLATE_NOOP("MqttCommand", "longest delay (60 s)"),
            false, 0.001, kDay },
        { "jitter", FieldType::Percent,
            QT_TRANSLATE_NOOP("MqttCommand", "share of a delay that is drawn (50)"), false, 0,
            100 },
        { "always", FieldType::Flag,
            QT_TRANSLATE_NOOP("MqttCommand", "never stop trying (false)") },
    };

    constexpr FieldDescription kOpen[] {
        { "host", FieldType::Text,
            QT_TRANSLATE_NOOP("MqttCommand", "name, IPv4 or IPv6 address of the broker"), true, 1,
            255 },
        { "port", FieldType::Whole,
            QT_TRANSLATE_NOOP("MqttCommand", "TCP port (1883, 8883, 8000 or 443)"), false, 1,
            65'535 },
        { "transport", FieldType::Word, QT_TRANSLATE_NOOP("MqttCommand", "kind of stream (tcp)"),
            false, 0, 0, "tcp|tls|ws|wss" },
        { "path", FieldType::Text, QT_TRANSLATE_NOOP("MqttCommand", "WebSocket path (/mqtt)"),
            false, 1, 8'192 },
        { "id", FieldType::Text, QT_TRANSLATE_NOOP("MqttCommand", "client id (empty)"), false, 0,
            kText },
        { "clean", FieldType::Flag, QT_TRANSLATE_NOOP("MqttCommand", "clean session (true)") },
        { "keepAlive", FieldType::Whole,
            QT_TRANSLATE_NOOP("MqttCommand", "seconds; 0: no pings (25)"), false, 0, 65'535 },
        { "user", FieldType::Text, QT_TRANSLATE_NOOP("MqttCommand", "user name (none)"), false, 1,
            kText },
        { "secret", FieldType::Text, QT_TRANSLATE_NOOP("MqttCommand", "password (none)"), false, 1,
            kText },
        { "will", FieldType::Group, QT_TRANSLATE_NOOP("MqttCommand", "last will (none)"), false, 0,
            0, "", kWill },
        { "tls", FieldType::Group, QT_TRANSLATE_NOOP("MqttCommand", "for tls and wss"), false, 0, 0,
            "", kTls },
        { "window", FieldType::Whole,
            QT_TRANSLATE_NOOP("MqttCommand", "unacknowledged QoS 1 and 2 messages (20)"), false, 1,
            65'535 },
        { "limits", FieldType::Group, QT_TRANSLATE_NOOP("MqttCommand", "bounds"), false, 0, 0, "",
            kLimits },
        { "reconnect", FieldType::Group,
            QT_TRANSLATE_NOOP("MqttCommand", "automatic reconnect (off)"), false, 0, 0, "off",
            kPolicy },
    };

    constexpr FieldDescription kPublish[] { kTopic, kPayloadText, kPayloadBytes, kQos, kRetain,
        { "handle", FieldType::Handle,
            QT_TRANSLATE_NOOP("MqttCommand", "comes back in sent, acked, dropped and error"), false,
            0, 1'024 } };
    constexpr FieldDescription kSubscribe[] { kFilter, kQos };
    constexpr FieldDescription kUnsubscribe[] { kFilter };

    constexpr FieldDescription kReconnect[] {
        { "now", FieldType::Flag,
            QT_TRANSLATE_NOOP("MqttCommand", "connect at once (true, with policy false)") },
        { "policy", FieldType::Group,
            QT_TRANSLATE_NOOP("MqttCommand", "automatic reconnect, or off"), false, 0, 0, "off",
            kPolicy },
    };

    constexpr FieldDescription kExit[] {
        { "code", FieldType::Whole, QT_TRANSLATE_NOOP("MqttCommand", "exit code (0)"), false, 0,
            255 },
    };

    constexpr CommandDescription kCommands[] {
        { "open", QT_TRANSLATE_NOOP("MqttCommand", "connects a client"), kOpen },
        { "publish", QT_TRANSLATE_NOOP("MqttCommand", "sends a message"), kPublish },
        { "subscribe", QT_TRANSLATE_NOOP("MqttCommand", "sends SUBSCRIBE for one filter"),
            kSubscribe },
        { "unsubscribe", QT_TRANSLATE_NOOP("MqttCommand", "sends UNSUBSCRIBE for one filter"),
            kUnsubscribe },
        { "close", QT_TRANSLATE_NOOP("MqttCommand", "sends DISCONNECT and closes") },
        { "abort", QT_TRANSLATE_NOOP("MqttCommand", "drops the socket without DISCONNECT") },
        { "reconnect", QT_TRANSLATE_NOOP("MqttCommand", "connects again, or sets when to"),
            kReconnect },
        { "stats", QT_TRANSLATE_NOOP("MqttCommand", "asks for counters") },
        { "exit", QT_TRANSLATE_NOOP("MqttCommand", "closes all clients and ends the program"),
            kExit },
    };

} // namespace

std::span<const CommandDescription> adapterCommands()
{
    return kCommands;
}

} // namespace sim
