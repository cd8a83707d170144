// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/import/platformdefinition.h"

namespace sim {

const PlatformProperty *PlatformProfile::property(QStringView called) const
{
    for (const PlatformProperty &property : properties) {
        if (property.definition.id.compare(called, Qt::CaseInsensitive) == 0)
            return &property;
    }
    return nullptr;
}

const PlatformProfile *PlatformDefinition::profile(QStringView idOrName) const
{
    for (const PlatformProfile &profile : profiles) {
        if (profile.id == idOrName || profile.name.compare(idOrName, Qt::CaseInsensitive) == 0)
            return &profile;
    }
    return nullptr;
}

} // namespace sim
