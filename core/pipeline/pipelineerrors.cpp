// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/pipelineerrors.h"

#include <QtCore/QtGlobal>

namespace sim::errors {

const ErrorKind kWrongType {
    .code = "pipeline.wrongType",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The value of \"%1\" has the wrong type"),
    .why = QT_TRANSLATE_NOOP("Error", "the property holds a value of type %2 and this one is %3"),
    .remedy
    = QT_TRANSLATE_NOOP("Error", "Choose a source that serves the type, or change the type."),
};

const ErrorKind kNoValue {
    .code = "pipeline.noValue",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" has no value"),
    .why = QT_TRANSLATE_NOOP("Error", "the property that it follows has no number yet"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Let it follow a number or boolean, or set \"initial\"."),
};

const ErrorKind kNotFinite {
    .code = "pipeline.notFinite",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The value of \"%1\" is not a finite number"),
    .why = QT_TRANSLATE_NOOP("Error", "JSON has no infinity"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Make the parameters of its source smaller."),
};

const ErrorKind kNoSpan {
    .code = "pipeline.noSpan",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The modifier \"%2\" of \"%1\" is in percent of nothing"),
    .why = QT_TRANSLATE_NOOP("Error", "the property has no range"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Give the property a range, or the modifier an amount."),
};

const ErrorKind kOtherUnit {
    .code = "pipeline.otherUnit",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" is converted to %2 and has the unit %3"),
    .why = "",
    .remedy
    = QT_TRANSLATE_NOOP("Error", "Convert to the unit of the property, or change that unit to %2."),
};

const ErrorKind kBadInterval {
    .code = "pipeline.badInterval",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" has no sampling interval"),
    .why = QT_TRANSLATE_NOOP("Error", "an interval is longer than 0"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Set \"sampleEvery\" to a duration such as 1s."),
};

const ErrorKind kInputCycle {
    .code = "pipeline.inputCycle",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "Properties follow each other in a circle"),
    .why = QT_TRANSLATE_NOOP("Error", "%1"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Give one of them another source."),
};

const ErrorKind kUnknownInput {
    .code = "pipeline.unknownInput",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" follows \"%2\", which does not exist"),
    .why = "",
    .remedy
    = QT_TRANSLATE_NOOP("Error", "Set \"input\" to the id of a property of the same device."),
};

const ErrorKind kUnknownProperty {
    .code = "pipeline.unknownProperty",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The device \"%2\" has no property \"%1\""),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Use the id of one of its properties."),
};

const ErrorKind kNotManual {
    .code = "pipeline.notManual",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" cannot be set by hand"),
    .why = QT_TRANSLATE_NOOP("Error", "its source makes its values"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Give it the source \"manual\"."),
};

} // namespace sim::errors
