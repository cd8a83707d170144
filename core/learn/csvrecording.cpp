// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/learn/csvrecording.h"

#include "core/base/csvreader.h"
#include "core/base/timetext.h"
#include "core/learn/headername.h"

#include <cmath>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr std::size_t kMostRows = 200'000;

    /// Numbers of seconds below this one (2001) count from some beginning of their own.
    constexpr Microseconds kEarliestDate = std::chrono::seconds(1'000'000'000);

    /// Numbers of seconds above this one would be after the year 5000: they are milliseconds.
    constexpr double kGreatestSeconds = 1e11;

    using Texts = std::vector<QString>;
    using Times = std::vector<Microseconds>;

    std::optional<Times> timesFromTexts(const Texts &texts)
    {
        Times times;
        for (const QString &text : texts) {
            const auto time = parseTime(text.trimmed());
            if (!time)
                return {};
            times.push_back(time->time_since_epoch());
        }
        return times;
    }

    std::optional<Times> timesFromNumbers(const Texts &texts, const QString &header)
    {
        const HeaderName name = headerName(header);
        static const QStringList kNames { u"time"_s, u"timestamp"_s, u"t"_s, u"date"_s, u"ts"_s,
            u"time_ms"_s, u"time_s"_s };
        if (!kNames.contains(name.id.toLower()))
            return {};
        Times times;
        for (const QString &text : texts) {
            bool isNumber = false;
            const double number = text.trimmed().toDouble(&isNumber);
            if (!isNumber || !std::isfinite(number) || std::abs(number) > 1e15)
                return {};
            const bool isMilliseconds = name.unit == "ms"_L1 || name.id.endsWith("_ms"_L1)
                || std::abs(number) > kGreatestSeconds;
            times.emplace_back(std::llround(number * (isMilliseconds ? 1e3 : 1e6)));
        }
        return times;
    }

    bool isAscending(const Times &times)
    {
        return std::adjacent_find(times.begin(), times.end(), std::greater_equal<>())
            == times.end();
    }

    std::optional<Times> timesOf(const Texts &texts, const QString &header)
    {
        auto times = timesFromTexts(texts);
        if (!times)
            times = timesFromNumbers(texts, header);
        return times && isAscending(*times) ? times : std::nullopt;
    }

    Result<std::vector<Texts>> readColumns(CsvReader &reader)
    {
        if (auto header = reader.readHeader(); !header)
            return header.error();
        std::vector<Texts> columns(static_cast<std::size_t>(reader.names().size()));
        while (columns.front().size() < kMostRows) {
            const auto row = reader.readRow();
            if (!row)
                return row.error();
            if (!*row)
                break;
            for (std::size_t i = 0; i < columns.size(); ++i)
                columns[i].push_back(reader.text(static_cast<qsizetype>(i)));
        }
        return columns;
    }

} // namespace

Result<QList<RecordedTexts>> readRecording(QIODevice &device, const QString &name)
{
    CsvReader reader(device, name);
    auto columns = readColumns(reader);
    if (!columns)
        return columns.error();
    std::optional<Times> times;
    qsizetype timeColumn = -1;
    for (std::size_t i = 0; i < columns->size() && !times; ++i) {
        timeColumn = static_cast<qsizetype>(i);
        times = columns->at(i).empty() ? std::nullopt
                                       : timesOf(columns->at(i), reader.names().at(timeColumn));
    }
    QList<RecordedTexts> result;
    for (qsizetype i = 0; i < reader.names().size(); ++i) {
        if (times && i == timeColumn)
            continue;
        RecordedTexts column { .header = reader.names().at(i), .times = {}, .values = {} };
        if (times && times->front() >= kEarliestDate)
            column.begin = WallTime(times->front());
        const Texts &texts = columns->at(static_cast<std::size_t>(i));
        for (std::size_t row = 0; row < texts.size(); ++row) {
            if (texts[row].trimmed().isEmpty())
                continue;
            column.times.push_back(
                times ? times->at(row) - times->front() : std::chrono::seconds(row));
            column.values.push_back(texts[row]);
        }
        result.append(std::move(column));
    }
    return result;
}

} // namespace sim
