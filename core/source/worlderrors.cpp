// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/worlderrors.h"

#include <QtCore/QtGlobal>

namespace sim::errors {

const ErrorKind kNoSourceFiles {
    .code = "source.noFiles",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The source \"%1\" cannot read its file"),
    .why = QT_TRANSLATE_NOOP("Error", "files are not available here"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Run the profile to see its values."),
};

const ErrorKind kSourceFileRefused {
    .code = "source.fileRefused",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" is no path that a source may read"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error",
        "Name a file, relative to the profile or with its full path, without \"..\" and without an "
        "internet address."),
};

const ErrorKind kSourceFileUnreadable {
    .code = "source.fileUnreadable",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The file %1 cannot be read"),
    .why = "%2",
    .remedy = QT_TRANSLATE_NOOP("Error", "Check its name and its access rights."),
};

} // namespace sim::errors
