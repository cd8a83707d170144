// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/source/source.h"

#include <vector>

namespace sim {

/// A formula of `expression`: parsed once into a compact tree, then worked out for each sample.
///
/// Numbers only: true is 1, false 0, and everything but 0 counts as true. The functions are those
/// of core/base/portablemath, so the same seed gives the same bits everywhere. Immutable; thread:
/// any.
class Formula
{
public:
    /// What a formula may ask for.
    struct Surroundings
    {
        const Tick &tick;
        const RandomStream &random;
        const SourceInputs &inputs;
        double previous = 0; ///< `prev`
        double step = 0; ///< `dt`, seconds
    };

    /// Parses \a text: at most 4096 characters, 1000 operations and 64 levels. Errors: `source.`
    /// `formula*`, with the column as where(): `column 12`.
    static Result<Formula> parse(const QString &text);

    /// The value, or why there is none: an input without a value and without a default, or one that
    /// is no number.
    Result<double> value(const Surroundings &surroundings) const;

    /// The properties that prop() names, each once.
    const QStringList &inputs() const { return m_inputs; }

    /// The properties that cmd() names, each once.
    const QStringList &commands() const { return m_commands; }

    enum class Operation : quint8 {
        Number,
        Time,
        Step,
        Previous,
        Property,
        Command,
        Noise,
        Random,
        Negate,
        Not,
        Add,
        Subtract,
        Multiply,
        Divide,
        Remainder,
        Power,
        Less,
        LessOrEqual,
        Greater,
        GreaterOrEqual,
        Equal,
        NotEqual,
        And,
        Or,
        Choose,
        Function,
    };

    /// One operation; its operands stand before it in the list.
    struct Node
    {
        Operation operation = Operation::Number;
        quint16 index = 0; ///< of a property, a command, a function, or the lane of a draw
        quint16 count = 0; ///< operands
        std::array<qint32, 3> operands { -1, -1, -1 };
        double number = 0;
    };

private:
    friend class FormulaParser;
    Formula() = default;

    class Evaluation;

    std::vector<Node> m_nodes; ///< the last one is the root
    QStringList m_inputs;
    QStringList m_commands;
};

} // namespace sim
