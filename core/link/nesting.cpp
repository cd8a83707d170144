// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/nesting.h"

#include <utility>

namespace sim {

Nesting::~Nesting()
{
    for (Watch *watch = m_innermost; watch != nullptr; watch = watch->m_outer)
        watch->m_nesting = nullptr;
}

/// Not inline: g++ 12 takes the list of watches for a pointer that dangles.
Q_NEVER_INLINE void Nesting::enter(Watch *watch) const
{
    watch->m_outer = std::exchange(m_innermost, watch);
}

} // namespace sim
