// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QtCore/QByteArray>
#include <QtMqtt/QMqttTopicName>

#include <cstddef>
#include <vector>

namespace sim {

/// The topics that a device publishes to, checked once and kept in the form that the MQTT client
/// wants. A device publishes its properties in the same order again and again, so the topic behind
/// the last one is tried first, then the last one; the rest is searched: a hash would save less
/// time than ten thousand devices would pay for it in memory. Thread: one at a time.
class TopicCache
{
public:
    /// Errors: `link.badTopic` with the cause.
    Result<QMqttTopicName> find(const QByteArray &topic);

private:
    struct Known
    {
        QByteArray topic;
        QMqttTopicName name;
    };

    const Known *known(const QByteArray &topic);

    std::vector<Known> m_known; ///< in the order of their first use
    std::size_t m_last = 0; ///< place of the last one found
};

} // namespace sim
