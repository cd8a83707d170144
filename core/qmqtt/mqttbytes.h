// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArrayView>
#include <QtCore/QtGlobal>

#include <memory>

namespace sim::mqtt {

/// A byte queue that moves but does not copy: written at the end, taken from the front, without
/// filling with zeros and without moving the rest at each take. Growing and compacting cost
/// amortised constant time per byte.
class ByteQueue
{
public:
    const char *data() const { return m_bytes.get() + m_begin; }

    qsizetype size() const { return m_end - m_begin; }

    bool isEmpty() const { return m_begin == m_end; }

    qsizetype capacity() const { return m_capacity; }

    QByteArrayView view() const { return { data(), size() }; }

    /// Room for \a count bytes behind the content; they count only after commit().
    char *reserve(qsizetype count)
    {
        if (m_capacity - m_end < count)
            makeRoom(count);
        return m_bytes.get() + m_end;
    }

    void commit(qsizetype count)
    {
        Q_ASSERT(count >= 0 && count <= m_capacity - m_end);
        m_end += count;
    }

    void append(QByteArrayView bytes);

    void take(qsizetype count)
    {
        Q_ASSERT(count >= 0 && count <= size());
        m_begin += count;
        if (m_begin == m_end)
            m_begin = m_end = 0;
    }

    void clear() { m_begin = m_end = 0; }

    /// Gives the memory back when the queue is empty and holds more than \a keep bytes of it: the
    /// next queue of this thread that has none takes it over, so that of ten thousand queues only
    /// those that hold something have memory.
    void releaseAbove(qsizetype keep);

private:
    void makeRoom(qsizetype count);

    std::unique_ptr<char[]> m_bytes; // NOLINT(modernize-avoid-c-arrays): not filled with zeros
    qsizetype m_begin = 0;
    qsizetype m_end = 0;
    qsizetype m_capacity = 0;
};

} // namespace sim::mqtt
