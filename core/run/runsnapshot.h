// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/link/devicelink.h"
#include "core/link/dropcause.h"
#include "core/platform/platformmirror.h"

#include <QtCore/QJsonObject>

namespace sim {

enum class RunState {
    Idle,
    Starting, ///< local broker, secrets, first connects
    Running,
    Paused, ///< simulated time stands still; devices stay connected
    Stopping,
    Finished,
};

/// One device at a glance.
struct DeviceSnapshot
{
    QString id;
    DeviceLink::State state = DeviceLink::State::Offline;
    Stage stage = Stage::Idle;
    QString error; ///< message of the last error while it is not online
    quint64 published = 0;
    quint64 queued = 0;
    quint64 dropped = 0;
};

struct RunCounts
{
    quint64 devices = 0;
    quint64 online = 0; ///< now, or when the run was stopped
    quint64 connected = 0; ///< were online at least once
    quint64 generated = 0; ///< samples
    quint64 reported = 0; ///< samples that the report rule let out
    quint64 published = 0; ///< messages handed to a session
    quint64 publishedBytes = 0; ///< topic and payload
    quint64 acknowledged = 0;
    quint64 dropped = 0; ///< lost for good
    DropCounts droppedBy; ///< the same by cause
    quint64 restored = 0; ///< came from the journal on disk; counted in the others too
    quint64 queued = 0; ///< waiting now
    std::optional<quint64> arrived; ///< with a mirror
    std::optional<quint64> rejected;
    std::optional<quint64> duplicates;
};

struct Percentiles
{
    std::optional<double> p50; ///< ms
    std::optional<double> p99;
};

/// Everything about a run at one moment, as a value.
struct RunSnapshot
{
    RunState state = RunState::Idle;
    WallTime simulatedNow {};
    Microseconds elapsed { 0 }; ///< wall clock, without pauses
    double timeScale = 1;
    quint64 seed = 0;
    RunCounts counts;
    double messagesPerSecond = 0; ///< over the last 2 s
    double bytesPerSecond = 0;
    double samplesRequested = 0; ///< per second, by the schedules and the time scale; without
                                 ///< regard to active windows
    double samplesPerSecond = 0; ///< achieved over the last 2 s; at the end: of the whole run
    Percentiles latency; ///< with a mirror: publish to arrival
    Percentiles lateness; ///< due to done
    QString fingerprint; ///< hex; SHA-256 over all published topics and payloads in order per
                         ///< device; at the end
    QList<DeviceSnapshot> devices;
    QList<StoredProperty> stored; ///< with a mirror
    QMap<QString, quint64> rejectReasons;
    QStringList errors; ///< distinct, with counts, the first 100
};

/// The object that `conniosim run --json` prints.
QJsonObject toJson(const RunSnapshot &snapshot);

} // namespace sim

Q_DECLARE_METATYPE(sim::RunSnapshot)
