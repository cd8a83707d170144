// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/modifier/noise.h"

#include <QtCore/QCoreApplication>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    class Noise final : public Modifier
    {
    public:
        Noise(double stdDev, std::optional<double> percent)
            : m_stdDev(stdDev)
            , m_percent(percent)
        {
        }

        std::optional<double> apply(
            double value, const ModifierTick &tick, const RandomStream &random) override
        {
            const double stdDev = m_percent ? *m_percent / 100 * tick.span.value_or(0) : m_stdDev;
            return value + stdDev * random.normal(tick.index);
        }

        std::unique_ptr<Modifier> clone() const override { return std::make_unique<Noise>(*this); }

        bool needsSpan() const override { return m_percent.has_value(); }

    private:
        double m_stdDev;
        std::optional<double> m_percent;
    };

} // namespace

KindDescription noiseDescription()
{
    return {
        .kind = u"noise"_s,
        .title = QCoreApplication::translate("Modifier", "Noise"),
        .help = QCoreApplication::translate(
            "Modifier", "Adds an independent random number to each sample: white noise."),
        .parameters = {
            { .name = u"stdDev"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Modifier", "Standard deviation"),
                .help = QCoreApplication::translate(
                    "Modifier", "How strong the noise is; two of three samples move by less."),
                .unit = u"="_s,
                .defaultValue = 0.1,
                .minimum = 0 },
            { .name = u"stdDevPercent"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Modifier", "Standard deviation in percent"),
                .help = QCoreApplication::translate("Modifier",
                    "The same as a part of the property's range; wins when both are set."),
                .unit = u"% of the range"_s,
                .minimum = 0,
                .maximum = 100 },
        },
        .types = { PropertyType::Number },
    };
}

Result<std::unique_ptr<Modifier>> makeNoise(const Parameters &parameters)
{
    return std::unique_ptr<Modifier>(std::make_unique<Noise>(
        parameters.number("stdDev"_L1), parameters.optionalNumber("stdDevPercent"_L1)));
}

} // namespace sim
