// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/specerrors.h"

#include <QtCore/QtGlobal>

namespace sim::errors {

const ErrorKind kUnknownKind {
    .code = "model.unknownKind",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" is no kind that this version knows"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Choose one of: %2."),
};

const ErrorKind kKindForOtherType {
    .code = "model.kindForOtherType",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" cannot make values of type %2"),
    .why = "",
    .remedy
    = QT_TRANSLATE_NOOP("Error", "It serves properties of type %3: choose another kind or type."),
};

const ErrorKind kUnknownParameter {
    .code = "model.unknownParameter",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%2\" has no parameter \"%1\""),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Its parameters are: %3."),
};

const ErrorKind kMissingParameter {
    .code = "model.missingParameter",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%2\" needs the parameter \"%1\""),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Add it: %3."),
};

const ErrorKind kWrongParameterType {
    .code = "model.wrongParameterType",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" has a value of the wrong type"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Write %2."),
};

const ErrorKind kParameterOutOfRange {
    .code = "model.parameterOutOfRange",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" is %2"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "It must be %3."),
};

const ErrorKind kNotAChoice {
    .code = "model.notAChoice",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" is \"%2\""),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Choose one of: %3."),
};

const ErrorKind kSourcesTooDeep {
    .code = "model.sourcesTooDeep",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "Sources stand in each other too deep"),
    .why = QT_TRANSLATE_NOOP("Error", "at most %1 levels are possible"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Move what lies deepest into a property of its own."),
};

} // namespace sim::errors
