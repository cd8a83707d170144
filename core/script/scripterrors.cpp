// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/script/scripterrors.h"

#include <QtCore/QtGlobal>

namespace sim::errors {

const ErrorKind kScriptFailed {
    .code = "source.scriptFailed",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The script failed: %1"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Correct the code at this place."),
};

const ErrorKind kScriptHasNoNext {
    .code = "source.scriptHasNoNext",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The script has no function next(ctx)"),
    .why = QT_TRANSLATE_NOOP("Error", "it is called for each sample and returns the value"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Add: function next(ctx) { return 0; }"),
};

const ErrorKind kScriptStrict {
    .code = "source.scriptStrict",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The script has a class or the words \"use strict\""),
    .why = QT_TRANSLATE_NOOP("Error", "endless recursion in strict code could not be stopped"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Write functions and objects instead."),
};

const ErrorKind kScriptTooSlow {
    .code = "source.scriptTooSlow",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The script was stopped"),
    .why = QT_TRANSLATE_NOOP("Error", "a call took longer than %1"),
    .remedy = QT_TRANSLATE_NOOP("Error",
        "Look for a loop without end, or raise \"budget\". The script rests until the profile is "
        "changed."),
};

const ErrorKind kScriptNoValue {
    .code = "source.scriptNoValue",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The script returned no value"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Return a value from next(ctx) in every case."),
};

const ErrorKind kScriptWrongValue {
    .code = "source.scriptWrongValue",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The script returned %1"),
    .why = QT_TRANSLATE_NOOP("Error", "a value of type %2 is wanted"),
    .remedy = QT_TRANSLATE_NOOP(
        "Error", "Return such a value; waypoints look like { geo: { lat: 41, lon: 29 } }."),
};

const ErrorKind kScriptState {
    .code = "source.scriptState",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The state of the script cannot be kept"),
    .why = QT_TRANSLATE_NOOP(
        "Error", "ctx.state must be JSON: numbers, texts, lists and objects, at most %1 KiB"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Keep less, and neither functions nor circles."),
};

} // namespace sim::errors
