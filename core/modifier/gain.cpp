// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/modifier/gain.h"

#include <QtCore/QCoreApplication>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    class Gain final : public Modifier
    {
    public:
        explicit Gain(double factor)
            : m_factor(factor)
        {
        }

        std::optional<double> apply(
            double value, const ModifierTick &, const RandomStream &) override
        {
            return value * m_factor;
        }

        std::unique_ptr<Modifier> clone() const override { return std::make_unique<Gain>(*this); }

    private:
        double m_factor;
    };

} // namespace

KindDescription gainDescription()
{
    return {
        .kind = u"gain"_s,
        .title = QCoreApplication::translate("Modifier", "Gain"),
        .help = QCoreApplication::translate(
            "Modifier", "Multiplies by a factor: a scale, a sensor with the wrong slope."),
        .parameters = {
            { .name = u"factor"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Modifier", "Factor"),
                .help = QCoreApplication::translate("Modifier", "What each value is multiplied by."),
                .unit = {},
                .defaultValue = 1,
                .isRequired = true },
        },
        .types = { PropertyType::Number },
    };
}

Result<std::unique_ptr<Modifier>> makeGain(const Parameters &parameters)
{
    return std::unique_ptr<Modifier>(std::make_unique<Gain>(parameters.number("factor"_L1)));
}

} // namespace sim
