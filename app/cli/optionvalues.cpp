// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/optionvalues.h"

#include "core/base/duration.h"
#include "core/base/timetext.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace sim {

const ErrorKind errors::kBadOption {
    .code = "cli.badOption",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "--%1 cannot be \"%2\""),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Write %3."),
};

const ErrorKind errors::kFileExists {
    .code = "cli.fileExists",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "There is a file of this name"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Choose another name, or add --force."),
};

namespace {

    Error bad(const QCommandLineParser &parser, const QString &name, const QString &wanted)
    {
        return Error(errors::kBadOption, { name, parser.value(name), wanted });
    }

    QString wantedRange(const QString &what, const QString &min, const QString &max)
    {
        return QCoreApplication::translate("OptionValues", "%1 from %2 to %3").arg(what, min, max);
    }

} // namespace

Result<std::optional<Microseconds>> durationOption(
    const QCommandLineParser &parser, const QString &name, Microseconds lowest)
{
    if (!parser.isSet(name))
        return std::optional<Microseconds>();
    const auto duration = parseDuration(parser.value(name));
    if (!duration || *duration < lowest) {
        const QString wanted = lowest > Microseconds(0)
            ? QCoreApplication::translate("OptionValues", "a positive duration such as 10s or 5m")
            : QCoreApplication::translate("OptionValues", "a duration such as 0s or 5m");
        return bad(parser, name, wanted);
    }
    return std::optional(*duration);
}

Result<std::optional<WallTime>> timeOption(const QCommandLineParser &parser, const QString &name)
{
    if (!parser.isSet(name))
        return std::optional<WallTime>();
    const auto time = parseTime(parser.value(name));
    if (!time)
        return bad(parser, name,
            QCoreApplication::translate(
                "OptionValues", "a time with its zone, such as 2026-05-01T14:00:00Z"));
    return std::optional(*time);
}

Result<std::optional<double>> numberOption(
    const QCommandLineParser &parser, const QString &name, double min, double max)
{
    if (!parser.isSet(name))
        return std::optional<double>();
    bool isNumber = false;
    const double number = parser.value(name).toDouble(&isNumber);
    if (!isNumber || !(number >= min && number <= max)) {
        return bad(parser, name,
            wantedRange(QCoreApplication::translate("OptionValues", "a number"),
                QString::number(min), QString::number(max)));
    }
    return std::optional(number);
}

Result<std::optional<quint64>> integerOption(
    const QCommandLineParser &parser, const QString &name, quint64 min, quint64 max)
{
    if (!parser.isSet(name))
        return std::optional<quint64>();
    bool isNumber = false;
    const quint64 number = parser.value(name).toULongLong(&isNumber);
    if (!isNumber || number < min || number > max) {
        return bad(parser, name,
            wantedRange(QCoreApplication::translate("OptionValues", "a whole number"),
                QString::number(min), QString::number(max)));
    }
    return std::optional(number);
}

} // namespace sim
