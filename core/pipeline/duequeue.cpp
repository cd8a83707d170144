// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/duequeue.h"

#include <utility>

namespace sim {

void DueQueue::assign(std::vector<Item> items)
{
    m_heap = std::move(items);
    order();
}

void DueQueue::order()
{
    for (std::size_t place = m_heap.size() / 2; place > 0; --place)
        sink(place - 1);
}

void DueQueue::putFirst(WallTime due)
{
    m_heap.front().due = due;
    sink(0);
}

void DueQueue::sink(std::size_t place)
{
    const Item item = m_heap[place];
    for (;;) {
        std::size_t child = 2 * place + 1;
        if (child >= m_heap.size())
            break;
        if (child + 1 < m_heap.size() && isBefore(m_heap[child + 1], m_heap[child]))
            ++child;
        if (!isBefore(m_heap[child], item))
            break;
        m_heap[place] = m_heap[child];
        place = child;
    }
    m_heap[place] = item;
}

} // namespace sim
