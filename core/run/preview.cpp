// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/preview.h"

#include "core/run/sourceworld.h"

#include <algorithm>
#include <limits>

namespace sim {

namespace {

    constexpr Microseconds kHorizon = std::chrono::hours(24 * 365);

    /// The pipeline that has something to do next.
    std::vector<DevicePipeline>::iterator earliest(std::vector<DevicePipeline> &pipelines)
    {
        return std::min_element(pipelines.begin(), pipelines.end(),
            [](const DevicePipeline &a, const DevicePipeline &b) {
                return a.nextDue() < b.nextDue();
            });
    }

} // namespace

Preview previewMessages(const SimulationSetup &setup, int count)
{
    Preview preview;
    const SourceWorld world(setup.options.folder);
    MessageBudget budget(std::min(static_cast<quint64>(std::max(count, 0)),
        setup.options.maxMessages.value_or(std::numeric_limits<quint64>::max())));
    std::vector<DevicePipeline> pipelines;
    for (qsizetype i = 0; i < setup.devices.size(); ++i) {
        auto pipeline = DevicePipeline::make(setup.devices.at(i),
            setup.connections.at(i).endpoint.topicPrefix, setup.seed, setup.start, world.context());
        if (pipeline)
            pipelines.push_back(std::move(*pipeline));
        else
            preview.errors.append(pipeline.error());
    }
    if (!preview.errors.isEmpty() || pipelines.empty())
        return preview;
    DevicePipeline::Step step;
    while (!budget.isSpent()) {
        const auto pipeline = earliest(pipelines);
        const WallTime due = pipeline->nextDue();
        if (due - setup.start > kHorizon)
            break;
        pipeline->advance(due, step);
        for (const OutgoingMessage &outgoing : step.messages) {
            if (budget.take()) {
                preview.messages.append({ .device = pipeline->device().id,
                    .message = outgoing.message,
                    .time = outgoing.time });
            }
        }
        for (const Error &error : step.errors)
            preview.errors.append(error);
    }
    return preview;
}

} // namespace sim
