// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/ramp.h"

#include "core/source/cycle.h"

#include <QtCore/QCoreApplication>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    enum class OnEnd { Hold, Restart, Reverse };

    OnEnd onEndOf(const Parameters &parameters)
    {
        const QString word = parameters.text("onEnd"_L1);
        return word == "restart"_L1 ? OnEnd::Restart
            : word == "reverse"_L1  ? OnEnd::Reverse
                                    : OnEnd::Hold;
    }

    std::optional<Repetition> repetitionOf(const Parameters &parameters)
    {
        const Microseconds duration = parameters.duration("duration"_L1);
        switch (onEndOf(parameters)) {
        case OnEnd::Hold:
            return {};
        case OnEnd::Restart:
            return Repetition { .period = duration, .parameter = u"duration"_s };
        case OnEnd::Reverse:
            return Repetition { .period = 2 * duration, .parameter = u"duration"_s };
        }
        Q_UNREACHABLE();
    }

    class Ramp final : public Source
    {
    public:
        Ramp(double from, double to, Microseconds duration, OnEnd onEnd)
            : m_from(from)
            , m_to(to)
            , m_duration(duration)
            , m_onEnd(onEnd)
        {
        }

        Value next(const Tick &tick, const RandomStream &, const SourceInputs &) override
        {
            const Microseconds place = placeAt(tick.sinceStart);
            if (place == m_duration) // not from + (to - from), which may miss it by a bit
                return m_to;
            return m_from
                + (m_to - m_from)
                * (static_cast<double>(place.count()) / static_cast<double>(m_duration.count()));
        }

        std::unique_ptr<Source> clone() const override { return std::make_unique<Ramp>(*this); }

    private:
        Microseconds placeAt(Microseconds time) const
        {
            switch (m_onEnd) {
            case OnEnd::Hold:
                return std::clamp(time, Microseconds(0), m_duration);
            case OnEnd::Restart:
                return inCycle(time, m_duration);
            case OnEnd::Reverse: {
                const Microseconds place = inCycle(time, 2 * m_duration);
                return std::min(place, 2 * m_duration - place);
            }
            }
            Q_UNREACHABLE();
        }

        double m_from;
        double m_to;
        Microseconds m_duration;
        OnEnd m_onEnd;
    };

} // namespace

KindDescription rampDescription()
{
    return {
        .kind = u"ramp"_s,
        .title = QCoreApplication::translate("Source", "Ramp"),
        .help = QCoreApplication::translate(
            "Source", "A straight line from one value to another: filling, heating."),
        .parameters = {
            { .name = u"from"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "From"),
                .help = QCoreApplication::translate("Source", "Value at the beginning."),
                .unit = u"="_s,
                .defaultValue = 0 },
            { .name = u"to"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "To"),
                .help = QCoreApplication::translate("Source", "Value at the end."),
                .unit = u"="_s,
                .defaultValue = 100 },
            { .name = u"duration"_s,
                .type = ParameterType::Duration,
                .title = QCoreApplication::translate("Source", "Duration"),
                .help = QCoreApplication::translate("Source", "Time from one value to the other."),
                .unit = {},
                .defaultValue = u"10m"_s,
                .minimum = 0,
                .isMinimumExcluded = true },
            { .name = u"onEnd"_s,
                .type = ParameterType::Choice,
                .title = QCoreApplication::translate("Source", "At the end"),
                .help = QCoreApplication::translate(
                    "Source", "Hold the last value, restart at the first, or go back."),
                .unit = {},
                .defaultValue = u"hold"_s,
                .choices = { u"hold"_s, u"restart"_s, u"reverse"_s } },
        },
        .types = { PropertyType::Number },
        .repetition = repetitionOf,
    };
}

Result<std::unique_ptr<Source>> makeRamp(const Parameters &parameters, PropertyType)
{
    return std::unique_ptr<Source>(
        std::make_unique<Ramp>(parameters.number("from"_L1), parameters.number("to"_L1),
            std::max(parameters.duration("duration"_L1), Microseconds(1)), onEndOf(parameters)));
}

} // namespace sim
