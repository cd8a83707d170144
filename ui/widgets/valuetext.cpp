// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/valuetext.h"

#include "core/base/duration.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

namespace sim {

QString screenNumber(double number, std::optional<int> decimals)
{
    const QLocale locale;
    if (decimals)
        return locale.toString(number, 'f', *decimals);
    return locale.toString(number, 'g', 6);
}

QString screenText(const Value &value, const PropertyDefinition &definition, bool hasUnit)
{
    const double *number = std::get_if<double>(&value);
    const QString text = number != nullptr ? screenNumber(*number, definition.decimals)
                                           : displayText(value, definition.decimals);
    if (!hasUnit || definition.unit.isEmpty() || number == nullptr)
        return text;
    return text + u'\u2009' + definition.unit;
}

QString screenDuration(Microseconds duration)
{
    using namespace std::chrono_literals;
    if (duration <= 0s || duration >= 24h)
        return displayDuration(duration);
    if (duration % 1h == 0s)
        return QCoreApplication::translate("ValueText", "%1 h").arg(duration / 1h);
    if (duration % 1min == 0s && duration < 1h)
        return QCoreApplication::translate("ValueText", "%1 min").arg(duration / 1min);
    return displayDuration(duration);
}

} // namespace sim
