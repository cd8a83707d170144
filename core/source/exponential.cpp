// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/exponential.h"

#include "core/base/portablemath.h"

#include <QtCore/QCoreApplication>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    class Exponential final : public Source
    {
    public:
        Exponential(double from, double target, Microseconds timeConstant)
            : m_from(from)
            , m_target(target)
            , m_timeConstant(timeConstant)
        {
        }

        Value next(const Tick &tick, const RandomStream &, const SourceInputs &) override
        {
            const double taus = static_cast<double>(tick.sinceStart.count())
                / static_cast<double>(m_timeConstant.count());
            return m_target + (m_from - m_target) * portable::exp(-std::max(taus, 0.0));
        }

        std::unique_ptr<Source> clone() const override
        {
            return std::make_unique<Exponential>(*this);
        }

    private:
        double m_from;
        double m_target;
        Microseconds m_timeConstant;
    };

} // namespace

KindDescription exponentialDescription()
{
    return {
        .kind = u"exponential"_s,
        .title = QCoreApplication::translate("Source", "Exponential"),
        .help = QCoreApplication::translate(
            "Source", "Approaches a value ever more slowly: a step response, cooling, decay."),
        .parameters = {
            { .name = u"from"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "From"),
                .help = QCoreApplication::translate("Source", "Value at the beginning."),
                .unit = u"="_s,
                .defaultValue = 20 },
            { .name = u"target"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "Target"),
                .help = QCoreApplication::translate("Source", "Value that it approaches."),
                .unit = u"="_s,
                .defaultValue = 80 },
            { .name = u"timeConstant"_s,
                .type = ParameterType::Duration,
                .title = QCoreApplication::translate("Source", "Time constant"),
                .help = QCoreApplication::translate(
                    "Source", "After this time 63 % of the way is done, after five times 99 %."),
                .unit = {},
                .defaultValue = u"5m"_s,
                .minimum = 0,
                .isMinimumExcluded = true },
        },
        .types = { PropertyType::Number },
    };
}

Result<std::unique_ptr<Source>> makeExponential(const Parameters &parameters, PropertyType)
{
    return std::unique_ptr<Source>(
        std::make_unique<Exponential>(parameters.number("from"_L1), parameters.number("target"_L1),
            std::max(parameters.duration("timeConstant"_L1), Microseconds(1))));
}

} // namespace sim
