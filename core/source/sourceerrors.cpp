// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/sourceerrors.h"

#include <QtCore/QtGlobal>

namespace sim::errors {

const ErrorKind kEmptySourceRange {
    .code = "source.emptyRange",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The range of the source \"%1\" is empty"),
    .why = QT_TRANSLATE_NOOP("Error", "min is %2 and max is %3"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Make min smaller than max."),
};

const ErrorKind kNoValues {
    .code = "source.noValues",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The source \"%1\" has no values"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Put at least one value into \"values\"."),
};

const ErrorKind kNotTwoValues {
    .code = "source.notTwoValues",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The source \"%1\" needs two values and has %2"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Set \"values\" to the on value and the off value."),
};

const ErrorKind kWeightsMismatch {
    .code = "source.weightsMismatch",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "There are %1 weights for %2 values"),
    .why = "",
    .remedy
    = QT_TRANSLATE_NOOP("Error", "Give one weight for each value, or leave \"weights\" out."),
};

const ErrorKind kBadWeights {
    .code = "source.badWeights",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The weights do not say how likely each value is"),
    .why = QT_TRANSLATE_NOOP("Error", "one of them is negative or all are 0"),
    .remedy
    = QT_TRANSLATE_NOOP("Error", "Use weights of 0 and more, at least one of them above 0."),
};

const ErrorKind kNoInitialValue {
    .code = "source.noInitialValue",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The source \"%1\" does not know its first value"),
    .why = QT_TRANSLATE_NOOP("Error", "there is no natural one for the type %2"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Set \"initial\"."),
};

const ErrorKind kUnknownInitialValue {
    .code = "source.unknownInitialValue",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The source \"%1\" cannot begin with %2"),
    .why = QT_TRANSLATE_NOOP("Error", "it is not one of its values"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Set \"initial\" to one of \"values\", or leave it out."),
};

const ErrorKind kMeanTooGreat {
    .code = "source.meanTooGreat",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The mean %1 of a Poisson law is too great"),
    .why = QT_TRANSLATE_NOOP("Error", "counts are drawn one by one, up to a mean of %2"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Use a mean of at most %2, or the source \"normal\"."),
};

const ErrorKind kLevelsCross {
    .code = "source.levelsCross",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The threshold would switch off above where it switches on"),
    .why = QT_TRANSLATE_NOOP("Error", "\"offBelow\" is %1 and \"onAbove\" is %2"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Make \"offBelow\" at most \"onAbove\", or leave it out."),
};

const ErrorKind kBadWindow {
    .code = "source.badWindow",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" is not a time of the day from and to"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP(
        "Error", "Write hours and minutes such as \"22:00-06:00\", several with commas."),
};

const ErrorKind kNoCurve {
    .code = "source.noCurve",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The battery has no curve of voltages"),
    .why = "",
    .remedy
    = QT_TRANSLATE_NOOP("Error", "Put volts from empty to full into \"curve\", or leave it out."),
};

const ErrorKind kNoEventValue {
    .code = "source.noEventValue",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The events do not say anything"),
    .why = QT_TRANSLATE_NOOP("Error", "there is no natural value for the type %1"),
    .remedy
    = QT_TRANSLATE_NOOP("Error", "Set \"value\" or \"source\", or \"template\" for a text."),
};

const ErrorKind kTemplateOfNoText {
    .code = "source.templateOfNoText",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "A template cannot make values of type %1"),
    .why = QT_TRANSLATE_NOOP("Error", "it makes texts"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Set \"value\" or \"source\" instead."),
};

const ErrorKind kNoStates {
    .code = "source.noStates",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The state machine has no states"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Put at least one state into \"states\"."),
};

const ErrorKind kDuplicateState {
    .code = "source.duplicateState",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "Two states are called \"%1\""),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Give each state a name of its own."),
};

const ErrorKind kUnknownState {
    .code = "source.unknownState",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "There is no state \"%1\""),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Choose one of: %2."),
};

const ErrorKind kStateWithoutValue {
    .code = "source.stateWithoutValue",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The state \"%1\" has no value"),
    .why = QT_TRANSLATE_NOOP("Error", "its name cannot serve for the type %2"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Set its \"value\" or its \"source\"."),
};

const ErrorKind kEndlessState {
    .code = "source.endlessState",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The state \"%1\" would last no time"),
    .why = QT_TRANSLATE_NOOP("Error", "it has no dwell and is left without a condition"),
    .remedy
    = QT_TRANSLATE_NOOP("Error", "Set its \"dwell\", or an \"input\" for each transition from it."),
};

const ErrorKind kNoFields {
    .code = "source.noFields",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The object has no fields"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Put at least one field into \"fields\"."),
};

const ErrorKind kDuplicateField {
    .code = "source.duplicateField",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "Two fields are called \"%1\""),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Give each field a name of its own."),
};

const ErrorKind kFieldWithoutName {
    .code = "source.fieldWithoutName",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The name of field %1 is empty"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Set its \"name\" to its key in the object."),
};

const ErrorKind kNoPoints {
    .code = "source.noPoints",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The source \"%1\" has no points"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Put at least one point into \"points\"."),
};

const ErrorKind kPointsNotAscending {
    .code = "source.pointsNotAscending",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP(
        "Error", "The points of the source \"%1\" are not in the order of their times"),
    .why = QT_TRANSLATE_NOOP("Error", "point %2 is at %3 and the one before it at %4"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Sort the points; no two may have the same time."),
};

const ErrorKind kRoundTooShort {
    .code = "source.roundTooShort",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "A round of the source \"%1\" is too short"),
    .why = QT_TRANSLATE_NOOP("Error", "it lasts %2 and its last point is at %3"),
    .remedy = QT_TRANSLATE_NOOP(
        "Error", "Set \"length\" to the time of the last point or more, and more than 0."),
};

const ErrorKind kPulseTooLong {
    .code = "source.pulseTooLong",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The pulse is too long"),
    .why = QT_TRANSLATE_NOOP(
        "Error", "rise, width and fall last %1 together, and at most %2 is possible"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Make the pulse shorter or its period longer."),
};

const ErrorKind kNoAmplitudes {
    .code = "source.noAmplitudes",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The source \"harmonics\" has no sines"),
    .why = QT_TRANSLATE_NOOP("Error", "\"amplitudes\" is empty"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Put one amplitude for each sine into \"amplitudes\"."),
};

const ErrorKind kPhasesMismatch {
    .code = "source.phasesMismatch",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "There are %1 phases for %2 amplitudes"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Give at most one phase for each amplitude."),
};

const ErrorKind kBadTimeOfDay {
    .code = "source.badTimeOfDay",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" is not a time of the day"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Write hours and minutes, such as \"15:00\"."),
};

const ErrorKind kUnknownTimeZone {
    .code = "source.unknownTimeZone",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The time zone \"%1\" is not known on this computer"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error",
        "Write a name such as \"Europe/Berlin\", \"UTC\", or an offset such as \"UTC+03:00\"."),
};

const ErrorKind kNotADayTable {
    .code = "source.notADayTable",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The table of a day has %1 levels"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP(
        "Error", "Put 24 levels into \"table\", one for each full hour from midnight on."),
};

} // namespace sim::errors
