// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/file/profilemigrations.h"
#include "core/model/kinddescription.h"
#include "core/model/profile.h"

#include <functional>

namespace sim {

/// What a profile may name; handed in, since files know nothing of sources or of the contract.
struct KindCatalogues
{
    using NameCheck = std::function<Result<void>(const QString &)>;

    KindCatalogue sources;
    KindCatalogue modifiers;
    NameCheck checkPropertyName = {}; ///< of the contract; empty: every name is taken
    NameCheck checkDeviceId = {}; ///< of the contract; empty: every id is taken
};

/// A profile that was read, or everything that is wrong with it.
///
/// Errors carry `file:line:column: /json/pointer: what, why. remedy`; all of them are reported, the
/// first 100 at most. Warnings do not prevent a run (aliasing, faults that this version keeps but
/// does not run).
struct ProfileReading
{
    std::optional<Profile> profile; ///< absent exactly when there are errors
    QList<Error> errors;
    QList<Error> warnings;
    std::optional<int> migratedFrom = {}; ///< formatVersion is older: see saveMigratedProfile()
    bool isReadOnly = false; ///< formatVersion is newer than ours: view it, do not save it
};

/// Reads a profile file or text. The JSON Schema (resources/schema) is checked with valijson; what
/// a schema cannot say (unique ids, references, names of the contract, secrets in clear) after it.
/// Older formats are made the present one first, with a warning; places stay those of the file.
class ProfileReader
{
public:
    /// \a migrations lead to Profile::kFormatVersion; both must outlive the reader.
    explicit ProfileReader(const KindCatalogues &catalogues,
        const ProfileMigrations &migrations = ProfileMigrations::known());

    ProfileReading readFile(const QString &path) const;

    /// \a name stands for the file in errors; relative paths in the profile stay as they are.
    ProfileReading readText(QByteArrayView json, const QString &name) const;

private:
    const KindCatalogues &m_catalogues;
    const ProfileMigrations &m_migrations;
};

} // namespace sim
