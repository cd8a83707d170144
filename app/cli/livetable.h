// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/runsnapshot.h"

#include <QtCore/QHash>

namespace sim {

/// The table that `conniosim run` shows while it runs: devices, rates, arrivals, queue.
///
/// On a terminal it is drawn over itself a few times a second; elsewhere one line a second is
/// added. Makes text only, so tests read it.
class LiveTable
{
public:
    static constexpr qsizetype kMaxDevices = 12; ///< further devices are counted, not listed

    LiveTable(bool isInteractive, int columns);

    /// What to print for \a snapshot at \a now; empty when it is too early for a new drawing.
    QString update(
        const RunSnapshot &snapshot, const QHash<QString, QString> &names, MonotonicTime now);

    /// Takes the table off the screen, so that a line can be printed above its next drawing.
    QString clearance();

private:
    QStringList rows(const RunSnapshot &snapshot, const QHash<QString, QString> &names) const;
    QString statusLine(const RunSnapshot &snapshot) const;

    bool m_isInteractive;
    int m_columns;
    qsizetype m_drawnRows = 0;
    std::optional<MonotonicTime> m_drawnAt;
};

} // namespace sim
