// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/expression.h"

#include "core/source/formula.h"
#include "core/source/formulaerrors.h"

#include <QtCore/QCoreApplication>

#include <cmath>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    class Expression final : public Source
    {
    public:
        Expression(Formula formula, double initial, PropertyType type)
            : m_formula(std::make_shared<const Formula>(std::move(formula)))
            , m_previous(initial)
            , m_type(type)
        {
        }

        Value next(
            const Tick &tick, const RandomStream &random, const SourceInputs &inputs) override
        {
            const Microseconds step = m_last ? tick.sinceStart - *m_last : tick.step;
            m_last = tick.sinceStart;
            const auto value = m_formula->value({ .tick = tick,
                .random = random,
                .inputs = inputs,
                .previous = m_previous,
                .step = static_cast<double>(step.count()) / 1e6 });
            m_failure.reset();
            if (!value)
                m_failure = value.error();
            else if (!std::isfinite(*value))
                m_failure = Error(errors::kFormulaNotFinite, { QString::number(*value) });
            if (m_failure)
                return {};
            m_previous = *value;
            return m_type == PropertyType::Boolean ? Value(*value != 0) : Value(*value);
        }

        std::unique_ptr<Source> clone() const override
        {
            return std::make_unique<Expression>(*this);
        }

        std::optional<Error> failure() const override { return m_failure; }

        QStringList inputs() const override { return m_formula->inputs(); }

    private:
        std::shared_ptr<const Formula> m_formula;
        double m_previous;
        PropertyType m_type;
        std::optional<Microseconds> m_last;
        std::optional<Error> m_failure;
    };

} // namespace

KindDescription expressionDescription()
{
    return {
        .kind = u"expression"_s,
        .title = QCoreApplication::translate("Source", "Expression"),
        .help = QCoreApplication::translate("Source",
            "A formula over time and other properties: dew point, power from voltage and current."),
        .parameters = {
            { .name = u"text"_s,
                .type = ParameterType::Text,
                .title = QCoreApplication::translate("Source", "Formula"),
                .help = QCoreApplication::translate("Source",
                    "Numbers, operators and functions with t, dt, prev, prop(\"id\"), cmd(\"id\"), "
                    "noise() and random()."),
                .unit = {},
                .defaultValue = u"20 + 5 * sin(2 * pi * t / 60)"_s,
                .isRequired = true },
            { .name = u"initial"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "First prev"),
                .help = QCoreApplication::translate(
                    "Source", "What prev is at the first sample."),
                .unit = u"="_s,
                .defaultValue = 0 },
        },
        .types = { PropertyType::Number, PropertyType::Boolean },
    };
}

Result<std::unique_ptr<Source>> makeExpression(const Parameters &parameters, PropertyType type)
{
    auto formula = Formula::parse(parameters.text("text"_L1));
    if (!formula)
        return formula.error();
    return std::unique_ptr<Source>(
        std::make_unique<Expression>(std::move(*formula), parameters.number("initial"_L1), type));
}

} // namespace sim
