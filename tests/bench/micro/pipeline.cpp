// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a device's pipeline does in a second of one core, without a network (goal G11): twenty
// properties, sampled each second of simulated time, rounded to two decimals, encoded.
#include "core/pipeline/devicepipeline.h"

#include <QtCore/QJsonObject>

#include <benchmark/benchmark.h>

using namespace sim;
using namespace std::chrono_literals;

namespace {

constexpr WallTime kStart { std::chrono::seconds(1'777'644'000) };
constexpr int kProperties = 20;

KindSpec spec(const QString &kind, const QJsonObject &parameters)
{
    return { .kind = kind, .parameters = parameters };
}

ResolvedDevice deviceOf(const KindSpec &source, PublishMode mode)
{
    ResolvedDevice device;
    device.id = QStringLiteral("d1");
    device.name = QStringLiteral("Room 1");
    device.deviceId = QStringLiteral("_dev_0123456789");
    for (int i = 0; i < kProperties; ++i) {
        ResolvedProperty property;
        property.definition.id = QStringLiteral("property%1").arg(i);
        property.definition.decimals = 2;
        property.source = source;
        property.publish.mode = mode;
        property.publish.maxPoints = 10;
        device.properties.append(property);
    }
    return device;
}

void runPipeline(benchmark::State &state, const KindSpec &source, PublishMode mode)
{
    auto made = DevicePipeline::make(deviceOf(source, mode), QStringLiteral("connio/"), 1, kStart);
    if (!made) {
        state.SkipWithError(qPrintable(made.error().message()));
        return;
    }
    DevicePipeline pipeline = std::move(made).value();
    DevicePipeline::Step step;
    WallTime now = kStart;
    std::int64_t values = 0;
    for ([[maybe_unused]] auto _ : state) {
        pipeline.advance(now, step);
        now += 1s;
        values += static_cast<std::int64_t>(step.samples.size());
    }
    state.SetItemsProcessed(values);
}

void constantSource(benchmark::State &state, PublishMode mode)
{
    runPipeline(
        state, spec(QStringLiteral("constant"), { { QStringLiteral("value"), 23.45 } }), mode);
}

void sineSource(benchmark::State &state, PublishMode mode)
{
    runPipeline(state,
        spec(QStringLiteral("sine"),
            { { QStringLiteral("mean"), 20.0 }, { QStringLiteral("amplitude"), 5.0 },
                { QStringLiteral("period"), QStringLiteral("60s") } }),
        mode);
}

BENCHMARK_CAPTURE(constantSource, raw, PublishMode::Raw);
BENCHMARK_CAPTURE(constantSource, feed, PublishMode::Feed);
BENCHMARK_CAPTURE(sineSource, raw, PublishMode::Raw);
BENCHMARK_CAPTURE(sineSource, feed, PublishMode::Feed);

} // namespace
