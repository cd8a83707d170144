// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/replay.h"

#include "core/source/recording.h"
#include "core/source/worlderrors.h"

#include <QtCore/QCoreApplication>

#include <cmath>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    struct Course
    {
        bool isAlignedToStart = true; ///< the first row belongs to the start of the run
        double speed = 1;
        bool isLooping = false;
        bool keepsGaps = false;
        bool isLinear = false;
    };

    class Replay final : public Source
    {
    public:
        Replay(std::unique_ptr<Recording> recording, Course course)
            : m_recording(std::move(recording))
            , m_course(course)
        {
        }

        Replay(const Replay &other)
            : m_course(other.m_course)
            , m_first(other.m_first)
            , m_now(other.m_now)
            , m_ahead(other.m_ahead)
            , m_shift(other.m_shift)
            , m_step(other.m_step)
            , m_failure(other.m_failure)
        {
            if (m_failure)
                return;
            auto copy = other.m_recording->copy();
            if (copy)
                m_recording = std::move(*copy);
            else
                m_failure = copy.error();
        }

        Replay &operator=(const Replay &) = delete;

        Value next(const Tick &tick, const RandomStream &, const SourceInputs &) override
        {
            if (!m_failure && !m_first)
                begin();
            if (m_failure)
                return {};
            constexpr double kLongest = 4e18; // microseconds; more would not fit beside a date
            const auto passed = Microseconds(std::llround(
                std::min(static_cast<double>(tick.sinceStart.count()) * m_course.speed, kLongest)));
            const WallTime origin
                = m_course.isAlignedToStart ? m_first->time : tick.time - tick.sinceStart;
            advance(origin + passed);
            return m_failure ? Value() : valueAt(origin + passed);
        }

        std::unique_ptr<Source> clone() const override { return std::make_unique<Replay>(*this); }

        std::optional<Error> failure() const override { return m_failure; }

        /// A recording that cannot be read further is told, and not taken for a gap.
        Delivery delivery() const override
        {
            return m_course.keepsGaps && !m_failure ? Delivery::WithGaps : Delivery::EverySample;
        }

    private:
        /// The next row that counts; nothing at the end.
        std::optional<RecordedValue> read()
        {
            for (;;) {
                auto row = m_recording->next();
                if (!row) {
                    m_failure = row.error();
                    return {};
                }
                if (!*row || m_course.keepsGaps || !isNull((*row)->value))
                    return *row;
            }
        }

        void begin()
        {
            m_first = read();
            if (m_failure)
                return;
            if (!m_first) {
                m_failure = Error(errors::kEmptyRecording);
                return;
            }
            m_ahead = m_first;
        }

        /// Goes on to the last row at or before \a time.
        void advance(WallTime time)
        {
            while (m_ahead && m_ahead->time + m_shift <= time && !m_failure) {
                if (m_now && m_ahead->time > m_now->time)
                    m_step = m_ahead->time - m_now->time;
                m_now = m_ahead;
                m_ahead = read();
                if (!m_ahead && !m_failure && m_course.isLooping)
                    startOver(time);
            }
        }

        /// The next round begins one step after the last row. Rounds that are over already are
        /// left out.
        void startOver(WallTime time)
        {
            const Microseconds round = m_now->time - m_first->time + m_step;
            if (round <= Microseconds(0)) {
                m_failure = Error(errors::kRecordingTooShort);
                return;
            }
            m_shift += round;
            if (const WallTime end = m_first->time + m_shift + round; time >= end)
                m_shift += ((time - end) / round + 1) * round;
            if (m_recording->rewind())
                m_ahead = read();
            else
                m_failure = Error(errors::kRecordingStream);
            // The last row of the round before is what holds until the first of this one.
            m_now->time = m_first->time - m_step;
        }

        Value valueAt(WallTime time) const
        {
            if (!m_now) // before the first row
                return m_course.keepsGaps ? Value() : m_ahead->value;
            if (!m_ahead && m_course.keepsGaps && time > m_now->time + m_shift + m_step)
                return {};
            const double *from = std::get_if<double>(&m_now->value);
            const double *to = m_ahead ? std::get_if<double>(&m_ahead->value) : nullptr;
            if (!m_course.isLinear || from == nullptr || to == nullptr)
                return m_now->value;
            const Microseconds length = m_ahead->time - m_now->time;
            const Microseconds passed = time - m_shift - m_now->time;
            const double part = length <= Microseconds(0)
                ? 1
                : static_cast<double>(passed.count()) / static_cast<double>(length.count());
            return *from + (*to - *from) * part;
        }

        std::unique_ptr<Recording> m_recording; ///< null after a failure
        Course m_course;
        std::optional<RecordedValue> m_first;
        std::optional<RecordedValue> m_now; ///< the last row at or before the sample
        std::optional<RecordedValue> m_ahead; ///< the row after it
        Microseconds m_shift { 0 }; ///< of this round against the file
        Microseconds m_step { 0 }; ///< between the last two rows
        std::optional<Error> m_failure;
    };

    QList<ParameterDescription> fileParameters()
    {
        return {
            { .name = u"file"_s,
                .type = ParameterType::Text,
                .title = QCoreApplication::translate("Source", "File"),
                .help = QCoreApplication::translate("Source",
                    "A CSV file whose first line names the columns; relative to the profile."),
                .unit = {},
                .defaultValue = u"recording.csv"_s,
                .isRequired = true },
            { .name = u"timeColumn"_s,
                .type = ParameterType::Text,
                .title = QCoreApplication::translate("Source", "Time column"),
                .help = QCoreApplication::translate("Source",
                    "Its name; ISO 8601, seconds or milliseconds since 1970, or local forms."),
                .unit = {},
                .defaultValue = u"time"_s },
            { .name = u"valueColumn"_s,
                .type = ParameterType::Text,
                .title = QCoreApplication::translate("Source", "Value column"),
                .help = QCoreApplication::translate("Source", "Its name."),
                .unit = {},
                .defaultValue = u"value"_s },
            { .name = u"timeZone"_s,
                .type = ParameterType::Text,
                .title = QCoreApplication::translate("Source", "Time zone"),
                .help = QCoreApplication::translate(
                    "Source", "Of times that have none: a name such as UTC or Europe/Istanbul."),
                .unit = {},
                .defaultValue = u"UTC"_s },
        };
    }

    QList<ParameterDescription> courseParameters()
    {
        return {
            { .name = u"align"_s,
                .type = ParameterType::Choice,
                .title = QCoreApplication::translate("Source", "Alignment"),
                .help = QCoreApplication::translate("Source",
                    "The first row is at the start of the run, or rows keep their own times."),
                .unit = {},
                .defaultValue = u"now"_s,
                .choices = { u"now"_s, u"keep"_s } },
            { .name = u"speed"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "Speed"),
                .help
                = QCoreApplication::translate("Source", "Recorded seconds in a simulated second."),
                .unit = u"×"_s,
                .defaultValue = 1,
                .minimum = 0,
                .maximum = 1'000'000,
                .isMinimumExcluded = true },
            { .name = u"loop"_s,
                .type = ParameterType::Boolean,
                .title = QCoreApplication::translate("Source", "Loop"),
                .help = QCoreApplication::translate(
                    "Source", "Begin again after the last row, or hold it."),
                .unit = {},
                .defaultValue = false },
            { .name = u"gaps"_s,
                .type = ParameterType::Choice,
                .title = QCoreApplication::translate("Source", "Gaps"),
                .help = QCoreApplication::translate("Source",
                    "Be silent where rows have no value, before the first and after the last, or "
                    "fill."),
                .unit = {},
                .defaultValue = u"fill"_s,
                .choices = { u"keep"_s, u"fill"_s } },
            { .name = u"interpolation"_s,
                .type = ParameterType::Choice,
                .title = QCoreApplication::translate("Source", "Interpolation"),
                .help = QCoreApplication::translate("Source",
                    "Hold each value until the next, or draw straight lines between numbers."),
                .unit = {},
                .defaultValue = u"hold"_s,
                .choices = { u"hold"_s, u"linear"_s } },
        };
    }

} // namespace

KindDescription replayDescription()
{
    return {
        .kind = u"replay"_s,
        .title = QCoreApplication::translate("Source", "Recording"),
        .help = QCoreApplication::translate(
            "Source", "Plays recorded values out of a CSV file, at their pace or faster."),
        .parameters = fileParameters() + courseParameters(),
        .types
        = { PropertyType::Number, PropertyType::Boolean, PropertyType::String, PropertyType::Enum },
    };
}

Result<std::unique_ptr<Source>> makeReplay(
    const Parameters &parameters, PropertyType type, const SourceContext &context)
{
    if (context.files == nullptr)
        return Error(errors::kNoSourceFiles, { u"replay"_s });
    const QString name = parameters.text("timeZone"_L1);
    RecordingPlan plan { .file = parameters.text("file"_L1),
        .timeColumn = parameters.text("timeColumn"_L1),
        .valueColumn = parameters.text("valueColumn"_L1),
        .zone = name == "UTC"_L1 ? QTimeZone::utc() : QTimeZone(name.toUtf8()),
        .type = type };
    if (!plan.zone.isValid())
        return Error(errors::kUnknownZone, { name });
    auto recording = Recording::open(plan, *context.files);
    if (!recording)
        return recording.error();
    const Course course {
        .isAlignedToStart = parameters.text("align"_L1) == "now"_L1,
        .speed = parameters.number("speed"_L1),
        .isLooping = parameters.boolean("loop"_L1),
        .keepsGaps = parameters.text("gaps"_L1) == "keep"_L1,
        .isLinear = parameters.text("interpolation"_L1) == "linear"_L1,
    };
    return std::unique_ptr<Source>(std::make_unique<Replay>(std::move(recording).value(), course));
}

} // namespace sim
