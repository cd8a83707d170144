// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/link/doctor/doctorreport.h"

#include <QtCore/QObject>

namespace sim {

/// The tick list while it is being filled: which step runs, since when, and how each one ended.
/// Thread: the one that it lives in.
class DoctorChecklist : public QObject
{
    Q_OBJECT

public:
    explicit DoctorChecklist(const Clock &clock, QObject *parent = nullptr);

    void reset(const DoctorReport &head, const QList<DoctorStep> &steps);

    const DoctorReport &report() const { return m_report; }

    DoctorStep current() const { return m_current; }

    bool has(DoctorStep step) const { return indexOf(step) >= 0; }

    DoctorCheck &at(DoctorStep step); ///< has(step) must hold

    void enter(DoctorStep step);
    void pass(DoctorStep step); ///< Warned where it has hints
    void fail(DoctorStep step, const Error &error);
    void skip(DoctorStep step, const QString &note);
    void skipRest(const QString &note); ///< what is not done yet

    void setDetails(DoctorStep step, const QList<DoctorDetail> &details);
    void addDetail(DoctorStep step, const QString &name, const QString &value);
    void addHint(DoctorStep step, const QString &hint); ///< a passed one becomes Warned
    void finish(bool isCancelled); ///< notes the time that all took

signals:
    void changed(int index);
    void entered(sim::DoctorStep step);

private:
    qsizetype indexOf(DoctorStep step) const;
    void close(DoctorStep step, DoctorOutcome outcome);
    void tell(DoctorStep step);

    const Clock &m_clock;
    DoctorReport m_report;
    DoctorStep m_current = DoctorStep::Settings;
    MonotonicTime m_begin {};
    MonotonicTime m_since {}; ///< of the current step
};

} // namespace sim
