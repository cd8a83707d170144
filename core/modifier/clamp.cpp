// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/modifier/clamp.h"

#include "core/modifier/modifiererrors.h"

#include <QtCore/QCoreApplication>

#include <limits>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    class Clamp final : public Modifier
    {
    public:
        Clamp(double min, double max)
            : m_min(min)
            , m_max(max)
        {
        }

        std::optional<double> apply(
            double value, const ModifierTick &, const RandomStream &) override
        {
            return std::clamp(value, m_min, m_max);
        }

        std::unique_ptr<Modifier> clone() const override { return std::make_unique<Clamp>(*this); }

    private:
        double m_min;
        double m_max;
    };

} // namespace

KindDescription clampDescription()
{
    return {
        .kind = u"clamp"_s,
        .title = QCoreApplication::translate("Modifier", "Clamp"),
        .help = QCoreApplication::translate(
            "Modifier", "Cuts off at two limits: a sensor that saturates."),
        .parameters = {
            { .name = u"min"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Modifier", "Minimum"),
                .help = QCoreApplication::translate(
                    "Modifier", "Smaller values become this one; empty: no limit."),
                .unit = u"="_s },
            { .name = u"max"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Modifier", "Maximum"),
                .help = QCoreApplication::translate(
                    "Modifier", "Greater values become this one; empty: no limit."),
                .unit = u"="_s },
        },
        .types = { PropertyType::Number },
    };
}

Result<std::unique_ptr<Modifier>> makeClamp(const Parameters &parameters)
{
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    const auto min = parameters.optionalNumber("min"_L1);
    const auto max = parameters.optionalNumber("max"_L1);
    if (!min && !max)
        return Error(errors::kNoClampLimit);
    if (min && max && *min > *max)
        return Error(errors::kEmptyClamp, { QString::number(*min), QString::number(*max) });
    return std::unique_ptr<Modifier>(
        std::make_unique<Clamp>(min.value_or(-kInfinity), max.value_or(kInfinity)));
}

} // namespace sim
