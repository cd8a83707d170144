// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/fault/plannedfaults.h"

#include <QtCore/QCoreApplication>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    FaultKind planned(FaultLayer layer, const char *word, const char *help)
    {
        return { .description = { .kind = QString::fromLatin1(word),
                     .title = QString::fromLatin1(word),
                     .help = QCoreApplication::translate("Fault", help) },
            .make = nullptr,
            .layer = layer };
    }

} // namespace

QList<FaultKind> plannedFaults()
{
    using enum FaultLayer;
    return {
        planned(Time, "clockSkew", "The clock is wrong and gets worse."),
        planned(Time, "wrongZone", "Local times are sent as if they were UTC."),
        planned(Time, "duplicate", "Points are sent more than once."),
        planned(Time, "outOfOrder", "Points are sent in another order."),
        planned(Time, "late", "Points are sent long after their time."),
        planned(Time, "sameTimestamp", "Points carry one and the same time."),
        planned(Link, "disconnect", "The device says goodbye."),
        planned(Link, "drop", "The connection breaks."),
        planned(Link, "flap", "The connection breaks again and again."),
        planned(Link, "silent", "The device stays connected and sends nothing."),
        planned(Link, "latency", "Everything takes longer."),
        planned(Link, "throttle", "Few bytes get through."),
        planned(Link, "badCredentials", "The key is refused."),
        planned(Link, "takeover", "Another client has the same id."),
        planned(Link, "reconnectStorm", "Many devices connect at once."),
        planned(Device, "reboot", "The device starts anew."),
        planned(Device, "batteryDead", "The battery is empty."),
        planned(Device, "ignoreCommands", "Commands are not obeyed."),
        planned(Device, "slowCommands", "Commands are obeyed late."),
        planned(Device, "wrongEcho", "A command is confirmed with another value."),
        planned(Device, "failUpdate", "An update fails."),
    };
}

} // namespace sim
