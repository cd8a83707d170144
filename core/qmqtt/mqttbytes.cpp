// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qmqtt/mqttbytes.h"

#include <algorithm>

namespace sim::mqtt {

namespace {

    constexpr qsizetype kFirstCapacity = 256;

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
    m_bytes.reset();
    m_capacity = 0;
}

void ByteQueue::makeRoom(qsizetype count)
{
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
