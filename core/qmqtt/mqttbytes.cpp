// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qmqtt/mqttbytes.h"

#include <algorithm>
#include <utility>

namespace sim::mqtt {

namespace {

    using Bytes = std::unique_ptr<char[]>; // NOLINT(modernize-avoid-c-arrays): as in the class

    constexpr qsizetype kFirstCapacity = 256;
    constexpr qsizetype kMostSpare = 256 * 1024; ///< bytes; more goes back to the system

    /// Memory that no queue of this thread uses.
    struct Spare
    {
        Bytes bytes;
        qsizetype capacity = 0;
    };

    Spare &spare()
    {
        thread_local Spare store;
        return store;
    }

} // namespace

void ByteQueue::append(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return;
    std::copy_n(bytes.data(), bytes.size(), reserve(bytes.size()));
    commit(bytes.size());
}

void ByteQueue::releaseAbove(qsizetype keep)
{
    if (!isEmpty() || m_capacity <= keep)
        return;
    if (m_capacity > spare().capacity && m_capacity <= kMostSpare)
        spare() = { .bytes = std::move(m_bytes), .capacity = m_capacity };
    m_bytes.reset();
    m_capacity = m_begin = m_end = 0;
}

void ByteQueue::makeRoom(qsizetype count)
{
    if (m_capacity == 0 && spare().capacity >= count) {
        m_bytes = std::move(spare().bytes);
        m_capacity = std::exchange(spare().capacity, 0);
        return;
    }
    const qsizetype used = size();
    // Moving is worth it only when it frees as much as it moves: that keeps the cost per byte
    // constant.
    if (m_begin >= used && m_capacity - used >= count) {
        std::copy_n(data(), used, m_bytes.get());
    } else {
        const qsizetype wanted = std::max({ kFirstCapacity, used + count, m_capacity * 2 });
        // make_unique would fill with zeros, make_unique_for_overwrite is not in clang 14's
        // library.
        std::unique_ptr<char[]> grown(new char[static_cast<size_t>(wanted)]); // NOLINT(modernize-*)
        std::copy_n(data(), used, grown.get());
        m_bytes = std::move(grown);
        m_capacity = wanted;
    }
    m_begin = 0;
    m_end = used;
}

} // namespace sim::mqtt
