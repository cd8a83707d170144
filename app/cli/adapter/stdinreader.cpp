// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/adapter/stdinreader.h"

#include <array>
#include <cerrno>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace sim {

StdinReader::StdinReader(int descriptor, qsizetype maxLineBytes, QObject *parent)
    : QObject(parent)
    , m_descriptor(descriptor)
    , m_notifier(descriptor, QSocketNotifier::Read)
    , m_splitter(maxLineBytes)
{
    connect(&m_notifier, &QSocketNotifier::activated, this, &StdinReader::readSome);
}

void StdinReader::setPaused(bool isPaused)
{
    if (m_isPaused == isPaused || m_isStopped)
        return;
    m_isPaused = isPaused;
    m_notifier.setEnabled(!isPaused && !m_isAtEnd);
    if (!isPaused) // what was read before the pause
        QMetaObject::invokeMethod(this, &StdinReader::deliver, Qt::QueuedConnection);
}

void StdinReader::stop()
{
    m_isStopped = true;
    m_notifier.setEnabled(false);
}

void StdinReader::readSome()
{
#ifdef Q_OS_UNIX
    constexpr std::size_t kChunk = std::size_t { 64 } * 1024;
    std::array<char, kChunk>
        chunk; // NOLINT(cppcoreguidelines-pro-type-member-init): read() fills it
    const auto count = ::read(m_descriptor, chunk.data(), chunk.size());
    if (count < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    if (count > 0) {
        m_splitter.feed(QByteArrayView(chunk.data(), count));
    } else {
        m_isAtEnd = true;
        m_notifier.setEnabled(false);
        m_splitter.finish();
    }
    deliver();
#endif
}

void StdinReader::deliver()
{
    if (m_isDelivering)
        return;
    m_isDelivering = true;
    while (!m_isPaused && !m_isStopped) {
        const auto line = m_splitter.next();
        if (!line)
            break;
        if (line->isTooLong)
            emit lineSkipped(line->number);
        else
            emit lineRead(line->bytes, line->number);
    }
    m_isDelivering = false;
    if (m_isAtEnd && !m_isPaused && !m_isStopped) {
        m_isStopped = true;
        emit finished();
    }
}

} // namespace sim
