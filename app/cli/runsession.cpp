// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/runsession.h"

#include "app/cli/exitcode.h"
#include "app/cli/interrupt.h"
#include "app/cli/terminal.h"
#include "core/base/duration.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonDocument>

using namespace Qt::StringLiterals;

namespace sim {

RunSession::RunSession(const KindCatalogues &kinds, const Clock &clock, Output output)
    : m_clock(clock)
    , m_output(output)
    , m_host(kinds, clock)
    , m_table(terminal::isOutputInteractive(), terminal::columns())
{
    connect(&m_host, &SimulationHost::snapshotChanged, this, &RunSession::onSnapshot);
    connect(&m_host, &SimulationHost::errorRaised, this, &RunSession::onError);
    connect(&m_host, &SimulationHost::finished, this, &RunSession::onFinished);
    connect(&m_host, &SimulationHost::noticed, this,
        [](const QString &, const QString &text) { terminal::error(text); });
}

int RunSession::run(const Profile &profile, const RunOptions &options)
{
    for (const Device &device : profile.devices)
        m_names.insert(device.id, device.name);
    SessionSecrets secrets;
    const QList<Error> errors = m_host.start(profile, options, secrets);
    for (const Error &error : errors)
        terminal::error(error.message());
    if (!errors.isEmpty())
        return ExitUsage;
    const Interrupt interrupt;
    connect(&interrupt, &Interrupt::requested, this, [this](int count) {
        if (count == 1)
            m_host.stop();
        else
            QCoreApplication::exit(ExitLost); // a second Ctrl+C does not wait for the network
    });
    return QCoreApplication::exec();
}

void RunSession::onSnapshot(const RunSnapshot &snapshot)
{
    tell(m_errors.due(m_clock.monotonic()));
    if (m_output == Output::Table)
        terminal::out(m_table.update(snapshot, m_names, m_clock.monotonic()));
}

void RunSession::onError(const QString &device, const Error &error)
{
    tell(m_errors.add(device, m_names.value(device, device), error, m_clock.monotonic()));
}

void RunSession::tell(const QStringList &lines)
{
    if (lines.isEmpty())
        return;
    if (m_output == Output::Table)
        terminal::out(m_table.clearance());
    for (const QString &line : lines)
        terminal::error(line);
}

void RunSession::onFinished(const RunSnapshot &snapshot)
{
    tell(m_errors.rest());
    if (m_output == Output::Json)
        terminal::line(
            QString::fromUtf8(QJsonDocument(toJson(snapshot)).toJson(QJsonDocument::Compact)));
    else
        terminal::out(summaryText(snapshot));
    QCoreApplication::exit(exitCodeOf(snapshot));
}

int exitCodeOf(const RunSnapshot &snapshot)
{
    const RunCounts &counts = snapshot.counts;
    if (counts.connected == 0)
        return ExitNoConnection;
    const bool isLossless = counts.dropped == 0 && counts.rejected.value_or(0) == 0
        && counts.arrived.value_or(counts.published) >= counts.published;
    return isLossless && counts.connected == counts.devices ? ExitOk : ExitLost;
}

QString summaryText(const RunSnapshot &snapshot)
{
    const auto tr
        = [](const char *text) { return QCoreApplication::translate("RunSession", text); };
    const RunCounts &counts = snapshot.counts;
    QStringList lines;
    lines.append(tr(
        "Ran %1: %2 of %3 devices connected, %4 samples, %5 messages published, %6 acknowledged.")
                     .arg(displayDuration(snapshot.elapsed))
                     .arg(counts.connected)
                     .arg(counts.devices)
                     .arg(counts.generated)
                     .arg(counts.published)
                     .arg(counts.acknowledged));
    lines.append(tr("Samples per second: %1 of %2 that the schedules ask for.")
                     .arg(snapshot.samplesPerSecond, 0, 'f', 1)
                     .arg(snapshot.samplesRequested, 0, 'f', 1));
    if (counts.arrived) {
        lines.append(
            tr("At the platform: %1 arrived, %2 rejected, %3 twice; latency p50 %4 ms, p99 %5 ms.")
                .arg(*counts.arrived)
                .arg(counts.rejected.value_or(0))
                .arg(counts.duplicates.value_or(0))
                .arg(snapshot.latency.p50.value_or(0), 0, 'f', 1)
                .arg(snapshot.latency.p99.value_or(0), 0, 'f', 1));
    }
    for (auto reason = snapshot.rejectReasons.begin(); reason != snapshot.rejectReasons.end();
         ++reason)
        lines.append(tr("  rejected for %1: %2").arg(reason.key()).arg(reason.value()));
    if (counts.dropped > 0)
        lines.append(tr("Lost: %1 messages.").arg(counts.dropped));
    for (const DropCause cause : kDropCauses) {
        if (const quint64 lost = counts.droppedBy.of(cause); lost > 0)
            lines.append(tr("  %1: %2").arg(dropCauseText(cause)).arg(lost));
    }
    if (counts.restored > 0)
        lines.append(tr("Of an earlier run: %1 messages.").arg(counts.restored));
    if (counts.queued > 0)
        lines.append(tr("Kept for the next run: %1 messages.").arg(counts.queued));
    lines.append(tr("Seed %1, fingerprint %2.").arg(snapshot.seed).arg(snapshot.fingerprint));
    return lines.join(u'\n') + u'\n';
}

} // namespace sim
