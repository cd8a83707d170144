// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/square.h"

#include "core/source/cycle.h"

#include <QtCore/QCoreApplication>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    struct Levels
    {
        double low = 0;
        double high = 1;
    };

    class Square final : public Source
    {
    public:
        Square(Levels levels, Microseconds period, double duty, double phase)
            : m_levels(levels)
            , m_period(period)
            , m_shift(phaseShift(phase, period))
            , m_highFor(duty / 100 * static_cast<double>(period.count()))
        {
        }

        Value next(const Tick &tick, const RandomStream &, const SourceInputs &) override
        {
            const Microseconds place = inCycle(tick.sinceStart + m_shift, m_period);
            return static_cast<double>(place.count()) < m_highFor ? m_levels.high : m_levels.low;
        }

        std::unique_ptr<Source> clone() const override { return std::make_unique<Square>(*this); }

    private:
        Levels m_levels;
        Microseconds m_period;
        Microseconds m_shift;
        double m_highFor; ///< microseconds
    };

} // namespace

KindDescription squareDescription()
{
    return {
        .kind = u"square"_s,
        .title = QCoreApplication::translate("Source", "Square"),
        .help = QCoreApplication::translate(
            "Source", "Two values in turn at fixed times: the cycle of a compressor."),
        .parameters = QList<ParameterDescription> {
            { .name = u"low"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "Low"),
                .help = QCoreApplication::translate("Source", "Value of the second part of a cycle."),
                .unit = u"="_s,
                .defaultValue = 0 },
            { .name = u"high"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "High"),
                .help = QCoreApplication::translate("Source", "Value of the first part of a cycle."),
                .unit = u"="_s,
                .defaultValue = 1 },
            { .name = u"duty"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "Duty cycle"),
                .help = QCoreApplication::translate(
                    "Source", "How much of each cycle has the high value."),
                .unit = u"%"_s,
                .defaultValue = 50,
                .minimum = 0,
                .maximum = 100 },
        } + cycleParameters(),
        .types = { PropertyType::Number },
        .repetition = cycleRepetition,
    };
}

Result<std::unique_ptr<Source>> makeSquare(const Parameters &parameters, PropertyType)
{
    return std::unique_ptr<Source>(std::make_unique<Square>(
        Levels { .low = parameters.number("low"_L1), .high = parameters.number("high"_L1) },
        periodOf(parameters), parameters.number("duty"_L1), parameters.number("phase"_L1)));
}

} // namespace sim
