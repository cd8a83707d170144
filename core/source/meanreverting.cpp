// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/meanreverting.h"

#include "core/base/portablemath.h"
#include "core/source/range.h"

#include <QtCore/QCoreApplication>

#include <cmath>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    struct Law
    {
        double mean = 0;
        double stdDev = 1;
        Microseconds relaxationTime { 0 };
        Range range = {};
    };

    class MeanReverting final : public Source
    {
    public:
        MeanReverting(Law law, std::optional<double> initial)
            : m_law(law)
            , m_initial(initial)
        {
        }

        Value next(const Tick &tick, const RandomStream &random, const SourceInputs &) override
        {
            if (!m_last) {
                m_value = m_initial
                    ? m_law.range.clamped(*m_initial)
                    : m_law.range.reflected(m_law.mean + m_law.stdDev * random.normal(tick.index));
            } else {
                takeStep(tick.sinceStart - *m_last);
                m_value = m_law.range.reflected(m_law.mean + (m_value - m_law.mean) * m_decay
                    + m_spread * random.normal(tick.index));
            }
            m_last = tick.sinceStart;
            return m_value;
        }

        std::unique_ptr<Source> clone() const override
        {
            return std::make_unique<MeanReverting>(*this);
        }

    private:
        /// Decay and spread of a step of \a length; most steps are as long as the one before.
        void takeStep(Microseconds length)
        {
            if (length == m_step)
                return;
            m_step = length;
            m_decay = portable::exp(-static_cast<double>(length.count())
                / static_cast<double>(m_law.relaxationTime.count()));
            m_spread = m_law.stdDev * std::sqrt(1 - m_decay * m_decay);
        }

        Law m_law;
        std::optional<double> m_initial;
        std::optional<Microseconds> m_last;
        double m_value = 0;
        Microseconds m_step { -1 };
        double m_decay = 0;
        double m_spread = 0;
    };

} // namespace

KindDescription meanRevertingDescription()
{
    return {
        .kind = u"meanReverting"_s,
        .title = QCoreApplication::translate("Source", "Mean reverting"),
        .help = QCoreApplication::translate("Source",
            "Wanders around a mean and always comes back: the natural choice for analogue sensors."),
        .parameters = QList<ParameterDescription> {
            { .name = u"mean"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "Mean"),
                .help = QCoreApplication::translate("Source", "The value that it comes back to."),
                .unit = u"="_s,
                .defaultValue = 20 },
            { .name = u"relaxationTime"_s,
                .type = ParameterType::Duration,
                .title = QCoreApplication::translate("Source", "Relaxation time"),
                .help = QCoreApplication::translate("Source",
                    "After this time a deviation has shrunk to 37 %: short is nervous, long is lazy."),
                .unit = {},
                .defaultValue = u"5m"_s,
                .minimum = 0,
                .isMinimumExcluded = true },
            { .name = u"stdDev"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "Standard deviation"),
                .help = QCoreApplication::translate("Source",
                    "Of the values over a long time; two of three lie nearer to the mean."),
                .unit = u"="_s,
                .defaultValue = 1,
                .minimum = 0 },
            { .name = u"initial"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "First value"),
                .help = QCoreApplication::translate(
                    "Source", "Where it begins; empty: drawn like any later value."),
                .unit = u"="_s },
        } + optionalRangeParameters(),
        .types = { PropertyType::Number },
    };
}

Result<std::unique_ptr<Source>> makeMeanReverting(const Parameters &parameters, PropertyType)
{
    const auto range = rangeOf(parameters, u"meanReverting"_s);
    if (!range)
        return range.error();
    const Law law {
        .mean = parameters.number("mean"_L1),
        .stdDev = parameters.number("stdDev"_L1),
        .relaxationTime = std::max(parameters.duration("relaxationTime"_L1), Microseconds(1)),
        .range = *range,
    };
    return std::unique_ptr<Source>(
        std::make_unique<MeanReverting>(law, parameters.optionalNumber("initial"_L1)));
}

} // namespace sim
