// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/model/profile.h"

namespace sim {

/// \a profile as the file holds it: stable key order, two-space indent, only what differs from the
/// defaults, `view` last. Reading it back gives an equal profile. A profile of a newer format keeps
/// its version and the keys that this version does not know.
QByteArray profileText(const Profile &profile);

/// Saves atomically: writes beside the file, compares the returned counts (QSaveFile of Qt 6.4 can
/// commit a short write on a full disk), flushes, renames. The old file survives every failure.
/// Errors: `file.cannotWrite` with the system's reason.
Result<void> saveProfile(const Profile &profile, const QString &path);

/// Saves a profile that was read from format version \a version over its file \a path, after a
/// backup (see backUpProfile()). Answers the name of the backup. Errors: those of backUpProfile(),
/// when nothing was saved, and of saveProfile().
Result<QString> saveMigratedProfile(const Profile &profile, const QString &path, int version);

/// The JSON of one property or source, for the inspector's text view and for overrides.
QJsonObject propertyJson(const Property &property);

} // namespace sim
