// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/link/epollreactor.h"

#include <QtCore/QIODevice>

namespace sim {

/// A connected TCP socket on an EpollReactor, as a sequential device.
///
/// What is written in one turn of the event loop leaves together at its end, or earlier in parts of
/// kWriteBytes. An idle socket holds no buffer. Each signal is the last thing that its function
/// does, so a handler may delete the socket. Thread: the reactor's.
class EpollSocket final : public QIODevice, private EpollReactor::Handler
{
    Q_OBJECT

public:
    /// Whose socket it is: told by calls, since ten thousand sockets would pay for three
    /// connections each. It may delete the socket.
    class Owner
    {
    public:
        virtual void handleFirstBytes() = 0; ///< once, before readyRead() tells everybody else
        virtual void handleBytesTaken() = 0; ///< after bytesWritten()

        /// The connection is gone: errno, or 0 when the other side closed it. What was received
        /// before can still be read.
        virtual void handleLost(int systemError) = 0;

    protected:
        ~Owner() = default;
    };

    static constexpr qsizetype kWriteBytes = 64 * 1024; ///< gathered at the most
    static constexpr qsizetype kUnreadBytes = 256 * 1024; ///< then nothing is read from the system

    /// Takes over \a descriptor, which is connected, does not block, and is watched by \a watch.
    /// Open at once.
    EpollSocket(Owner &owner, std::shared_ptr<EpollReactor> reactor, FileDescriptor descriptor,
        EpollReactor::Watch watch);
    ~EpollSocket() override;

    bool isSequential() const override { return true; }

    qint64 bytesAvailable() const override;
    qint64 bytesToWrite() const override;

    /// Offers what waits to the system once, then closes. Never waits.
    void close() override;

    void abort(); ///< closes and forgets what waits
    void flush(); ///< offers what waits to the system, now

    QByteArrayView unread() const; ///< what can be read; valid until the next call
    void discardUnread();

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 maxSize) override;

private:
    void handleReady(quint32 events) override;
    void handleGathered() override;

    void receive();
    ssize_t receiveSome();
    void makeRoom();
    void watchWhatMatters();
    void handleSendError(int systemError);
    void handlePausedEnd();
    void lose(int systemError);
    void release();

    bool isPaused() const { return m_inEnd - m_inBegin >= kUnreadBytes; }

    Owner &m_owner;
    std::shared_ptr<EpollReactor> m_reactor;
    FileDescriptor m_descriptor;
    EpollReactor::Watch m_watch;
    QByteArray m_in; ///< unread bytes are those from m_inBegin to m_inEnd
    QByteArray m_out; ///< waiting bytes are those from m_outBegin on
    qsizetype m_inBegin = 0;
    qsizetype m_inEnd = 0;
    qsizetype m_outBegin = 0;
    bool m_isGathering = false;
    bool m_isBlocked = false; ///< the system took less than was offered
    bool m_hasReceived = false;
};

} // namespace sim
