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

const ErrorKind kFormatIsText {
    .code = "source.formatIsText",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The format \"%2\" of the source \"%1\" is text"),
    .why = QT_TRANSLATE_NOOP("Error", "the property is a number"),
    .remedy = QT_TRANSLATE_NOOP(
        "Error", "Choose epochSeconds, epochMilliseconds or auto, or make the property a string."),
};

const ErrorKind kUnknownZone {
    .code = "source.unknownZone",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" is no time zone that this system knows"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP(
        "Error", "Write UTC or a name of the time zone database, such as Europe/Istanbul."),
};

const ErrorKind kBadMaskLength {
    .code = "source.badMaskLength",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The mask is empty or too long"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Write 1 to %1 characters, such as SN-####-??."),
};

const ErrorKind kMaskEndsInEscape {
    .code = "source.maskEndsInEscape",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The mask \"%1\" ends with a backslash"),
    .why = QT_TRANSLATE_NOOP("Error", "a backslash keeps the character behind it"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Remove it, or write two of them for one."),
};

const ErrorKind kNoColumn {
    .code = "source.noColumn",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The recording has no column \"%1\""),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Choose one of: %2."),
};

const ErrorKind kBadRecordedTime {
    .code = "source.badRecordedTime",
    .persistence = Persistence::Persistent,
    .what
    = QT_TRANSLATE_NOOP("Error", "\"%1\" is no time of the form that the recording begins with"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error",
        "Write all times in one form: ISO 8601, seconds or milliseconds since 1970, or a local "
        "form such as 2026-05-01 14:00:57."),
};

const ErrorKind kTimeGoesBack {
    .code = "source.timeGoesBack",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The time \"%1\" is before that of the row above"),
    .why = QT_TRANSLATE_NOOP("Error", "a recording is played in the order of its rows"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Sort the rows by time."),
};

const ErrorKind kBadRecordedValue {
    .code = "source.badRecordedValue",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "\"%1\" is no value of type %2"),
    .why = "",
    .remedy
    = QT_TRANSLATE_NOOP("Error", "Correct it, leave the field empty, or choose another column."),
};

const ErrorKind kEmptyRecording {
    .code = "source.emptyRecording",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The recording has no values"),
    .why
    = QT_TRANSLATE_NOOP("Error", "there is no row with a value below the names of the columns"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Choose another column or file."),
};

const ErrorKind kRecordingTooShort {
    .code = "source.recordingTooShort",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The recording cannot be repeated"),
    .why = QT_TRANSLATE_NOOP("Error", "all of its rows have the same time"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Add rows, or switch \"loop\" off."),
};

const ErrorKind kRecordingStream {
    .code = "source.recordingStream",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The recording cannot be repeated"),
    .why = QT_TRANSLATE_NOOP("Error", "its file can be read only once"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Copy it to an ordinary file, or switch \"loop\" off."),
};

const ErrorKind kNoHost {
    .code = "source.noHost",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The source \"host\" cannot measure"),
    .why = QT_TRANSLATE_NOOP("Error", "this computer is not looked at here"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Run the profile to see its values."),
};

const ErrorKind kHostUnavailable {
    .code = "source.hostUnavailable",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The source \"host\" does not work on this system"),
    .why = QT_TRANSLATE_NOOP("Error", "it reads %1, which Linux has alone"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Use another source here, such as \"meanReverting\"."),
};

const ErrorKind kHostUnreadable {
    .code = "source.hostUnreadable",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The source \"host\" cannot read %1"),
    .why = "%2",
    .remedy = QT_TRANSLATE_NOOP("Error", "Check the access rights; containers may hide it."),
};

const ErrorKind kNoInterface {
    .code = "source.noInterface",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "This computer has no network interface \"%1\""),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Choose one of: %2; or leave it out for all of them."),
};

const ErrorKind kNoDisk {
    .code = "source.noDisk",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "There is no file system at \"%1\""),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Name a folder that exists."),
};

const ErrorKind kNoScripts {
    .code = "source.noScripts",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The script cannot run"),
    .why = QT_TRANSLATE_NOOP("Error", "JavaScript is not available here"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Run the profile to see its values."),
};

const ErrorKind kBadScriptFile {
    .code = "source.badScriptFile",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The file %1 is no script"),
    .why = QT_TRANSLATE_NOOP("Error", "a script is UTF-8 text of at most %2 KiB"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Choose another file."),
};

bool isUnavailableHere(const Error &error)
{
    return error.is(kNoSourceFiles) || error.is(kNoHost) || error.is(kNoScripts);
}

} // namespace sim::errors
