// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/atomicsave.h"
#include "core/file/profilemigrations.h"
#include "core/file/profilewriter.h"

namespace sim {

Result<void> saveProfile(const Profile &profile, const QString &path)
{
    return saveAtomically(path, profileText(profile));
}

Result<QString> saveMigratedProfile(const Profile &profile, const QString &path, int version)
{
    Result<QString> backup = backUpProfile(path, version);
    if (!backup)
        return backup;
    if (const Result<void> saved = saveProfile(profile, path); !saved)
        return saved.error();
    return backup;
}

} // namespace sim
