// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/pulse.h"

#include "core/base/duration.h"
#include "core/source/cycle.h"
#include "core/source/sourceerrors.h"

#include <QtCore/QCoreApplication>

#include <cmath>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kMaxOverlap = 10; ///< mean distances that a pulse may last

    /// Up, stay, down: how high at some time after the beginning, 0 to 1.
    struct Shape
    {
        Microseconds rise;
        Microseconds width;
        Microseconds fall;

        Microseconds length() const { return rise + width + fall; }

        double level(Microseconds passed) const
        {
            if (passed < Microseconds(0) || passed >= length())
                return 0;
            if (passed < rise)
                return static_cast<double>(passed.count()) / static_cast<double>(rise.count());
            if (passed < rise + width)
                return 1;
            return static_cast<double>((length() - passed).count())
                / static_cast<double>(fall.count());
        }
    };

    class Pulse final : public Source
    {
    public:
        Pulse(double base, double peak, const Shape &shape, Microseconds distance, bool isRandom)
            : m_base(base)
            , m_peak(peak)
            , m_shape(shape)
            , m_distance(distance)
            , m_isRandom(isRandom)
        {
        }

        Value next(const Tick &tick, const RandomStream &random, const SourceInputs &) override
        {
            const double level = m_isRandom ? randomLevel(tick.sinceStart, random)
                                            : m_shape.level(inCycle(tick.sinceStart, m_distance));
            return m_base + (m_peak - m_base) * level;
        }

        std::unique_ptr<Source> clone() const override { return std::make_unique<Pulse>(*this); }

    private:
        /// The highest of the pulses that began in the stretches that still matter.
        double randomLevel(Microseconds time, const RandomStream &random) const
        {
            const Microseconds oldest = std::max(time - m_shape.length(), Microseconds(0));
            double level = 0;
            for (auto stretch = oldest / m_distance; stretch <= time / m_distance; ++stretch) {
                const auto draw = static_cast<quint64>(stretch);
                const std::uint32_t count = pulsesIn(random.uniform(draw));
                for (std::uint32_t i = 1; i <= count; ++i) {
                    const Microseconds begin = stretch * m_distance
                        + Microseconds(static_cast<qint64>(
                            random.uniform(draw, i) * static_cast<double>(m_distance.count())));
                    level = std::max(level, m_shape.level(time - begin));
                }
            }
            return level;
        }

        /// A Poisson number of mean 1, by inversion.
        static std::uint32_t pulsesIn(double uniform)
        {
            constexpr std::uint32_t kMost = 20; // beyond it 2^-53 is left
            double probability = 0.36787944117144233; // 1 / e
            double sum = probability;
            std::uint32_t count = 0;
            while (uniform >= sum && count < kMost) {
                ++count;
                probability /= count;
                sum += probability;
            }
            return count;
        }

        double m_base;
        double m_peak;
        Shape m_shape;
        Microseconds m_distance; ///< between two pulses, or its mean
        bool m_isRandom;
    };

    Microseconds distanceOf(const Parameters &parameters)
    {
        const auto rate = parameters.optionalNumber("rate"_L1);
        const Microseconds distance
            = rate ? Microseconds(std::llround(3.6e9 / *rate)) : parameters.duration("period"_L1);
        return std::max(distance, Microseconds(1));
    }

    std::optional<Repetition> repetitionOf(const Parameters &parameters)
    {
        if (parameters.has("rate"_L1))
            return {};
        return Repetition { .period = distanceOf(parameters), .parameter = u"period"_s };
    }

} // namespace

KindDescription pulseDescription()
{
    return {
        .kind = u"pulse"_s,
        .title = QCoreApplication::translate("Source", "Pulse"),
        .help = QCoreApplication::translate(
            "Source", "Short events on a steady value: a door that opens, a leak, a peak of pressure."),
        .parameters = {
            { .name = u"base"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "Base"),
                .help = QCoreApplication::translate("Source", "Value between the pulses."),
                .unit = u"="_s,
                .defaultValue = 0 },
            { .name = u"peak"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "Peak"),
                .help = QCoreApplication::translate("Source", "Value on top of a pulse."),
                .unit = u"="_s,
                .defaultValue = 1 },
            { .name = u"width"_s,
                .type = ParameterType::Duration,
                .title = QCoreApplication::translate("Source", "Width"),
                .help = QCoreApplication::translate("Source", "How long the top lasts."),
                .unit = {},
                .defaultValue = u"10s"_s,
                .minimum = 0 },
            { .name = u"rise"_s,
                .type = ParameterType::Duration,
                .title = QCoreApplication::translate("Source", "Rise"),
                .help = QCoreApplication::translate("Source", "How long the way up takes."),
                .unit = {},
                .defaultValue = u"0s"_s,
                .minimum = 0 },
            { .name = u"fall"_s,
                .type = ParameterType::Duration,
                .title = QCoreApplication::translate("Source", "Fall"),
                .help = QCoreApplication::translate("Source", "How long the way down takes."),
                .unit = {},
                .defaultValue = u"0s"_s,
                .minimum = 0 },
            { .name = u"period"_s,
                .type = ParameterType::Duration,
                .title = QCoreApplication::translate("Source", "Period"),
                .help = QCoreApplication::translate(
                    "Source", "Time from the beginning of a pulse to that of the next one."),
                .unit = {},
                .defaultValue = u"10m"_s,
                .minimum = 0,
                .isMinimumExcluded = true },
            { .name = u"rate"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "Rate"),
                .help = QCoreApplication::translate(
                    "Source", "Pulses per hour at random moments, instead of the period; wins when both are set."),
                .unit = u"/h"_s,
                .minimum = 1e-6,
                .maximum = 3.6e6 },
        },
        .types = { PropertyType::Number },
        .repetition = repetitionOf,
    };
}

Result<std::unique_ptr<Source>> makePulse(const Parameters &parameters, PropertyType)
{
    const Shape shape { .rise = parameters.duration("rise"_L1),
        .width = parameters.duration("width"_L1),
        .fall = parameters.duration("fall"_L1) };
    const bool isRandom = parameters.has("rate"_L1);
    const Microseconds distance = distanceOf(parameters);
    const Microseconds longest = isRandom ? kMaxOverlap * distance : distance;
    if (shape.length() > longest) {
        return Error(
            errors::kPulseTooLong, { formatDuration(shape.length()), formatDuration(longest) });
    }
    return std::unique_ptr<Source>(std::make_unique<Pulse>(
        parameters.number("base"_L1), parameters.number("peak"_L1), shape, distance, isRandom));
}

} // namespace sim
