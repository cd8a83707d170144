// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/adapter/eventwriter.h"

#include <algorithm>
#include <cerrno>
#include <climits>

#ifdef Q_OS_UNIX
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace sim {

EventWriter::EventWriter(int descriptor, qint64 maxBytes, QObject *parent)
    : QObject(parent)
    , m_descriptor(descriptor)
    , m_notifier(descriptor, QSocketNotifier::Write)
    , m_maxBytes(maxBytes)
{
    m_notifier.setEnabled(false);
    connect(&m_notifier, &QSocketNotifier::activated, this, &EventWriter::flush);
}

void EventWriter::write(const QByteArray &line)
{
    if (m_isBroken)
        return;
    m_buffer.append(line);
    if (!m_notifier.isEnabled() && !m_isFlushPosted) {
        m_isFlushPosted = true;
        QMetaObject::invokeMethod(this, &EventWriter::flush, Qt::QueuedConnection);
    }
    settle();
}

/// The bytes taken, 0 when it would have to wait, -1 when nobody reads any more.
qint64 EventWriter::writeSome(QByteArrayView bytes)
{
#ifdef Q_OS_UNIX
    if (m_isSocket) {
        const auto size = static_cast<std::size_t>(bytes.size());
        const auto sent = ::send(m_descriptor, bytes.data(), size, MSG_DONTWAIT | MSG_NOSIGNAL);
        if (sent >= 0)
            return sent;
        if (errno != ENOTSOCK)
            return errno == EAGAIN || errno == EINTR ? 0 : -1;
        m_isSocket = false;
    }
    // A pipe that polls as writable takes PIPE_BUF bytes at once. Setting it to non-blocking
    // instead would do so for everybody who shares it.
    pollfd ready { .fd = m_descriptor, .events = POLLOUT, .revents = 0 };
    if (::poll(&ready, 1, 0) != 1)
        return 0;
    if ((ready.revents & POLLOUT) == 0)
        return -1;
    const auto size = static_cast<std::size_t>(std::min<qsizetype>(bytes.size(), PIPE_BUF));
    const auto written = ::write(m_descriptor, bytes.data(), size);
    if (written >= 0)
        return written;
    return errno == EAGAIN || errno == EINTR ? 0 : -1;
#else
    Q_UNUSED(bytes)
    return -1;
#endif
}

void EventWriter::flush()
{
    m_isFlushPosted = false;
    while (waiting() > 0 && !m_isBroken) {
        const qint64 written = writeSome(QByteArrayView(m_buffer).sliced(m_at));
        if (written == 0)
            break;
        m_isBroken = written < 0;
        if (!m_isBroken)
            m_at += written;
    }
    if (waiting() == 0 || m_isBroken) {
        m_buffer.resize(0);
        m_at = 0;
    } else if (m_at > m_buffer.size() / 2) {
        m_buffer.remove(0, m_at);
        m_at = 0;
    }
    m_notifier.setEnabled(waiting() > 0);
    settle();
    if (m_isBroken)
        emit broken();
    else if (waiting() == 0)
        emit drained();
}

void EventWriter::settle()
{
    const qint64 high = m_maxBytes / 4;
    const bool isClogged = m_isClogged ? waiting() > high / 2 : waiting() > high;
    if (isClogged == m_isClogged)
        return;
    m_isClogged = isClogged;
    emit cloggedChanged(isClogged);
}

} // namespace sim
