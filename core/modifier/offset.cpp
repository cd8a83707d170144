// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/modifier/offset.h"

#include <QtCore/QCoreApplication>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    class Offset final : public Modifier
    {
    public:
        explicit Offset(double amount)
            : m_amount(amount)
        {
        }

        std::optional<double> apply(
            double value, const ModifierTick &, const RandomStream &) override
        {
            return value + m_amount;
        }

        std::unique_ptr<Modifier> clone() const override { return std::make_unique<Offset>(*this); }

    private:
        double m_amount;
    };

} // namespace

KindDescription offsetDescription()
{
    return {
        .kind = u"offset"_s,
        .title = QCoreApplication::translate("Modifier", "Offset"),
        .help = QCoreApplication::translate(
            "Modifier", "Adds a fixed amount: a sensor out of adjustment."),
        .parameters = {
            { .name = u"amount"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Modifier", "Amount"),
                .help = QCoreApplication::translate("Modifier", "What is added to each value."),
                .unit = u"="_s,
                .defaultValue = 1,
                .isRequired = true },
        },
        .types = { PropertyType::Number },
    };
}

Result<std::unique_ptr<Modifier>> makeOffset(const Parameters &parameters)
{
    return std::unique_ptr<Modifier>(std::make_unique<Offset>(parameters.number("amount"_L1)));
}

} // namespace sim
