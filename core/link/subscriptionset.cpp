// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/subscriptionset.h"

#include <algorithm>

namespace sim {

void SubscriptionSet::subscribe(
    QMqttClient &client, const QList<QByteArray> &filters, quint8 qos, bool isRestored)
{
    QList<QMqttTopicFilter> wanted;
    for (const QByteArray &filter : filters)
        wanted.append(QMqttTopicFilter(QString::fromUtf8(filter)));
    const auto isUnwanted = [&wanted, &client](const Entry &entry) {
        const bool isGone = !wanted.contains(entry.filter);
        if (isGone)
            client.unsubscribe(entry.filter);
        return isGone;
    };
    m_entries.removeIf(isUnwanted);
    QStringList failures;

    for (const QMqttTopicFilter &filter : std::as_const(wanted)) {
        Entry *entry = entryOf(filter);
        if (!entry) {
            m_entries.append(Entry { .object = {}, .filter = filter });
            entry = &m_entries.last();
        }
        const bool isKept = isRestored && entry->wasConfirmed && entry->qos == qos;
        entry->wasConfirmed = isKept;
        entry->qos = qos;
        if (isKept) {
            continue;
        }
        const QPointer<QMqttSubscription> old = entry->object;
        entry->object = client.subscribe(filter, qos);
        if (old && old != entry->object) {
            old->disconnect(this);
            if (old->state() == QMqttSubscription::Unsubscribed)
                old->deleteLater();
        }
        if (entry->object)
            watch(entry->object);
        else
            failures.append(filter.filter());
    }
    const QPointer<SubscriptionSet> self(this);
    for (const QString &filter : std::as_const(failures)) {
        if (self)
            emit refused(filter);
    }
}

void SubscriptionSet::watch(QMqttSubscription *object)
{
    object->disconnect(this);
    connect(
        object, &QMqttSubscription::stateChanged, this, [this, object] { handleState(object); });
    connect(object, &QMqttSubscription::messageReceived, this,
        [this, object](const QMqttMessage &message) { handleMessage(object, message); });
    if (object->state() == QMqttSubscription::Subscribed)
        handleState(object);
}

void SubscriptionSet::handleDisconnected()
{
    for (Entry &entry : m_entries)
        entry.isConfirmed = false;
}

void SubscriptionSet::handleState(const QMqttSubscription *object)
{
    Entry *entry = entryOf(object->topic());
    if (!entry || entry->object != object)
        return;
    entry->isConfirmed = object->state() == QMqttSubscription::Subscribed;
    if (entry->isConfirmed) {
        entry->wasConfirmed = true;
        emit granted(object->topic().filter(), object->qos());
    } else if (object->state() == QMqttSubscription::Error) {
        emit refused(object->topic().filter());
    }
}

void SubscriptionSet::handleMessage(const QMqttSubscription *object, const QMqttMessage &message)
{
    const Entry *entry = firstMatch(message.topic());
    if (!entry || entry->object != object)
        return;
    emit received({ .topic = message.topic().name().toUtf8(),
        .payload = message.payload(),
        .qos = message.qos(),
        .retain = message.retain() });
}

void SubscriptionSet::handlePlain(const QByteArray &payload, const QMqttTopicName &topic)
{
    if (!firstMatch(topic))
        emit received({ .topic = topic.name().toUtf8(), .payload = payload });
}

SubscriptionSet::Entry *SubscriptionSet::entryOf(const QMqttTopicFilter &filter)
{
    const auto isFilter = [&filter](const Entry &entry) { return entry.filter == filter; };
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), isFilter);
    return found == m_entries.end() ? nullptr : &*found;
}

const SubscriptionSet::Entry *SubscriptionSet::firstMatch(const QMqttTopicName &topic) const
{
    const auto isMatch
        = [&topic](const Entry &entry) { return entry.isConfirmed && entry.filter.match(topic); };
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), isMatch);
    return found == m_entries.end() ? nullptr : &*found;
}

} // namespace sim
