// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/modifier/modifiererrors.h"

#include <QtCore/QtGlobal>

namespace sim::errors {

const ErrorKind kEmptyClamp {
    .code = "modifier.emptyClamp",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "Nothing lies between the limits of the modifier \"clamp\""),
    .why = QT_TRANSLATE_NOOP("Error", "min is %1 and max is %2"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Make min smaller than max."),
};

const ErrorKind kNoClampLimit {
    .code = "modifier.noClampLimit",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The modifier \"clamp\" has no limit"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Set \"min\", \"max\" or both."),
};

const ErrorKind kUnknownUnit {
    .code = "modifier.unknownUnit",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The unit \"%1\" is not known"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Use one of: %2."),
};

const ErrorKind kUnitsDiffer {
    .code = "modifier.unitsDiffer",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" cannot become \"%3\""),
    .why = QT_TRANSLATE_NOOP("Error", "one is a unit of %2, the other of %4"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Choose two units of the same quantity."),
};

} // namespace sim::errors
