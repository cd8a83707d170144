// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/devicenames.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace sim {

bool DeviceNames::add(const QString &id, const QString &name)
{
    if (m_all.contains(id))
        return false;
    m_all.insert(id);
    if (m_named.size() < kNamed && !m_named.contains(name))
        m_named.append(name);
    return true;
}

void DeviceNames::clear()
{
    m_named.clear();
    m_all.clear();
}

QString DeviceNames::text() const
{
    const QString named = m_named.join(u", "_s);
    const qsizetype more = m_all.size() - m_named.size();
    return more == 0
        ? named
        : QCoreApplication::translate("DeviceNames", "%1 and %2 more").arg(named).arg(more);
}

} // namespace sim
