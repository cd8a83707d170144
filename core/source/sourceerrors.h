// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

namespace sim::errors {

extern const ErrorKind kEmptySourceRange; ///< %1 kind, %2 min, %3 max
extern const ErrorKind kNoValues; ///< %1 kind
extern const ErrorKind kNotTwoValues; ///< %1 kind, %2 how many
extern const ErrorKind kWeightsMismatch; ///< %1 number of weights, %2 number of values
extern const ErrorKind kBadWeights; ///< no argument
extern const ErrorKind kNoInitialValue; ///< %1 kind, %2 type
extern const ErrorKind kUnknownInitialValue; ///< %1 kind, %2 value
extern const ErrorKind kMeanTooGreat; ///< %1 mean, %2 greatest
extern const ErrorKind kLevelsCross; ///< %1 off below, %2 on above
extern const ErrorKind kBadWindow; ///< %1 text
extern const ErrorKind kNoCurve; ///< no argument
extern const ErrorKind kNoEventValue; ///< %1 type
extern const ErrorKind kTemplateOfNoText; ///< %1 type
extern const ErrorKind kNoStates; ///< no argument
extern const ErrorKind kDuplicateState; ///< %1 name
extern const ErrorKind kUnknownState; ///< %1 name, %2 known ones
extern const ErrorKind kStateWithoutValue; ///< %1 name, %2 type
extern const ErrorKind kEndlessState; ///< %1 name
extern const ErrorKind kNoFields; ///< no argument
extern const ErrorKind kDuplicateField; ///< %1 name
extern const ErrorKind kFieldWithoutName; ///< %1 number, from 1
extern const ErrorKind kNoPoints; ///< %1 kind
extern const ErrorKind kPointsNotAscending; ///< %1 kind, %2 number, %3 its time, %4 the one before
extern const ErrorKind kRoundTooShort; ///< %1 kind, %2 length, %3 last point
extern const ErrorKind kPulseTooLong; ///< %1 length, %2 longest
extern const ErrorKind kNoAmplitudes; ///< no argument
extern const ErrorKind kPhasesMismatch; ///< %1 number of phases, %2 number of amplitudes
extern const ErrorKind kBadTimeOfDay; ///< %1 text
extern const ErrorKind kUnknownTimeZone; ///< %1 text
extern const ErrorKind kNotADayTable; ///< %1 number of levels

} // namespace sim::errors
