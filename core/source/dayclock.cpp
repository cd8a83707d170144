// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/dayclock.h"

#include "core/source/sourceerrors.h"

#include <QtCore/QCoreApplication>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr Microseconds kDay = std::chrono::hours(24);

    std::optional<Microseconds> parseTimeOfDay(QStringView text)
    {
        const qsizetype colon = text.indexOf(u':');
        bool isHour = false;
        bool isMinute = false;
        const int hour = text.left(colon).toInt(&isHour);
        const int minute = text.mid(colon + 1).toInt(&isMinute);
        const bool isTime = colon > 0 && isHour && isMinute && hour >= 0 && hour <= 24
            && minute >= 0 && minute < 60 && hour * 60 + minute <= 24 * 60;
        if (!isTime)
            return {};
        return std::chrono::hours(hour) + std::chrono::minutes(minute);
    }

} // namespace

qint64 dayOf(WallTime time, Microseconds utcOffset)
{
    return std::chrono::floor<std::chrono::days>(time + utcOffset).time_since_epoch().count();
}

Microseconds timeOfDay(WallTime time, Microseconds utcOffset)
{
    const WallTime local = time + utcOffset;
    return local - std::chrono::floor<std::chrono::days>(local);
}

Result<QList<DayWindow>> parseDayWindows(const QString &text)
{
    QList<DayWindow> windows;
    const QStringList parts = text.split(u',', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        const QStringList ends = part.trimmed().split(u'-');
        const auto from = parseTimeOfDay(ends.constFirst().trimmed());
        const auto to = ends.size() == 2 ? parseTimeOfDay(ends.at(1).trimmed()) : std::nullopt;
        if (!from || !to)
            return Error(errors::kBadWindow, { part.trimmed().left(40) });
        windows.append({ .from = *from % kDay, .to = *to });
    }
    return windows;
}

ParameterDescription utcOffsetParameter()
{
    return { .name = u"utcOffset"_s,
        .type = ParameterType::Duration,
        .title = QCoreApplication::translate("Source", "Offset from UTC"),
        .help = QCoreApplication::translate(
            "Source", "How far the local time is ahead of UTC: 3h in Istanbul, -5h in New York."),
        .unit = {},
        .defaultValue = u"0s"_s,
        .minimum = -14 * 3600.0,
        .maximum = 14 * 3600.0 };
}

} // namespace sim
