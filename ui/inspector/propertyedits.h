// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/file/profilereader.h"
#include "core/model/profile.h"

namespace sim {

/// The property that an edit is about, seen from one device. Edits change the device type, and so
/// all its devices, except where this device overrides the very thing: then its override is
/// changed.
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

/// Whether the device overrides `property.PATH`, as a whole or a part of it.
bool isOverridden(const Profile &profile, const PropertyTarget &target, const QString &path);
void clearOverrides(Profile &profile, const PropertyTarget &target, const QString &path);

void setSource(Profile &profile, const PropertyTarget &target, const SourceSpec &source);

/// Undefined \a json takes the parameter out, so that its default holds.
void setSourceParameter(
    Profile &profile, const PropertyTarget &target, const QString &name, const QJsonValue &json);

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
