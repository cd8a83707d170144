// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/formulaerrors.h"

#include <QtCore/QtGlobal>

namespace sim::errors {

const ErrorKind kFormulaEmpty {
    .code = "source.formulaEmpty",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The expression is empty"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Write a formula such as 20 + 5 * sin(t / 60)."),
};

const ErrorKind kFormulaTooLong {
    .code = "source.formulaTooLong",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The expression is too long"),
    .why = QT_TRANSLATE_NOOP("Error", "at most %1 characters are read"),
    .remedy
    = QT_TRANSLATE_NOOP("Error", "Divide it over several properties and read them with prop()."),
};

const ErrorKind kFormulaTooComplex {
    .code = "source.formulaTooComplex",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The expression has too many parts"),
    .why = QT_TRANSLATE_NOOP("Error", "at most %1 operations are worked out"),
    .remedy
    = QT_TRANSLATE_NOOP("Error", "Divide it over several properties and read them with prop()."),
};

const ErrorKind kFormulaTooDeep {
    .code = "source.formulaTooDeep",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The expression is nested too deeply"),
    .why = QT_TRANSLATE_NOOP("Error", "at most %1 levels are read"),
    .remedy
    = QT_TRANSLATE_NOOP("Error", "Use fewer parentheses, or divide it over several properties."),
};

const ErrorKind kFormulaUnexpected {
    .code = "source.formulaUnexpected",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "Found %1 in the expression"),
    .why = QT_TRANSLATE_NOOP("Error", "%2 was expected here"),
    .remedy = QT_TRANSLATE_NOOP(
        "Error", "Look for a missing operator, comma or parenthesis just before this place."),
};

const ErrorKind kFormulaBadNumber {
    .code = "source.formulaBadNumber",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" is not a number"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP(
        "Error", "Write digits with a dot and an exponent where needed, such as 0.5 or 1e-3."),
};

const ErrorKind kFormulaUnknownName {
    .code = "source.formulaUnknownName",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The expression knows no \"%1\""),
    .why = "",
    .remedy
    = QT_TRANSLATE_NOOP("Error", "Use one of: %2. Other properties are read with prop(\"id\")."),
};

const ErrorKind kFormulaArguments {
    .code = "source.formulaArguments",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The function \"%1\" has %3 arguments"),
    .why = QT_TRANSLATE_NOOP("Error", "it takes %2"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Add or remove arguments."),
};

const ErrorKind kFormulaInputMissing {
    .code = "source.formulaInputMissing",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The expression has no value"),
    .why = QT_TRANSLATE_NOOP("Error", "\"%1\" has none yet"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Give a value for that time: prop(\"%1\", 0)."),
};

const ErrorKind kFormulaInputNoNumber {
    .code = "source.formulaInputNoNumber",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The expression cannot use \"%1\""),
    .why = QT_TRANSLATE_NOOP("Error", "its value is neither a number nor true or false"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Name a property of type number or boolean."),
};

const ErrorKind kFormulaNotFinite {
    .code = "source.formulaNotFinite",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The expression has no number as its result"),
    .why = QT_TRANSLATE_NOOP(
        "Error", "it is %1, as after a division by 0 or the root of a negative number"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Guard that part, for example with max() or ?:."),
};

} // namespace sim::errors
