// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/device.h"
#include "core/pipeline/devicepipeline.h"
#include "core/run/sourceworld.h"
#include "core/traffic/seriesbuffer.h"

#include <map>
#include <memory>

namespace sim {

/// What the devices will do next: copies of their pipelines, advanced to now, that run ahead.
///
/// The pipelines see the same edits and manual values as the running ones, so the curve right of
/// now is the one that will come, unless a command or fault intervenes. Thread: one at a time.
class LookAhead
{
public:
    /// No more samples of one device than this are made ahead of now, however long the window is.
    static constexpr int kMaxSamples = 20'000;

    /// Forgets all devices; those that are added from now on start at \a start, and their sources
    /// use \a world.
    void begin(quint64 seed, WallTime start, std::shared_ptr<const SourceWorld> world);

    /// Adds \a device, once. A device whose pipeline cannot be made has no curve.
    void add(const ResolvedDevice &device);

    void replace(const QString &device, const ResolvedProperty &property);
    void setManualValue(const QString &device, const QString &property, const Value &value);

    /// Points of \a property after \a now until \a until; made anew when \a now has moved on by
    /// more than a fiftieth of the way, or something was changed.
    QList<SeriesPoint> curve(
        const QString &device, const QString &property, WallTime now, WallTime until);

private:
    struct Ahead
    {
        DevicePipeline pipeline;
        WallTime madeAt {};
        WallTime madeUntil {};
        bool isStale = true;
        QHash<QString, QList<SeriesPoint>> curves = {};
    };

    static void collect(Ahead &ahead, const DevicePipeline::Step &step, WallTime from);
    static void make(Ahead &ahead, WallTime now, WallTime until);

    std::shared_ptr<const SourceWorld> m_world; ///< outlives the pipelines
    std::map<QString, Ahead> m_devices;
    quint64 m_seed = 0;
    WallTime m_start {};
};

} // namespace sim
