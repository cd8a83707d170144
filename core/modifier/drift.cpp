// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/modifier/drift.h"

#include <QtCore/QCoreApplication>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    class Drift final : public Modifier
    {
    public:
        explicit Drift(double perDay)
            : m_perDay(perDay)
        {
        }

        std::optional<double> apply(
            double value, const ModifierTick &tick, const RandomStream &) override
        {
            constexpr double kDay = 86'400e6; // microseconds
            return value + m_perDay * (static_cast<double>(tick.sinceStart.count()) / kDay);
        }

        std::unique_ptr<Modifier> clone() const override { return std::make_unique<Drift>(*this); }

    private:
        double m_perDay;
    };

} // namespace

KindDescription driftDescription()
{
    return {
        .kind = u"drift"_s,
        .title = QCoreApplication::translate("Modifier", "Drift"),
        .help = QCoreApplication::translate(
            "Modifier", "Adds an amount that grows with time: an ageing sensor."),
        .parameters = {
            { .name = u"rate"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Modifier", "Rate"),
                .help = QCoreApplication::translate(
                    "Modifier", "What is added in one day; negative for downwards."),
                .unit = u"/day"_s,
                .defaultValue = 1,
                .isRequired = true },
        },
        .types = { PropertyType::Number },
    };
}

Result<std::unique_ptr<Modifier>> makeDrift(const Parameters &parameters)
{
    return std::unique_ptr<Modifier>(std::make_unique<Drift>(parameters.number("rate"_L1)));
}

} // namespace sim
