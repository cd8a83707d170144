// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/import/profilemerge.h"

#include "ui/devices/deviceedits.h"

#include <QtCore/QHash>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    template <typename List>
    QString freeId(const List &taken, const QString &id)
    {
        QSet<QString> ids;
        for (const auto &item : taken)
            ids.insert(item.id);
        return ids.contains(id) ? nextFree(id, ids, u"-"_s) : id;
    }

    QString endpointIn(Profile &profile, const Endpoint &wanted)
    {
        for (const Endpoint &endpoint : std::as_const(profile.endpoints)) {
            Endpoint same = wanted;
            same.id = endpoint.id;
            if (same == endpoint)
                return endpoint.id;
        }
        Endpoint added = wanted;
        added.id = freeId(profile.endpoints, wanted.id);
        profile.endpoints.append(added);
        return added.id;
    }

    /// The platform's own numbers are far greater than those that the import makes up.
    bool isMadeUp(const QString &deviceId)
    {
        return deviceId.startsWith("_dev_00000000"_L1);
    }

} // namespace

QStringList mergeProfile(Profile &profile, const Profile &from)
{
    QHash<QString, QString> endpoints;
    for (const Endpoint &endpoint : from.endpoints)
        endpoints.insert(endpoint.id, endpointIn(profile, endpoint));
    QHash<QString, QString> types;
    for (DeviceType type : from.deviceTypes) {
        const QString id = freeId(profile.deviceTypes, type.id);
        types.insert(type.id, id);
        type.id = id;
        type.endpoint = endpoints.value(type.endpoint, type.endpoint);
        profile.deviceTypes.append(type);
    }
    QSet<QString> deviceIds;
    for (const Device &device : std::as_const(profile.devices))
        deviceIds.insert(device.deviceId);
    QStringList added;
    for (Device device : from.devices) {
        if (deviceIds.contains(device.deviceId)) {
            if (!isMadeUp(device.deviceId))
                continue;
            device.deviceId = nextFree(device.deviceId, deviceIds);
        }
        deviceIds.insert(device.deviceId);
        const QString id = freeId(profile.devices, device.id);
        if (device.credentials.secretRef == u"keychain:"_s + device.id)
            device.credentials.secretRef = u"keychain:"_s + id;
        device.id = id;
        device.type = types.value(device.type, device.type);
        device.endpoint = endpoints.value(device.endpoint, device.endpoint);
        profile.devices.append(device);
        added.append(id);
    }
    return added;
}

} // namespace sim
