// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/formula.h"

#include "core/base/portablearc.h"
#include "core/source/formulaerrors.h"
#include "core/source/formulafunctions.h"
#include "core/source/formulaparser.h"

#include <cmath>
#include <limits>

namespace sim {

/// Works out one value. Only what is needed: the other side of `?:`, `&&` and `||` is left alone.
class Formula::Evaluation
{
public:
    Evaluation(const Formula &formula, const Surroundings &surroundings)
        : m_formula(formula)
        , m_surroundings(surroundings)
    {
    }

    const std::optional<Error> &error() const { return m_error; }

    double root() { return at(static_cast<qint32>(m_formula.m_nodes.size()) - 1); }

private:
    double at(qint32 place)
    {
        const Node &node = m_formula.m_nodes[static_cast<std::size_t>(place)];
        if (node.operation < Operation::Negate)
            return leaf(node);
        switch (node.operation) {
        case Operation::And:
            return operand(node, 0) != 0 && operand(node, 1) != 0 ? 1 : 0;
        case Operation::Or:
            return operand(node, 0) != 0 || operand(node, 1) != 0 ? 1 : 0;
        case Operation::Choose:
            return operand(node, 0) != 0 ? operand(node, 1) : operand(node, 2);
        case Operation::Function:
            return called(node);
        case Operation::Negate:
            return -operand(node, 0);
        case Operation::Not:
            return operand(node, 0) == 0 ? 1 : 0;
        default:
            break;
        }
        const double left = operand(node, 0);
        return combined(node.operation, left, operand(node, 1));
    }

    double operand(const Node &node, std::size_t i) { return at(node.operands.at(i)); }

    static double combined(Operation operation, double a, double b)
    {
        switch (operation) {
        case Operation::Add:
            return a + b;
        case Operation::Subtract:
            return a - b;
        case Operation::Multiply:
            return a * b;
        case Operation::Divide:
            return a / b;
        case Operation::Remainder:
            return b == 0 ? std::numeric_limits<double>::quiet_NaN() : a - b * std::floor(a / b);
        case Operation::Power:
            return portable::pow(a, b);
        case Operation::Less:
            return a < b ? 1 : 0;
        case Operation::LessOrEqual:
            return a <= b ? 1 : 0;
        case Operation::Greater:
            return a > b ? 1 : 0;
        case Operation::GreaterOrEqual:
            return a >= b ? 1 : 0;
        case Operation::Equal:
            return a == b ? 1 : 0;
        default:
            return a != b ? 1 : 0;
        }
    }

    double leaf(const Node &node)
    {
        const Surroundings &here = m_surroundings;
        switch (node.operation) {
        case Operation::Time:
            return static_cast<double>(here.tick.sinceStart.count()) / 1e6;
        case Operation::Step:
            return here.step;
        case Operation::Previous:
            return here.previous;
        case Operation::Property:
            return known(node, here.inputs.latest(m_formula.m_inputs.at(node.index)));
        case Operation::Command:
            return known(node, here.inputs.command(m_formula.m_commands.at(node.index)));
        case Operation::Noise:
            return here.random.normal(here.tick.index, node.index);
        case Operation::Random:
            return here.random.uniform(here.tick.index, node.index);
        default:
            return node.number;
        }
    }

    /// A value of the device as a number; while there is none, the default of the formula.
    double known(const Node &node, const std::optional<Value> &value)
    {
        const auto number = value ? numberIn(*value) : std::nullopt;
        if (number)
            return *number;
        if (!value && node.count > 0)
            return operand(node, 0);
        const bool isProperty = node.operation == Operation::Property;
        const QStringList &ids = isProperty ? m_formula.m_inputs : m_formula.m_commands;
        if (!m_error) {
            m_error = Error(value ? errors::kFormulaInputNoNumber : errors::kFormulaInputMissing,
                { ids.at(node.index) });
        }
        return std::numeric_limits<double>::quiet_NaN();
    }

    double called(const Node &node)
    {
        std::array<double, 3> arguments {};
        for (std::size_t i = 0; i < node.count; ++i)
            arguments.at(i) = operand(node, i);
        const FormulaFunction &function = formulaFunctions()[node.index];
        return function.call(std::span(arguments).first(node.count));
    }

    const Formula &m_formula;
    const Surroundings &m_surroundings;
    std::optional<Error> m_error;
};

Result<Formula> Formula::parse(const QString &text)
{
    return FormulaParser(text).parse();
}

Result<double> Formula::value(const Surroundings &surroundings) const
{
    Evaluation evaluation(*this, surroundings);
    const double value = evaluation.root();
    if (evaluation.error())
        return *evaluation.error();
    return value;
}

} // namespace sim
