// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"

#include <QtCore/QObject>

#include <optional>

namespace sim {

/// The stretch of simulated time that all charts show, and where the mouse points in it.
///
/// Following, it reaches from `now - window` to a look-ahead right of now. Panning and zooming
/// leave now behind; paused, now stands still for the view while data is collected all the same.
/// Thread: GUI.
class ChartViewport : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    static constexpr Microseconds kMinSpan = std::chrono::seconds(1);
    static constexpr Microseconds kMaxSpan = std::chrono::hours(24);

    WallTime now() const { return m_now; }

    WallTime from() const;
    WallTime to() const;

    Microseconds span() const { return to() - from(); }

    Microseconds window() const { return m_window; }

    bool isFollowing() const { return m_isFollowing; }

    bool isPaused() const { return m_isPaused; }

    std::optional<WallTime> cursor() const { return m_cursor; }

    void setNow(WallTime now); ///< ignored while paused
    void setWindow(Microseconds window); ///< and follows again
    void setLookAhead(double share); ///< of the window, right of now; 0..1
    void setHistory(double share); ///< of the window, left of now; less than 1 for a preview
    void setFollowing(bool isFollowing);
    void setPaused(bool isPaused);
    void pan(Microseconds by); ///< positive: later
    void zoom(double factor, WallTime anchor); ///< below 1: closer; \a anchor keeps its place
    void showRange(WallTime from, WallTime to);
    void setCursor(std::optional<WallTime> cursor);

signals:
    void rangeChanged();
    void windowChanged(sim::Microseconds window);
    void followingChanged(bool isFollowing);
    void pausedChanged(bool isPaused);
    void cursorChanged();

private:
    void leaveNow();

    WallTime m_now {};
    Microseconds m_window = std::chrono::minutes(5);
    double m_lookAhead = 0.2;
    double m_history = 1;
    bool m_isFollowing = true;
    bool m_isPaused = false;
    WallTime m_from {}; ///< where it stands while not following
    WallTime m_to {};
    std::optional<WallTime> m_cursor;
};

} // namespace sim
