// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/runlink.h"

#include "core/run/simulationhost.h"

#include <algorithm>

namespace sim {

RunLink::RunLink(SeriesStore &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
}

void RunLink::follow(SimulationHost &host)
{
    connect(&host, &SimulationHost::snapshotChanged, this, &RunLink::take);
    connect(&host, &SimulationHost::finished, this, &RunLink::take);
    connect(this, &RunLink::manualValueSet, &host, &SimulationHost::setManualValue);
    take(host.snapshot());
}

void RunLink::setRunning(bool isRunning)
{
    if (isRunning == m_isRunning)
        return;
    m_isRunning = isRunning;
    emit runningChanged(isRunning);
}

std::optional<Value> RunLink::latest(const QString &device, const QString &property) const
{
    return m_store.series(device, property)->latest();
}

const DeviceSnapshot *RunLink::device(const QString &id) const
{
    const auto found = std::find_if(m_devices.begin(), m_devices.end(),
        [&](const DeviceSnapshot &one) { return one.id == id; });
    return found == m_devices.end() ? nullptr : &*found;
}

void RunLink::take(const RunSnapshot &snapshot)
{
    m_devices = snapshot.devices;
    setRunning(snapshot.state == RunState::Running || snapshot.state == RunState::Paused
        || snapshot.state == RunState::Starting);
    emit devicesChanged();
}

void RunLink::setManualValue(const QString &device, const QString &property, const Value &value)
{
    emit manualValueSet(device, property, value);
}

} // namespace sim
