// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/modifier/noise.h"

#include "core/modifier/deviation.h"

#include <QtCore/QCoreApplication>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr std::uint32_t kRows = 16;

    double pink(const RandomStream &random, quint64 index)
    {
        double sum = 0;
        for (std::uint32_t row = 0; row < kRows; ++row)
            sum += random.normal(index >> row, row);
        return sum / 4; // the root of 16: variance 1
    }

    class Noise final : public Modifier
    {
    public:
        Noise(const Deviation &deviation, bool isPink)
            : m_deviation(deviation)
            , m_isPink(isPink)
        {
        }

        std::optional<double> apply(
            double value, const ModifierTick &tick, const RandomStream &random) override
        {
            const double normal = m_isPink ? pink(random, tick.index) : random.normal(tick.index);
            return value + m_deviation.at(tick) * normal;
        }

        std::unique_ptr<Modifier> clone() const override { return std::make_unique<Noise>(*this); }

        bool needsSpan() const override { return m_deviation.needsSpan(); }

    private:
        Deviation m_deviation;
        bool m_isPink;
    };

} // namespace

KindDescription noiseDescription()
{
    const ParameterDescription colour { .name = u"colour"_s,
        .type = ParameterType::Choice,
        .title = QCoreApplication::translate("Modifier", "Colour"),
        .help = QCoreApplication::translate("Modifier",
            "White: each sample independent. Pink: slow changes too, as electronics have."),
        .unit = {},
        .defaultValue = u"white"_s,
        .choices = { u"white"_s, u"pink"_s } };
    const QString help = QCoreApplication::translate(
        "Modifier", "How strong the noise is; two of three samples move by less.");
    return {
        .kind = u"noise"_s,
        .title = QCoreApplication::translate("Modifier", "Noise"),
        .help = QCoreApplication::translate("Modifier", "Adds a random number to each sample."),
        .parameters = deviationParameters(0.1, help) + QList<ParameterDescription> { colour },
        .types = { PropertyType::Number },
    };
}

Result<std::unique_ptr<Modifier>> makeNoise(const Parameters &parameters)
{
    return std::unique_ptr<Modifier>(
        std::make_unique<Noise>(Deviation(parameters), parameters.text("colour"_L1) == "pink"_L1));
}

} // namespace sim
