// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/chartviewport.h"

#include <algorithm>

namespace sim {

namespace {

    Microseconds scaled(Microseconds duration, double factor)
    {
        return Microseconds(
            static_cast<Microseconds::rep>(static_cast<double>(duration.count()) * factor));
    }

} // namespace

WallTime ChartViewport::from() const
{
    return m_isFollowing ? m_now - scaled(m_window, m_history) : m_from;
}

WallTime ChartViewport::to() const
{
    return m_isFollowing ? m_now + scaled(m_window, m_lookAhead) : m_to;
}

void ChartViewport::setNow(WallTime now)
{
    if (m_isPaused || now == m_now)
        return;
    m_now = now;
    emit rangeChanged();
}

void ChartViewport::setWindow(Microseconds window)
{
    const Microseconds bounded = std::clamp(window, kMinSpan, kMaxSpan);
    const bool isChanged = bounded != m_window;
    m_window = bounded;
    setFollowing(true);
    if (isChanged)
        emit windowChanged(m_window);
    emit rangeChanged();
}

void ChartViewport::setLookAhead(double share)
{
    m_lookAhead = std::clamp(share, 0.0, 1.0);
    emit rangeChanged();
}

void ChartViewport::setHistory(double share)
{
    m_history = std::clamp(share, 0.0, 1.0);
    emit rangeChanged();
}

void ChartViewport::setFollowing(bool isFollowing)
{
    if (isFollowing == m_isFollowing)
        return;
    if (!isFollowing) {
        leaveNow();
        return;
    }
    m_isFollowing = true;
    emit followingChanged(true);
    emit rangeChanged();
}

void ChartViewport::setPaused(bool isPaused)
{
    if (isPaused == m_isPaused)
        return;
    m_isPaused = isPaused;
    emit pausedChanged(isPaused);
    emit rangeChanged();
}

void ChartViewport::pan(Microseconds by)
{
    leaveNow();
    m_from += by;
    m_to += by;
    emit rangeChanged();
}

void ChartViewport::zoom(double factor, WallTime anchor)
{
    const Microseconds wanted = std::clamp(scaled(span(), factor), kMinSpan, kMaxSpan);
    const double real = static_cast<double>(wanted.count()) / static_cast<double>(span().count());
    if (m_isFollowing) {
        m_window = std::clamp(scaled(m_window, real), kMinSpan, kMaxSpan);
        emit windowChanged(m_window);
        emit rangeChanged();
        return;
    }
    const WallTime from = anchor - scaled(anchor - m_from, real);
    m_from = from;
    m_to = from + wanted;
    emit rangeChanged();
}

void ChartViewport::showRange(WallTime from, WallTime to)
{
    if (to - from < kMinSpan)
        return;
    leaveNow();
    m_from = from;
    m_to = std::min(to, from + kMaxSpan);
    emit rangeChanged();
}

void ChartViewport::setCursor(std::optional<WallTime> cursor)
{
    if (cursor == m_cursor)
        return;
    m_cursor = cursor;
    emit cursorChanged();
}

void ChartViewport::leaveNow()
{
    if (!m_isFollowing)
        return;
    m_from = from();
    m_to = to();
    m_isFollowing = false;
    emit followingChanged(false);
}

} // namespace sim
