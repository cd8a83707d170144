// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qmqtt/mqttsession.h"

#include <algorithm>
#include <utility>

namespace sim::mqtt {

namespace {

    constexpr size_t kIds = 65'535;

    quint16 idAfter(quint16 id)
    {
        return id == kIds ? quint16 { 1 } : static_cast<quint16>(id + 1);
    }

} // namespace

bool Session::hasFreeId() const
{
    return m_outgoing.size() + static_cast<size_t>(m_requests.size()) < kIds;
}

quint16 Session::add(Outgoing message)
{
    if (!hasFreeId())
        return 0;
    Outgoing *place = nullptr;
    do {
        m_lastId = idAfter(m_lastId);
        place = m_requests.contains(m_lastId) ? nullptr : m_outgoing.claim(m_lastId);
    } while (place == nullptr);
    message.id = m_lastId;
    message.order = m_order++;
    message.stage = message.qos == 1 ? Stage::AwaitsPubAck : Stage::AwaitsPubRec;
    *place = std::move(message);
    return m_lastId;
}

void Session::withdraw(quint16 id)
{
    if (Outgoing *const message = m_outgoing.find(id)) {
        m_outgoing.erase(message);
        m_lastId = static_cast<quint16>(id - 1);
    }
}

bool Session::restore(Outgoing message)
{
    const bool isOfQos1 = message.stage == Stage::AwaitsPubAck;
    if (message.id == 0 || message.qos != (isOfQos1 ? 1 : 2))
        return false;
    message.order = m_order++;
    return m_outgoing.insert(std::move(message));
}

quint16 Session::addRequest(PacketType request)
{
    if (!hasFreeId())
        return 0;
    do {
        m_lastId = idAfter(m_lastId);
    } while (m_outgoing.contains(m_lastId) || m_requests.contains(m_lastId));
    m_requests.insert(m_lastId, request);
    return m_lastId;
}

Session::Verdict Session::finishRequest(quint16 id, PacketType request)
{
    const auto found = m_requests.constFind(id);
    if (found == m_requests.constEnd())
        return m_outgoing.contains(id) ? Verdict::ForPublish : Verdict::Unknown;
    if (*found != request)
        return Verdict::ForRequest;
    m_requests.erase(found);
    return Verdict::Expected;
}

Session::Verdict Session::verdictOnUnknown(quint16 id) const
{
    return m_requests.contains(id) ? Verdict::ForRequest : Verdict::Unknown;
}

Session::Verdict Session::finish(quint16 id, Stage expected)
{
    Outgoing *const found = m_outgoing.find(id);
    if (found == nullptr)
        return verdictOnUnknown(id);
    if (found->stage != expected)
        return found->qos == 1 ? Verdict::ForQos1 : Verdict::ForQos2;
    m_outgoing.erase(found);
    return Verdict::Expected;
}

Session::Verdict Session::handlePubAck(quint16 id)
{
    return finish(id, Stage::AwaitsPubAck);
}

Session::Verdict Session::handlePubComp(quint16 id)
{
    return finish(id, Stage::AwaitsPubComp);
}

Session::Verdict Session::handlePubRec(quint16 id)
{
    Outgoing *const message = m_outgoing.find(id);
    if (message == nullptr)
        return verdictOnUnknown(id);
    if (message->stage == Stage::AwaitsPubAck)
        return Verdict::ForQos1;
    if (message->stage == Stage::AwaitsPubComp)
        return Verdict::Repeated;
    message->stage = Stage::AwaitsPubComp;
    message->order = m_order++;
    message->payload.clear();
    message->topic.clear();
    return Verdict::Expected;
}

bool Session::isFirstDelivery(quint16 incomingId)
{
    if (m_received.contains(incomingId))
        return false;
    m_received.insert(incomingId);
    return true;
}

std::vector<const Session::Outgoing *> Session::unacknowledged() const
{
    std::vector<const Outgoing *> all;
    all.reserve(m_outgoing.size());
    m_outgoing.forEach([&all](const Outgoing &message) { all.push_back(&message); });
    std::sort(all.begin(), all.end(), [](const Outgoing *a, const Outgoing *b) {
        const bool aReleases = a->stage == Stage::AwaitsPubComp;
        const bool bReleases = b->stage == Stage::AwaitsPubComp;
        return aReleases != bReleases ? aReleases : a->order < b->order;
    });
    return all;
}

void Session::clear()
{
    m_outgoing.clear();
    m_requests.clear();
    m_received.clear();
}

} // namespace sim::mqtt
