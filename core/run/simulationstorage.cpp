// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of Simulation that deals with the queues on disk.

#include "core/run/simulation.h"

namespace sim {

void Simulation::makeStorage()
{
    const RunOptions &options = m_setup.options;
    m_storage = std::make_unique<StoreAndForward>(
        m_clock, options.fleetQueueBytes.value_or(FleetBudget::kMaxBytes));
    m_storage->deviceBytes = options.queueBytes.value_or(m_storage->deviceBytes);
    m_storage->drainPerSecond = options.drainPerSecond.value_or(m_storage->drainPerSecond);
}

/// False when the user asked for a journal that cannot be had.
bool Simulation::openJournal()
{
    if (m_setup.options.journalFolder.isEmpty())
        return true;
    auto journal = OutboxJournal::open(m_setup.options.journalFolder);
    if (!journal) {
        raise({}, journal.error());
        return false;
    }
    m_storage->journal = std::move(*journal);
    connect(m_storage->journal.get(), &OutboxJournal::failed, this,
        [this](const Error &error) { raise({}, error); });
    connect(m_storage->journal.get(), &OutboxJournal::recovered, this, [this] {
        emit noticed({}, tr("The journal on disk is written again; nothing is missing in it."));
    });
    for (const Error &damage : m_storage->journal->damage())
        raise({}, damage);
    return true;
}

void Simulation::restoreQueues()
{
    if (!m_storage->journal)
        return;
    quint64 restored = 0;
    for (DeviceRunner *runner : std::as_const(m_runners)) {
        runner->publisher().restore();
        restored += runner->publisher().counts().restored;
    }
    if (restored > 0)
        emit noticed({}, tr("%1 messages of an earlier run are sent again.").arg(restored));
    if (const quint64 untaken = m_storage->journal->untaken(); untaken > 0)
        emit noticed({},
            tr("The journal keeps %1 messages of devices that are not in this run.").arg(untaken));
    m_storage->journal->releaseUntaken();
}

} // namespace sim
