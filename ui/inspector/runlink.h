// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/runsnapshot.h"
#include "core/traffic/seriesbuffer.h"

#include <QtCore/QObject>

#include <functional>

namespace sim {

class SimulationHost;

/// What the inspector needs of a run: newest values, device states, and a way to set values by
/// hand.
///
/// Thin on purpose: tests fill it with functions of their own. Thread: GUI.
class RunLink : public QObject
{
    Q_OBJECT

public:
    RunLink(SeriesStore &store, QObject *parent = nullptr);

    /// Follows \a host and sends it what is set.
    void follow(SimulationHost &host);

    bool isRunning() const { return m_isRunning; }

    void setRunning(bool isRunning);
    std::optional<Value> latest(const QString &device, const QString &property) const;
    const DeviceSnapshot *device(const QString &id) const;
    void take(const RunSnapshot &snapshot);

    void setManualValue(const QString &device, const QString &property, const Value &value);

signals:
    void runningChanged(bool isRunning);
    void devicesChanged();
    void manualValueSet(const QString &device, const QString &property, const sim::Value &value);

private:
    SeriesStore &m_store;
    bool m_isRunning = false;
    QList<DeviceSnapshot> m_devices;
};

} // namespace sim
