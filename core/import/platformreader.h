// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/import/platformdefinition.h"
#include "core/import/propertydocument.h"

#include <QtCore/QHash>

class QIODevice;

namespace sim {

/// Puts the documents of the platform together: device states, profiles, pages of properties,
/// methods and devices, key documents, and the CSV of devices, in any order and any mixture
/// (contract, section 5).
///
/// Thread: one at a time.
class PlatformReader
{
public:
    /// Adds what a JSON text holds: one document, a list, or a page with `results`. \a name stands
    /// in front of places. Errors: `base.json*`, `import.*`; then nothing of the text is used.
    Result<void> addJson(QByteArrayView text, const QString &name);

    /// Adds the rows of a CSV for creating devices. Errors: `base.csv*`, `import.*`.
    Result<void> addDeviceCsv(QIODevice &file, const QString &name);

    /// What all documents say together. Properties are under the profile that owns or inherits
    /// them.
    PlatformDefinition definition() const;

    /// Names of the built-in properties that the documents hold and that are left out, each once.
    QStringList skippedBuiltIns() const { return m_parts.builtIns; }

    /// What a user should know, of the documents and of putting them together.
    QList<Error> remarks() const;

private:
    friend class PlatformAssembly;

    /// A property, and the profile that a document names as its owner.
    struct OwnedProperty
    {
        QString owner; ///< id of a profile; empty when no document says it
        QString profileName; ///< of the profile that defines it, when it is not inherited
        bool isInherited = false;
        PlatformProperty property;
    };

    struct OwnedMethod
    {
        QString owner;
        QString name;
    };

    struct Parts
    {
        QList<PlatformProfile> profiles;
        QList<OwnedProperty> properties;
        QList<OwnedMethod> methods;
        QList<PlatformDevice> devices;
        QHash<QString, QString> keys; ///< device id -> key id
        QStringList builtIns;
        IngestionLimits limits;
        QList<Error> remarks;
    };

    static Result<void> addValue(
        const JsonText &text, const QJsonValue &value, const QString &pointer, Parts &parts);
    static Result<void> addPage(DocumentNode page, const JsonText &text, Parts &parts);
    static Result<void> addState(DocumentNode state, const JsonText &text, Parts &parts);
    static Result<void> addStateProperty(DocumentNode entry, const QString &owner, Parts &parts);
    static Result<void> addProfile(DocumentNode node, Parts &parts);
    static Result<void> addProperty(DocumentNode node, const QString &owner, Parts &parts);
    static Result<void> addMethod(DocumentNode node, const QString &owner, Parts &parts);
    static Result<void> addDevice(DocumentNode node, Parts &parts);
    static Result<void> addKey(DocumentNode node, Parts &parts);
    void take(Parts parts);

    Parts m_parts;
};

} // namespace sim
