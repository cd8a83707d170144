// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/devices/deviceedits.h"

#include <QtCore/QCoreApplication>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    template <typename List, typename Function>
    QSet<QString> collected(const List &list, Function text)
    {
        QSet<QString> result;
        for (const auto &item : list)
            result.insert(text(item));
        return result;
    }

    /// Whether a series `device/property` belongs to one of \a ids or to a member of such a group.
    bool isSeriesOf(const QString &series, const QSet<QString> &ids)
    {
        const QString device = series.section(u'/', 0, 0);
        return ids.contains(device) || ids.contains(device.section(u'-', 0, -2));
    }

    void dropSeries(Profile &profile, const std::function<bool(const QString &)> &isGone)
    {
        for (ChartView &chart : profile.view.charts)
            chart.series.removeIf(isGone);
        profile.view.charts.removeIf([](const ChartView &chart) { return chart.series.isEmpty(); });
    }

    Property starterProperty(const KindCatalogues &catalogues)
    {
        Property property;
        property.definition.id = u"temperature"_s;
        property.definition.title = QCoreApplication::translate("DeviceEdits", "Temperature");
        property.definition.type = PropertyType::Number;
        property.definition.unit = u"°C"_s;
        property.definition.decimals = 1;
        const QString kind = catalogues.sources.find(u"meanReverting")
            ? u"meanReverting"_s
            : catalogues.sources.kinds().value(0).kind;
        property.source = catalogues.sources.defaultSpec(kind);
        if (kind == "meanReverting"_L1) {
            property.source.parameters.insert("mean"_L1, 21);
            property.source.parameters.insert("stdDev"_L1, 0.8);
            property.source.parameters.insert("relaxationTime"_L1, "2m"_L1);
        }
        return property;
    }

    QString endpointFor(Profile &profile, Endpoint wanted)
    {
        for (const Endpoint &endpoint : std::as_const(profile.endpoints)) {
            wanted.id = endpoint.id;
            if (endpoint == wanted)
                return endpoint.id;
        }
        wanted.id = wanted.preset.isEmpty() ? u"endpoint"_s : wanted.preset;
        if (profile.endpoint(wanted.id))
            wanted.id = nextFree(
                wanted.id, collected(profile.endpoints, [](const Endpoint &e) { return e.id; }));
        profile.endpoints.append(wanted);
        return wanted.id;
    }

    QString starterType(Profile &profile, const QString &endpoint, const KindCatalogues &catalogues)
    {
        DeviceType type;
        type.id = u"sensor"_s;
        if (profile.deviceType(type.id))
            type.id = nextFree(
                type.id, collected(profile.deviceTypes, [](const DeviceType &t) { return t.id; }));
        type.name = QCoreApplication::translate("DeviceEdits", "Sensor");
        type.endpoint = endpoint;
        type.properties.append(starterProperty(catalogues));
        profile.deviceTypes.append(type);
        return type.id;
    }

} // namespace

QString nextFree(const QString &text, const QSet<QString> &taken, const QString &separator)
{
    qsizetype digits = text.size();
    while (digits > 0 && text.at(digits - 1).isDigit())
        --digits;
    const QString stem = digits == text.size() ? text + separator : text.left(digits);
    const qsizetype width = text.size() - digits;
    const qulonglong number = width > 0 ? text.mid(digits).toULongLong() : 1;
    for (qulonglong next = number + 1;; ++next) {
        QString candidate = stem + QString::number(next).rightJustified(width, u'0');
        if (!taken.contains(candidate))
            return candidate;
    }
}

QString profileDeviceId(const Profile &profile, const QString &resolvedId)
{
    if (profile.device(resolvedId))
        return resolvedId;
    const QString group = resolvedId.section(u'-', 0, -2);
    const Device *device = profile.device(group);
    return device && device->count ? group : QString();
}

void removeDevices(Profile &profile, const QStringList &resolvedIds)
{
    QSet<QString> gone;
    const QSet<QString> known = collected(profile.devices, [](const Device &d) { return d.id; });
    for (const QString &id : resolvedIds)
        gone.insert(known.contains(id) ? id : id.section(u'-', 0, -2));
    profile.devices.removeIf([&gone](const Device &device) { return gone.contains(device.id); });
    dropSeries(profile, [&gone](const QString &series) { return isSeriesOf(series, gone); });
}

QStringList duplicateDevices(Profile &profile, const QStringList &resolvedIds)
{
    QSet<QString> ids = collected(profile.devices, [](const Device &d) { return d.id; });
    QSet<QString> names = collected(profile.devices, [](const Device &d) { return d.name; });
    QSet<QString> deviceIds
        = collected(profile.devices, [](const Device &d) { return d.deviceId; });
    QSet<QString> keys
        = collected(profile.devices, [](const Device &d) { return d.credentials.keyId; });
    QSet<QString> done;
    QStringList made;
    for (const QString &resolved : resolvedIds) {
        const QString id = profileDeviceId(profile, resolved);
        if (id.isEmpty() || done.contains(id))
            continue;
        done.insert(id);
        Device copy = *profile.device(id);
        copy.id = nextFree(copy.id, ids);
        copy.name = nextFree(copy.name.isEmpty() ? id : copy.name, names, u" "_s);
        if (copy.count)
            copy.idPattern = nextFree(copy.id, {}) + u"_{n}"_s;
        else
            copy.deviceId = nextFree(copy.deviceId, deviceIds);
        copy.credentials.keyId = nextFree(copy.credentials.keyId, keys);
        copy.credentials.secretRef = u"keychain:"_s + copy.id;
        ids.insert(copy.id);
        names.insert(copy.name);
        deviceIds.insert(copy.deviceId);
        keys.insert(copy.credentials.keyId);
        made.append(copy.id);
        const auto at = std::find_if(profile.devices.cbegin(), profile.devices.cend(),
            [&id](const Device &device) { return device.id == id; });
        profile.devices.insert(at - profile.devices.cbegin() + 1, copy);
    }
    return made;
}

QString addDevice(Profile &profile, const NewDevice &wanted, const KindCatalogues &catalogues)
{
    const QString endpoint = endpointFor(profile, wanted.endpoint);
    Device device;
    device.type = profile.deviceType(wanted.type) ? wanted.type
                                                  : starterType(profile, endpoint, catalogues);
    if (profile.deviceType(device.type)->endpoint != endpoint)
        device.endpoint = endpoint;
    device.id = nextFree(u"d0"_s, collected(profile.devices, [](const Device &d) { return d.id; }));
    device.name = nextFree(profile.deviceType(device.type)->name + u" 0"_s,
        collected(profile.devices, [](const Device &d) { return d.name; }));
    const auto takenIds = collected(profile.devices, [](const Device &d) { return d.deviceId; });
    const auto takenKeys
        = collected(profile.devices, [](const Device &d) { return d.credentials.keyId; });
    device.deviceId = wanted.deviceId.isEmpty() ? nextFree(u"_dev_000000000000000000"_s, takenIds)
                                                : wanted.deviceId;
    device.credentials.keyId
        = wanted.keyId.isEmpty() ? nextFree(u"_key_000000000000000000"_s, takenKeys) : wanted.keyId;
    device.credentials.secretRef
        = wanted.secretRef.isEmpty() ? u"keychain:"_s + device.id : wanted.secretRef;
    profile.devices.append(device);
    return device.id;
}

void setCharted(Profile &profile, const QString &device, const QString &property, bool isCharted)
{
    const QString series = device + u'/' + property;
    if (!isCharted) {
        dropSeries(profile, [&series](const QString &shown) { return shown == series; });
        return;
    }
    for (const ChartView &chart : std::as_const(profile.view.charts)) {
        if (chart.series.contains(series))
            return;
    }
    if (profile.view.charts.isEmpty())
        profile.view.charts.append(ChartView {});
    profile.view.charts.first().series.append(series);
}

} // namespace sim
