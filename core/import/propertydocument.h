// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/import/documentnode.h"
#include "core/import/platformdefinition.h"

namespace sim {

/// A property of a document: the property, or why it is not one, and what a user should know.
struct PropertyReading
{
    std::optional<PlatformProperty> property; ///< absent: left out, see the remarks
    QString owner; ///< `_dpf_...`; empty when the document does not say
    QString profileName; ///< from the qualified name, `sensor$temp`; empty when it does not say
    bool isInherited = false;
    QString builtIn; ///< name of a built-in property, which is left out
    QList<Error> remarks;
};

/// Reads a property document (contract, section 5: `GET /properties`, and `meta.property` of a
/// device state), with the older forms of boundaries. Built-in properties (section 3) and those of
/// type file are left out.
/// Errors: `import.missingMember`, `import.wrongMember`, `import.unknownType`.
Result<PropertyReading> readPropertyDocument(DocumentNode node);

/// Boundaries in every form that the platform has had: flat, `{"range": {...}}`, `{"size":
/// {"value"}}`, `{"enum": {"set"}}`, `enums`, `geofence`. Nothing when a part is not understood.
std::optional<Boundaries> readBoundaries(const QJsonObject &property, PropertyType type);

/// Whether the platform sets the property \a name itself: `active`, `connectionStatus` ...
bool isBuiltInProperty(QStringView name);

} // namespace sim
