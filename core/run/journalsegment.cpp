// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/journalsegment.h"

#include "core/run/journalrecord.h"

#include <utility>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <fcntl.h>
#include <unistd.h>
#endif

namespace sim {

namespace {

    bool syncHandle(int handle)
    {
#if defined(Q_OS_WIN)
        return _commit(handle) == 0;
#elif defined(Q_OS_LINUX)
        return ::fdatasync(handle) == 0;
#else
        return ::fsync(handle) == 0;
#endif
    }

} // namespace

JournalSegment::JournalSegment()
{
    m_syncer.setMaxThreadCount(1);
}

JournalSegment::~JournalSegment()
{
    close();
}

bool JournalSegment::open(const QString &path)
{
    m_file.setFileName(path);
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered))
        return false;
    // Payloads are nobody else's business.
    m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    m_size = 0;
    m_buffer.prepend(kJournalHeader);
    return true;
}

bool JournalSegment::flush()
{
    if (m_buffer.isEmpty())
        return true;
    if (!m_file.isOpen())
        return false;
    const qint64 written = m_file.write(m_buffer);
    if (written != m_buffer.size()) {
        m_file.resize(m_size); // half a record helps nobody
        m_file.seek(m_size);
        return false;
    }
    m_size += written;
    m_buffer.clear();
    m_isDirty = true;
    return true;
}

void JournalSegment::sync()
{
    if (!m_isDirty || m_isSyncing.exchange(true))
        return;
    m_isDirty = false;
    m_syncer.start([this, handle = m_file.handle()] {
        if (!syncHandle(handle))
            m_hasSyncFailed = true;
        m_isSyncing = false;
    });
}

bool JournalSegment::close()
{
    if (!m_file.isOpen())
        return true;
    const bool isWritten = flush() && syncNow();
    m_file.close();
    return isWritten;
}

bool JournalSegment::syncNow()
{
    m_syncer.waitForDone();
    return !std::exchange(m_isDirty, false) || syncHandle(m_file.handle());
}

void syncFolder(const QString &folder)
{
#ifdef Q_OS_UNIX
    const int handle
        = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0)
        return;
    ::fsync(handle);
    ::close(handle);
#else
    Q_UNUSED(folder)
#endif
}

} // namespace sim
