// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/errorteller.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace sim {

namespace {

    constexpr Microseconds kFirstInterval = 1s;
    constexpr Microseconds kLongestInterval = 1min;

} // namespace

QStringList ErrorTeller::add(
    const QString &id, const QString &name, const Error &error, MonotonicTime now)
{
    const QString message = error.message();
    auto entry = m_entries.find(message);
    if (entry == m_entries.end()) {
        if (m_order.size() >= kMaxDistinct) {
            ++m_unlisted;
            return {};
        }
        m_order.append(message);
        m_entries.insert(message,
            { .told = { id },
                .untold = {},
                .next = now + kFirstInterval,
                .interval = kFirstInterval });
        return { id.isEmpty() ? message : name + u": "_s + message };
    }
    if (!entry->told.contains(id)) {
        entry->told.insert(id);
        entry->untold.add(id, name);
    }
    return {};
}

QStringList ErrorTeller::due(MonotonicTime now)
{
    QStringList lines;
    for (const QString &message : std::as_const(m_order)) {
        Entry &entry = m_entries[message];
        if (entry.untold.isEmpty() || now < entry.next)
            continue;
        lines.append(line(message, entry));
        entry.interval = std::min(2 * entry.interval, kLongestInterval);
        entry.next = now + entry.interval;
    }
    return lines;
}

QStringList ErrorTeller::rest()
{
    QStringList lines;
    for (const QString &message : std::as_const(m_order)) {
        if (Entry &entry = m_entries[message]; !entry.untold.isEmpty())
            lines.append(line(message, entry));
    }
    if (m_unlisted > 0)
        lines.append(QCoreApplication::translate("ErrorTeller", "and %1 further errors")
                         .arg(std::exchange(m_unlisted, 0)));
    return lines;
}

QString ErrorTeller::line(const QString &message, Entry &entry)
{
    const QString text = entry.untold.text() + u": "_s + message;
    entry.untold.clear();
    return text;
}

} // namespace sim
