// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/fault/faulterrors.h"

#include <QtCore/QtGlobal>

namespace sim::errors {

const ErrorKind kNoRange {
    .code = "fault.noRange",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "A fault of \"%1\" needs a range that it does not have"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Give the property a \"range\", or choose another fault."),
};

const ErrorKind kUnknownFault {
    .code = "fault.unknown",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%2\" has no fault \"%1\""),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Use the id of a fault whose target is that device."),
};

} // namespace sim::errors
