// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/link/filedescriptor.h"

#include <QtCore/QByteArray>
#include <QtCore/QObject>

#include <deque>
#include <memory>
#include <vector>

QT_BEGIN_NAMESPACE
class QSocketNotifier;
QT_END_NAMESPACE

namespace sim {

/// Many sockets behind one descriptor. Qt's dispatchers hand every descriptor that they watch to
/// poll() at every wake-up, so ten thousand idle sockets cost most of a core; here they watch one.
///
/// Level-triggered: a socket that used up its share of a wake-up is reported again by the next one,
/// so nothing has to remember that there is more, and nothing is lost when a handler stops in the
/// middle. What edge-triggering would save, a wake-up for each turn in which a socket stays
/// writable, costs nothing here, since EPOLLOUT is asked for only while bytes wait.
///
/// Also gathers writes: who asked by gather() is called once, when the turn of the event loop is
/// over. Linux only. Made by make(), shared by all that use it, so that it lives as long as the
/// last socket. Thread: the one that it was made in.
class EpollReactor final : public QObject, public std::enable_shared_from_this<EpollReactor>
{
    Q_OBJECT

public:
    /// What a watched descriptor is for. Handlers may delete themselves, each other, and give up
    /// the last share of the reactor. A call may be late (what it tells is over): ask the system,
    /// never trust \a events.
    class Handler
    {
    public:
        virtual void handleReady(quint32 events) = 0; ///< EPOLLIN, EPOLLOUT, EPOLLERR, EPOLLHUP

        virtual void handleGathered() { } ///< after gather(), once

    protected:
        ~Handler() = default;
    };

    /// One watched descriptor; the end of its life ends the watching. Outlived by the reactor and
    /// the descriptor.
    class Watch
    {
    public:
        Watch() = default;
        Watch(Watch &&other) noexcept;
        Watch &operator=(Watch &&other) noexcept;
        Watch(const Watch &) = delete;
        Watch &operator=(const Watch &) = delete;
        ~Watch();

        void setEvents(quint32 events);
        void setHandler(Handler *handler); ///< null: nobody, for a moment
        void gather();

        bool isActive() const { return m_reactor != nullptr; }

    private:
        friend class EpollReactor;
        Watch(EpollReactor &reactor, quint32 slot, int descriptor, quint32 events);

        EpollReactor *m_reactor = nullptr;
        quint32 m_slot = 0;
        int m_descriptor = -1;
        quint32 m_events = 0;
    };

    static constexpr qsizetype kReadBytes = 64 * 1024; ///< room of a readBuffer()

    /// Null when the system gives no epoll descriptor.
    static std::shared_ptr<EpollReactor> make();

    ~EpollReactor() override;

    /// Calls \a handler whenever one of \a events holds for \a descriptor. Not active when the
    /// system refuses: errno tells why.
    Watch watch(int descriptor, quint32 events, Handler &handler);

    /// Memory for reading kReadBytes, lent to one socket at a time for as long as bytes are in it,
    /// so that an idle socket has none.
    QByteArray takeReadBuffer();
    void returnReadBuffer(QByteArray buffer);

    qsizetype watched() const { return m_watched; }

protected:
    bool event(QEvent *event) override;

private:
    struct Slot
    {
        Handler *handler = nullptr;
        quint32 generation = 0; ///< tells the users of a slot apart
    };

    struct Key
    {
        quint32 slot;
        quint32 generation;
    };

    explicit EpollReactor(FileDescriptor descriptor);

    void dispatch();
    void callGathered();
    void gather(quint32 slot);
    void release(quint32 slot);
    Handler *handlerOf(Key key) const;

    FileDescriptor m_descriptor;
    std::unique_ptr<QSocketNotifier> m_notifier;
    std::vector<Slot> m_slots;
    std::vector<quint32> m_free;
    std::deque<Key> m_gathered;
    std::vector<QByteArray> m_readBuffers;
    qsizetype m_watched = 0;
    bool m_isGatheringPosted = false;
};

} // namespace sim
