// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/lookahead.h"

#include "core/traffic/chartedvalue.h"

namespace sim {

void LookAhead::begin(quint64 seed, WallTime start, std::shared_ptr<const SourceWorld> world)
{
    m_devices.clear();
    m_world = std::move(world);
    m_seed = seed;
    m_start = start;
}

void LookAhead::add(const ResolvedDevice &device)
{
    if (m_devices.contains(device.id))
        return;
    auto pipeline = DevicePipeline::make(device, QString(), m_seed, m_start,
        m_world ? m_world->context() : SourceContext::nothing());
    if (pipeline)
        m_devices.emplace(device.id, Ahead { .pipeline = std::move(pipeline).value() });
}

void LookAhead::replace(const QString &device, const ResolvedProperty &property)
{
    const auto found = m_devices.find(device);
    if (found == m_devices.end())
        return;
    if (found->second.pipeline.replace(property))
        found->second.isStale = true;
}

void LookAhead::setManualValue(const QString &device, const QString &property, const Value &value)
{
    const auto found = m_devices.find(device);
    if (found == m_devices.end())
        return;
    if (found->second.pipeline.setManualValue(property, value))
        found->second.isStale = true;
}

QList<SeriesPoint> LookAhead::curve(
    const QString &device, const QString &property, WallTime now, WallTime until)
{
    const auto found = m_devices.find(device);
    if (found == m_devices.end() || until <= now)
        return {};
    Ahead &ahead = found->second;
    const Microseconds stretch = (until - now) / 50;
    if (ahead.isStale || now < ahead.madeAt || now - ahead.madeAt > stretch
        || until > ahead.madeUntil)
        make(ahead, now, until + stretch);
    return ahead.curves.value(property);
}

void LookAhead::collect(Ahead &ahead, const DevicePipeline::Step &step, WallTime from)
{
    for (const Sampled &sample : step.samples) {
        const ResolvedProperty *property = ahead.pipeline.device().property(sample.point.property);
        if (property == nullptr || sample.point.time < from)
            continue;
        if (const auto charted = chartedValue(property->definition, sample.point.value)) {
            ahead.curves[property->id()].append({ .time = sample.point.time, .value = *charted });
        }
    }
}

void LookAhead::make(Ahead &ahead, WallTime now, WallTime until)
{
    DevicePipeline::Step step;
    ahead.pipeline.advance(now, step);
    ahead.curves.clear();
    ahead.madeAt = now;
    ahead.madeUntil = until;
    ahead.isStale = false;
    collect(ahead, step, now); // a sample of this very moment begins the curve
    DevicePipeline runner = ahead.pipeline;
    qsizetype samples = 0;
    while (runner.nextDue() <= until && samples < kMaxSamples) {
        runner.advance(runner.nextDue(), step);
        samples += static_cast<qsizetype>(step.samples.size()) + 1;
        collect(ahead, step, now);
    }
}

} // namespace sim
