// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <set>
#include <utility>

namespace sim {

/// Wakes devices that send what they have kept: one timer for the whole fleet.
///
/// In each turn at most 5 ms go to them, the longest waiting first, so that live messages keep
/// their place however many devices come back at once. Thread: the engine's.
class DrainTicker : public QObject
{
    Q_OBJECT

public:
    /// Who is woken.
    class Sleeper
    {
    public:
        virtual ~Sleeper() = default;
        virtual void wake() = 0; ///< may ask for the next time, or forget others
    };

    explicit DrainTicker(const Clock &clock, QObject *parent = nullptr);

    void wakeAt(Sleeper &sleeper, MonotonicTime due); ///< once; replaces an earlier wish
    void forget(Sleeper &sleeper);

private:
    void onTimeout();

    const Clock &m_clock;
    QTimer m_timer;
    QHash<Sleeper *, MonotonicTime> m_dues;
    std::set<std::pair<MonotonicTime, Sleeper *>> m_order;
};

} // namespace sim
