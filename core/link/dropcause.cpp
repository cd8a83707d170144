// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/dropcause.h"

#include <QtCore/QCoreApplication>

#include <numeric>

using namespace Qt::StringLiterals;

namespace sim {

QString dropCauseName(DropCause cause)
{
    switch (cause) {
    case DropCause::QueueFull:
        return u"queueFull"_s;
    case DropCause::FleetFull:
        return u"fleetFull"_s;
    case DropCause::TooLarge:
        return u"tooLarge"_s;
    case DropCause::Refused:
        return u"refused"_s;
    case DropCause::RunEnded:
        return u"runEnded"_s;
    }
    Q_UNREACHABLE();
}

QString dropCauseText(DropCause cause)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("DropCause", text); };
    switch (cause) {
    case DropCause::QueueFull:
        return tr("queue full");
    case DropCause::FleetFull:
        return tr("the queues of all devices together are full");
    case DropCause::TooLarge:
        return tr("larger than the whole queue");
    case DropCause::Refused:
        return tr("refused");
    case DropCause::RunEnded:
        return tr("the run ended");
    }
    Q_UNREACHABLE();
}

quint64 DropCounts::total() const
{
    return std::accumulate(m_counts.begin(), m_counts.end(), quint64 { 0 });
}

DropCounts &DropCounts::operator+=(const DropCounts &other)
{
    for (size_t i = 0; i < m_counts.size(); ++i)
        m_counts[i] += other.m_counts[i];
    return *this;
}

} // namespace sim
