// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/topiccache.h"

#include "core/link/linkerrors.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStringDecoder>

#include <algorithm>

namespace sim {

namespace {

    constexpr qsizetype kMaxTopicBytes = 65'535; ///< [MQTT-4.7.3-3]
    constexpr std::size_t kKnownTopics = 256;

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
        QStringDecoder decoder(QStringDecoder::Utf8,
            QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
        QMqttTopicName name(decoder(topic));
        if (decoder.hasError() || !name.isValid())
            return refusal("it is not valid UTF-8");
        return name;
    }

} // namespace

const TopicCache::Known *TopicCache::known(const QByteArray &topic)
{
    if (m_known.empty())
        return nullptr;
    const std::size_t next = m_last + 1 < m_known.size() ? m_last + 1 : 0;
    for (const std::size_t place : { next, m_last }) {
        if (!isSame(m_known[place].topic, topic))
            continue;
        m_last = place;
        return &m_known[place];
    }
    const auto found = std::find_if(m_known.begin(), m_known.end(),
        [&topic](const Known &entry) { return isSame(entry.topic, topic); });
    if (found == m_known.end())
        return nullptr;
    m_last = static_cast<std::size_t>(found - m_known.begin());
    return &*found;
}

Result<QMqttTopicName> TopicCache::find(const QByteArray &topic)
{
    if (const Known *entry = known(topic))
        return entry->name;
    const Result<QMqttTopicName> name = checked(topic);
    if (!name)
        return name.error();
    if (m_known.size() >= kKnownTopics)
        m_known.clear();
    m_last = m_known.size();
    m_known.push_back({ .topic = topic, .name = name.value() });
    return name;
}

} // namespace sim
