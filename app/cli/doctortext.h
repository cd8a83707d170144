// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/link/doctor/doctorreport.h"

namespace sim {

/// The tick list of a terminal: marks and colours, or words where the output is no terminal.
class DoctorText
{
public:
    /// \a columns is where long lines are broken; 0: nowhere.
    DoctorText(bool isInteractive, int columns);

    QString heading(const DoctorReport &report) const;

    /// One finished check with everything known about it.
    QString check(const DoctorCheck &check) const;

    /// The line of a check that runs, without an end; overwritten by what comes next. Empty where
    /// the output is no terminal.
    QString running(const DoctorCheck &check) const;

    /// The closing line.
    QString verdict(const DoctorReport &report) const;

private:
    QString mark(DoctorOutcome outcome) const;
    QString coloured(const QString &text, const char *code) const;
    QString paragraph(const QString &text, const char *code) const;

    bool m_isInteractive;
    int m_columns;
};

} // namespace sim
