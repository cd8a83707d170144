// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/import/platformdefinition.h"
#include "core/model/profile.h"

namespace sim {

/// How imported devices log in: their secrets are references (`keychain:d1`, `${env:SECRET}`).
struct ImportOptions
{
    QString name; ///< of the profile; empty: the first device profile's
    QString secretRef = QStringLiteral("${env:CONNIO_SECRET}"); ///< of a single device
    /// Of the device with the id in the profile that stands for `{id}`, where there are several.
    QString secretRefPattern = QStringLiteral("${env:CONNIO_SECRET_{id}}");
    TransportKind transport = TransportKind::Tls;
};

/// A profile that was made of the platform's definitions, and what a user should know about it.
struct ImportedProfile
{
    Profile profile;
    QList<Error> remarks;
};

/// Makes a device type of each profile and a device of each device, with a proposed source for each
/// property, one device for a profile that has none, the platform's endpoint, and a pace that stays
/// within the account's limits and the devices' period. Errors: `import.nothing`.
Result<ImportedProfile> profileFromPlatform(
    const PlatformDefinition &definition, const ImportOptions &options = {});

/// The property of a device type that \a property becomes.
Property importedProperty(const PlatformProperty &property);

} // namespace sim
