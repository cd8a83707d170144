// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/property.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace sim {

namespace {

    struct TypeName
    {
        PropertyType type;
        QStringView name;
    };

    constexpr std::array kTypeNames {
        TypeName { PropertyType::Number, u"number" },
        TypeName { PropertyType::Boolean, u"boolean" },
        TypeName { PropertyType::String, u"string" },
        TypeName { PropertyType::Enum, u"enum" },
        TypeName { PropertyType::Object, u"object" },
        TypeName { PropertyType::Waypoint, u"waypoint" },
        TypeName { PropertyType::Blob, u"blob" },
    };

} // namespace

QString typeName(PropertyType type)
{
    const auto found = std::find_if(kTypeNames.begin(), kTypeNames.end(),
        [type](const TypeName &candidate) { return candidate.type == type; });
    Q_ASSERT(found != kTypeNames.end());
    return found->name.toString();
}

std::optional<PropertyType> typeFromName(QStringView name)
{
    const auto found = std::find_if(kTypeNames.begin(), kTypeNames.end(),
        [name](const TypeName &candidate) { return candidate.name == name; });
    return found == kTypeNames.end() ? std::nullopt : std::optional(found->type);
}

QStringList typeNames()
{
    QStringList names;
    for (const TypeName &entry : kTypeNames)
        names.append(entry.name.toString());
    return names;
}

} // namespace sim
