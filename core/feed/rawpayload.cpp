// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/feed/rawpayload.h"

#include "core/feed/feedparser.h"
#include "core/feed/jsonbytes.h"
#include "core/feed/valuereader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

using namespace Qt::StringLiterals;

namespace sim {

namespace {

    constexpr int kMaxDecimals = 15;

    constexpr std::array kPowersOfTen {
        1e0,
        1e1,
        1e2,
        1e3,
        1e4,
        1e5,
        1e6,
        1e7,
        1e8,
        1e9,
        1e10,
        1e11,
        1e12,
        1e13,
        1e14,
        1e15,
    };

    /// Rounds the shortest decimal text of \a magnitude; the way for everything that is near a tie.
    double roundedText(double magnitude, int decimals)
    {
        std::array<char, 32> text {};
        const char *end = std::to_chars(
            text.data(), text.data() + text.size(), magnitude, std::chars_format::scientific)
                              .ptr;
        char *mark = std::find(text.data(), text.data() + (end - text.data()), 'e');
        int exponent = 0;
        std::from_chars(mark + (mark[1] == '+' ? 2 : 1), end, exponent);

        // The digits without the point: d.ddd becomes dddd.
        std::array<char, 32> digits {};
        char *digitsEnd = std::remove_copy(text.data(), mark, digits.data(), '.');
        const auto count = static_cast<int>(digitsEnd - digits.data());
        const int kept = exponent + 1 + decimals;
        if (kept >= count)
            return magnitude;
        if (kept < 0)
            return 0;
        quint64 number = 0;
        std::from_chars(digits.data(), digits.data() + kept, number);
        if (digits.at(static_cast<std::size_t>(kept)) >= '5')
            ++number;

        // number * 10^-decimals, read back from text so that it is rounded once.
        std::array<char, 40> result {};
        char *to = std::to_chars(result.data(), result.data() + result.size(), number).ptr;
        to = std::copy_n("e-", 2, to);
        to = std::to_chars(to, result.data() + result.size(), decimals).ptr;
        double rounded = 0;
        std::from_chars(result.data(), to, rounded);
        return rounded;
    }

} // namespace

double roundedTo(double number, int decimals)
{
    Q_ASSERT(decimals >= 0 && decimals <= kMaxDecimals);
    if (!std::isfinite(number))
        return number;
    const int places = std::clamp(decimals, 0, kMaxDecimals);
    const double magnitude = std::abs(number);
    const double scale = kPowersOfTen.at(static_cast<std::size_t>(places));
    const double scaled = magnitude * scale;
    const double whole = std::floor(scaled);
    // Far enough from a tie the errors of the product and of the text cannot matter. Both integers
    // are exact then, so the division gives the double nearest to the decimal number.
    const bool isClear = std::abs(scaled - whole - 0.5) > scaled * 0x1p-50;
    const double rounded = isClear ? (scaled - whole < 0.5 ? whole : whole + 1) / scale
                                   : roundedText(magnitude, places);
    return number < 0 && rounded > 0 ? -rounded : rounded;
}

void appendNumber(QByteArray &out, double number)
{
    JsonBytes(out).putNumber(number);
}

void appendQuoted(QByteArray &out, QStringView text)
{
    JsonBytes(out).putQuoted(text);
}

void appendValue(QByteArray &out, const Value &value)
{
    JsonBytes(out).putValue(value);
}

void appendLocation(QByteArray &out, const Location &location)
{
    JsonBytes(out).putLocation(location);
}

QByteArray rawPayload(const Value &value)
{
    QByteArray out;
    appendValue(out, value);
    return out;
}

Result<Value> readRawPayload(QByteArrayView payload, PropertyType type)
{
    const auto text = parsePayload(payload, u"2.1"_s, exampleOf(type));
    if (!text)
        return text.error();
    return readValue(FeedNode(*text), type);
}

} // namespace sim
