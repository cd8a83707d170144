// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/profile.h"

#include <algorithm>

namespace sim {

namespace {

    template <typename Item>
    const Item *withId(const QList<Item> &items, QStringView id)
    {
        const auto found = std::find_if(
            items.begin(), items.end(), [id](const Item &item) { return item.id == id; });
        return found == items.end() ? nullptr : &*found;
    }

    /// Property names are case-insensitive on the platform (contract, section 3), so they are here.
    template <typename Item>
    const Item *withName(const QList<Item> &items, QStringView id)
    {
        const auto found = std::find_if(items.begin(), items.end(),
            [id](const Item &item) { return id.compare(item.id(), Qt::CaseInsensitive) == 0; });
        return found == items.end() ? nullptr : &*found;
    }

} // namespace

const Property *DeviceType::property(QStringView propertyId) const
{
    return withName(properties, propertyId);
}

const ResolvedProperty *ResolvedDevice::property(QStringView propertyId) const
{
    return withName(properties, propertyId);
}

const Endpoint *Profile::endpoint(QStringView id) const
{
    return withId(endpoints, id);
}

const DeviceType *Profile::deviceType(QStringView id) const
{
    return withId(deviceTypes, id);
}

const Device *Profile::device(QStringView id) const
{
    return withId(devices, id);
}

} // namespace sim
