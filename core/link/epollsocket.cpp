// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/epollsocket.h"

#include <QtCore/QPointer>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <utility>

namespace sim {

namespace {

    /// Of one socket in one wake-up; then the others get their turn.
    constexpr qint64 kReadShare = 256 * 1024;

    /// A buffer that has grown beyond this is not kept.
    constexpr qsizetype kKeptBytes = 256;

    constexpr quint32 kReadable = EPOLLIN;
    constexpr quint32 kWritable = EPOLLOUT;
    constexpr quint32 kFailing = EPOLLERR | EPOLLHUP;

    bool isWorthAnotherTry(int error)
    {
        return error == EAGAIN || error == EINTR;
    }

} // namespace

EpollSocket::EpollSocket(Owner &owner, std::shared_ptr<EpollReactor> reactor,
    FileDescriptor descriptor, EpollReactor::Watch watch)
    : m_owner(owner)
    , m_reactor(std::move(reactor))
    , m_descriptor(std::move(descriptor))
    , m_watch(std::move(watch))
{
    m_watch.setHandler(this);
    open(QIODevice::ReadWrite | QIODevice::Unbuffered);
    watchWhatMatters();
}

EpollSocket::~EpollSocket()
{
    release();
}

qint64 EpollSocket::bytesAvailable() const
{
    return m_inEnd - m_inBegin + QIODevice::bytesAvailable();
}

qint64 EpollSocket::bytesToWrite() const
{
    return m_out.size() - m_outBegin;
}

QByteArrayView EpollSocket::unread() const
{
    return QByteArrayView(m_in).sliced(m_inBegin, m_inEnd - m_inBegin);
}

void EpollSocket::discardUnread()
{
    m_inBegin = m_inEnd = 0;
    m_reactor->returnReadBuffer(std::exchange(m_in, {}));
    watchWhatMatters();
}

void EpollSocket::close()
{
    if (!isOpen())
        return;
    if (m_descriptor.isOpen()) {
        ::send(m_descriptor.number(), m_out.constData() + m_outBegin,
            static_cast<std::size_t>(bytesToWrite()), MSG_NOSIGNAL);
        // Unread bytes would make the system reset the connection, and what was sent with it.
        ::shutdown(m_descriptor.number(), SHUT_WR);
        discardUnread();
        receiveSome();
    }
    abort();
}

void EpollSocket::abort()
{
    release();
    discardUnread();
    m_out = {};
    m_outBegin = 0;
    if (isOpen())
        QIODevice::close();
}

void EpollSocket::release()
{
    m_watch = {}; // before the descriptor, whose number may come up again
    m_descriptor.reset();
}

qint64 EpollSocket::readData(char *data, qint64 maxSize)
{
    const qint64 size = qMin<qint64>(maxSize, m_inEnd - m_inBegin);
    if (size <= 0)
        return 0;
    std::memcpy(data, m_in.constData() + m_inBegin, static_cast<std::size_t>(size));
    m_inBegin += size;
    if (m_inBegin == m_inEnd)
        discardUnread();
    return size;
}

qint64 EpollSocket::writeData(const char *data, qint64 maxSize)
{
    if (!m_descriptor.isOpen())
        return -1;
    if (m_outBegin > 0 && m_outBegin >= bytesToWrite()) { // less to move than was sent
        m_out.remove(0, m_outBegin);
        m_outBegin = 0;
    }
    m_out.append(data, maxSize);
    if (m_isBlocked)
        return maxSize;
    if (bytesToWrite() >= kWriteBytes) {
        flush();
    } else if (!m_isGathering) {
        m_isGathering = true;
        m_watch.gather();
    }
    return maxSize;
}

void EpollSocket::handleGathered()
{
    m_isGathering = false;
    if (!m_isBlocked)
        flush();
}

void EpollSocket::flush()
{
    if (!m_descriptor.isOpen() || bytesToWrite() == 0)
        return;
    const ssize_t sent = ::send(m_descriptor.number(), m_out.constData() + m_outBegin,
        static_cast<std::size_t>(bytesToWrite()), MSG_NOSIGNAL);
    if (sent < 0 && !isWorthAnotherTry(errno))
        return handleSendError(errno);
    m_outBegin += std::max<ssize_t>(sent, 0);
    m_isBlocked = bytesToWrite() > 0;
    if (!m_isBlocked) {
        m_outBegin = 0;
        if (m_out.capacity() > kKeptBytes)
            m_out = {};
        else
            m_out.resize(0); // keeps its memory
    }
    watchWhatMatters();
    if (sent <= 0)
        return;
    const QPointer<EpollSocket> self(this);
    emit bytesWritten(sent);
    if (self)
        m_owner.handleBytesTaken();
}

/// The answer of the other side may tell more than the error does.
void EpollSocket::handleSendError(int systemError)
{
    const QPointer<EpollSocket> self(this);
    receive();
    if (self && m_descriptor.isOpen())
        lose(systemError);
}

void EpollSocket::watchWhatMatters()
{
    m_watch.setEvents((isPaused() ? 0U : kReadable) | (m_isBlocked ? kWritable : 0U));
}

void EpollSocket::handleReady(quint32 events)
{
    const QPointer<EpollSocket> self(this);
    if ((events & kWritable) != 0)
        flush();
    if (self && (events & (kReadable | kFailing)) != 0)
        receive();
}

/// Reads what there is, at most the share of one wake-up, and tells about it; then about the end,
/// if that has come.
void EpollSocket::receive()
{
    const QPointer<EpollSocket> self(this);
    for (qint64 share = kReadShare; share > 0 && m_descriptor.isOpen();) {
        if (isPaused())
            return handlePausedEnd();
        makeRoom();
        const qsizetype offered = m_in.size() - m_inEnd;
        const ssize_t count = receiveSome();
        if (count <= 0) {
            const int error = count == 0 ? 0 : errno;
            if (m_inBegin == m_inEnd)
                discardUnread();
            if (count == 0 || !isWorthAnotherTry(error))
                lose(error);
            return;
        }
        m_inEnd += count;
        share -= count;
        if (!std::exchange(m_hasReceived, true))
            m_owner.handleFirstBytes();
        if (!self)
            return;
        emit readyRead();
        // Less than there was room for: that was all. Should more come, the reactor says so.
        if (!self || count < offered)
            return;
    }
}

ssize_t EpollSocket::receiveSome()
{
    makeRoom();
    return ::recv(m_descriptor.number(), m_in.data() + m_inEnd,
        static_cast<std::size_t>(m_in.size() - m_inEnd), 0);
}

void EpollSocket::makeRoom()
{
    if (m_in.isEmpty())
        m_in = m_reactor->takeReadBuffer();
    else if (m_inEnd == m_in.size())
        m_in.resize(m_in.size() + EpollReactor::kReadBytes);
}

/// The reader does not read, so it is not told of new bytes; errors come all the same, and would
/// come for ever.
void EpollSocket::handlePausedEnd()
{
    watchWhatMatters();
    int error = 0;
    socklen_t size = sizeof(error);
    ::getsockopt(m_descriptor.number(), SOL_SOCKET, SO_ERROR, &error, &size);
    if (error != 0)
        lose(error);
}

void EpollSocket::lose(int systemError)
{
    release();
    m_out = {};
    m_outBegin = 0;
    m_isBlocked = false;
    const QPointer<EpollSocket> self(this);
    m_owner.handleLost(systemError);
    if (self)
        emit readChannelFinished();
}

} // namespace sim
