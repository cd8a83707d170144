// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/errorlog.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace sim {

bool ErrorLog::add(const QString &id, const QString &name, const Error &error)
{
    const QString message = error.message();
    auto entry = m_entries.find(message);
    const bool isNew = entry == m_entries.end();
    if (isNew) {
        if (m_order.size() >= kMaxDistinct) {
            ++m_unlisted;
            return false;
        }
        m_order.append(message);
        entry = m_entries.insert(message, {});
    }
    ++entry->count;
    if (!id.isEmpty())
        entry->devices.add(id, name);
    return isNew;
}

QStringList ErrorLog::lines() const
{
    QStringList lines;
    for (const QString &message : m_order) {
        const Entry entry = m_entries.value(message);
        const QString line
            = entry.devices.isEmpty() ? message : entry.devices.text() + u": "_s + message;
        lines.append(entry.count == 1 ? line
                                      : QCoreApplication::translate("ErrorLog", "%1 (%2 times)")
                                            .arg(line)
                                            .arg(entry.count));
    }
    if (m_unlisted > 0)
        lines.append(
            QCoreApplication::translate("ErrorLog", "and %1 further errors").arg(m_unlisted));
    return lines;
}

} // namespace sim
