// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/machinestates.h"

#include "core/source/sourceerrors.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>

#include <cmath>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    /// What a state says that has no value of its own.
    Value naturalValue(const QString &name, qsizetype place, PropertyType type)
    {
        switch (type) {
        case PropertyType::String:
        case PropertyType::Enum:
            return name;
        case PropertyType::Number:
            return static_cast<double>(place);
        case PropertyType::Boolean:
            return place > 0;
        case PropertyType::Object:
        case PropertyType::Waypoint:
        case PropertyType::Blob:
            return {};
        }
        Q_UNREACHABLE();
    }

    Result<MachineState> stateOf(
        const Parameters &given, qsizetype place, PropertyType type, const SourceContext &context)
    {
        MachineState state;
        state.name = given.text("name"_L1);
        if (given.has("dwell"_L1))
            state.dwell.mean = given.duration("dwell"_L1);
        const QString law = given.text("law"_L1);
        state.dwell.law = law == "fixed"_L1 ? DwellLaw::Fixed
            : law == "uniform"_L1           ? DwellLaw::Uniform
            : law == "normal"_L1            ? DwellLaw::Normal
                                            : DwellLaw::Exponential;
        state.dwell.spread = given.number("spread"_L1) / 100;
        if (given.has("source"_L1)) {
            auto made = makeSource(specFromJson(given.json("source"_L1).toObject()), type, context);
            if (!made)
                return made.error();
            state.source = std::move(made).value();
            return state;
        }
        state.value = given.has("value"_L1) ? given.value("value"_L1, type)
                                            : naturalValue(state.name, place, type);
        if (isNull(state.value))
            return Error(errors::kStateWithoutValue, { state.name, typeName(type) });
        return state;
    }

    Error unknownState(const Machine &machine, const QString &name)
    {
        QStringList known;
        for (const MachineState &state : machine.states)
            known.append(state.name);
        return Error(errors::kUnknownState, { name, known.join(u", "_s) });
    }

    Result<MachineTransition> transitionOf(const Parameters &given, const Machine &machine)
    {
        const MachineTransition transition {
            .from = machine.indexOf(given.text("from"_L1)),
            .to = machine.indexOf(given.text("to"_L1)),
            .weight = given.number("weight"_L1),
            .input = given.text("input"_L1),
            .above = given.optionalNumber("above"_L1),
            .below = given.optionalNumber("below"_L1),
            .equals = given.text("equals"_L1),
        };
        if (transition.from < 0)
            return unknownState(machine, given.text("from"_L1));
        if (transition.to < 0)
            return unknownState(machine, given.text("to"_L1));
        return transition;
    }

    /// Without transitions each state is followed by the next one.
    void closeTheRound(Machine &machine)
    {
        const auto count = static_cast<qsizetype>(machine.states.size());
        for (qsizetype i = 0; i < count; ++i)
            machine.transitions.push_back({ .from = i, .to = (i + 1) % count });
    }

    Result<void> checkDwells(const Machine &machine)
    {
        for (const MachineTransition &transition : machine.transitions) {
            const MachineState &from = machine.states.at(static_cast<std::size_t>(transition.from));
            if (!from.dwell.mean && transition.input.isEmpty())
                return Error(errors::kEndlessState, { from.name });
        }
        return {};
    }

    QList<ParameterDescription> stateFields()
    {
        return {
            { .name = u"name"_s,
                .type = ParameterType::Text,
                .title = QCoreApplication::translate("Source", "Name"),
                .help = QCoreApplication::translate("Source", "What transitions call it."),
                .unit = {},
                .isRequired = true },
            { .name = u"value"_s,
                .type = ParameterType::AnyValue,
                .title = QCoreApplication::translate("Source", "Value"),
                .help = QCoreApplication::translate("Source",
                    "What it says; empty: its name, its place from 0, or false for the first "
                    "only."),
                .unit = u"="_s },
            { .name = u"source"_s,
                .type = ParameterType::Source,
                .title = QCoreApplication::translate("Source", "Value from"),
                .help = QCoreApplication::translate(
                    "Source", "A source that goes on while it lasts; wins over the value."),
                .unit = {} },
            { .name = u"dwell"_s,
                .type = ParameterType::Duration,
                .title = QCoreApplication::translate("Source", "Stay"),
                .help = QCoreApplication::translate(
                    "Source", "How long it lasts on average; empty: until a condition holds."),
                .unit = {},
                .minimum = 0,
                .isMinimumExcluded = true },
            { .name = u"law"_s,
                .type = ParameterType::Choice,
                .title = QCoreApplication::translate("Source", "Law"),
                .help = QCoreApplication::translate("Source", "How the stays are distributed."),
                .unit = {},
                .defaultValue = u"exponential"_s,
                .choices = { u"exponential"_s, u"fixed"_s, u"uniform"_s, u"normal"_s } },
            { .name = u"spread"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "Spread"),
                .help = QCoreApplication::translate("Source",
                    "Uniform: half the width, normal: the standard deviation, in percent of the "
                    "mean."),
                .unit = u"%"_s,
                .defaultValue = 20,
                .minimum = 0,
                .maximum = 100 },
        };
    }

    ParameterDescription stateName(const QString &name, const QString &title, const QString &help)
    {
        return { .name = name,
            .type = ParameterType::Text,
            .title = title,
            .help = help,
            .unit = {},
            .isRequired = true };
    }

    ParameterDescription level(const QString &name, const QString &title, const QString &help)
    {
        return {
            .name = name, .type = ParameterType::Number, .title = title, .help = help, .unit = {}
        };
    }

    QList<ParameterDescription> transitionFields()
    {
        return {
            stateName(u"from"_s, QCoreApplication::translate("Source", "From"),
                QCoreApplication::translate("Source", "The state that ends.")),
            stateName(u"to"_s, QCoreApplication::translate("Source", "To"),
                QCoreApplication::translate("Source", "The state that begins.")),
            { .name = u"weight"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "Weight"),
                .help = QCoreApplication::translate(
                    "Source", "How likely it is, compared with the others of the same state."),
                .unit = {},
                .defaultValue = 1,
                .minimum = 0 },
            { .name = u"input"_s,
                .type = ParameterType::PropertyId,
                .title = QCoreApplication::translate("Source", "Condition on"),
                .help = QCoreApplication::translate("Source",
                    "The property of the same device that decides; empty: it is always open."),
                .unit = {} },
            level(u"above"_s, QCoreApplication::translate("Source", "Above"),
                QCoreApplication::translate("Source", "Open while the input is greater.")),
            level(u"below"_s, QCoreApplication::translate("Source", "Below"),
                QCoreApplication::translate("Source", "Open while the input is smaller.")),
            { .name = u"equals"_s,
                .type = ParameterType::Text,
                .title = QCoreApplication::translate("Source", "Equals"),
                .help = QCoreApplication::translate(
                    "Source", "Open while the input has this value, written as text."),
                .unit = {} },
        };
    }

} // namespace

Microseconds DwellTime::drawn(const RandomStream &random, quint64 n) const
{
    const auto length = static_cast<double>(mean.value_or(Microseconds(0)).count());
    double factor = 1;
    switch (law) {
    case DwellLaw::Exponential:
        factor = random.exponential(n);
        break;
    case DwellLaw::Fixed:
        break;
    case DwellLaw::Uniform:
        factor = 1 + spread * (2 * random.uniform(n) - 1);
        break;
    case DwellLaw::Normal:
        factor = 1 + spread * random.normal(n);
        break;
    }
    return std::max(Microseconds(std::llround(length * std::max(factor, 0.0))), Microseconds(1));
}

bool MachineTransition::isOpen(const SourceInputs &inputs) const
{
    if (input.isEmpty())
        return true;
    const auto latest = inputs.latest(input);
    if (!latest)
        return false;
    const auto number = numberIn(*latest);
    const bool isAbove = !above || (number && *number > *above);
    const bool isBelow = !below || (number && *number < *below);
    return isAbove && isBelow && (equals.isEmpty() || displayText(*latest) == equals);
}

Machine Machine::clone() const
{
    Machine copy { .states = {}, .transitions = transitions, .initial = initial };
    copy.states.reserve(states.size());
    for (const MachineState &state : states) {
        copy.states.push_back({ .name = state.name,
            .value = state.value,
            .source = state.source ? state.source->clone() : nullptr,
            .dwell = state.dwell });
    }
    return copy;
}

qsizetype Machine::indexOf(const QString &name) const
{
    const auto found = std::find_if(states.begin(), states.end(),
        [&name](const MachineState &state) { return state.name == name; });
    return found == states.end() ? -1 : found - states.begin();
}

Result<Machine> machineOf(
    const Parameters &parameters, PropertyType type, const SourceContext &context)
{
    Machine machine;
    const QList<Parameters> states = parameters.records("states"_L1);
    if (states.isEmpty())
        return Error(errors::kNoStates);
    for (const Parameters &given : states) {
        const auto place = static_cast<qsizetype>(machine.states.size());
        auto state = stateOf(given, place, type, context);
        if (!state)
            return state.error();
        if (machine.indexOf(state->name) >= 0)
            return Error(errors::kDuplicateState, { state->name });
        machine.states.push_back(std::move(state).value());
    }
    const QList<Parameters> transitions = parameters.records("transitions"_L1);
    for (const Parameters &given : transitions) {
        const auto transition = transitionOf(given, machine);
        if (!transition)
            return transition.error();
        machine.transitions.push_back(*transition);
    }
    const bool isFollowing = parameters.has("follow"_L1);
    if (machine.transitions.empty() && !isFollowing)
        closeTheRound(machine);
    if (const auto checked = checkDwells(machine); !checked && !isFollowing)
        return checked.error();
    if (parameters.has("initial"_L1)) {
        machine.initial = machine.indexOf(parameters.text("initial"_L1));
        if (machine.initial < 0)
            return unknownState(machine, parameters.text("initial"_L1));
    }
    return machine;
}

QList<ParameterDescription> machineParameters()
{
    return {
        { .name = u"states"_s,
            .type = ParameterType::RecordList,
            .title = QCoreApplication::translate("Source", "States"),
            .help = QCoreApplication::translate(
                "Source", "Each with a name, a value or a source, and how long it lasts."),
            .unit = {},
            .defaultValue
            = QJsonArray { QJsonObject { { u"name"_s, u"idle"_s }, { u"dwell"_s, u"10m"_s } },
                QJsonObject { { u"name"_s, u"running"_s }, { u"dwell"_s, u"5m"_s } } },
            .isRequired = true,
            .fields = stateFields() },
        { .name = u"transitions"_s,
            .type = ParameterType::RecordList,
            .title = QCoreApplication::translate("Source", "Transitions"),
            .help = QCoreApplication::translate("Source",
                "From which state to which, by weight or condition; empty: round and round."),
            .unit = {},
            .fields = transitionFields() },
        { .name = u"initial"_s,
            .type = ParameterType::Text,
            .title = QCoreApplication::translate("Source", "First state"),
            .help = QCoreApplication::translate(
                "Source", "The name of the state it begins with; empty: the first of the list."),
            .unit = {} },
    };
}

} // namespace sim
