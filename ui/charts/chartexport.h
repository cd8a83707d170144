// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/traffic/seriesbuffer.h"
#include "ui/charts/chartlanes.h"

namespace sim {

/// One series with the points of its visible range.
struct ExportedSeries
{
    ChartSeries series;
    QList<SeriesPoint> generated;
    QList<SeriesPoint> published;
};

/// CSV of all points between \a from and \a to, in order of time:
/// `time,device,property,value,unit,published`; times in UTC, numbers with a dot, enum values by
/// name. `published` says whether the point left the device.
QByteArray chartCsv(const QList<ExportedSeries> &series, WallTime from, WallTime to);

} // namespace sim
