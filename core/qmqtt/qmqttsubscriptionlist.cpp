// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qmqtt/qmqttsubscriptionlist.h"

#include "core/qmqtt/mqttwriter.h"

#include <algorithm>

using sim::mqtt::PacketType;
using State = QMqttSubscription::SubscriptionState;

QMqttSubscriptionList::QMqttSubscriptionList(QMqttClientPrivate *client, QObject *owner,
    sim::mqtt::Session &session, sim::mqtt::ByteQueue &out)
    : m_client(client)
    , m_owner(owner)
    , m_session(session)
    , m_out(out)
{
}

QMqttSubscriptionList::Entry *QMqttSubscriptionList::find(const QMqttTopicFilter &filter)
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
        [&filter](const Entry &entry) { return entry.object->topic() == filter; });
    return found == m_entries.end() ? nullptr : &*found;
}

QMqttSubscriptionList::Entry *QMqttSubscriptionList::findRequest(quint16 id)
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
        [id](const Entry &entry) { return entry.request == id; });
    return found == m_entries.end() ? nullptr : &*found;
}

bool QMqttSubscriptionList::request(Entry &entry)
{
    const quint16 id = m_session.addRequest(PacketType::Subscribe);
    if (id == 0)
        return false;
    entry.request = id;
    noteAsked(id, entry.object->topic().filter());
    sim::mqtt::writeSubscribe(m_out, id, entry.object->topic().filter(), entry.wantedQos);
    return true;
}

bool QMqttSubscriptionList::requestEnd(Entry &entry)
{
    const quint16 id = m_session.addRequest(PacketType::Unsubscribe);
    if (id == 0)
        return false;
    entry.request = id;
    noteAsked(id, entry.object->topic().filter());
    sim::mqtt::writeUnsubscribe(m_out, id, entry.object->topic().filter());
    return true;
}

void QMqttSubscriptionList::noteAsked(quint16 id, const QString &filter)
{
    if (m_isLiteral)
        m_asked.insert(id, filter);
}

std::optional<QString> QMqttSubscriptionList::takeAsked(quint16 id)
{
    const auto found = m_asked.constFind(id);
    if (found == m_asked.constEnd())
        return std::nullopt;
    std::optional<QString> filter(*found);
    m_asked.erase(found);
    return filter;
}

QMqttSubscription *QMqttSubscriptionList::subscribe(const QMqttTopicFilter &filter, quint8 qos)
{
    Entry *entry = find(filter);
    if (entry == nullptr) {
        auto *const object = new QMqttSubscription(m_client, filter, qos);
        object->setParent(m_owner);
        m_entries.push_back(
            { .object = object, .request = 0, .wantedQos = qos, .isConfirmed = false });
        m_routeTopic = {};
        entry = &m_entries.back();
    }
    const State state = entry->object->state();
    const bool isAskedFor = state == State::Subscribed || state == State::SubscriptionPending;
    if (isAskedFor && entry->wantedQos == qos && !m_isLiteral)
        return entry->object;
    entry->wantedQos = qos;
    if (!request(*entry))
        return nullptr;
    m_routeTopic = {};
    const QPointer<QMqttSubscription> object(entry->object);
    object->setState(State::SubscriptionPending);
    return object;
}

void QMqttSubscriptionList::unsubscribe(
    const QMqttTopicFilter &filter, bool isOnline, bool keepsSession)
{
    Entry *const entry = find(filter);
    if (entry == nullptr) {
        const quint16 id = isOnline ? m_session.addRequest(PacketType::Unsubscribe) : quint16 { 0 };
        if (id != 0) {
            noteAsked(id, filter.filter());
            sim::mqtt::writeUnsubscribe(m_out, id, filter.filter());
        }
        return;
    }
    const State state = entry->object->state();
    const bool isAskedFor = state == State::UnsubscriptionPending && !(m_isLiteral && isOnline);
    if (isAskedFor || (state == State::Unsubscribed && !isOnline))
        return;
    if (isOnline && !requestEnd(*entry))
        return;
    const bool isPending = isOnline || (keepsSession && entry->isConfirmed);
    m_routeTopic = {};
    entry->object->setState(isPending ? State::UnsubscriptionPending : State::Unsubscribed);
}

void QMqttSubscriptionList::remove(const QMqttSubscription *object, bool isOnline)
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
        [object](const Entry &entry) { return entry.object == object; });
    if (found == m_entries.end())
        return;
    const State state = object->state();
    if (isOnline && (state == State::Subscribed || state == State::SubscriptionPending))
        requestEnd(*found);
    m_entries.erase(found);
    m_routeTopic = {};
}

void QMqttSubscriptionList::handleDisconnected()
{
    std::vector<Change> changes;
    m_asked.clear();
    for (Entry &entry : m_entries) {
        entry.request = 0;
        if (entry.object->state() == State::Subscribed)
            changes.push_back({ entry.object, State::SubscriptionPending });
    }
    apply(changes);
}

void QMqttSubscriptionList::forgetSession()
{
    for (Entry &entry : m_entries)
        entry.isConfirmed = false;
}

void QMqttSubscriptionList::restore(
    Entry &entry, bool isSessionRestored, std::vector<Change> &changes)
{
    const bool isKnown = isSessionRestored && entry.isConfirmed;
    entry.isConfirmed = isKnown;
    switch (entry.object->state()) {
    case State::Unsubscribed:
    case State::Error:
        break;
    case State::SubscriptionPending:
    case State::Subscribed:
        if (isKnown)
            changes.push_back({ entry.object, State::Subscribed });
        else
            request(entry);
        break;
    case State::UnsubscriptionPending:
        if (isSessionRestored)
            requestEnd(entry);
        else
            changes.push_back({ entry.object, State::Unsubscribed });
        break;
    }
}

void QMqttSubscriptionList::handleConnected(bool isSessionRestored)
{
    std::vector<Change> changes;
    m_routeTopic = {};
    for (Entry &entry : m_entries)
        restore(entry, isSessionRestored, changes);
    apply(changes);
}

void QMqttSubscriptionList::handleSubAck(const sim::mqtt::SubAck &answer)
{
    Entry *const entry = findRequest(answer.id);
    if (entry == nullptr)
        return; // asked again or deleted since
    entry->request = 0;
    const auto code = static_cast<quint8>(answer.codes[0]);
    const bool isGranted = code != sim::mqtt::kSubscriptionRefused;
    entry->isConfirmed = isGranted;
    m_routeTopic = {};
    const QPointer<QMqttSubscription> object(entry->object);
    object->m_reasonCode = static_cast<QMqtt::ReasonCode>(code);
    if (isGranted)
        object->setQos(code);
    if (object)
        object->setState(isGranted ? State::Subscribed : State::Error);
}

void QMqttSubscriptionList::handleUnsubAck(quint16 id)
{
    Entry *const entry = findRequest(id);
    if (entry == nullptr)
        return;
    entry->request = 0;
    entry->isConfirmed = false;
    m_routeTopic = {};
    entry->object->setState(State::Unsubscribed);
}

void QMqttSubscriptionList::updateRoute(const QMqttTopicName &topic)
{
    if (m_routeTopic == topic)
        return;
    m_routeTopic = topic;
    m_route.clear();
    for (const Entry &entry : m_entries) {
        const State state = entry.object->state();
        if (state != State::Unsubscribed && state != State::Error
            && entry.object->topic().match(
                topic, QMqttTopicFilter::WildcardsDontMatchDollarTopicMatchOption))
            m_route.emplace_back(entry.object);
    }
}

bool QMqttSubscriptionList::isInterested(const QMqttTopicName &topic)
{
    updateRoute(topic);
    return !m_route.empty();
}

void QMqttSubscriptionList::deliver(const QMqttMessage &message)
{
    updateRoute(message.topic());
    const auto route = m_route; // a handler may change the list or delete it
    for (const QPointer<QMqttSubscription> &object : route) {
        if (object)
            emit object->messageReceived(message);
    }
}

void QMqttSubscriptionList::apply(const std::vector<Change> &changes)
{
    for (const Change &change : changes) {
        if (change.object)
            change.object->setState(change.state);
    }
}
