// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/model/value.h"

#include <QtCore/QList>
#include <QtCore/QMap>
#include <QtCore/QStringList>

namespace sim {

/// One value of one property at one time (contract, section 4).
struct DataPoint
{
    QString property;
    Value value;
    WallTime time {};
    std::optional<Location> location = {};
    QStringList tags = {};
    QMap<QString, QString> annotations = {};

    bool operator==(const DataPoint &) const = default;
};

/// A batch of points with what they share. Defaults are laid under every point that lacks its own.
struct DataFeed
{
    QList<DataPoint> points;
    std::optional<WallTime> baseTime = {}; ///< `t` of the feed: compact encoding counts from it
    QString property = {}; ///< default property
    std::optional<Location> location = {};
    QStringList tags = {};
    QMap<QString, QString> annotations = {};

    bool operator==(const DataFeed &) const = default;
};

/// What goes over the wire, bytes final.
struct Message
{
    QByteArray topic;
    QByteArray payload;
    quint8 qos = 0;
    bool retain = false;

    bool operator==(const Message &) const = default;
};

} // namespace sim
