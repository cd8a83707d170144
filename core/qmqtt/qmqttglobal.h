// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QMetaObject>
#include <QtCore/QtGlobal>

/// Identifiers that several classes of the MQTT client share.
namespace QMqtt {
Q_NAMESPACE

/// Said of a payload in MQTT 5.0; carries no meaning in MQTT 3.1.1.
enum class PayloadFormatIndicator : quint8 { Unspecified = 0, UTF8Encoded = 1 };
Q_ENUM_NS(PayloadFormatIndicator)

/// How far the delivery of a published message has come (QMqttClient::messageStatusChanged()).
///
/// Reported are Acknowledged (PUBACK), Received (PUBREC) and Completed (PUBCOMP), always with the
/// id that publish() returned. Ids of incoming messages are another id space and never show up
/// there.
enum class MessageStatus : quint8 {
    Unknown = 0,
    Published,
    Acknowledged,
    Received,
    Released,
    Completed
};
Q_ENUM_NS(MessageStatus)

/// Reasons of MQTT 5.0. In MQTT 3.1.1 only the answers to SUBSCRIBE use them: the three QoS levels
/// and UnspecifiedError (0x80).
enum class ReasonCode : quint16 {
    Success = 0,
    SubscriptionQoSLevel0 = 0,
    SubscriptionQoSLevel1 = 0x01,
    SubscriptionQoSLevel2 = 0x02,
    NoMatchingSubscriber = 0x10,
    UnspecifiedError = 0x80,
    MalformedPacket = 0x81,
    ProtocolError = 0x82,
    ImplementationSpecificError = 0x83,
    UnsupportedProtocolVersion = 0x84,
    InvalidClientId = 0x85,
    InvalidUserNameOrPassword = 0x86,
    NotAuthorized = 0x87,
    ServerNotAvailable = 0x88,
    ServerBusy = 0x89,
    ClientBanned = 0x8A,
    InvalidAuthenticationMethod = 0x8C,
    InvalidTopicFilter = 0x8F,
    InvalidTopicName = 0x90,
    MessageIdInUse = 0x91,
    MessageIdNotFound = 0x92,
    PacketTooLarge = 0x95,
    QuotaExceeded = 0x97,
    InvalidPayloadFormat = 0x99,
    RetainNotSupported = 0x9A,
    QoSNotSupported = 0x9B,
    UseAnotherServer = 0x9C,
    ServerMoved = 0x9D,
    SharedSubscriptionsNotSupported = 0x9E,
    ExceededConnectionRate = 0x9F,
    SubscriptionIdsNotSupported = 0xA1,
    WildCardSubscriptionsNotSupported = 0xA2
};
Q_ENUM_NS(ReasonCode)

} // namespace QMqtt
