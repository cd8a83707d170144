// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>

#include <array>

namespace sim {

/// Why a message is lost for good.
enum class DropCause {
    QueueFull, ///< the device's own bound, by number or bytes
    FleetFull, ///< the bound over all devices
    TooLarge, ///< larger than the whole queue
    Refused, ///< the protocol forbids it, such as a bad topic
    RunEnded, ///< still waiting when the run ended
};

inline constexpr std::array kDropCauses { DropCause::QueueFull, DropCause::FleetFull,
    DropCause::TooLarge, DropCause::Refused, DropCause::RunEnded };

/// The word in JSON: `queueFull`.
QString dropCauseName(DropCause cause);
/// The words for people: `queue full`.
QString dropCauseText(DropCause cause);

/// How many were lost, by cause.
class DropCounts
{
public:
    void add(DropCause cause) { ++m_counts[index(cause)]; }

    quint64 of(DropCause cause) const { return m_counts[index(cause)]; }

    quint64 total() const;
    DropCounts &operator+=(const DropCounts &other);
    bool operator==(const DropCounts &) const = default;

private:
    static constexpr size_t index(DropCause cause) { return static_cast<size_t>(cause); }

    std::array<quint64, kDropCauses.size()> m_counts {};
};

} // namespace sim
