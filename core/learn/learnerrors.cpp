// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/learn/learnerrors.h"

#include <QtCore/QtGlobal>

namespace sim::errors {

const ErrorKind kTooShort {
    .code = "learn.tooShort",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "There is too little to learn from in \"%1\""),
    .why = QT_TRANSLATE_NOOP("Error", "it has %2 values"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Record at least %3; hundreds give better results."),
};

} // namespace sim::errors
