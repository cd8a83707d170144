// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/model/endpoint.h"

#include <optional>

class QMqttClient;

namespace sim {

/// What is known when the connection of an MQTT client has ended, or was not made.
struct SessionEnd
{
    const Endpoint &endpoint;
    QString clientId;
    std::optional<Error> transportError; ///< what the transport said, if anything
    bool wasOnline = false; ///< CONNACK 0 had come
    QString loss = {}; ///< added to the reason of ends that we found out by ourselves
};

/// The one reason for the user: of \a client (its error and `connio_closeReason`), of the
/// transport, or that the broker hung up.
Error reasonOfEnd(const QMqttClient &client, const SessionEnd &end);

/// Why a message cannot be published, if so: `link.badTopic`, `link.messageTooLarge`.
std::optional<Error> faultOfMessage(const QString &topic, qint64 payloadBytes);

/// Whether \a filter can be subscribed to (clause 4.7).
bool isTopicFilter(const QString &filter);

} // namespace sim
