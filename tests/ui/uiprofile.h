// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/profile.h"
#include "core/run/simulationhost.h"

namespace sim::test {

/// A profile of one type with \a count devices, each with a number, a boolean and an object
/// property.
inline Profile uiProfile(int count = 2)
{
    using namespace Qt::StringLiterals;
    const KindCatalogues kinds = allKinds();
    const auto property = [&kinds](const QString &id, PropertyType type, const QString &unit) {
        Property made;
        made.definition.id = id;
        made.definition.type = type;
        made.definition.unit = unit;
        if (type == PropertyType::Number)
            made.definition.decimals = 1;
        made.source
            = kinds.sources.defaultSpec(type == PropertyType::Number ? u"sine" : u"constant");
        if (type == PropertyType::Boolean)
            made.source.parameters.insert("value"_L1, true);
        if (type == PropertyType::Object)
            made.source.parameters.insert("value"_L1, QJsonObject { { u"a"_s, 1 } });
        return made;
    };
    Profile profile;
    profile.name = u"Cold room"_s;
    profile.endpoints.append(connioEndpoint());
    profile.endpoints.first().id = QStringLiteral("connio");
    DeviceType type;
    type.id = u"coldroom"_s;
    type.name = u"Cold room sensor"_s;
    type.endpoint = profile.endpoints.first().id;
    type.properties = { property(u"temperature"_s, PropertyType::Number, u"°C"_s),
        property(u"door"_s, PropertyType::Boolean, {}),
        property(u"info"_s, PropertyType::Object, {}) };
    profile.deviceTypes.append(type);
    for (int i = 1; i <= count; ++i) {
        Device device;
        device.id = u"d%1"_s.arg(i);
        device.type = type.id;
        device.name = u"Room %1"_s.arg(i);
        device.deviceId = u"_dev_%1"_s.arg(i, 18, 10, QChar(u'0'));
        device.credentials.keyId = u"_key_%1"_s.arg(i, 18, 10, QChar(u'0'));
        device.credentials.secretRef = u"keychain:d%1"_s.arg(i);
        profile.devices.append(device);
    }
    return profile;
}

} // namespace sim::test
