// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/atomicsave.h"
#include "core/file/profilewriter.h"

namespace sim {

Result<void> saveProfile(const Profile &profile, const QString &path)
{
    return saveAtomically(path, profileText(profile));
}

} // namespace sim
