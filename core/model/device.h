// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/property.h"

namespace sim {

/// A login by reference: the secret itself is never part of a profile.
struct Credentials
{
    QString keyId; ///< user name at the broker
    QString secretRef; ///< `keychain:NAME` or `${env:NAME}`; empty: asked for

    bool operator==(const Credentials &) const = default;
};

/// What devices of a kind have in common.
struct DeviceType
{
    QString id;
    QString name;
    QString endpoint; ///< id of an endpoint
    ScheduleSettings schedule;
    ReportSettings report;
    PublishSettings publish;
    QList<Property> properties;

    const Property *property(QStringView id) const;
    bool operator==(const DeviceType &) const = default;
};

/// A device, or `count` devices that differ by a number.
struct Device
{
    QString id; ///< stable within the profile; part of the random stream's key
    QString type; ///< id of a device type
    QString name;
    QString endpoint; ///< empty: the type's
    QString deviceId; ///< the platform's id, also client id; groups use idPattern
    Credentials credentials;
    QJsonObject overrides; ///< `property.source.lat` -> value
    std::optional<int> count; ///< absent: one device, ids as they are
    QString idPattern; ///< groups: the platform's id with `{n}` or `{n:05}`

    bool operator==(const Device &) const = default;
};

/// One device ready to run: group expanded, inheritance decided, overrides applied.
struct ResolvedDevice
{
    QString id; ///< groups: `id-7`
    QString type;
    QString typeName;
    QString name;
    QString endpoint;
    QString deviceId;
    Credentials credentials;
    QList<ResolvedProperty> properties;
    Microseconds startDelay { 0 }; ///< of the run: the device's time begins so much after its start
    Microseconds phase { 0 }; ///< the first samples come so much after that; whole milliseconds

    const ResolvedProperty *property(QStringView id) const;
    bool operator==(const ResolvedDevice &) const = default;
};

} // namespace sim
