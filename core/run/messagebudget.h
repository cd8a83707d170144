// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QtGlobal>

#include <optional>

namespace sim {

/// How many messages the devices of a run may still make, all together. Thread: the engine's.
class MessageBudget
{
public:
    /// Without \a most: as many as they like.
    explicit MessageBudget(std::optional<quint64> most = {})
        : m_left(most)
    {
    }

    /// False when nothing is left; otherwise there is one less.
    bool take()
    {
        if (isSpent())
            return false;
        if (m_left)
            --*m_left;
        return true;
    }

    bool isSpent() const { return m_left == quint64 { 0 }; }

private:
    std::optional<quint64> m_left;
};

} // namespace sim
