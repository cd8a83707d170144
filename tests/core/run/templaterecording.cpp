// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/templaterecording.h"

#include "core/base/timetext.h"
#include "core/file/profileresolver.h"
#include "core/file/profiletemplates.h"
#include "core/pipeline/devicepipeline.h"
#include "core/run/simulationhost.h"
#include "core/run/sourceworld.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sim::test {

using namespace Qt::StringLiterals;

double RecordedSeries::number(std::size_t i) const
{
    return numberIn(values.at(i)).value_or(std::numeric_limits<double>::quiet_NaN());
}

double RecordedSeries::lowest() const
{
    double result = first();
    for (std::size_t i = 1; i < size(); ++i)
        result = std::min(result, number(i));
    return result;
}

double RecordedSeries::highest() const
{
    double result = first();
    for (std::size_t i = 1; i < size(); ++i)
        result = std::max(result, number(i));
    return result;
}

bool RecordedSeries::isMonotone() const
{
    for (std::size_t i = 1; i < size(); ++i) {
        if (number(i) < number(i - 1))
            return false;
    }
    return true;
}

double RecordedSeries::integral() const
{
    double sum = 0;
    for (std::size_t i = 1; i < size(); ++i)
        sum += (number(i) + number(i - 1)) / 2 * (times[i] - times[i - 1]) / 3600;
    return sum;
}

int RecordedSeries::changes() const
{
    int count = 0;
    for (std::size_t i = 1; i < size(); ++i)
        count += values[i] == values[i - 1] ? 0 : 1;
    return count;
}

const RecordedSeries &TemplateRecording::operator[](const QString &property) const
{
    static const RecordedSeries nothing;
    const auto found = series.constFind(property);
    return found == series.cend() ? nothing : *found;
}

namespace {

    void record(TemplateRecording &recording, const RecordingOptions &options)
    {
        const WallTime start = *parseTime(options.start);
        const SourceWorld world { QString() };
        auto pipeline = DevicePipeline::make(
            recording.device, u"connio/"_s, recording.profile.seed, start, world.context());
        if (!pipeline) {
            recording.problems.append(pipeline.error().message());
            return;
        }
        DevicePipeline::Step step;
        bool isSet = options.setProperty.isEmpty();
        while (pipeline->nextDue() < start + options.length) {
            if (!isSet && pipeline->nextDue() >= start + options.length / 2) {
                isSet = true;
                if (const auto done
                    = pipeline->setManualValue(options.setProperty, Value(options.setTo));
                    !done)
                    recording.problems.append(done.error().message());
            }
            pipeline->advance(pipeline->nextDue(), step);
            for (const Error &error : step.errors)
                recording.problems.append(error.message());
            for (const Sampled &sampled : step.samples) {
                RecordedSeries &series = recording.series[sampled.point.property];
                const Microseconds passed = sampled.point.time - start;
                series.times.push_back(static_cast<double>(passed.count()) / 1e6);
                series.values.push_back(sampled.point.value);
            }
        }
    }

} // namespace

TemplateRecording recordTemplate(const QString &name, const RecordingOptions &options)
{
    TemplateRecording recording;
    const auto found = profileTemplate(name);
    if (!found) {
        recording.problems.append(u"no template "_s + name);
        return recording;
    }
    const KindCatalogues kinds = allKinds();
    const ProfileReading reading = ProfileReader(kinds).readFile(found->path);
    for (const Error &error : reading.errors + reading.warnings)
        recording.problems.append(error.message());
    if (!reading.profile)
        return recording;
    recording.profile = *reading.profile;
    const Resolution resolution = resolveDevices(recording.profile, kinds);
    for (const Error &error : resolution.errors)
        recording.problems.append(error.message());
    if (resolution.devices.isEmpty())
        return recording;
    recording.device = resolution.devices.constFirst();
    if (options.slowsDown) {
        for (ResolvedProperty &property : recording.device.properties)
            property.schedule.sampleEvery
                = std::max<Microseconds>(property.schedule.sampleEvery, std::chrono::seconds(1));
    }
    record(recording, options);
    return recording;
}

} // namespace sim::test
