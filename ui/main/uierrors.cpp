// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/main/uierrors.h"

#include <QtCore/QtGlobal>

namespace sim::errors {

const ErrorKind kReadOnly {
    .code = "ui.readOnly",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" cannot be saved over"),
    .why = QT_TRANSLATE_NOOP("Error", "it was written by a newer version of this program"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Save it under another name, or update the program."),
};

const ErrorKind kNothingToRun {
    .code = "ui.nothingToRun",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "There is nothing to run"),
    .why = QT_TRANSLATE_NOOP("Error", "the profile has no devices"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Add a device first."),
};

const ErrorKind kDemoMissing {
    .code = "ui.demoMissing",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The demo \"%1\" is not part of this program file"),
    .why = "",
    .remedy
    = QT_TRANSLATE_NOOP("Error", "Install the program again, or open a profile of your own."),
};

} // namespace sim::errors
