// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/modifier/unit.h"

#include "core/modifier/unittable.h"

#include <QtCore/QCoreApplication>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    class Unit final : public Modifier
    {
    public:
        Unit(const UnitConversion &conversion, const QString &to)
            : m_conversion(conversion)
            , m_to(to)
        {
        }

        std::optional<double> apply(
            double value, const ModifierTick &, const RandomStream &) override
        {
            return m_conversion(value);
        }

        std::unique_ptr<Modifier> clone() const override { return std::make_unique<Unit>(*this); }

        QString unit() const override { return m_to; }

    private:
        UnitConversion m_conversion;
        QString m_to;
    };

} // namespace

KindDescription unitDescription()
{
    return {
        .kind = u"unit"_s,
        .title = QCoreApplication::translate("Modifier", "Unit"),
        .help = QCoreApplication::translate(
            "Modifier", "Converts to another unit of measure: °C to °F, km/h to mph."),
        .parameters = {
            { .name = u"from"_s,
                .type = ParameterType::Text,
                .title = QCoreApplication::translate("Modifier", "From"),
                .help = QCoreApplication::translate("Modifier", "Unit of the value that comes in."),
                .unit = {},
                .defaultValue = u"°C"_s,
                .isRequired = true },
            { .name = u"to"_s,
                .type = ParameterType::Text,
                .title = QCoreApplication::translate("Modifier", "To"),
                .help = QCoreApplication::translate(
                    "Modifier", "Unit of the value that goes out: the unit of the property."),
                .unit = {},
                .defaultValue = u"°F"_s,
                .isRequired = true },
        },
        .types = { PropertyType::Number },
    };
}

Result<std::unique_ptr<Modifier>> makeUnit(const Parameters &parameters)
{
    const QString to = parameters.text("to"_L1);
    const auto conversion = UnitConversion::make(parameters.text("from"_L1), to);
    if (!conversion)
        return conversion.error();
    return std::unique_ptr<Modifier>(std::make_unique<Unit>(*conversion, to));
}

} // namespace sim
