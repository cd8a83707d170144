// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/traffic/chartedvalue.h"

using namespace Qt::StringLiterals;

namespace sim {

std::optional<double> chartedValue(const PropertyDefinition &property, const Value &value)
{
    if (property.type != PropertyType::Enum)
        return numberIn(value);
    const qsizetype place = property.boundaries.set.indexOf(value);
    return place < 0 ? std::nullopt : std::optional(static_cast<double>(place));
}

bool isChartable(const PropertyDefinition &property)
{
    return property.type == PropertyType::Number || isStepped(property);
}

bool isStepped(const PropertyDefinition &property)
{
    return property.type == PropertyType::Boolean || property.type == PropertyType::Enum;
}

QStringList levelNames(const PropertyDefinition &property)
{
    if (property.type == PropertyType::Boolean)
        return { u"false"_s, u"true"_s };
    QStringList names;
    if (property.type == PropertyType::Enum) {
        for (const Value &value : property.boundaries.set)
            names.append(displayText(value));
    }
    return names;
}

} // namespace sim
