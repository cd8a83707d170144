// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/profile.h"

namespace sim {

/// One series of a chart, ready to draw.
struct ChartSeries
{
    QString device; ///< id of a resolved device
    QString property;
    QString label = {}; ///< `Room 1 · Temperature`
    PropertyDefinition definition = {};
    int colour = 0; ///< index for Theme::seriesPen()

    QString id() const { return device + u'/' + property; }

    bool operator==(const ChartSeries &) const = default;
};

/// What shares a vertical axis: numbers of one unit, or one boolean or enum property.
struct ChartLane
{
    QString unit;
    QStringList categories; ///< empty: numbers
    QList<ChartSeries> series;

    bool isNumeric() const { return categories.isEmpty(); }

    bool operator==(const ChartLane &) const = default;
};

/// `device/property` in its two parts; nothing when it is not of that form.
struct SeriesId
{
    QString device;
    QString property;
};

std::optional<SeriesId> parseSeriesId(QStringView text);

/// The series of \a view that exist in \a devices and can be drawn, in order, with their colours.
QList<ChartSeries> chartSeries(const ChartView &view, const QList<ResolvedDevice> &devices);

/// Series by lanes: units in order of appearance, then booleans and enums, each in a lane of its
/// own.
QList<ChartLane> lanesOf(const QList<ChartSeries> &series);

// Edits of the view; each changes \a profile only when there is something to change.
void addToChart(
    Profile &profile, qsizetype chart, const QString &series); ///< \a chart out of range: a new one
void removeFromChart(
    Profile &profile, qsizetype chart, const QString &series); ///< an empty chart goes
void setChartWindows(Profile &profile, Microseconds window);

/// A title for a chart that has none: its series' property names.
QString chartTitle(const ChartView &view, const QList<ChartSeries> &series);

} // namespace sim
