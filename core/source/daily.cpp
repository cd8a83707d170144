// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/daily.h"

#include "core/base/portablemath.h"
#include "core/source/range.h"
#include "core/source/sourceerrors.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QJsonArray>
#include <QtCore/QTime>
#include <QtCore/QTimeZone>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    using Days = std::chrono::days;

    constexpr Microseconds kDay = Days(1);
    constexpr qsizetype kHours = 24;

    struct Course
    {
        double min = 0;
        double max = 0;
        Microseconds peakAt { 0 }; ///< since local midnight
        double weekendFactor = 1;
        double seasonalAmplitude = 0;
        QList<double> table = {}; ///< empty: cosine
    };

    class Daily final : public Source
    {
    public:
        Daily(Course course, QTimeZone zone)
            : m_course(std::move(course))
            , m_zone(std::move(zone))
        {
        }

        Value next(const Tick &tick, const RandomStream &, const SourceInputs &) override
        {
            const WallTime local = tick.time + offsetAt(tick.time);
            const auto midnight = std::chrono::floor<Days>(local);
            const std::chrono::weekday weekday(midnight);
            const bool isWeekend
                = weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
            const double level
                = m_course.table.isEmpty() ? cosineAt(local - midnight) : tableAt(local - midnight);
            return m_course.min
                + (m_course.max - m_course.min) * level * (isWeekend ? m_course.weekendFactor : 1)
                + seasonAt(local);
        }

        std::unique_ptr<Source> clone() const override { return std::make_unique<Daily>(*this); }

    private:
        /// Rules of time zones take long to ask, and they change at quarters of an hour of UTC
        /// only.
        Microseconds offsetAt(WallTime time)
        {
            const auto quarter = std::chrono::floor<std::chrono::minutes>(time).time_since_epoch()
                / std::chrono::minutes(15);
            if (m_quarter != quarter) {
                const QDateTime asked = QDateTime::fromSecsSinceEpoch(quarter * 15 * 60, Qt::UTC);
                m_offset = std::chrono::seconds(m_zone.offsetFromUtc(asked));
                m_quarter = quarter;
            }
            return m_offset;
        }

        double cosineAt(Microseconds time) const
        {
            const double turns = static_cast<double>((time - m_course.peakAt).count())
                / static_cast<double>(kDay.count());
            return 0.5 + 0.5 * portable::cosTurns(turns);
        }

        double tableAt(Microseconds time) const
        {
            constexpr Microseconds kHour = std::chrono::hours(1);
            const auto hour = static_cast<qsizetype>(time / kHour);
            const double part
                = static_cast<double>((time % kHour).count()) / static_cast<double>(kHour.count());
            const double from = m_course.table.at(hour);
            return from + (m_course.table.at((hour + 1) % kHours) - from) * part;
        }

        double seasonAt(WallTime local) const
        {
            if (m_course.seasonalAmplitude == 0)
                return 0;
            // 20 July 1970 at noon and 365.2425 days, so that leap years do not shift it.
            constexpr Microseconds kTop = Days(200) + std::chrono::hours(12);
            constexpr double kYear = 365.2425 * 86'400e6;
            const auto passed = static_cast<double>((local.time_since_epoch() - kTop).count());
            return m_course.seasonalAmplitude * portable::cosTurns(passed / kYear);
        }

        Course m_course;
        QTimeZone m_zone;
        std::optional<qint64> m_quarter;
        Microseconds m_offset { 0 };
    };

    std::optional<Repetition> repetitionOf(const Parameters &)
    {
        return Repetition { .period = kDay, .parameter = {} };
    }

    Result<QList<double>> tableOf(const Parameters &parameters)
    {
        if (parameters.text("shape"_L1) != "table"_L1)
            return QList<double>();
        QList<double> table = parameters.numbers("table"_L1);
        if (table.size() != kHours)
            return Error(errors::kNotADayTable, { QString::number(table.size()) });
        return table;
    }

    QJsonArray officeHours()
    {
        return { 0, 0, 0, 0, 0, 0, 0.05, 0.2, 0.6, 0.9, 1, 1, 0.7, 0.9, 1, 1, 0.8, 0.5, 0.2, 0.1,
            0.05, 0, 0, 0 };
    }

} // namespace

KindDescription dailyDescription()
{
    return {
        .kind = u"daily"_s,
        .title = QCoreApplication::translate("Source", "Day"),
        .help = QCoreApplication::translate(
            "Source", "The course of a day, week and year: outdoor climate, occupancy."),
        .parameters = {
            { .name = u"min"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "Minimum"),
                .help = QCoreApplication::translate("Source", "Lowest value of a day."),
                .unit = u"="_s,
                .defaultValue = 10 },
            { .name = u"max"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "Maximum"),
                .help = QCoreApplication::translate("Source", "Highest value of a day."),
                .unit = u"="_s,
                .defaultValue = 25 },
            { .name = u"peakAt"_s,
                .type = ParameterType::Text,
                .title = QCoreApplication::translate("Source", "Peak at"),
                .help = QCoreApplication::translate("Source", "Local time of the highest value."),
                .unit = {},
                .defaultValue = u"15:00"_s },
            { .name = u"timeZone"_s,
                .type = ParameterType::Text,
                .title = QCoreApplication::translate("Source", "Time zone"),
                .help = QCoreApplication::translate(
                    "Source", "Name such as Europe/Berlin, or UTC+03:00."),
                .unit = {},
                .defaultValue = u"UTC"_s },
            { .name = u"weekendFactor"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "Weekend factor"),
                .help = QCoreApplication::translate(
                    "Source", "What rises above the minimum is multiplied by it on Saturdays and Sundays."),
                .unit = {},
                .defaultValue = 1,
                .minimum = 0,
                .maximum = 100 },
            { .name = u"seasonalAmplitude"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "Seasonal amplitude"),
                .help = QCoreApplication::translate(
                    "Source", "How much warmer 20 July is than the mean of the year; negative in the south."),
                .unit = u"="_s,
                .defaultValue = 0 },
            { .name = u"shape"_s,
                .type = ParameterType::Choice,
                .title = QCoreApplication::translate("Source", "Shape"),
                .help = QCoreApplication::translate("Source", "A cosine, or the levels of the table."),
                .unit = {},
                .defaultValue = u"cosine"_s,
                .choices = { u"cosine"_s, u"table"_s } },
            { .name = u"table"_s,
                .type = ParameterType::NumberList,
                .title = QCoreApplication::translate("Source", "Table"),
                .help = QCoreApplication::translate(
                    "Source", "24 levels, one for each full hour: 0 is the minimum, 1 the maximum."),
                .unit = {},
                .defaultValue = officeHours() },
        },
        .types = { PropertyType::Number },
        .repetition = repetitionOf,
    };
}

Result<std::unique_ptr<Source>> makeDaily(const Parameters &parameters, PropertyType)
{
    const auto range = rangeOf(parameters, u"daily"_s);
    if (!range)
        return range.error();
    const QString peakText = parameters.text("peakAt"_L1);
    const QTime peakAt = QTime::fromString(peakText, u"H:mm"_s);
    if (!peakAt.isValid())
        return Error(errors::kBadTimeOfDay, { peakText.left(40) });
    const QString zoneName = parameters.text("timeZone"_L1);
    const QTimeZone zone(zoneName.toUtf8());
    if (!zone.isValid())
        return Error(errors::kUnknownTimeZone, { zoneName.left(40) });
    auto table = tableOf(parameters);
    if (!table)
        return table.error();
    Course course { .min = *range->min,
        .max = *range->max,
        .peakAt = std::chrono::milliseconds(peakAt.msecsSinceStartOfDay()),
        .weekendFactor = parameters.number("weekendFactor"_L1),
        .seasonalAmplitude = parameters.number("seasonalAmplitude"_L1),
        .table = std::move(table).value() };
    return std::unique_ptr<Source>(std::make_unique<Daily>(std::move(course), zone));
}

} // namespace sim
