// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/schedulefields.h"

#include "core/base/duration.h"
#include "core/file/weektext.h"
#include "core/file/words.h"

#include <QtCore/QCoreApplication>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr Microseconds kDay = std::chrono::hours(24);
    constexpr Microseconds kLongestAlign = 7 * kDay;
    constexpr qsizetype kMostWindows = 100;

    QString tr(const char *text)
    {
        return QCoreApplication::translate("RuleFields", text);
    }

    /// \a parse makes the value of the text, or nothing; \a problem says then what to write.
    template <typename Type, typename ToText, typename Parse>
    RuleField scheduleField(const ParameterDescription &parameter,
        std::optional<Type> ScheduleSettings::*setting, Type Schedule::*rule, ToText toText,
        Parse parse, const QString &problem)
    {
        return { .parameter = parameter,
            .value =
                [rule, toText](const ResolvedProperty &property) {
                    return QJsonValue(toText(property.schedule.*rule));
                },
            .set =
                [setting, parse, problem](
                    Property &property, const ResolvedProperty &, const QJsonValue &json) {
                    const std::optional<Type> value = parse(json.toString());
                    if (!value)
                        return problem;
                    property.schedule.*setting = value;
                    return QString();
                },
            .reset = [setting](Property &property) { (property.schedule.*setting).reset(); },
            .isShown = [](const ResolvedProperty &) { return true; } };
    }

    RuleField arrivalField()
    {
        ParameterDescription parameter = ruleParameter(u"schedule.arrival"_s, ParameterType::Choice,
            tr("Arrival"), tr("How samples lie around their grid. Poisson: independent of it."));
        parameter.choices = kArrivals.names();
        return scheduleField(
            parameter, &ScheduleSettings::arrival, &Schedule::arrival,
            [](ArrivalKind kind) { return kArrivals.name(kind); },
            [](const QString &text) { return kArrivals.value(text); }, {});
    }

    RuleField missedField()
    {
        ParameterDescription parameter = ruleParameter(u"schedule.missed"_s, ParameterType::Choice,
            tr("Missed"), tr("Samples that were due while the computer slept."));
        parameter.choices = kMissedPolicies.names();
        return scheduleField(
            parameter, &ScheduleSettings::missed, &Schedule::missed,
            [](MissedPolicy policy) { return kMissedPolicies.name(policy); },
            [](const QString &text) { return kMissedPolicies.value(text); }, {});
    }

    RuleField alignField()
    {
        const auto parse = [](const QString &text) -> std::optional<Microseconds> {
            const auto duration = parseDuration(text);
            if (!duration || *duration < Microseconds(0) || *duration > kLongestAlign)
                return {};
            return *duration;
        };
        return scheduleField(
            ruleParameter(u"schedule.alignTo"_s, ParameterType::Duration, tr("Align to"),
                tr("The first sample comes at a multiple of it, in UTC. 0s: at once.")),
            &ScheduleSettings::alignTo, &Schedule::alignTo,
            [](Microseconds time) { return formatDuration(time); }, parse,
            tr("It must be 0s to 7d."));
    }

    RuleField windowsField()
    {
        ParameterDescription parameter
            = ruleParameter(u"schedule.activeWindows"_s, ParameterType::Text, tr("Active"),
                tr("Hours with samples, in UTC: mon-fri 08:00-18:00; sat 09:00-12:00. "
                   "Empty: always."));
        return scheduleField(parameter, &ScheduleSettings::activeWindows, &Schedule::activeWindows,
            windowsText, parseWindows,
            tr("Write days and hours, windows separated by a semicolon: mon-fri 08:00-18:00."));
    }

    /// `mon` or `mon-fri` (over Sunday too: `sat-mon`); nothing for another text.
    std::optional<quint8> daysIn(const QString &text)
    {
        const QStringList names = allDayNames();
        const qsizetype first = names.indexOf(text.section(u'-', 0, 0));
        const qsizetype last = names.indexOf(text.section(u'-', -1));
        if (first < 0 || last < 0 || text.count(u'-') > 1)
            return {};
        quint8 days = 0;
        for (qsizetype day = first;; day = (day + 1) % names.size()) {
            days = static_cast<quint8>(days | dayBit(names.at(day)).value_or(0));
            if (day == last)
                return days;
        }
    }

    std::optional<ActiveWindow> windowIn(const QString &text)
    {
        QStringList words = text.toLower().split(u' ', Qt::SkipEmptyParts);
        if (words.isEmpty())
            return {};
        const QString hours = words.takeLast();
        const auto from = parseTimeOfDay(hours.section(u'-', 0, 0));
        const auto to = parseTimeOfDay(hours.section(u'-', 1));
        if (!from || !to || *from >= kDay)
            return {};
        ActiveWindow window { .days = ActiveWindow::kEveryDay, .from = *from, .to = *to };
        if (words.isEmpty())
            return window;
        window.days = 0;
        for (const QString &word : std::as_const(words)) {
            const std::optional<quint8> days = daysIn(word);
            if (!days)
                return {};
            window.days = static_cast<quint8>(window.days | *days);
        }
        return window;
    }

} // namespace

QString windowsText(const QList<ActiveWindow> &windows)
{
    QStringList texts;
    for (const ActiveWindow &window : windows) {
        QStringList words;
        if (window.days != ActiveWindow::kEveryDay)
            words = dayNames(window.days);
        words.append(timeOfDayText(window.from) + u'-' + timeOfDayText(window.to));
        texts.append(words.join(u' '));
    }
    return texts.join(u"; "_s);
}

std::optional<QList<ActiveWindow>> parseWindows(const QString &text)
{
    QList<ActiveWindow> windows;
    const QStringList items = text.split(u';', Qt::SkipEmptyParts);
    for (const QString &item : items) {
        if (item.trimmed().isEmpty())
            continue;
        const std::optional<ActiveWindow> window = windowIn(item);
        if (!window || windows.size() == kMostWindows)
            return {};
        windows.append(*window);
    }
    return windows;
}

QList<RuleField> timingFields()
{
    return { arrivalField(), alignField(), windowsField(), missedField() };
}

} // namespace sim
