// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/doctor/doctorchecklist.h"

#include <algorithm>

namespace sim {

DoctorChecklist::DoctorChecklist(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
}

void DoctorChecklist::reset(const DoctorReport &head, const QList<DoctorStep> &steps)
{
    m_report = head;
    m_report.started = m_clock.wall();
    m_begin = m_clock.monotonic();
    for (const DoctorStep step : steps) {
        DoctorCheck check;
        check.step = step;
        m_report.checks.append(check);
    }
}

qsizetype DoctorChecklist::indexOf(DoctorStep step) const
{
    const auto isStep = [step](const DoctorCheck &check) { return check.step == step; };
    const auto found = std::find_if(m_report.checks.begin(), m_report.checks.end(), isStep);
    return found == m_report.checks.end() ? -1 : found - m_report.checks.begin();
}

DoctorCheck &DoctorChecklist::at(DoctorStep step)
{
    Q_ASSERT(has(step));
    return m_report.checks[indexOf(step)];
}

void DoctorChecklist::enter(DoctorStep step)
{
    m_current = step;
    m_since = m_clock.monotonic();
    at(step).outcome = DoctorOutcome::Running;
    tell(step);
    emit entered(step);
}

void DoctorChecklist::pass(DoctorStep step)
{
    close(step, at(step).hints.isEmpty() ? DoctorOutcome::Passed : DoctorOutcome::Warned);
}

void DoctorChecklist::fail(DoctorStep step, const Error &error)
{
    at(step).error = error;
    close(step, DoctorOutcome::Failed);
}

void DoctorChecklist::skip(DoctorStep step, const QString &note)
{
    at(step).note = note;
    close(step, DoctorOutcome::Skipped);
}

void DoctorChecklist::skipRest(const QString &note)
{
    QList<DoctorStep> left;
    for (const DoctorCheck &check : std::as_const(m_report.checks)) {
        if (!check.isDone())
            left.append(check.step);
    }
    for (const DoctorStep step : std::as_const(left))
        skip(step, note);
}

void DoctorChecklist::setDetails(DoctorStep step, const QList<DoctorDetail> &details)
{
    at(step).details = details;
    tell(step);
}

void DoctorChecklist::addDetail(DoctorStep step, const QString &name, const QString &value)
{
    at(step).details.append({ name, value });
    tell(step);
}

void DoctorChecklist::addHint(DoctorStep step, const QString &hint)
{
    DoctorCheck &check = at(step);
    check.hints.append(hint);
    if (check.outcome == DoctorOutcome::Passed)
        check.outcome = DoctorOutcome::Warned;
    tell(step);
}

void DoctorChecklist::finish(bool isCancelled)
{
    m_report.isCancelled = isCancelled;
    m_report.duration = m_clock.monotonic() - m_begin;
}

void DoctorChecklist::close(DoctorStep step, DoctorOutcome outcome)
{
    DoctorCheck &check = at(step);
    if (check.outcome == DoctorOutcome::Running)
        check.duration = m_clock.monotonic() - m_since;
    check.outcome = outcome;
    tell(step);
}

void DoctorChecklist::tell(DoctorStep step)
{
    emit changed(static_cast<int>(indexOf(step)));
}

} // namespace sim
