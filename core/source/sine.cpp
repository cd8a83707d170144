// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/sine.h"

#include "core/base/portablemath.h"
#include "core/source/cycle.h"

#include <QtCore/QCoreApplication>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    class Sine final : public Source
    {
    public:
        Sine(double mean, double amplitude, Microseconds period, double phase)
            : m_mean(mean)
            , m_amplitude(amplitude)
            , m_period(period)
            , m_phaseTurns(phase / 360)
        {
        }

        Value next(const Tick &tick, const RandomStream &, const SourceInputs &) override
        {
            const double turns = static_cast<double>(inCycle(tick.sinceStart, m_period).count())
                / static_cast<double>(m_period.count());
            return m_mean + m_amplitude * portable::sinTurns(turns + m_phaseTurns);
        }

        std::unique_ptr<Source> clone() const override { return std::make_unique<Sine>(*this); }

    private:
        double m_mean;
        double m_amplitude;
        Microseconds m_period;
        double m_phaseTurns;
    };

} // namespace

KindDescription sineDescription()
{
    return {
        .kind = u"sine"_s,
        .title = QCoreApplication::translate("Source", "Sine"),
        .help = QCoreApplication::translate(
            "Source", "A smooth wave around a mean: the classic temperature demo."),
        .parameters = QList<ParameterDescription> {
            { .name = u"mean"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "Mean"),
                .help = QCoreApplication::translate("Source", "The middle of the wave."),
                .unit = u"="_s,
                .defaultValue = 20 },
            { .name = u"amplitude"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "Amplitude"),
                .help = QCoreApplication::translate(
                    "Source", "How far the wave rises above and falls below the mean."),
                .unit = u"="_s,
                .defaultValue = 5,
                .minimum = 0 },
        } + cycleParameters(),
        .types = { PropertyType::Number },
        .repetition = cycleRepetition,
    };
}

Result<std::unique_ptr<Source>> makeSine(const Parameters &parameters, PropertyType)
{
    return std::unique_ptr<Source>(std::make_unique<Sine>(parameters.number("mean"_L1),
        parameters.number("amplitude"_L1), periodOf(parameters), parameters.number("phase"_L1)));
}

} // namespace sim
