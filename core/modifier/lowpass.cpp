// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/modifier/lowpass.h"

#include "core/base/portablemath.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    class LowPass final : public Modifier
    {
    public:
        explicit LowPass(Microseconds timeConstant)
            : m_timeConstant(timeConstant)
        {
        }

        std::optional<double> apply(
            double value, const ModifierTick &tick, const RandomStream &) override
        {
            if (m_last) {
                const auto passed = static_cast<double>((tick.sinceStart - m_time).count());
                const double taus
                    = std::max(passed / static_cast<double>(m_timeConstant.count()), 0.0);
                value += (*m_last - value) * portable::exp(-taus);
            }
            m_last = value;
            m_time = tick.sinceStart;
            return value;
        }

        std::unique_ptr<Modifier> clone() const override
        {
            return std::make_unique<LowPass>(*this);
        }

    private:
        Microseconds m_timeConstant;
        std::optional<double> m_last {};
        Microseconds m_time {};
    };

} // namespace

KindDescription lowPassDescription()
{
    return {
        .kind = u"lowPass"_s,
        .title = QCoreApplication::translate("Modifier", "Low pass"),
        .help = QCoreApplication::translate(
            "Modifier", "Smooths with a first-order lag: thermal mass, a filter in the sensor."),
        .parameters = {
            { .name = u"timeConstant"_s,
                .type = ParameterType::Duration,
                .title = QCoreApplication::translate("Modifier", "Time constant"),
                .help = QCoreApplication::translate(
                    "Modifier", "After this time 63 % of a step have come through."),
                .unit = {},
                .defaultValue = u"10s"_s,
                .isRequired = true,
                .minimum = 0,
                .isMinimumExcluded = true },
        },
        .types = { PropertyType::Number },
    };
}

Result<std::unique_ptr<Modifier>> makeLowPass(const Parameters &parameters)
{
    return std::unique_ptr<Modifier>(std::make_unique<LowPass>(
        std::max(parameters.duration("timeConstant"_L1), Microseconds(1))));
}

} // namespace sim
