// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/livetable.h"

#include "core/base/duration.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace sim {

namespace {

    constexpr Microseconds kInteractiveInterval = 200ms;
    constexpr Microseconds kPlainInterval = 1s;
    constexpr int kNameWidth = 20;
    constexpr int kStateWidth = 12;
    constexpr int kNumberWidth = 9;

    QString translated(const char *text)
    {
        return QCoreApplication::translate("LiveTable", text);
    }

    QString stateWord(DeviceLink::State state)
    {
        switch (state) {
        case DeviceLink::State::Offline:
            return translated("offline");
        case DeviceLink::State::Connecting:
            return translated("connecting");
        case DeviceLink::State::Online:
            return translated("online");
        case DeviceLink::State::WaitingToRetry:
            return translated("retrying");
        case DeviceLink::State::Failed:
            return translated("failed");
        }
        Q_UNREACHABLE();
    }

    QString cell(const QString &text, int width)
    {
        return text.leftJustified(width, u' ', true) + u' ';
    }

    QString number(quint64 count)
    {
        return QString::number(count).rightJustified(kNumberWidth) + u' ';
    }

    /// Those that need a look come first.
    QList<DeviceSnapshot> listed(const RunSnapshot &snapshot)
    {
        QList<DeviceSnapshot> devices = snapshot.devices;
        std::stable_partition(devices.begin(), devices.end(), [](const DeviceSnapshot &device) {
            return device.state != DeviceLink::State::Online || device.dropped > 0;
        });
        return devices.first(std::min(devices.size(), LiveTable::kMaxDevices));
    }

} // namespace

LiveTable::LiveTable(bool isInteractive, int columns)
    : m_isInteractive(isInteractive)
    , m_columns(columns)
{
}

QString LiveTable::update(
    const RunSnapshot &snapshot, const QHash<QString, QString> &names, MonotonicTime now)
{
    const Microseconds interval = m_isInteractive ? kInteractiveInterval : kPlainInterval;
    const bool isLast = snapshot.state == RunState::Finished;
    if (m_drawnAt && !isLast && now - *m_drawnAt < interval)
        return {};
    m_drawnAt = now;
    if (!m_isInteractive)
        return statusLine(snapshot) + u'\n';
    QString text = clearance();
    const QStringList lines = rows(snapshot, names);
    for (const QString &line : lines)
        text += line.left(m_columns) + u'\n';
    m_drawnRows = lines.size();
    return text;
}

QString LiveTable::clearance()
{
    if (m_drawnRows == 0)
        return {};
    // Up to the first row of the table, then erase to the end of the screen.
    const QString text = u"\x1b[%1A\x1b[J"_s.arg(m_drawnRows);
    m_drawnRows = 0;
    return text;
}

QStringList LiveTable::rows(const RunSnapshot &snapshot, const QHash<QString, QString> &names) const
{
    QStringList lines;
    lines.append(cell(translated("Device"), kNameWidth) + cell(translated("State"), kStateWidth)
        + translated("published").rightJustified(kNumberWidth) + u' '
        + translated("queued").rightJustified(kNumberWidth) + u' '
        + translated("lost").rightJustified(kNumberWidth));
    const QList<DeviceSnapshot> devices = listed(snapshot);
    for (const DeviceSnapshot &device : devices) {
        lines.append(cell(names.value(device.id, device.id), kNameWidth)
            + cell(stateWord(device.state), kStateWidth) + number(device.published)
            + number(device.queued) + number(device.dropped));
    }
    if (devices.size() < snapshot.devices.size())
        lines.append(
            translated("and %1 more devices").arg(snapshot.devices.size() - devices.size()));
    lines.append(statusLine(snapshot));
    return lines;
}

QString LiveTable::statusLine(const RunSnapshot &snapshot) const
{
    const RunCounts &counts = snapshot.counts;
    QString line = translated("%1  devices online %2/%3  %4 msg/s  published %5")
                       .arg(displayDuration(snapshot.elapsed))
                       .arg(counts.online)
                       .arg(counts.devices)
                       .arg(snapshot.messagesPerSecond, 0, 'f', 1)
                       .arg(counts.published);
    if (counts.arrived)
        line += translated("  arrived %1  rejected %2")
                    .arg(*counts.arrived)
                    .arg(counts.rejected.value_or(0));
    line += translated("  queue %1").arg(counts.queued);
    if (counts.dropped > 0)
        line += translated("  lost %1").arg(counts.dropped);
    line += translated("  samples/s %1 of %2")
                .arg(snapshot.samplesPerSecond, 0, 'f', 1)
                .arg(snapshot.samplesRequested, 0, 'f', 1);
    return line;
}

} // namespace sim
