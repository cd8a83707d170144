// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/pipeline/devicepipeline.h"

#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

namespace sim::test {

/// 2026-05-01T14:00:00Z
inline constexpr WallTime kStart { std::chrono::seconds(1'777'644'000) };

inline KindSpec spec(const char *text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text);
    if (!document.isObject())
        qFatal("not a JSON object: %s", text);
    KindSpec result { .kind = {}, .parameters = document.object() };
    result.kind = result.parameters.take(QStringLiteral("kind")).toString();
    return result;
}

inline ResolvedProperty resolved(
    const QString &id, const char *source, PropertyType type = PropertyType::Number)
{
    ResolvedProperty result;
    result.definition.id = id;
    result.definition.type = type;
    result.source = spec(source);
    return result;
}

inline ResolvedDevice device(const QList<ResolvedProperty> &properties)
{
    ResolvedDevice result;
    result.id = QStringLiteral("d1");
    result.name = QStringLiteral("Room 1");
    result.deviceId = QStringLiteral("_dev_1");
    result.properties = properties;
    return result;
}

inline Result<DevicePipeline> tryPipeline(const QList<ResolvedProperty> &properties)
{
    return DevicePipeline::make(device(properties), QStringLiteral("connio/"), 20240607, kStart);
}

inline DevicePipeline pipeline(const QList<ResolvedProperty> &properties)
{
    auto result = tryPipeline(properties);
    if (!result)
        qFatal("%s", qPrintable(result.error().message()));
    return std::move(result).value();
}

inline DataPoint point(const QString &id, const Value &value, Microseconds sinceStart)
{
    return { .property = id, .value = value, .time = kStart + sinceStart };
}

} // namespace sim::test
