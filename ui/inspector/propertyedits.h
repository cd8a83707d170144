// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/file/profilereader.h"
#include "core/model/profile.h"

namespace sim {

/// Whom an edit of a property is for.
enum class EditScope {
    Device, ///< one device or group: it gets an override, its type stays as it is
    Type, ///< the type, and so all its devices; what this device overrides there goes away
};

/// The property that an edit is about, seen from one device.
struct PropertyTarget
{
    QString device; ///< id of a resolved device (groups: `id-7`)
    QString property;

    bool operator==(const PropertyTarget &) const = default;
};

/// The device of \a profile behind a resolved id; null when there is none.
const Device *deviceOf(const Profile &profile, const QString &resolvedId);
Device *deviceOf(Profile &profile, const QString &resolvedId);

/// The property as its type holds it; null when there is none.
const Property *propertyOf(const Profile &profile, const PropertyTarget &target);
Property *propertyOf(Profile &profile, const PropertyTarget &target);

/// How many devices (groups expanded) are of type \a type.
int deviceCount(const Profile &profile, const QString &type);

// Each of these changes the property of \a target for whom \a scope says, and nothing when there
// is no such property. Paths are written as in overrides, without the property.

void setSource(
    Profile &profile, const PropertyTarget &target, EditScope scope, const SourceSpec &source);

/// \a wanted is the source that the device is to have; it differs by the parameter \a name alone.
void setSourceParameter(Profile &profile, const PropertyTarget &target, EditScope scope,
    const SourceSpec &wanted, const QString &name);

void setModifiers(Profile &profile, const PropertyTarget &target, EditScope scope,
    const QList<ModifierSpec> &wanted);

/// \a wanted differs by the parameter \a name of the modifier at \a place alone.
void setModifierParameter(Profile &profile, const PropertyTarget &target, EditScope scope,
    const QList<ModifierSpec> &wanted, qsizetype place, const QString &name);

/// The rule at \a path as \a wanted sets it.
void setRule(Profile &profile, const PropertyTarget &target, EditScope scope, const QString &path,
    const Property &wanted);

/// Takes away what the device overrides at \a path, so that it inherits again. A parameter of
/// another kind of source than the type's has nothing to inherit: then the source goes.
void resetToInherited(Profile &profile, const PropertyTarget &target, const QString &path);

/// Whether the device overrides the value at \a path, a part of it or what stands around it.
bool isOverridden(const Profile &profile, const PropertyTarget &target, const QString &path);

/// A spec of \a kind that works at once for \a property: required parameters filled from the
/// property's boundaries, values and \a siblings, and from \a present, the value that it has now.
SourceSpec usefulSource(const KindCatalogue &catalogue, const QString &kind,
    const ResolvedProperty &property, const QStringList &siblings,
    const std::optional<Value> &present);

/// Everything that is wrong with \a source: its parameters, and what cannot work together.
QList<SpecProblem> sourceProblems(
    const SourceSpec &source, const KindCatalogue &catalogue, PropertyType type);
QList<SpecProblem> modifierProblems(
    const ModifierSpec &modifier, const KindCatalogue &catalogue, PropertyType type);

/// \a device with no more than \a property and what it reads, so that a preview is quick.
ResolvedDevice previewDevice(
    const ResolvedDevice &device, const QString &property, const KindCatalogue &sources);

/// How long a preview of \a source should be to show its character: a few times its longest
/// duration.
Microseconds previewLength(const ResolvedProperty &property, const KindCatalogue &sources);

} // namespace sim
