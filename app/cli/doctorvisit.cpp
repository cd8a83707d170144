// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/doctorvisit.h"

#include "app/cli/exitcode.h"
#include "app/cli/interrupt.h"
#include "app/cli/terminal.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sim {

DoctorVisit::DoctorVisit(const Clock &clock, Output output)
    : m_output(output)
    , m_text(terminal::isOutputInteractive(),
          terminal::isOutputInteractive() ? terminal::columns() : 0)
    , m_doctor(clock)
{
    connect(&m_doctor, &ConnectionDoctor::checkChanged, this, &DoctorVisit::printNews);
    connect(&m_doctor, &ConnectionDoctor::finished, this, &DoctorVisit::onFinished);
}

int DoctorVisit::run(const QList<DoctorRequest> &requests)
{
    m_requests = requests;
    const Interrupt interrupt;
    connect(&interrupt, &Interrupt::requested, this, [this] {
        m_requests.clear();
        m_doctor.cancel();
    });
    startNext();
    return QCoreApplication::exec();
}

void DoctorVisit::startNext()
{
    m_printed.clear();
    m_doctor.start(m_requests.takeFirst());
    if (m_output == Output::List)
        terminal::out(
            (m_reports.isEmpty() ? QString() : u"\n"_s) + m_text.heading(m_doctor.report()));
}

/// All checks that are done, in order, and the one that runs.
void DoctorVisit::printNews()
{
    if (m_output == Output::Json)
        return;
    const QList<DoctorCheck> &checks = m_doctor.report().checks;
    QString text;
    if (std::exchange(m_isLineOpen, false))
        text = u"\r\x1b[K"_s;
    while (m_printed.size() < checks.size() && checks.at(m_printed.size()).isDone()) {
        m_printed.append(checks.at(m_printed.size()));
        text += m_text.check(m_printed.constLast());
    }
    if (m_printed.size() < checks.size()) {
        const QString line = m_text.running(checks.at(m_printed.size()));
        m_isLineOpen = !line.isEmpty();
        text += line;
    }
    terminal::out(text);
}

/// What turned out otherwise after it was printed: TLS 1.3 refuses client certificates late.
QString DoctorVisit::corrections() const
{
    QString text;
    const QList<DoctorCheck> &checks = m_doctor.report().checks;
    for (qsizetype i = 0; i < m_printed.size(); ++i) {
        if (m_printed.at(i) != checks.at(i))
            text += m_text.check(checks.at(i));
    }
    return text;
}

void DoctorVisit::onFinished()
{
    printNews();
    if (m_output == Output::List)
        terminal::out(corrections());
    m_reports.append(m_doctor.report());
    if (m_output == Output::List)
        terminal::out(m_text.verdict(m_doctor.report()));
    if (m_requests.isEmpty())
        conclude();
    else
        startNext();
}

void DoctorVisit::conclude()
{
    if (m_output == Output::Json)
        terminal::line(
            QString::fromUtf8(QJsonDocument(toJson(m_reports)).toJson(QJsonDocument::Compact)));
    QCoreApplication::exit(exitCodeOf(m_reports));
}

int exitCodeOf(const QList<DoctorReport> &reports)
{
    const auto codeOf = [](const DoctorReport &report) -> int {
        const DoctorCheck *failure = report.failure();
        if (!failure)
            return report.isCancelled ? ExitLost : ExitOk;
        if (failure->step == DoctorStep::Settings)
            return ExitUsage;
        return failure->step <= DoctorStep::Login ? ExitNoConnection : ExitLost;
    };
    QList<int> codes;
    for (const DoctorReport &report : reports)
        codes.append(codeOf(report));
    // Mixed fates are a loss; equal ones keep their own code.
    const bool areEqual
        = std::adjacent_find(codes.begin(), codes.end(), std::not_equal_to<>()) == codes.end();
    return areEqual ? codes.value(0, ExitOk) : int(ExitLost);
}

QJsonObject toJson(const QList<DoctorReport> &reports)
{
    QJsonArray array;
    for (const DoctorReport &report : reports)
        array.append(toJson(report));
    return { { u"reports"_s, array }, { u"exitCode"_s, exitCodeOf(reports) } };
}

} // namespace sim
