// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QtCore/QCommandLineParser>

namespace sim {

// Values of options; absent options give an empty optional. Errors: `cli.badOption` with the
// option, its value and the form that is wanted.

Result<std::optional<Microseconds>> durationOption(
    const QCommandLineParser &parser, const QString &name, Microseconds lowest = Microseconds(1));
Result<std::optional<WallTime>> timeOption(const QCommandLineParser &parser, const QString &name);
Result<std::optional<double>> numberOption(
    const QCommandLineParser &parser, const QString &name, double min, double max);
Result<std::optional<quint64>> integerOption(
    const QCommandLineParser &parser, const QString &name, quint64 min, quint64 max);

/// The largest seed: JSON numbers above are not exact.
inline constexpr quint64 kMaxSeed = (quint64(1) << 53) - 1;

namespace errors {
    extern const ErrorKind kBadOption; ///< %1 option, %2 value, %3 wanted
    extern const ErrorKind kFileExists;
} // namespace errors

} // namespace sim
