// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/epollreactor.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>
#include <QtCore/QSocketNotifier>

#include <array>
#include <sys/epoll.h>

namespace sim {

namespace {

    /// Then the event loop gets its turn: timers and queued calls wait for no more than these.
    constexpr int kEventsAtOnce = 256;
    constexpr std::size_t kSpareReadBuffers = 4;
    constexpr auto kGatheredEvent = static_cast<QEvent::Type>(QEvent::User + 2);

    quint64 packed(quint32 slot, quint32 generation)
    {
        return (static_cast<quint64>(generation) << 32U) | slot;
    }

} // namespace

// --- EpollReactor::Watch

EpollReactor::Watch::Watch(EpollReactor &reactor, quint32 slot, int descriptor, quint32 events)
    : m_reactor(&reactor)
    , m_slot(slot)
    , m_descriptor(descriptor)
    , m_events(events)
{
}

EpollReactor::Watch::Watch(Watch &&other) noexcept
    : m_reactor(std::exchange(other.m_reactor, nullptr))
    , m_slot(other.m_slot)
    , m_descriptor(other.m_descriptor)
    , m_events(other.m_events)
{
}

EpollReactor::Watch &EpollReactor::Watch::operator=(Watch &&other) noexcept
{
    std::swap(m_reactor, other.m_reactor);
    std::swap(m_slot, other.m_slot);
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_events, other.m_events);
    return *this;
}

EpollReactor::Watch::~Watch()
{
    if (m_reactor == nullptr)
        return;
    epoll_ctl(m_reactor->m_descriptor.number(), EPOLL_CTL_DEL, m_descriptor, nullptr);
    m_reactor->release(m_slot);
}

void EpollReactor::Watch::setEvents(quint32 events)
{
    if (m_reactor == nullptr || m_events == events)
        return;
    m_events = events;
    epoll_event wanted {};
    wanted.events = events;
    wanted.data.u64 = packed(m_slot, m_reactor->m_slots[m_slot].generation);
    epoll_ctl(m_reactor->m_descriptor.number(), EPOLL_CTL_MOD, m_descriptor, &wanted);
}

void EpollReactor::Watch::setHandler(Handler *handler)
{
    if (m_reactor != nullptr)
        m_reactor->m_slots[m_slot].handler = handler;
}

void EpollReactor::Watch::gather()
{
    if (m_reactor != nullptr)
        m_reactor->gather(m_slot);
}

// --- EpollReactor

std::shared_ptr<EpollReactor> EpollReactor::make()
{
    FileDescriptor descriptor(epoll_create1(EPOLL_CLOEXEC));
    if (!descriptor.isOpen())
        return {};
    return std::shared_ptr<EpollReactor>(new EpollReactor(std::move(descriptor)));
}

EpollReactor::EpollReactor(FileDescriptor descriptor)
    : m_descriptor(std::move(descriptor))
    , m_notifier(std::make_unique<QSocketNotifier>(m_descriptor.number(), QSocketNotifier::Read))
{
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &EpollReactor::dispatch);
}

EpollReactor::~EpollReactor()
{
    Q_ASSERT(m_watched == 0);
}

EpollReactor::Watch EpollReactor::watch(int descriptor, quint32 events, Handler &handler)
{
    const auto slot = m_free.empty() ? static_cast<quint32>(m_slots.size()) : m_free.back();
    const quint32 generation = m_free.empty() ? 0 : m_slots[slot].generation;
    epoll_event wanted {};
    wanted.events = events;
    wanted.data.u64 = packed(slot, generation);
    if (epoll_ctl(m_descriptor.number(), EPOLL_CTL_ADD, descriptor, &wanted) != 0)
        return {};
    if (m_free.empty())
        m_slots.emplace_back();
    else
        m_free.pop_back();
    m_slots[slot].handler = &handler;
    ++m_watched;
    return Watch(*this, slot, descriptor, events);
}

void EpollReactor::release(quint32 slot)
{
    m_slots[slot].handler = nullptr;
    ++m_slots[slot].generation;
    m_free.push_back(slot);
    --m_watched;
}

EpollReactor::Handler *EpollReactor::handlerOf(Key key) const
{
    const Slot &slot = m_slots[key.slot];
    return slot.generation == key.generation ? slot.handler : nullptr;
}

void EpollReactor::dispatch()
{
    const auto self = shared_from_this(); // a handler may give up the last share
    std::array<epoll_event, kEventsAtOnce> events; // NOLINT(*-member-init): filled by the system
    const int count = epoll_wait(m_descriptor.number(), events.data(), kEventsAtOnce, 0);
    for (int i = 0; i < count; ++i) {
        const epoll_event &ready = events[static_cast<std::size_t>(i)];
        const quint64 key = ready.data.u64;
        // Gone, or another descriptor by now: an earlier handler of this batch closed it.
        if (Handler *handler
            = handlerOf({ static_cast<quint32>(key), static_cast<quint32>(key >> 32U) }))
            handler->handleReady(ready.events);
    }
}

void EpollReactor::gather(quint32 slot)
{
    m_gathered.push_back({ slot, m_slots[slot].generation });
    if (std::exchange(m_isGatheringPosted, true))
        return;
    QCoreApplication::postEvent(this, new QEvent(kGatheredEvent));
}

bool EpollReactor::event(QEvent *event)
{
    if (event->type() != kGatheredEvent)
        return QObject::event(event);
    m_isGatheringPosted = false;
    callGathered();
    return true;
}

/// Those who ask again meanwhile come in the next turn. An event loop inside a handler goes on with
/// the rest.
void EpollReactor::callGathered()
{
    const auto self = shared_from_this();
    for (std::size_t count = m_gathered.size(); count > 0 && !m_gathered.empty(); --count) {
        const Key key = m_gathered.front();
        m_gathered.pop_front();
        if (Handler *handler = handlerOf(key))
            handler->handleGathered();
    }
}

QByteArray EpollReactor::takeReadBuffer()
{
    if (m_readBuffers.empty())
        return QByteArray(kReadBytes, Qt::Uninitialized);
    QByteArray buffer = std::move(m_readBuffers.back());
    m_readBuffers.pop_back();
    return buffer;
}

void EpollReactor::returnReadBuffer(QByteArray buffer)
{
    if (m_readBuffers.size() < kSpareReadBuffers && buffer.size() == kReadBytes)
        m_readBuffers.push_back(std::move(buffer));
}

} // namespace sim
