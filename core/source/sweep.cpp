// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/sweep.h"

#include "core/source/cycle.h"
#include "core/source/range.h"

#include <QtCore/QCoreApplication>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    class Sweep final : public Source
    {
    public:
        Sweep(double min, double max, Microseconds period, double phase, double symmetry)
            : m_min(min)
            , m_max(max)
            , m_period(period)
            , m_shift(phaseShift(phase, period))
            , m_rise(symmetry / 100 * static_cast<double>(period.count()))
        {
        }

        Value next(const Tick &tick, const RandomStream &, const SourceInputs &) override
        {
            const auto place
                = static_cast<double>(inCycle(tick.sinceStart + m_shift, m_period).count());
            const auto whole = static_cast<double>(m_period.count());
            const double level
                = place < m_rise ? place / m_rise : (whole - place) / (whole - m_rise);
            return m_min + (m_max - m_min) * level;
        }

        std::unique_ptr<Source> clone() const override { return std::make_unique<Sweep>(*this); }

    private:
        double m_min;
        double m_max;
        Microseconds m_period;
        Microseconds m_shift;
        double m_rise; ///< microseconds
    };

} // namespace

QList<ParameterDescription> sweepParameters(double symmetry)
{
    return QList<ParameterDescription> {
        { .name = u"min"_s,
            .type = ParameterType::Number,
            .title = QCoreApplication::translate("Source", "Minimum"),
            .help = QCoreApplication::translate("Source", "Lowest value."),
            .unit = u"="_s,
            .defaultValue = 0 },
        { .name = u"max"_s,
            .type = ParameterType::Number,
            .title = QCoreApplication::translate("Source", "Maximum"),
            .help = QCoreApplication::translate("Source", "Highest value."),
            .unit = u"="_s,
            .defaultValue = 100 },
        { .name = u"symmetry"_s,
            .type = ParameterType::Number,
            .title = QCoreApplication::translate("Source", "Symmetry"),
            .help = QCoreApplication::translate("Source",
                "How much of each cycle the value rises; 100: it falls at once, 0: it rises at "
                "once."),
            .unit = u"%"_s,
            .defaultValue = symmetry,
            .minimum = 0,
            .maximum = 100 }
    }
    + cycleParameters();
}

Result<std::unique_ptr<Source>> makeSweep(const Parameters &parameters, const QString &kind)
{
    const auto range = rangeOf(parameters, kind);
    if (!range)
        return range.error();
    return std::unique_ptr<Source>(std::make_unique<Sweep>(*range->min, *range->max,
        periodOf(parameters), parameters.number("phase"_L1), parameters.number("symmetry"_L1)));
}

} // namespace sim
