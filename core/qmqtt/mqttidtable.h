// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QtGlobal>

#include <cstddef>
#include <utility>
#include <vector>

namespace sim::mqtt {

/// Values by their packet id (a member `id`, never 0 while in the table), without an allocation or
/// a hash per value.
///
/// The low bits of an id are its place, or where the search for it begins: a table that is at most
/// half full finds ids, which are mostly neighbours, at once. Pointers to values are valid until
/// claim(), insert() or erase().
template <typename Value>
class IdTable
{
public:
    std::size_t size() const { return m_size; }

    const Value *find(quint16 id) const
    {
        if (m_places.empty())
            return nullptr;
        const Value &value = m_places[search(id)];
        return value.id == 0 ? nullptr : &value;
    }

    Value *find(quint16 id)
    {
        return const_cast<Value *>(std::as_const(*this).find(id)); // NOLINT: both are ours
    }

    bool contains(quint16 id) const { return find(id) != nullptr; }

    /// The place of a fresh value with \a id, to be filled in; null when the id is in use.
    Value *claim(quint16 id)
    {
        if (2 * (m_size + 1) > m_places.size())
            grow();
        const std::size_t place = search(id);
        Value &value = m_places[place];
        if (value.id != 0)
            return nullptr;
        value.id = id;
        m_strangers += isStranger(place) ? 1U : 0U;
        ++m_size;
        return &value;
    }

    /// False when the id is in use.
    bool insert(Value value)
    {
        Value *const place = claim(value.id);
        if (place == nullptr)
            return false;
        *place = std::move(value);
        return true;
    }

    void erase(Value *value)
    {
        std::size_t gap = static_cast<std::size_t>(value - m_places.data());
        m_strangers -= isStranger(gap) ? 1U : 0U;
        // Whoever was put off beyond the gap by it moves up, so that a search never ends too early.
        // Mostly nobody was, and then a window full of neighbours need not be looked at.
        for (std::size_t at = next(gap); m_strangers > 0 && m_places[at].id != 0; at = next(at)) {
            const std::size_t home = m_places[at].id & mask();
            if (((at - home) & mask()) >= ((at - gap) & mask())) {
                m_places[gap] = std::move(m_places[at]);
                m_strangers -= isStranger(gap) ? 0U : 1U;
                gap = at;
            }
        }
        m_places[gap] = {};
        if (--m_size == 0 && m_places.size() > kMostKept)
            clear();
    }

    /// Gives the memory of an empty table back, but for a small one.
    void releaseWhenEmpty()
    {
        if (m_size == 0 && m_places.size() > kFewest)
            clear();
    }

    void clear()
    {
        m_places = {};
        m_size = m_strangers = 0;
    }

    template <typename Visit>
    void forEach(Visit visit) const
    {
        for (const Value &value : m_places) {
            if (value.id != 0)
                visit(value);
        }
    }

private:
    static constexpr std::size_t kFewest = 8; ///< places; a power of two
    static constexpr std::size_t kMostKept = 4096; ///< places of an empty table

    std::size_t mask() const { return m_places.size() - 1; }

    std::size_t next(std::size_t place) const { return (place + 1) & mask(); }

    /// The place of \a id, or the free one where it would go.
    std::size_t search(quint16 id) const
    {
        std::size_t at = id & mask();
        while (m_places[at].id != 0 && m_places[at].id != id)
            at = next(at);
        return at;
    }

    bool isStranger(std::size_t place) const { return (m_places[place].id & mask()) != place; }

    void put(Value &&value)
    {
        const std::size_t place = search(value.id);
        m_places[place] = std::move(value);
        m_strangers += isStranger(place) ? 1U : 0U;
    }

    void grow()
    {
        std::vector<Value> old(m_places.empty() ? kFewest : m_places.size() * 2);
        m_places.swap(old);
        m_strangers = 0;
        for (Value &value : old) {
            if (value.id != 0)
                put(std::move(value));
        }
    }

    std::vector<Value> m_places;
    std::size_t m_size = 0;
    std::size_t m_strangers = 0; ///< values that are not at home
};

} // namespace sim::mqtt
