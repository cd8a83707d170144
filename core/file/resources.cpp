// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/resources.h"

#include <QtCore/QDir>

// Q_INIT_RESOURCE declares a function and so cannot stand inside a namespace.
static void initOnce()
{
    [[maybe_unused]] static const bool isDone = [] {
        Q_INIT_RESOURCE(sim_core);
        return true;
    }();
}

namespace sim {

void initCoreResources()
{
    initOnce();
}

} // namespace sim
