// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/profilechecks.h"

#include "core/base/duration.h"
#include "core/file/devicegroup.h"
#include "core/file/fileerrors.h"
#include "core/file/overrides.h"
#include "core/file/suggestion.h"

#include <QtCore/QHash>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    template <typename Item>
    QStringList idsOf(const QList<Item> &items)
    {
        QStringList ids;
        for (const Item &item : items)
            ids.append(item.id);
        return ids;
    }

    void checkReference(
        ReadContext &context, const QString &id, const QStringList &known, const JsonPlace &place)
    {
        if (id.isEmpty() || known.contains(id))
            return;
        const QString shown = id.left(80);
        if (const auto nearest = nearestWord(id, known))
            context.fail(place, errors::kUnknownReferenceMeant, { shown, *nearest });
        else
            context.fail(place, errors::kUnknownReference, { shown, listText(known) });
    }

    /// Ids that were seen, and where first: the index of the element.
    class SeenIds
    {
    public:
        SeenIds(ReadContext &context, const JsonPlace &list, const ErrorKind &kind)
            : m_context(context)
            , m_list(list)
            , m_kind(kind)
        {
        }

        /// False, and reported at \a key of the element, when another has the same.
        bool add(const QString &id, qsizetype index, QLatin1StringView key)
        {
            if (id.isEmpty())
                return true;
            const auto first = m_seen.constFind(id);
            if (first == m_seen.constEnd()) {
                m_seen.insert(id, index);
                return true;
            }
            const JsonPlace item = m_list.at(index);
            m_context.fail(item.at(key), m_kind, { id, m_list.at(*first).pointer() });
            return false;
        }

    private:
        ReadContext &m_context;
        const JsonPlace &m_list;
        const ErrorKind &m_kind;
        QHash<QString, qsizetype> m_seen;
    };

    template <typename Item>
    void checkUnique(ReadContext &context, const QList<Item> &items, const JsonPlace &list)
    {
        SeenIds seen(context, list, errors::kDuplicateId);
        for (qsizetype i = 0; i < items.size(); ++i)
            seen.add(items.at(i).id, i, "id"_L1);
    }

    bool isWithinLimit(ReadContext &context, const Profile &profile, const JsonPlace &list)
    {
        qint64 total = 0;
        for (const Device &device : profile.devices)
            total += memberCount(device);
        if (total <= kMaxDevices)
            return true;
        context.fail(list, errors::kTooManyDevices,
            { QString::number(total), QString::number(kMaxDevices) });
        return false;
    }

    void checkDeviceIds(ReadContext &context, const Profile &profile, const JsonPlace &list)
    {
        SeenIds ids(context, list, errors::kDuplicateId);
        SeenIds platformIds(context, list, errors::kDuplicateDeviceId);
        for (qsizetype i = 0; i < profile.devices.size(); ++i) {
            const Device &device = profile.devices.at(i);
            const bool isGroup = device.count.has_value();
            if (isGroup && !hasNumber(device.idPattern))
                continue; // reported by its reader
            const QLatin1StringView key = isGroup ? "idPattern"_L1 : "deviceId"_L1;
            for (int n = 1; n <= memberCount(device); ++n) {
                const QString id = isGroup && !device.id.isEmpty()
                    ? device.id + u'-' + QString::number(n)
                    : device.id;
                const QString platformId
                    = isGroup ? numbered(device.idPattern, n) : device.deviceId;
                if (!ids.add(id, i, "id"_L1) || !platformIds.add(platformId, i, key))
                    break;
            }
        }
        checkUnique(context, profile.devices, list);
    }

    void checkDevices(ReadContext &context, const Profile &profile, const JsonPlace &list)
    {
        const QStringList types = idsOf(profile.deviceTypes);
        const QStringList endpoints = idsOf(profile.endpoints);
        for (qsizetype i = 0; i < profile.devices.size(); ++i) {
            const Device &device = profile.devices.at(i);
            const JsonPlace place = list.at(i);
            checkReference(context, device.type, types, place.at("type"_L1));
            checkReference(context, device.endpoint, endpoints, place.at("endpoint"_L1));
            const DeviceType *type = profile.deviceType(device.type);
            if (type != nullptr && !device.overrides.isEmpty())
                overriddenType(context, *type, device, place.at("overrides"_L1));
        }
    }

    void checkAliasing(ReadContext &context, const Profile &profile, const DeviceType &type,
        const JsonPlace &place)
    {
        const Schedule base
            = laidOver(laidOver(Schedule {}, profile.defaults.schedule), type.schedule);
        const JsonPlace list = place.at("properties"_L1);
        for (qsizetype i = 0; i < type.properties.size(); ++i) {
            const Property &property = type.properties.at(i);
            const QJsonValue text = property.source.parameters.value("period"_L1);
            const Result<Microseconds> period = parseDuration(text.toString());
            const Microseconds every = laidOver(base, property.schedule).sampleEvery;
            if (!text.isString() || !period || *period >= 2 * every)
                continue;
            const JsonPlace item = list.at(i);
            const JsonPlace source = item.at("source"_L1);
            context.warn(source.at("period"_L1), errors::kAliasing,
                { text.toString(), formatDuration(every) });
        }
    }

    void checkTypes(ReadContext &context, const Profile &profile, const JsonPlace &list)
    {
        const QStringList endpoints = idsOf(profile.endpoints);
        for (qsizetype i = 0; i < profile.deviceTypes.size(); ++i) {
            const DeviceType &type = profile.deviceTypes.at(i);
            const JsonPlace place = list.at(i);
            checkReference(context, type.endpoint, endpoints, place.at("endpoint"_L1));
            checkAliasing(context, profile, type, place);
        }
    }

    /// The device or group that \a id names: `d1`, or `group-7`.
    const Device *deviceNamed(const Profile &profile, const QString &id)
    {
        if (const Device *device = profile.device(id))
            return device->count ? nullptr : device;
        const qsizetype dash = id.lastIndexOf(u'-');
        const Device *group = dash < 0 ? nullptr : profile.device(QStringView(id).first(dash));
        const int number = id.mid(dash + 1).toInt();
        const bool isMember = group != nullptr && group->count && number >= 1
            && number <= *group->count && QString::number(number) == id.mid(dash + 1);
        return isMember ? group : nullptr;
    }

    void checkView(ReadContext &context, const Profile &profile, const JsonPlace &root)
    {
        const JsonPlace view = root.at("view"_L1);
        const JsonPlace charts = view.at("charts"_L1);
        for (qsizetype i = 0; i < profile.view.charts.size(); ++i) {
            const JsonPlace chart = charts.at(i);
            const JsonPlace list = chart.at("series"_L1);
            const QStringList &series = profile.view.charts.at(i).series;
            for (qsizetype j = 0; j < series.size(); ++j) {
                const Device *device = deviceNamed(profile, series.at(j).section(u'/', 0, 0));
                const DeviceType *type
                    = device == nullptr ? nullptr : profile.deviceType(device->type);
                const QString property = series.at(j).section(u'/', 1);
                if (type == nullptr || type->property(property) == nullptr)
                    context.warn(list.at(j), errors::kUnknownSeries, { series.at(j).left(80) });
            }
        }
    }

} // namespace

void checkProfile(ReadContext &context, const Profile &profile, const JsonPlace &place)
{
    const JsonPlace endpoints = place.at("endpoints"_L1);
    const JsonPlace types = place.at("deviceTypes"_L1);
    const JsonPlace devices = place.at("devices"_L1);
    checkUnique(context, profile.endpoints, endpoints);
    checkUnique(context, profile.deviceTypes, types);
    checkTypes(context, profile, types);
    if (isWithinLimit(context, profile, devices))
        checkDeviceIds(context, profile, devices);
    checkDevices(context, profile, devices);
    checkView(context, profile, place);
}

} // namespace sim
