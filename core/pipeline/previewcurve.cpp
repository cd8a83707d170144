// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/devicepipeline.h"
#include "core/pipeline/pipelineerrors.h"

#include <algorithm>

namespace sim {

namespace {

    /// \a device with nothing but \a property and what it reads, directly or not.
    Result<ResolvedDevice> reduced(
        const ResolvedDevice &device, const QString &property, const SourceContext &context)
    {
        ResolvedDevice result = device;
        result.properties.clear();
        QStringList wanted { property };
        for (qsizetype i = 0; i < wanted.size(); ++i) {
            const ResolvedProperty *found = device.property(wanted.at(i));
            if (found == nullptr && i == 0)
                return Error(errors::kUnknownProperty, { property, device.name });
            if (found == nullptr)
                continue; // DevicePipeline::make() says so
            ResolvedProperty copy = *found;
            copy.publish.mode = PublishMode::Raw; // no batches to wait for
            copy.report.onChange = OnChange { .deadband = { .value = 1e308, .isPercent = false },
                .minInterval = {},
                .heartbeat = {} }; // nothing to encode
            result.properties.append(copy);
            const auto source = makeSource(copy.source, copy.definition.type, context);
            const QStringList inputs = source ? (*source)->inputs() : QStringList();
            for (const QString &input : inputs) {
                if (!wanted.contains(input))
                    wanted.append(input);
            }
        }
        return result;
    }

} // namespace

Result<QList<DataPoint>> previewCurve(const ResolvedDevice &device, const QString &property,
    quint64 seed, WallTime start, int count, const SourceContext &context)
{
    const auto small = reduced(device, property, context);
    if (!small)
        return small.error();
    auto pipeline = DevicePipeline::make(*small, {}, seed, start, context);
    if (!pipeline)
        return pipeline.error();
    QList<DataPoint> curve;
    curve.reserve(std::max(count, 0));
    DevicePipeline::Step step;
    // A source may be silent for long: what it would say later is not waited for.
    const WallTime end
        = start + small->property(property)->schedule.sampleEvery * (std::max(count, 0) + 1);
    while (curve.size() < count && pipeline->nextDue() < end) {
        pipeline->advance(pipeline->nextDue(), step);
        if (!step.errors.empty())
            return step.errors.front();
        for (Sampled &sampled : step.samples) {
            if (sampled.point.property == property && curve.size() < count)
                curve.append(std::move(sampled.point));
        }
    }
    return curve;
}

} // namespace sim
