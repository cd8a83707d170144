// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/device.h"
#include "core/model/endpoint.h"
#include "core/model/newerformat.h"

#include <QtCore/QJsonArray>

namespace sim {

/// Rules that hold for all devices unless a type or property says otherwise.
struct ProfileDefaults
{
    ScheduleSettings schedule;
    ReportSettings report;
    PublishSettings publish;

    bool operator==(const ProfileDefaults &) const = default;
};

/// What holds for a run as a whole. Command line options win over it.
struct RunRules
{
    Microseconds startDelay { 0 }; ///< simulated; samples begin so much after the connects
    std::optional<Microseconds> spread = {}; ///< simulated; absent: see ResolvedDevice::phase
    std::optional<Microseconds> duration = {}; ///< wall clock; absent: until stopped
    std::optional<quint64> maxMessages = {}; ///< of all devices together, then the run ends

    bool operator==(const RunRules &) const = default;
};

/// One chart of the window: series are `device/property`.
struct ChartView
{
    QString title;
    Microseconds window = std::chrono::minutes(5);
    QStringList series;

    bool operator==(const ChartView &) const = default;
};

/// How the window shows a profile; kept last in the file.
struct ProfileView
{
    QList<ChartView> charts;

    bool operator==(const ProfileView &) const = default;
};

/// What a `.conniosim` file holds. A plain value: copying it is how the window undoes an edit.
struct Profile
{
    static constexpr int kFormatVersion = 1;

    QString name;
    QString description;
    quint64 seed = 1;
    double timeScale = 1; ///< simulated seconds per second, 0.001..10000
    RunRules run;
    QList<Endpoint> endpoints;
    ProfileDefaults defaults;
    QList<DeviceType> deviceTypes;
    QList<Device> devices;
    QJsonArray faults; ///< kept as written
    QJsonObject scenario; ///< kept as written
    QJsonObject backfill; ///< kept as written
    ProfileView view;
    std::optional<NewerFormat> newer = {}; ///< the file has a newer format: for viewing and copies

    const Endpoint *endpoint(QStringView id) const;
    const DeviceType *deviceType(QStringView id) const;
    const Device *device(QStringView id) const;

    bool operator==(const Profile &) const = default;
};

} // namespace sim
