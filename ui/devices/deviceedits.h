// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/file/profilereader.h"
#include "core/model/profile.h"

#include <QtCore/QSet>

namespace sim {

// Edits of a profile, pure: the panes hand them to ProfileDocument::edit().

/// Id in the profile of a resolved device: itself, or its group's for `group-7`.
QString profileDeviceId(const Profile &profile, const QString &resolvedId);

/// Removes devices (whole groups for their members) and the chart series that showed them.
void removeDevices(Profile &profile, const QStringList &resolvedIds);

/// Copies each device behind itself, with the next free numbers in name, device id and key id.
/// \returns ids of the new devices.
QStringList duplicateDevices(Profile &profile, const QStringList &resolvedIds);

/// What a new device connects with; empty ids get free ones that serve the local platform.
struct NewDevice
{
    Endpoint endpoint;
    QString type; ///< id of a type; empty: a starter type with one temperature property
    QString deviceId;
    QString keyId;
    QString secretRef; ///< empty: `keychain:ID`
};

/// Adds a device, and type and endpoint where they are missing. \returns its id.
QString addDevice(Profile &profile, const NewDevice &device, const KindCatalogues &catalogues);

/// Shows `device/property` in the first chart, which has lanes per unit, or hides it in all.
void setCharted(Profile &profile, const QString &device, const QString &property, bool isCharted);

/// \a text with its trailing number made the next one that is not in \a taken: `d1` -> `d2`, `Room`
/// -> `Room2`.
QString nextFree(const QString &text, const QSet<QString> &taken, const QString &separator = {});

} // namespace sim
