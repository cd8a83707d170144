// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QObject>

#include <memory>

namespace sim {

/// How deep we are inside signals of objects that we own. What is owned may be deleted at once only
/// outside of them; inside, Qt's sockets still need themselves when their signal returns.
class Nesting
{
public:
    /// One level, for the time of a slot. Outlives the owner of the Nesting.
    class Level
    {
    public:
        explicit Level(const Nesting &nesting)
            : m_depth(nesting.m_depth)
        {
            ++*m_depth;
        }

        Level(const Level &) = delete;
        Level &operator=(const Level &) = delete;

        ~Level() { --*m_depth; }

    private:
        std::shared_ptr<int> m_depth;
    };

    /// Deletes \a object now, or when the outermost signal has returned to the event loop.
    template <typename Object>
    void dispose(std::unique_ptr<Object> object) const
    {
        if (object && *m_depth > 0)
            object.release()->deleteLater();
    }

private:
    std::shared_ptr<int> m_depth = std::make_shared<int>(0);
};

} // namespace sim
