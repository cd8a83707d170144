// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/weektext.h"

#include <array>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr std::array kDays { "mon"_L1, "tue"_L1, "wed"_L1, "thu"_L1, "fri"_L1, "sat"_L1,
        "sun"_L1 };

    constexpr int kSixty = 60;

    /// Two digits below \a limit.
    std::optional<int> twoDigits(QStringView text, int limit)
    {
        const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
        if (text.size() != 2 || !isDigit(text[0]) || !isDigit(text[1]))
            return {};
        const int number = text.toInt();
        return number < limit ? std::optional(number) : std::nullopt;
    }

} // namespace

std::optional<Microseconds> parseTimeOfDay(QStringView text)
{
    constexpr int kHours = 25; // 24:00 ends a day
    const QList<QStringView> parts = text.split(u':');
    if (parts.size() < 2 || parts.size() > 3)
        return {};
    const auto hours = twoDigits(parts[0], kHours);
    const auto minutes = twoDigits(parts[1], kSixty);
    const auto seconds = parts.size() == 3 ? twoDigits(parts[2], kSixty) : std::optional(0);
    if (!hours || !minutes || !seconds)
        return {};
    const Microseconds time = std::chrono::hours(*hours) + std::chrono::minutes(*minutes)
        + std::chrono::seconds(*seconds);
    return time <= std::chrono::hours(24) ? std::optional(time) : std::nullopt;
}

QString timeOfDayText(Microseconds time)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time).count();
    const auto digits = [](qint64 number) { return u"%1"_s.arg(number, 2, 10, QChar(u'0')); };
    QString text = digits(seconds / (kSixty * kSixty)) + u':' + digits(seconds / kSixty % kSixty);
    if (seconds % kSixty != 0)
        text += u':' + digits(seconds % kSixty);
    return text;
}

QStringList allDayNames()
{
    return dayNames(0xFF);
}

QStringList dayNames(quint8 days)
{
    QStringList names;
    for (std::size_t i = 0; i < kDays.size(); ++i) {
        if (((unsigned { days } >> i) & 1U) != 0)
            names.append(kDays.at(i));
    }
    return names;
}

std::optional<quint8> dayBit(QStringView name)
{
    for (std::size_t i = 0; i < kDays.size(); ++i) {
        if (name == kDays.at(i))
            return static_cast<quint8>(1U << i);
    }
    return {};
}

} // namespace sim
