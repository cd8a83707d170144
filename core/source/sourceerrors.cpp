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

} // namespace sim::errors
