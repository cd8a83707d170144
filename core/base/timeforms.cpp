// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/timeforms.h"

#include "core/base/timetext.h"

#include <QtCore/QDateTime>
#include <QtCore/QTimeZone>

#include <array>
#include <cmath>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    bool isDigit(QChar c)
    {
        return c >= u'0' && c <= u'9';
    }

    /// Takes numbers and signs from the front of a text.
    class Scanner
    {
    public:
        explicit Scanner(QStringView text)
            : m_rest(text)
        {
        }

        bool isAtEnd() const { return m_rest.isEmpty(); }

        QChar next() const { return m_rest.isEmpty() ? QChar() : m_rest.front(); }

        bool take(QChar sign)
        {
            if (next() != sign || m_rest.isEmpty())
                return false;
            m_rest = m_rest.sliced(1);
            return true;
        }

        bool takeWord(QLatin1StringView word)
        {
            if (!m_rest.startsWith(word, Qt::CaseInsensitive))
                return false;
            m_rest = m_rest.sliced(word.size());
            return true;
        }

        /// A number and how many digits it has; -1: there is none, or more than \a most.
        struct Number
        {
            int value = -1;
            int digits = 0;
        };

        Number number(int most)
        {
            Number result;
            int value = 0;
            while (isDigit(next()) && result.digits < most) {
                value = 10 * value + next().digitValue();
                m_rest = m_rest.sliced(1);
                ++result.digits;
            }
            result.value = result.digits == 0 || isDigit(next()) ? -1 : value;
            return result;
        }

    private:
        QStringView m_rest;
    };

    struct Date
    {
        TimeForm form = TimeForm::YearFirst;
        std::array<int, 3> parts {}; ///< as they stand
    };

    std::optional<Date> readDate(Scanner &scanner)
    {
        const auto first = scanner.number(4);
        const QChar separator = scanner.next();
        const bool isSeparator = separator == u'-' || separator == u'.' || separator == u'/';
        if (first.value < 0 || !isSeparator)
            return {};
        scanner.take(separator);
        const auto second = scanner.number(2);
        if (second.value < 0 || !scanner.take(separator))
            return {};
        const auto third = scanner.number(4);
        const bool isYearFirst = first.digits == 4 && third.digits <= 2;
        const bool isYearLast = first.digits <= 2 && third.digits == 4;
        if (third.value < 0 || (!isYearFirst && !isYearLast))
            return {};
        return Date { .form = isYearFirst ? TimeForm::YearFirst : TimeForm::DayFirst,
            .parts = { first.value, second.value, third.value } };
    }

    /// Up to six decimals of a second; none is 0.
    std::optional<Microseconds> readDecimals(Scanner &scanner)
    {
        if (!scanner.take(u'.') && !scanner.take(u','))
            return Microseconds(0);
        auto decimals = scanner.number(6);
        if (decimals.value < 0)
            return {};
        for (; decimals.digits < 6; ++decimals.digits)
            decimals.value *= 10;
        return Microseconds(decimals.value);
    }

    struct TimeOfDay
    {
        Microseconds sinceMidnight { 0 };
        bool hasHalf = false; ///< AM or PM
    };

    std::optional<TimeOfDay> readTimeOfDay(Scanner &scanner)
    {
        int hour = scanner.number(2).value;
        if (hour < 0 || hour > 23 || !scanner.take(u':'))
            return {};
        const auto minute = scanner.number(2);
        if (minute.digits != 2 || minute.value > 59)
            return {};
        Scanner::Number second { .value = 0, .digits = 2 };
        if (scanner.take(u':'))
            second = scanner.number(2);
        if (second.digits != 2 || second.value > 59)
            return {};
        const auto decimals = readDecimals(scanner);
        if (!decimals)
            return {};
        scanner.take(u' ');
        const bool isMorning = scanner.takeWord("am"_L1);
        const bool isAfternoon = !isMorning && scanner.takeWord("pm"_L1);
        if ((isMorning || isAfternoon) && (hour < 1 || hour > 12))
            return {};
        if (isMorning || isAfternoon)
            hour = hour % 12 + (isAfternoon ? 12 : 0);
        return TimeOfDay { .sinceMidnight = std::chrono::hours(hour)
                + std::chrono::minutes(minute.value) + std::chrono::seconds(second.value)
                + *decimals,
            .hasHalf = isMorning || isAfternoon };
    }

    std::optional<WallTime> inZone(
        const Date &date, Microseconds sinceMidnight, const QTimeZone &zone)
    {
        const auto &[a, b, c] = date.parts;
        const QDate day = date.form == TimeForm::YearFirst ? QDate(a, b, c)
            : date.form == TimeForm::DayFirst              ? QDate(c, b, a)
                                                           : QDate(c, a, b);
        if (!day.isValid())
            return {};
        const auto millis = std::chrono::floor<Milliseconds>(sinceMidnight);
        const QTime time = QTime::fromMSecsSinceStartOfDay(static_cast<int>(millis.count()));
        const QDateTime moment(day, time, zone);
        if (!moment.isValid())
            return {};
        return WallTime(Milliseconds(moment.toMSecsSinceEpoch()) + (sinceMidnight - millis));
    }

    std::optional<FormedTime> readLocal(QStringView text, const QTimeZone &zone)
    {
        Scanner scanner(text);
        auto date = readDate(scanner);
        if (!date)
            return {};
        TimeOfDay time;
        if (!scanner.isAtEnd()) {
            scanner.take(u',');
            if (!scanner.take(u' ') && !scanner.take(u'T'))
                return {};
            const auto found = readTimeOfDay(scanner);
            if (!found || !scanner.isAtEnd())
                return {};
            time = *found;
        }
        if (time.hasHalf && date->form == TimeForm::DayFirst)
            date->form = TimeForm::MonthFirst;
        const auto moment = inZone(*date, time.sinceMidnight, zone);
        if (!moment)
            return {};
        return FormedTime { .form = date->form, .time = *moment };
    }

    std::optional<FormedTime> readEpoch(QStringView text)
    {
        constexpr double kFirstMillis = 1e11;
        constexpr double kEnd = 253'402'300'800'000; // the year 10000
        for (const QChar c : text) {
            if (!isDigit(c) && c != u'.')
                return {};
        }
        bool isNumber = false;
        const double number = text.toDouble(&isNumber);
        if (!isNumber || number >= kEnd)
            return {};
        const bool isMillis = number >= kFirstMillis;
        const double micros = number * (isMillis ? 1e3 : 1e6);
        return FormedTime { .form = isMillis ? TimeForm::EpochMilliseconds : TimeForm::EpochSeconds,
            .time = WallTime(Microseconds(std::llround(micros))) };
    }

} // namespace

std::optional<FormedTime> readTimeOfAnyForm(QStringView text, const QTimeZone &zone)
{
    const QStringView trimmed = text.trimmed();
    if (const auto epoch = readEpoch(trimmed))
        return epoch;
    if (const auto local = readLocal(trimmed, zone))
        return local;
    QString iso = trimmed.toString();
    const qsizetype blank = iso.indexOf(u' ');
    if (blank == 10)
        iso[blank] = u'T';
    const auto zoned = parseTime(iso);
    if (!zoned)
        return {};
    return FormedTime { .form = TimeForm::Zoned, .time = *zoned };
}

} // namespace sim
