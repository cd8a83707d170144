// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"

#include <QtCore/QtGlobal>

#include <vector>

namespace sim {

/// The properties of a device by the time of their next sample: a min-heap, equal times by rank.
class DueQueue
{
public:
    struct Item
    {
        WallTime due {};
        quint32 rank = 0;
        quint32 entry = 0;
    };

    void assign(std::vector<Item> items);

    bool isEmpty() const { return m_heap.empty(); }

    const Item &first() const { return m_heap.front(); }

    /// Gives the first item another time; it takes its new place.
    void putFirst(WallTime due);

    /// Gives each item the time that \a dueOf says for its entry.
    template <typename DueOf>
    void update(DueOf dueOf)
    {
        for (Item &item : m_heap)
            item.due = dueOf(item.entry);
        order();
    }

private:
    void order();

    static bool isBefore(const Item &a, const Item &b)
    {
        return a.due != b.due ? a.due < b.due : a.rank < b.rank;
    }

    void sink(std::size_t place);

    std::vector<Item> m_heap;
};

} // namespace sim
