// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/modifier/dropout.h"

#include <QtCore/QCoreApplication>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    class Dropout final : public Modifier
    {
    public:
        explicit Dropout(double probability)
            : m_probability(probability)
        {
        }

        std::optional<double> apply(
            double value, const ModifierTick &tick, const RandomStream &random) override
        {
            if (random.uniform(tick.index) < m_probability)
                return {};
            return value;
        }

        std::unique_ptr<Modifier> clone() const override
        {
            return std::make_unique<Dropout>(*this);
        }

    private:
        double m_probability;
    };

} // namespace

KindDescription dropoutDescription()
{
    return {
        .kind = u"dropout"_s,
        .title = QCoreApplication::translate("Modifier", "Dropout"),
        .help = QCoreApplication::translate(
            "Modifier", "Some samples get lost: no value, no message."),
        .parameters = {
            { .name = u"probability"_s,
                .type = ParameterType::Probability,
                .title = QCoreApplication::translate("Modifier", "Probability"),
                .help = QCoreApplication::translate("Modifier", "How likely a sample gets lost."),
                .unit = {},
                .defaultValue = 0.05,
                .isRequired = true },
        },
        .types = { PropertyType::Number },
    };
}

Result<std::unique_ptr<Modifier>> makeDropout(const Parameters &parameters)
{
    return std::unique_ptr<Modifier>(
        std::make_unique<Dropout>(parameters.number("probability"_L1)));
}

} // namespace sim
