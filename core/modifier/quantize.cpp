// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/modifier/quantize.h"

#include <QtCore/QCoreApplication>

#include <cmath>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    class Quantize final : public Modifier
    {
    public:
        explicit Quantize(double step)
            : m_step(step)
        {
            // A step of 0.05 stands for a division by 20, which is exact where 3 * 0.05 is not
            // 0.15.
            const double perUnit = std::round(1 / step);
            if (perUnit >= 1 && std::abs(perUnit * step - 1) < 1e-12)
                m_stepsPerUnit = perUnit;
        }

        std::optional<double> apply(
            double value, const ModifierTick &, const RandomStream &) override
        {
            if (m_stepsPerUnit > 0)
                return std::round(value * m_stepsPerUnit) / m_stepsPerUnit;
            return std::round(value / m_step) * m_step;
        }

        std::unique_ptr<Modifier> clone() const override
        {
            return std::make_unique<Quantize>(*this);
        }

    private:
        double m_step;
        double m_stepsPerUnit = 0; ///< 0: not a whole number
    };

} // namespace

KindDescription quantizeDescription()
{
    return {
        .kind = u"quantize"_s,
        .title = QCoreApplication::translate("Modifier", "Quantize"),
        .help = QCoreApplication::translate(
            "Modifier", "Rounds to multiples of a step: the resolution of a sensor."),
        .parameters = { { .name = u"step"_s,
            .type = ParameterType::Number,
            .title = QCoreApplication::translate("Modifier", "Step"),
            .help = QCoreApplication::translate(
                "Modifier", "Distance of two neighbouring values, such as 0.05."),
            .unit = u"="_s,
            .defaultValue = 0.1,
            .isRequired = true,
            .minimum = 0,
            .isMinimumExcluded = true } },
        .types = { PropertyType::Number },
    };
}

Result<std::unique_ptr<Modifier>> makeQuantize(const Parameters &parameters)
{
    return std::unique_ptr<Modifier>(std::make_unique<Quantize>(parameters.number("step"_L1)));
}

} // namespace sim
