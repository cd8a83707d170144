// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>
#include <QtMqtt/QMqttTopicName>

#include <cstddef>
#include <vector>

namespace sim {

/// The topics that links published to last, checked and in the form that the MQTT client wants.
///
/// All links of a thread share one of fixed size, instead of each keeping its topics, which takes a
/// device 200 bytes for every property. A topic has one place, so a search costs the same however
/// many there are; one that is not there is put there, into the memory of the one before, without
/// an allocation once that memory is large enough. Thread: one at a time.
class TopicCache
{
public:
    static constexpr std::size_t kManyPlaces = 1024; ///< for all links of a thread

    /// \a places 1 or more.
    explicit TopicCache(std::size_t places = kManyPlaces);
    TopicCache(const TopicCache &) = delete;
    TopicCache &operator=(const TopicCache &) = delete;

    /// Errors: `link.badTopic` with the cause.
    Result<QMqttTopicName> find(const QByteArray &topic);

private:
    struct Place
    {
        QByteArray topic;
        QMqttTopicName name;
        QString text; ///< the memory of the name
    };

    static Result<QMqttTopicName> find(const QByteArray &topic, Place &place);

    std::vector<Place> m_places;
    const Place *m_last = nullptr; ///< a link alone mostly publishes to one topic again
};

} // namespace sim
