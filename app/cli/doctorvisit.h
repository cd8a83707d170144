// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/doctortext.h"
#include "core/link/doctor/connectiondoctor.h"

#include <QtCore/QJsonObject>

namespace sim {

/// One `conniosim doctor` from its first check to the exit code: one connection after the other,
/// tick list, Ctrl+C. Thread: the main one.
class DoctorVisit : public QObject
{
    Q_OBJECT

public:
    enum class Output { List, Json };

    DoctorVisit(const Clock &clock, Output output);

    /// Checks all and returns an ExitCode. \a requests must not be empty.
    int run(const QList<DoctorRequest> &requests);

private:
    void startNext();
    void printNews();
    QString corrections() const;
    void onFinished();
    void conclude();

    Output m_output;
    DoctorText m_text;
    ConnectionDoctor m_doctor;
    QList<DoctorRequest> m_requests;
    QList<DoctorReport> m_reports;
    QList<DoctorCheck> m_printed; ///< of the current report, as they were
    bool m_isLineOpen = false; ///< the line of a running check stands there
};

/// The exit code that \a reports deserve.
int exitCodeOf(const QList<DoctorReport> &reports);

/// The object of `--json`.
QJsonObject toJson(const QList<DoctorReport> &reports);

} // namespace sim
