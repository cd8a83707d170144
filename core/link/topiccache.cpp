// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/topiccache.h"

#include "core/link/linkerrors.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStringDecoder>

namespace sim {

namespace {

    constexpr qsizetype kMaxTopicBytes = 65'535; ///< [MQTT-4.7.3-3]
    constexpr qsizetype kKnownTopics = 256;

    /// Implicit sharing mostly gives the same bytes again.
    bool isSame(const QByteArray &a, const QByteArray &b)
    {
        return a.size() == b.size() && (a.constData() == b.constData() || a == b);
    }

    Result<QMqttTopicName> checked(const QByteArray &topic)
    {
        const auto refusal = [&topic](const char *cause) {
            return Error(errors::kBadTopic,
                { QString::fromUtf8(topic.left(80)),
                    QCoreApplication::translate("BrokerSession", cause) });
        };
        if (topic.isEmpty())
            return refusal("it is empty");
        if (topic.size() > kMaxTopicBytes)
            return refusal("it has more than 65535 bytes");
        if (topic.contains('+') || topic.contains('#'))
            return refusal("wildcards are for subscriptions");
        if (topic.contains('\0'))
            return refusal("it holds a NUL character");
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        QMqttTopicName name(decoder(topic));
        if (decoder.hasError() || !name.isValid())
            return refusal("it is not valid UTF-8");
        return name;
    }

} // namespace

const TopicCache::Known *TopicCache::predicted(const QByteArray &topic)
{
    if (m_known.isEmpty())
        return nullptr;
    const qsizetype next = m_last + 1 < m_known.size() ? m_last + 1 : 0;
    for (const qsizetype place : { next, m_last }) {
        if (!isSame(m_known.at(place).topic, topic))
            continue;
        m_last = place;
        return &m_known.at(place);
    }
    return nullptr;
}

Result<QMqttTopicName> TopicCache::find(const QByteArray &topic)
{
    if (const Known *known = predicted(topic))
        return known->name;
    const auto found = m_places.constFind(topic);
    if (found != m_places.constEnd()) {
        m_last = *found;
        return m_known.at(m_last).name;
    }
    const Result<QMqttTopicName> name = checked(topic);
    if (!name)
        return name.error();
    if (m_known.size() >= kKnownTopics) {
        m_known.clear();
        m_places.clear();
    }
    m_last = m_known.size();
    m_known.append({ .topic = topic, .name = name.value() });
    m_places.insert(topic, m_last);
    return name;
}

} // namespace sim
