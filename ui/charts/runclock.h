// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/runsnapshot.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QObject>

namespace sim {

class SimulationHost;

/// What charts must know of a run: whether there is one, when it began, and what time it is in it.
///
/// Snapshots come ten times a second; between them time goes on at the run's scale, so that charts
/// move evenly. Without a run it is the wall clock. Thread: GUI.
class RunClock : public QObject
{
    Q_OBJECT

public:
    explicit RunClock(QObject *parent = nullptr);

    /// Follows the snapshots of \a host.
    void follow(SimulationHost &host);
    void take(const RunSnapshot &snapshot);

    RunState state() const { return m_state; }

    bool isActive() const; ///< starting, running, paused or stopping

    bool hasBegun() const { return m_hasBegun; } ///< start() and seed() are known

    WallTime now() const;

    WallTime start() const { return m_start; } ///< first simulated moment of the run

    quint64 seed() const { return m_seed; }

signals:
    void began(); ///< start() and seed() are known
    void ended();

private:
    RunState m_state = RunState::Idle;
    bool m_hasBegun = false;
    WallTime m_now {};
    WallTime m_start {};
    double m_timeScale = 1;
    quint64 m_seed = 0;
    QElapsedTimer m_sinceSnapshot;
    SystemClock m_clock;
};

} // namespace sim
