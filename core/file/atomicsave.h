// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QtCore/QByteArray>

namespace sim {

/// Saves \a bytes as \a path, all or nothing: writes beside the file, compares the returned counts
/// (QSaveFile of Qt 6.4 can commit a short write on a full disk), flushes, renames. Follows a
/// symbolic link and keeps the mode of the file that it replaces. What was there before survives
/// every failure. Errors: `file.cannotWrite` with the system's reason, `file.notAFile`. Thread:
/// any; waits for the disk.
Result<void> saveAtomically(const QString &path, const QByteArray &bytes);

/// Gives the damaged file \a path the first free name of `.bad-20240607T120000Z`,
/// `.bad-20240607T120000Z-2` ... of the time \a now and returns it; empty when it cannot be
/// renamed.
QString keepAside(const QString &path, WallTime now);

} // namespace sim
