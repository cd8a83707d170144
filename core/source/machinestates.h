// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

#include <vector>

namespace sim {

enum class DwellLaw { Exponential, Fixed, Uniform, Normal };

/// How long a state lasts.
struct DwellTime
{
    std::optional<Microseconds> mean = {}; ///< absent: until a condition holds
    DwellLaw law = DwellLaw::Exponential;
    double spread = 0; ///< part of the mean: half width, or standard deviation

    /// The stay of number \a n; at least a microsecond, so that time goes on. Takes lane 0.
    Microseconds drawn(const RandomStream &random, quint64 n) const;
};

struct MachineState
{
    QString name;
    Value value;
    std::unique_ptr<Source> source; ///< wins over the value
    DwellTime dwell;
};

struct MachineTransition
{
    qsizetype from = 0; ///< places in the list of states
    qsizetype to = 0;
    double weight = 1;
    QString input = {}; ///< property that the condition is about; empty: none
    std::optional<double> above = {};
    std::optional<double> below = {};
    QString equals = {}; ///< the value as text; empty: any

    /// Whether the condition holds. An input that has no value yet holds nothing.
    bool isOpen(const SourceInputs &inputs) const;
};

/// The states and transitions of a `stateMachine`.
struct Machine
{
    std::vector<MachineState> states;
    std::vector<MachineTransition> transitions;
    qsizetype initial = 0;

    Machine clone() const;

    /// The place of the state \a name; -1 when there is none.
    qsizetype indexOf(const QString &name) const;
};

/// Errors: `source.noStates`, `source.duplicateState`, `source.unknownState`,
/// `source.stateWithoutValue`, `source.endlessState`, and those of the sources within.
Result<Machine> machineOf(
    const Parameters &parameters, PropertyType type, const SourceContext &context);

/// The parameters `states`, `transitions` and `initial`.
QList<ParameterDescription> machineParameters();

} // namespace sim
