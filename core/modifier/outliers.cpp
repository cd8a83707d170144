// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/modifier/outliers.h"

#include "core/modifier/deviation.h"

#include <QtCore/QCoreApplication>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    class Outliers final : public Modifier
    {
    public:
        Outliers(double probability, double magnitude, const Deviation &deviation)
            : m_probability(probability)
            , m_magnitude(magnitude)
            , m_deviation(deviation)
        {
        }

        std::optional<double> apply(
            double value, const ModifierTick &tick, const RandomStream &random) override
        {
            if (random.uniform(tick.index) >= m_probability)
                return value;
            const double distance = m_magnitude * m_deviation.at(tick);
            return random.uniform(tick.index, kSignLane) < 0.5 ? value - distance
                                                               : value + distance;
        }

        std::unique_ptr<Modifier> clone() const override
        {
            return std::make_unique<Outliers>(*this);
        }

        bool needsSpan() const override { return m_deviation.needsSpan(); }

    private:
        static constexpr std::uint32_t kSignLane = 1;

        double m_probability;
        double m_magnitude;
        Deviation m_deviation;
    };

} // namespace

KindDescription outliersDescription()
{
    const QString help
        = QCoreApplication::translate("Modifier", "How much the value usually varies.");
    return {
        .kind = u"outliers"_s,
        .title = QCoreApplication::translate("Modifier", "Outliers"),
        .help = QCoreApplication::translate(
            "Modifier", "Now and then a value far away: interference, a loose contact."),
        .parameters = QList<ParameterDescription> {
            { .name = u"probability"_s,
                .type = ParameterType::Probability,
                .title = QCoreApplication::translate("Modifier", "Probability"),
                .help = QCoreApplication::translate("Modifier", "How likely a sample is an outlier."),
                .unit = {},
                .defaultValue = 0.01,
                .isRequired = true },
            { .name = u"magnitude"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Modifier", "Magnitude"),
                .help = QCoreApplication::translate(
                    "Modifier", "How many standard deviations an outlier lies away, up or down."),
                .unit = u"σ"_s,
                .defaultValue = 6,
                .minimum = 0,
                .isMinimumExcluded = true },
        } + deviationParameters(1, help),
        .types = { PropertyType::Number },
    };
}

Result<std::unique_ptr<Modifier>> makeOutliers(const Parameters &parameters)
{
    return std::unique_ptr<Modifier>(std::make_unique<Outliers>(parameters.number("probability"_L1),
        parameters.number("magnitude"_L1), Deviation(parameters)));
}

} // namespace sim
