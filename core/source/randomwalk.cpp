// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/randomwalk.h"

#include "core/source/range.h"

#include <QtCore/QCoreApplication>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr double kHour = 3.6e9; // microseconds

    enum class Boundary { Reflect, Clamp, Restart };

    struct Walk
    {
        double start = 0;
        double stepStdDev = 1;
        std::optional<double> maxStep = {};
        double drift = 0; ///< per hour
        double holdProbability = 0;
        Range range = {};
        Boundary boundary = Boundary::Reflect;
    };

    class RandomWalk final : public Source
    {
    public:
        explicit RandomWalk(Walk walk)
            : m_walk(walk)
            , m_value(walk.range.clamped(walk.start))
        {
        }

        Value next(const Tick &tick, const RandomStream &random, const SourceInputs &) override
        {
            if (!m_last) {
                m_last = tick.sinceStart;
                return m_value;
            }
            if (m_walk.holdProbability > 0
                && random.uniform(tick.index, 1) < m_walk.holdProbability)
                return m_value;
            const double hours = static_cast<double>((tick.sinceStart - *m_last).count()) / kHour;
            m_last = tick.sinceStart;
            m_value = bounded(m_value + m_walk.drift * hours + step(tick.index, random));
            return m_value;
        }

        std::unique_ptr<Source> clone() const override
        {
            return std::make_unique<RandomWalk>(*this);
        }

    private:
        double step(quint64 index, const RandomStream &random) const
        {
            if (m_walk.maxStep)
                return *m_walk.maxStep * (2 * random.uniform(index) - 1);
            return m_walk.stepStdDev * random.normal(index);
        }

        double bounded(double x) const
        {
            switch (m_walk.boundary) {
            case Boundary::Reflect:
                return m_walk.range.reflected(x);
            case Boundary::Clamp:
                return m_walk.range.clamped(x);
            case Boundary::Restart:
                return m_walk.range.clamped(x) == x ? x : m_walk.range.clamped(m_walk.start);
            }
            Q_UNREACHABLE();
        }

        Walk m_walk;
        double m_value;
        std::optional<Microseconds> m_last; ///< when it moved
    };

    QList<ParameterDescription> stepParameters()
    {
        return {
            { .name = u"start"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "Start"),
                .help = QCoreApplication::translate("Source", "The first value."),
                .unit = u"="_s,
                .defaultValue = 20 },
            { .name = u"stepStdDev"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "Step"),
                .help = QCoreApplication::translate(
                    "Source", "Standard deviation of the change from one sample to the next."),
                .unit = u"="_s,
                .defaultValue = 1,
                .minimum = 0 },
            { .name = u"maxStep"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "Greatest step"),
                .help = QCoreApplication::translate(
                    "Source", "Any step up to this one is as likely; wins over the deviation."),
                .unit = u"="_s,
                .minimum = 0 },
            { .name = u"drift"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "Drift per hour"),
                .help
                = QCoreApplication::translate("Source", "How far it moves in an hour on average."),
                .unit = u"="_s,
                .defaultValue = 0 },
            { .name = u"holdProbability"_s,
                .type = ParameterType::Probability,
                .title = QCoreApplication::translate("Source", "Hold"),
                .help = QCoreApplication::translate(
                    "Source", "How likely a sample repeats the last value."),
                .unit = {},
                .defaultValue = 0 },
        };
    }

    ParameterDescription boundaryParameter()
    {
        return { .name = u"boundary"_s,
            .type = ParameterType::Choice,
            .title = QCoreApplication::translate("Source", "At the ends"),
            .help = QCoreApplication::translate("Source",
                "What happens at minimum and maximum: turn back, stay there, or go to the start."),
            .unit = {},
            .defaultValue = u"reflect"_s,
            .choices = { u"reflect"_s, u"clamp"_s, u"restart"_s } };
    }

} // namespace

KindDescription randomWalkDescription()
{
    return {
        .kind = u"randomWalk"_s,
        .title = QCoreApplication::translate("Source", "Random walk"),
        .help = QCoreApplication::translate("Source",
            "Each value is the last one and a random step: a price, the level of a tank."),
        .parameters = stepParameters() + optionalRangeParameters()
            + QList<ParameterDescription> { boundaryParameter() },
        .types = { PropertyType::Number },
    };
}

Result<std::unique_ptr<Source>> makeRandomWalk(const Parameters &parameters, PropertyType)
{
    const auto range = rangeOf(parameters, u"randomWalk"_s);
    if (!range)
        return range.error();
    const QString word = parameters.text("boundary"_L1);
    const Walk walk {
        .start = parameters.number("start"_L1),
        .stepStdDev = parameters.number("stepStdDev"_L1),
        .maxStep = parameters.optionalNumber("maxStep"_L1),
        .drift = parameters.number("drift"_L1),
        .holdProbability = parameters.number("holdProbability"_L1),
        .range = *range,
        .boundary = word == "clamp"_L1 ? Boundary::Clamp
            : word == "restart"_L1     ? Boundary::Restart
                                       : Boundary::Reflect,
    };
    return std::unique_ptr<Source>(std::make_unique<RandomWalk>(walk));
}

} // namespace sim
