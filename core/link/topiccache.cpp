// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/topiccache.h"

#include "core/link/linkerrors.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStringDecoder>

namespace sim {

namespace {

    constexpr qsizetype kMaxTopicBytes = 65'535; ///< [MQTT-4.7.3-3]

    /// What it takes to keep it, times the places, is what one client with odd topics can take.
    constexpr qsizetype kLongestKept = 512;

    /// Implicit sharing mostly gives the same bytes again.
    bool isSame(const QByteArray &a, const QByteArray &b)
    {
        return a.size() == b.size() && (a.constData() == b.constData() || a == b);
    }

    const char *faultOf(const QByteArray &topic)
    {
        if (topic.isEmpty())
            return "it is empty";
        if (topic.size() > kMaxTopicBytes)
            return "it has more than 65535 bytes";
        if (topic.contains('+') || topic.contains('#'))
            return "wildcards are for subscriptions";
        if (topic.contains('\0'))
            return "it holds a NUL character";
        return nullptr;
    }

    /// Writes \a topic to \a text, into the memory that it has. False when it is not UTF-8.
    bool decode(const QByteArray &topic, QString &text)
    {
        // Keeps a leading U+FEFF [MQTT-1.5.3-3].
        QStringDecoder decoder(QStringDecoder::Utf8,
            QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
        text.resize(decoder.requiredSpace(topic.size()));
        const QChar *const end = decoder.appendToBuffer(text.data(), topic);
        text.truncate(end - text.constData());
        return !decoder.hasError();
    }

    Error refusal(const QByteArray &topic, const char *cause)
    {
        return Error(errors::kBadTopic,
            { QString::fromUtf8(topic.left(80)),
                QCoreApplication::translate("BrokerSession", cause) });
    }

} // namespace

TopicCache::TopicCache(std::size_t places)
    : m_places(places)
{
}

Result<QMqttTopicName> TopicCache::find(const QByteArray &topic)
{
    if (topic.size() > kLongestKept) {
        Place passing;
        return find(topic, passing);
    }
    const bool isLast = m_last != nullptr && !topic.isEmpty()
        && m_last->topic.constData() == topic.constData() && m_last->topic.size() == topic.size();
    if (isLast)
        return m_last->name;
    Place &place = m_places[qHash(topic) % m_places.size()];
    m_last = &place;
    return find(topic, place);
}

Result<QMqttTopicName> TopicCache::find(const QByteArray &topic, Place &place)
{
    if (!topic.isEmpty() && isSame(place.topic, topic))
        return place.name;
    if (const char *const fault = faultOf(topic))
        return refusal(topic, fault);
    place.topic = {};
    place.name = {}; // so that the text is ours alone, unless a message on its way has it
    const bool isUtf8 = decode(topic, place.text);
    place.name.setName(place.text);
    if (!isUtf8 || !place.name.isValid())
        return refusal(topic, "it is not valid UTF-8");
    place.topic = topic;
    return place.name;
}

} // namespace sim
