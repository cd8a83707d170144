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

    /// The items of one kind by their ids; of equal ids, which are reported, the first one counts.
    template <typename Item>
    class ItemIndex
    {
    public:
        explicit ItemIndex(const QList<Item> &items)
        {
            m_items.reserve(items.size());
            m_ids.reserve(items.size());
            for (const Item &item : items) {
                m_ids.append(item.id);
                if (!m_items.contains(item.id))
                    m_items.insert(item.id, &item);
            }
        }

        const Item *find(const QString &id) const { return m_items.value(id); }

        const QStringList &ids() const { return m_ids; }

    private:
        QHash<QString, const Item *> m_items;
        QStringList m_ids;
    };

    /// What references lead to.
    struct ProfileIndex
    {
        explicit ProfileIndex(const Profile &profile)
            : endpoints(profile.endpoints)
            , types(profile.deviceTypes)
            , devices(profile.devices)
        {
        }

        ItemIndex<Endpoint> endpoints;
        ItemIndex<DeviceType> types;
        ItemIndex<Device> devices;
    };

    template <typename Item>
    void checkReference(ReadContext &context, const QString &id, const ItemIndex<Item> &known,
        const JsonPlace &place)
    {
        if (id.isEmpty() || known.find(id) != nullptr || context.isFull())
            return;
        const QString shown = id.left(80);
        if (const auto nearest = nearestWord(id, known.ids()))
            context.fail(place, errors::kUnknownReferenceMeant, { shown, *nearest });
        else
            context.fail(place, errors::kUnknownReference, { shown, listText(known.ids()) });
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

    void checkDevices(ReadContext &context, const Profile &profile, const ProfileIndex &index,
        const JsonPlace &list)
    {
        for (qsizetype i = 0; i < profile.devices.size(); ++i) {
            const Device &device = profile.devices.at(i);
            const JsonPlace place = list.at(i);
            checkReference(context, device.type, index.types, place.at("type"_L1));
            checkReference(context, device.endpoint, index.endpoints, place.at("endpoint"_L1));
            const DeviceType *type = index.types.find(device.type);
            if (type != nullptr && !device.overrides.isEmpty())
                overriddenType(context, *type, device, place.at("overrides"_L1));
        }
    }

    std::optional<Repetition> repetitionOf(const SourceSpec &spec, const KindCatalogue &catalogue)
    {
        const KindDescription *kind = catalogue.find(spec.kind);
        if (kind == nullptr || kind->repetition == nullptr)
            return {};
        return kind->repetition(Parameters(*kind, spec.parameters));
    }

    void checkAliasing(ReadContext &context, const Profile &profile, const DeviceType &type,
        const JsonPlace &place)
    {
        const Schedule base
            = laidOver(laidOver(Schedule {}, profile.defaults.schedule), type.schedule);
        const JsonPlace list = place.at("properties"_L1);
        for (qsizetype i = 0; i < type.properties.size(); ++i) {
            const Property &property = type.properties.at(i);
            const std::optional<Repetition> repetition
                = repetitionOf(property.source, context.catalogues().sources);
            const Microseconds every = laidOver(base, property.schedule).sampleEvery;
            // A period that cannot be read was reported.
            if (!repetition || repetition->period <= Microseconds(0)
                || repetition->period >= 2 * every)
                continue;
            const JsonPlace item = list.at(i);
            const JsonPlace source = item.at("source"_L1);
            const bool isGiven = property.source.parameters.contains(repetition->parameter);
            context.warn(isGiven ? source.at(repetition->parameter) : source, errors::kAliasing,
                { formatDuration(repetition->period), formatDuration(every) });
        }
    }

    void checkTypes(ReadContext &context, const Profile &profile, const ProfileIndex &index,
        const JsonPlace &list)
    {
        for (qsizetype i = 0; i < profile.deviceTypes.size(); ++i) {
            const DeviceType &type = profile.deviceTypes.at(i);
            const JsonPlace place = list.at(i);
            checkReference(context, type.endpoint, index.endpoints, place.at("endpoint"_L1));
            checkAliasing(context, profile, type, place);
        }
    }

    /// The device or group that \a id names: `d1`, or `group-7`.
    const Device *deviceNamed(const ItemIndex<Device> &devices, const QString &id)
    {
        if (const Device *device = devices.find(id))
            return device->count ? nullptr : device;
        const qsizetype dash = id.lastIndexOf(u'-');
        const Device *group = dash < 0 ? nullptr : devices.find(id.first(dash));
        const int number = id.mid(dash + 1).toInt();
        const bool isMember = group != nullptr && group->count && number >= 1
            && number <= *group->count && QString::number(number) == id.mid(dash + 1);
        return isMember ? group : nullptr;
    }

    void checkView(ReadContext &context, const Profile &profile, const ProfileIndex &index,
        const JsonPlace &root)
    {
        const JsonPlace view = root.at("view"_L1);
        const JsonPlace charts = view.at("charts"_L1);
        for (qsizetype i = 0; i < profile.view.charts.size(); ++i) {
            const JsonPlace chart = charts.at(i);
            const JsonPlace list = chart.at("series"_L1);
            const QStringList &series = profile.view.charts.at(i).series;
            for (qsizetype j = 0; j < series.size(); ++j) {
                const Device *device = deviceNamed(index.devices, series.at(j).section(u'/', 0, 0));
                const DeviceType *type
                    = device == nullptr ? nullptr : index.types.find(device->type);
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
    const ProfileIndex index(profile);
    checkUnique(context, profile.endpoints, endpoints);
    checkUnique(context, profile.deviceTypes, types);
    checkTypes(context, profile, index, types);
    if (const Result<void> checked = checkGroupSizes(profile.devices); !checked)
        context.fail(devices, checked.error());
    else
        checkDeviceIds(context, profile, devices);
    checkDevices(context, profile, index, devices);
    checkView(context, profile, index, place);
}

} // namespace sim
