// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/chartexport.h"

#include "core/base/timetext.h"
#include "core/traffic/chartedvalue.h"

#include <QtCore/QSet>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    QString quoted(const QString &text)
    {
        if (!text.contains(u',') && !text.contains(u'"') && !text.contains(u'\n'))
            return text;
        return u'"' + QString(text).replace(u'"', u"\"\""_s) + u'"';
    }

    QString valueText(double value, const PropertyDefinition &definition)
    {
        const QStringList categories = levelNames(definition);
        if (!categories.isEmpty())
            return quoted(categories.value(qRound(value)));
        return displayText(value, definition.decimals);
    }

    struct Row
    {
        WallTime time {};
        QString text;
    };

} // namespace

QByteArray chartCsv(const QList<ExportedSeries> &series, WallTime from, WallTime to)
{
    std::vector<Row> rows;
    for (const ExportedSeries &one : series) {
        QSet<qint64> left;
        for (const SeriesPoint &point : one.published)
            left.insert(point.time.time_since_epoch() / Milliseconds(1));
        for (const SeriesPoint &point : one.generated) {
            if (point.time < from || point.time > to)
                continue;
            const bool isPublished = left.contains(point.time.time_since_epoch() / Milliseconds(1));
            rows.push_back({ .time = point.time,
                .text = QStringList { formatTime(point.time), quoted(one.series.device),
                    quoted(one.series.property), valueText(point.value, one.series.definition),
                    quoted(one.series.definition.unit), isPublished ? u"yes"_s : u"no"_s }
                            .join(u',') });
        }
    }
    std::stable_sort(
        rows.begin(), rows.end(), [](const Row &a, const Row &b) { return a.time < b.time; });
    QByteArray csv("time,device,property,value,unit,published\r\n");
    for (const Row &row : rows)
        csv += row.text.toUtf8() + "\r\n";
    return csv;
}

} // namespace sim
