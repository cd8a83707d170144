// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QObject>

#include <memory>

namespace sim {

/// How deep we are inside signals of objects that we own. What is owned may be deleted at once only
/// outside of them; inside, Qt's sockets still need themselves when their signal returns.
///
/// Costs two words, and neither an allocation nor an atomic operation per use. Thread: one.
class Nesting
{
public:
    /// Knows whether the owner of the Nesting is still there. Lives on the stack: the last one made
    /// is the first one gone.
    class Watch
    {
    public:
        explicit Watch(const Nesting &nesting)
            : m_nesting(&nesting)
        {
            nesting.enter(this);
        }

        Watch(const Watch &) = delete;
        Watch &operator=(const Watch &) = delete;

        ~Watch()
        {
            if (m_nesting != nullptr)
                m_nesting->m_innermost = m_outer;
        }

        bool isAlive() const { return m_nesting != nullptr; }

    protected:
        friend class Nesting;
        const Nesting *m_nesting; ///< null when it is gone
        Watch *m_outer = nullptr;
    };

    /// A Watch that is one level, for the time of a slot.
    class Level : public Watch
    {
    public:
        explicit Level(const Nesting &nesting)
            : Watch(nesting)
        {
            ++nesting.m_depth;
        }

        Level(const Level &) = delete;
        Level &operator=(const Level &) = delete;

        ~Level()
        {
            if (m_nesting != nullptr)
                --m_nesting->m_depth;
        }
    };

    Nesting() = default;
    Nesting(const Nesting &) = delete;
    Nesting &operator=(const Nesting &) = delete;
    ~Nesting();

    /// Deletes \a object now, or when the outermost signal has returned to the event loop.
    template <typename Object>
    void dispose(std::unique_ptr<Object> object) const
    {
        if (object && m_depth > 0)
            object.release()->deleteLater();
    }

private:
    void enter(Watch *watch) const;

    mutable Watch *m_innermost = nullptr;
    mutable int m_depth = 0;
};

} // namespace sim
