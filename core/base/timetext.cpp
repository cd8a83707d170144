// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/timetext.h"

#include "core/base/baseerrors.h"

#include <QtCore/QLatin1StringView>
#include <QtCore/QString>

#include <algorithm>
#include <cstring>

using namespace std::chrono_literals;

namespace sim {

namespace {

    using Days = std::chrono::days;

    constexpr WallTime kFirst = std::chrono::sys_days(std::chrono::year(0) / 1 / 1);
    constexpr Days kFirstDay
        = std::chrono::sys_days(std::chrono::year(0) / 1 / 1).time_since_epoch();
    constexpr quint64 kMillisOfDay = 86'400'000;
    constexpr WallTime kEnd = std::chrono::sys_days(std::chrono::year(10'000) / 1 / 1);

    /// "00" to "99".
    constexpr std::array kPairs = [] {
        std::array<char, 200> pairs {};
        for (std::size_t i = 0; i < 100; ++i) {
            pairs.at(2 * i) = static_cast<char>('0' + i / 10);
            pairs.at(2 * i + 1) = static_cast<char>('0' + i % 10);
        }
        return pairs;
    }();

    /// Writes two digits; \a number is below 100.
    void putPair(char *to, unsigned number)
    {
        std::memcpy(to, &kPairs[std::size_t { 2 } * number], 2);
    }

    /// Takes a text apart from its front; once something does not fit, nothing fits any more.
    class Scanner
    {
    public:
        explicit Scanner(QStringView text)
            : m_rest(text)
        {
        }

        bool isOk() const { return m_isOk; }

        bool isAtEnd() const { return m_rest.isEmpty(); }

        char16_t next() const { return m_rest.isEmpty() ? u'\0' : m_rest.front().unicode(); }

        bool nextIsDigit() const { return next() >= u'0' && next() <= u'9'; }

        void fail() { m_isOk = false; }

        void expect(char16_t wanted)
        {
            m_isOk = m_isOk && next() == wanted;
            skip();
        }

        /// Exactly \a count digits whose number lies in [\a least, \a most].
        int number(int count, int least, int most)
        {
            int result = 0;
            for (int i = 0; i < count; ++i)
                result = 10 * result + digit();
            m_isOk = m_isOk && result >= least && result <= most;
            return result;
        }

        int digit()
        {
            m_isOk = m_isOk && nextIsDigit();
            const int result = m_isOk ? next() - u'0' : 0;
            skip();
            return result;
        }

        void skip()
        {
            if (!m_rest.isEmpty())
                m_rest = m_rest.sliced(1);
        }

    private:
        QStringView m_rest;
        bool m_isOk = true;
    };

    WallTime date(Scanner &scanner)
    {
        const int year = scanner.number(4, 0, 9999);
        scanner.expect(u'-');
        const int month = scanner.number(2, 1, 12);
        scanner.expect(u'-');
        const int day = scanner.number(2, 1, 31);
        const std::chrono::year_month_day result { std::chrono::year(year),
            std::chrono::month(static_cast<unsigned>(month)),
            std::chrono::day(static_cast<unsigned>(day)) };
        if (!scanner.isOk() || !result.ok()) { // 30 February
            scanner.fail();
            return {};
        }
        return std::chrono::sys_days(result);
    }

    /// What stands behind the seconds; nothing, or a point and 1 to 9 digits of which six count.
    Microseconds fraction(Scanner &scanner)
    {
        if (scanner.next() != u'.')
            return 0us;
        scanner.skip();
        Microseconds::rep result = 0;
        int count = 0;
        do {
            const int digit = scanner.digit();
            if (count < 6)
                result = 10 * result + digit;
            ++count;
        } while (scanner.nextIsDigit() && count < 9);
        for (; count < 6; ++count)
            result *= 10;
        return Microseconds(result);
    }

    /// `Z`, `+03:00`, `+0300` or `+03`.
    Microseconds zone(Scanner &scanner)
    {
        if (scanner.next() == u'Z') {
            scanner.skip();
            return 0us;
        }
        const bool isWest = scanner.next() == u'-';
        scanner.expect(isWest ? u'-' : u'+');
        std::chrono::minutes offset = std::chrono::hours(scanner.number(2, 0, 23));
        if (!scanner.isAtEnd()) {
            if (scanner.next() == u':')
                scanner.skip();
            offset += std::chrono::minutes(scanner.number(2, 0, 59));
        }
        return isWest ? -offset : offset;
    }

} // namespace

WallTime wireTime(WallTime time)
{
    return std::chrono::floor<Milliseconds>(std::clamp(time, kFirst, kEnd - 1ms));
}

std::array<char, kTimeTextLength> timeText(WallTime time)
{
    const WallTime cut = std::clamp(time, kFirst, kEnd - 1ms);
    // Counted from the first moment there are no negative numbers, and all that follows fits 32
    // bits.
    const auto millis = static_cast<quint64>((cut - kFirst).count()) / 1000;
    const auto days = static_cast<int>(millis / kMillisOfDay);
    const auto ofDay = static_cast<quint32>(millis % kMillisOfDay);
    const quint32 seconds = ofDay / 1000;
    const quint32 thousandths = ofDay % 1000;
    const std::chrono::year_month_day date(std::chrono::sys_days(Days(days) + kFirstDay));
    const auto year = static_cast<unsigned>(static_cast<int>(date.year()));

    std::array<char, kTimeTextLength> text { '0', '0', '0', '0', '-', '0', '0', '-', '0', '0', 'T',
        '0', '0', ':', '0', '0', ':', '0', '0', '.', '0', '0', '0', 'Z' };
    putPair(&text[0], year / 100);
    putPair(&text[2], year % 100);
    putPair(&text[5], static_cast<unsigned>(date.month()));
    putPair(&text[8], static_cast<unsigned>(date.day()));
    putPair(&text[11], seconds / 3600);
    putPair(&text[14], seconds / 60 % 60);
    putPair(&text[17], seconds % 60);
    text[20] = static_cast<char>('0' + thousandths / 100);
    putPair(&text[21], thousandths % 100);
    return text;
}

QString formatTime(WallTime time)
{
    const auto text = timeText(time);
    return QLatin1StringView(text.data(), kTimeTextLength);
}

Result<WallTime> parseTime(QStringView text)
{
    Scanner scanner(text);
    WallTime time = date(scanner);
    scanner.expect(u'T');
    time += std::chrono::hours(scanner.number(2, 0, 23));
    scanner.expect(u':');
    time += std::chrono::minutes(scanner.number(2, 0, 59));
    scanner.expect(u':');
    time += std::chrono::seconds(scanner.number(2, 0, 59));
    time += fraction(scanner);
    time -= zone(scanner);
    // A zone can push the first and the last day out of the four-digit years.
    if (!scanner.isOk() || !scanner.isAtEnd() || time < kFirst || time >= kEnd)
        return Error(errors::kBadTime, { text.toString() });
    return time;
}

} // namespace sim
