// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/schedulereader.h"

#include "core/file/fileerrors.h"
#include "core/file/rulesreader.h"
#include "core/file/weektext.h"

#include <QtCore/QCoreApplication>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr qsizetype kShownText = 40;
    constexpr qsizetype kMaxWindows = 100;
    constexpr Microseconds kLongestAlign = std::chrono::hours(24 * 7);

    void readTimeOfDay(
        ObjectReader &reader, QLatin1StringView key, Microseconds longest, Microseconds &time)
    {
        const std::optional<QString> text = reader.text(key);
        if (!text)
            return;
        const std::optional<Microseconds> read = parseTimeOfDay(*text);
        if (read && *read <= longest) {
            time = *read;
            return;
        }
        reader.context().fail(reader.at(key), errors::kBadAmount,
            { text->left(kShownText),
                QCoreApplication::translate("Error", "a time of day (UTC) such as \"08:00\"") });
    }

    quint8 readDays(ObjectReader &reader)
    {
        const std::optional<QStringList> names = reader.textList("days"_L1);
        if (!names)
            return ActiveWindow::kEveryDay;
        quint8 days = 0;
        for (const QString &name : *names) {
            if (const std::optional<quint8> bit = dayBit(name))
                days = static_cast<quint8>(days | *bit);
            else
                reader.failWord("days"_L1, name, allDayNames());
        }
        if (names->isEmpty())
            reader.failWord("days"_L1, {}, allDayNames());
        return days;
    }

    ActiveWindow readWindow(ReadContext &context, const QJsonValue &json, const JsonPlace &place)
    {
        constexpr Microseconds kDay = std::chrono::hours(24);
        ObjectReader reader(context, json, place);
        ActiveWindow window;
        window.days = readDays(reader);
        readTimeOfDay(reader, "from"_L1, kDay - Microseconds(1), window.from);
        readTimeOfDay(reader, "to"_L1, kDay, window.to);
        reader.finish();
        return window;
    }

    std::optional<QList<ActiveWindow>> readWindows(ObjectReader &owner)
    {
        const std::optional<QJsonArray> array = owner.array("activeWindows"_L1);
        if (!array)
            return {};
        QList<ActiveWindow> windows;
        const JsonPlace list = owner.at("activeWindows"_L1);
        if (array->size() > kMaxWindows) {
            owner.context().fail(list, errors::kBadAmount,
                { QString::number(array->size()),
                    QCoreApplication::translate("Error", "at most %1 windows").arg(kMaxWindows) });
            return windows;
        }
        for (qsizetype i = 0; i < array->size() && !owner.context().isFull(); ++i)
            windows.append(readWindow(owner.context(), array->at(i), list.at(i)));
        return windows;
    }

    std::optional<Amount> readJitter(ObjectReader &reader)
    {
        const std::optional<QString> text = reader.text("jitter"_L1);
        if (!text)
            return {};
        const std::optional<Amount> jitter = durationAmount(*text);
        if (!jitter) {
            const QString form = QCoreApplication::translate(
                "Error", "a share of sampleEvery up to \"100%\", or a duration such as \"200ms\"");
            reader.context().fail(
                reader.at("jitter"_L1), errors::kBadAmount, { text->left(kShownText), form });
        }
        return jitter;
    }

} // namespace

ScheduleSettings readSchedule(ReadContext &context, const QJsonValue &json, const JsonPlace &place)
{
    ObjectReader reader(context, json, place);
    ScheduleSettings schedule;
    schedule.sampleEvery = reader.duration("sampleEvery"_L1, std::chrono::milliseconds(1));
    schedule.jitter = readJitter(reader);
    schedule.arrival = reader.word("arrival"_L1, kArrivals);
    schedule.alignTo = reader.duration("alignTo"_L1, {}, kLongestAlign);
    schedule.activeWindows = readWindows(reader);
    schedule.missed = reader.word("missed"_L1, kMissedPolicies);
    reader.finish();
    return schedule;
}

} // namespace sim
