// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/platform/roundtrip.h"
#include "core/run/simulatedclock.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <functional>
#include <vector>

namespace sim {

/// Something that has work to do at times of its own.
class Scheduled
{
public:
    virtual ~Scheduled() = default;
    virtual WallTime nextDue() const = 0;
    virtual void runUntil(WallTime now) = 0;
    virtual void skipTo(WallTime now) = 0; ///< nextDue() is not before \a now any more
};

/// Runs many Scheduled things on one timer: a heap of their next due times, in simulated time.
///
/// What is due is done in the order of its due times, at equal ones in the order of add(), however
/// late the wake-up: a run does things in the order that its preview shows.
///
/// Due times are absolute, so a late wake-up delays one step and never the following ones. How late
/// steps were is kept, in real time. Who sleeps with the whole machine does not catch up: what was
/// due meanwhile is left out. Thread: the engine's.
class RunScheduler : public QObject
{
    Q_OBJECT

public:
    explicit RunScheduler(SimulatedClock &clock, QObject *parent = nullptr);

    void add(Scheduled &item); ///< must outlive the scheduler, or clear()
    void clear();

    void start(); ///< again after a pause or a change of scale
    void stop();

    /// No item runs beyond this moment; reachedEnd() comes when it is there.
    void setEnd(std::optional<WallTime> end);

    std::optional<WallTime> end() const { return m_end; }

    bool isAtWork() const { return m_isAtWork; } ///< inside of Scheduled::runUntil()

    const LatencyHistogram &lateness() const { return m_lateness; }

signals:
    void reachedEnd();
    void overslept(sim::Microseconds time); ///< so much, in real time, was left out

private:
    struct Entry
    {
        WallTime due;
        Scheduled *item;
        std::size_t order; ///< of add(): who goes first at the same time
    };

    void onTimeout();
    void runUntil(WallTime now);
    void look();
    void skipWhatWasSlept();
    void arm();

    SimulatedClock &m_clock;
    QTimer m_timer;
    std::vector<Entry> m_heap; ///< earliest first
    std::optional<WallTime> m_end;
    std::optional<WallTime> m_awake; ///< when we looked last, or when the timer should go off
    Microseconds m_slept { 0 }; ///< real time, not yet left out
    LatencyHistogram m_lateness;
    bool m_isAtWork = false;
};

} // namespace sim
