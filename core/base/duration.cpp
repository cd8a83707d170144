// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/duration.h"

#include "core/base/baseerrors.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QString>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace sim {

namespace {

    struct Unit
    {
        QStringView suffix;
        Microseconds length;
    };

    // Longest first: formatting takes the first that divides, parsing the one whose suffix is the
    // whole rest.
    constexpr std::array kUnits {
        Unit { u"d", 24h },
        Unit { u"h", 1h },
        Unit { u"m", 1min },
        Unit { u"s", 1s },
        Unit { u"ms", 1ms },
        Unit { u"us", 1us },
    };

    using Tenths = std::chrono::duration<qint64, std::deci>; // of a second

    constexpr Microseconds kLimit = 24h * 10'000;

    bool isPartOfNumber(QChar c)
    {
        return (c >= u'0' && c <= u'9') || c == u'.' || c == u'+' || c == u'-';
    }

    /// Only blanks: QStringView::trimmed() also takes line breaks, tabs and other spaces away.
    QStringView withoutBlanks(QStringView text)
    {
        while (text.startsWith(u' '))
            text = text.sliced(1);
        while (text.endsWith(u' '))
            text.chop(1);
        return text;
    }

} // namespace

Result<Microseconds> parseDuration(QStringView text)
{
    const Error bad(errors::kBadDuration, { text.toString() });
    const QStringView trimmed = withoutBlanks(text);
    qsizetype digits = 0;
    while (digits < trimmed.size() && isPartOfNumber(trimmed.at(digits)))
        ++digits;
    const QStringView suffix = withoutBlanks(trimmed.sliced(digits));
    const auto unit = std::find_if(kUnits.begin(), kUnits.end(),
        [suffix](const Unit &candidate) { return candidate.suffix == suffix; });
    if (unit == kUnits.end())
        return bad;
    bool isNumber = false;
    const double number = trimmed.first(digits).toDouble(&isNumber);
    if (!isNumber || !std::isfinite(number))
        return bad;
    const double length = number * static_cast<double>(unit->length.count());
    if (std::abs(length) > static_cast<double>(kLimit.count()))
        return bad;
    return Microseconds(std::llround(length));
}

QString formatDuration(Microseconds duration)
{
    if (duration == 0us)
        return u"0s"_s;
    const auto unit = std::find_if(kUnits.begin(), kUnits.end(),
        [duration](const Unit &candidate) { return duration % candidate.length == 0us; });
    return QString::number(duration / unit->length) + unit->suffix;
}

QString displayDuration(Microseconds duration)
{
    if (duration < 0us)
        return u'-' + displayDuration(-duration);
    if (duration > 0us && duration < 1ms)
        return QCoreApplication::translate("Duration", "%1 µs").arg(duration.count());
    // Rounded before the unit is chosen: 999.6 ms is a second, 59.97 s is a minute.
    const auto milliseconds = std::chrono::round<Milliseconds>(duration);
    if (milliseconds > 0ms && milliseconds < 1s)
        return QCoreApplication::translate("Duration", "%1 ms").arg(milliseconds.count());
    const auto tenths = std::chrono::round<Tenths>(duration);
    if (tenths < 1min)
        return QCoreApplication::translate("Duration", "%1 s")
            .arg(static_cast<double>(tenths.count()) / 10);
    duration = tenths;
    const auto seconds = std::chrono::floor<std::chrono::seconds>(duration).count();
    // A round figure needs no second unit: "5 min", not "5 min 00 s".
    const auto inUnits = [](qint64 minor, qint64 major, const QString &whole, const QString &pair) {
        return minor == 0 ? whole.arg(major) : pair.arg(major).arg(minor, 2, 10, QChar(u'0'));
    };
    if (duration < 1h)
        return inUnits(seconds % 60, seconds / 60,
            QCoreApplication::translate("Duration", "%1 min"),
            QCoreApplication::translate("Duration", "%1 min %2 s"));
    if (duration < 24h)
        return inUnits(seconds / 60 % 60, seconds / 3600,
            QCoreApplication::translate("Duration", "%1 h"),
            QCoreApplication::translate("Duration", "%1 h %2 min"));
    return inUnits(seconds / 3600 % 24, seconds / 86'400,
        QCoreApplication::translate("Duration", "%1 d"),
        QCoreApplication::translate("Duration", "%1 d %2 h"));
}

} // namespace sim
