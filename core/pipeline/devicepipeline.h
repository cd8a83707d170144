// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/fault/faultset.h"
#include "core/model/device.h"
#include "core/pipeline/batcher.h"
#include "core/pipeline/propertypipeline.h"
#include "core/pipeline/reporter.h"

#include <vector>

namespace sim {

/// A sample that was made, and whether the report rule lets it out.
struct Sampled
{
    DataPoint point;
    bool isReported = false;
};

/// One message ready to leave, and what is in it.
struct OutgoingMessage
{
    Message message;
    QList<DataPoint> points;
    WallTime time {}; ///< simulated time at which the message was closed
};

/// Everything of a device that needs no network: sampling grid, pipelines, reporters, batchers,
/// encoding.
///
/// advance() is the only way on, so preview, run, look-ahead and tests make the same bytes.
/// Deadlines are absolute, in simulated time: nothing drifts (SamplingGrid). The device's own time,
/// which sources see, begins startDelay after the start, its samples a phase later.
/// Properties that are due at the same time are sampled in the order of their inputs; a batch that
/// gets too old at that time leaves before.
///
/// Feed mode: all properties of the device with an equal publish rule share one batch, so a feed
/// carries their points together; another quality of service, encoding or limit means another
/// batch. Raw mode: each point is a message of its own, with the time of its sample.
/// Thread: one at a time.
class DevicePipeline
{
public:
    /// \a context outlives the pipeline and its copies. Errors: those of PropertyPipeline::make(),
    /// `pipeline.inputCycle`, `pipeline.unknownInput` and `pipeline.badInterval`.
    static Result<DevicePipeline> make(const ResolvedDevice &device, const QString &topicPrefix,
        quint64 seed, WallTime start, const SourceContext &context = SourceContext::nothing());

    DevicePipeline(const DevicePipeline &other); ///< a copy that can run ahead
    DevicePipeline(DevicePipeline &&) noexcept;
    DevicePipeline &operator=(DevicePipeline &&) noexcept;
    ~DevicePipeline();

    const ResolvedDevice &device() const;

    /// False: a source measures something of the real world, and the next run makes other bytes.
    bool isReproducible() const;

    /// The next moment at which advance() has something to do: a sample, or a batch that gets too
    /// old. WallTime::max() when there is nothing to come.
    WallTime nextDue() const;

    /// Samples per simulated second that the schedules of the properties ask for.
    double samplesPerSecond() const;

    /// What happened up to and including some time.
    struct Step
    {
        std::vector<Sampled> samples;
        std::vector<OutgoingMessage> messages;
        std::vector<Error> errors;
        std::vector<FaultEvent> faults; ///< what began and ended, in the order of time per fault
    };

    /// Does everything that is due until \a now (inclusive), in the order of its due times. \a step
    /// is cleared first and reuses its memory.
    void advance(WallTime now, Step &step);

    /// Leaves out the samples that were due before \a now, as after a sleep of the machine; the
    /// next ones are those of the grid. Properties that catch up keep theirs.
    void skipTo(WallTime now);

    /// The device starts anew: counters that count from there begin again, alarms are off. Time,
    /// grid and random numbers go on, and so do open batches.
    void restart();

    /// Closes all open batches, at the end of a run.
    void flush(WallTime now, Step &step);

    /// Live edits: see PropertyPipeline. Another interval goes on from the grid's last point;
    /// another publish rule moves the property to the batch of that rule. On an error nothing
    /// changes. Errors: also `pipeline.unknownProperty`.
    Result<void> replace(const ResolvedProperty &property);
    Result<void> setManualValue(const QString &property, const Value &value);

    /// The faults of the device and its properties, before the first advance(); none at first.
    /// Errors: those of FaultSet::make().
    Result<void> setFaults(const QList<FaultSpec> &faults);

    /// By hand: a fault of the device begins at the time of the last advance(), for as long as its
    /// trigger says, or ends before its time. Errors: `fault.unknown`.
    Result<void> beginFault(const QString &fault);
    Result<void> endFault(const QString &fault);

    /// What became of the faults of the device so far, in the order of the profile.
    QList<FaultCount> faultCounts() const;

private:
    struct Parts;
    explicit DevicePipeline(std::unique_ptr<Parts> parts);

    std::unique_ptr<Parts> m_parts;
};

/// The curve that a property would draw, for previews: \a count samples of \a property beginning at
/// \a start, with the other properties of \a device as inputs.
Result<QList<DataPoint>> previewCurve(const ResolvedDevice &device, const QString &property,
    quint64 seed, WallTime start, int count,
    const SourceContext &context = SourceContext::nothing());

} // namespace sim
