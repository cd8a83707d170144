// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/counter.h"

#include "core/source/dayclock.h"

#include <QtCore/QCoreApplication>

#include <cmath>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    /// Increments that are drawn must be drawn one by one: of a longer gap only so many are.
    constexpr qint64 kMostDraws = 100'000;

    enum class Reset { Never, Daily, Reboot };

    struct Settings
    {
        double start = 0;
        double increment = 1;
        Microseconds period { 0 }; ///< 0: each sample
        std::optional<double> rollover = {};
        Reset reset = Reset::Never;
        Microseconds utcOffset { 0 };
    };

    class Counter final : public Source
    {
    public:
        Counter(Settings settings, std::unique_ptr<Source> increments)
            : m_settings(settings)
            , m_increments(std::move(increments))
        {
        }

        Counter(const Counter &other)
            : m_settings(other.m_settings)
            , m_increments(other.m_increments ? other.m_increments->clone() : nullptr)
            , m_incrementRandom(other.m_incrementRandom)
            , m_sum(other.m_sum)
            , m_base(other.m_base)
            , m_steps(other.m_steps)
            , m_day(other.m_day)
            , m_isReset(other.m_isReset)
        {
        }

        Counter &operator=(const Counter &) = delete;
        Counter(Counter &&) = delete;
        Counter &operator=(Counter &&) = delete;
        ~Counter() override = default;

        Value next(
            const Tick &tick, const RandomStream &random, const SourceInputs &inputs) override
        {
            const qint64 steps = m_settings.period > Microseconds(0)
                ? std::max<qint64>(tick.sinceStart / m_settings.period, 0)
                : static_cast<qint64>(tick.index);
            if (m_increments)
                draw(steps, tick, random, inputs);
            m_steps = steps;
            const qint64 day = dayOf(tick.time, m_settings.utcOffset);
            const bool isNewDay = m_day && *m_day != day;
            m_day = day;
            if (m_isReset || (m_settings.reset == Reset::Daily && isNewDay)) {
                m_base = steps;
                m_sum = 0;
                m_isReset = false;
            }
            const double grown
                = m_increments ? m_sum : static_cast<double>(steps - m_base) * m_settings.increment;
            return rolledOver(m_settings.start + grown);
        }

        std::unique_ptr<Source> clone() const override { return std::make_unique<Counter>(*this); }

        QStringList inputs() const override
        {
            return m_increments ? m_increments->inputs() : QStringList();
        }

        void restart() override
        {
            m_isReset = m_settings.reset == Reset::Reboot;
            if (m_increments)
                m_increments->restart();
        }

    private:
        void draw(
            qint64 steps, const Tick &tick, const RandomStream &random, const SourceInputs &inputs)
        {
            if (!m_incrementRandom)
                m_incrementRandom = random.derived(u"increment");
            for (qint64 step = std::max(m_steps, steps - kMostDraws) + 1; step <= steps; ++step) {
                const bool isOwnGrid = m_settings.period > Microseconds(0);
                const Microseconds sinceStart
                    = isOwnGrid ? Microseconds(step * m_settings.period.count()) : tick.sinceStart;
                const Tick own { .index = static_cast<quint64>(step),
                    .time = tick.time - (tick.sinceStart - sinceStart),
                    .sinceStart = sinceStart,
                    .step = isOwnGrid ? m_settings.period : tick.step };
                m_sum += numberIn(m_increments->next(own, *m_incrementRandom, inputs)).value_or(0);
            }
        }

        /// Into [0, rollover), as the register of a meter.
        double rolledOver(double x) const
        {
            if (!m_settings.rollover)
                return x;
            const double rest = std::fmod(x, *m_settings.rollover); // fmod is exact
            return rest < 0 ? rest + *m_settings.rollover : rest;
        }

        Settings m_settings;
        std::unique_ptr<Source> m_increments; ///< null: all alike
        std::optional<RandomStream> m_incrementRandom;
        double m_sum = 0; ///< of drawn increments
        qint64 m_base = 0; ///< steps at the last reset
        qint64 m_steps = 0;
        std::optional<qint64> m_day;
        bool m_isReset = false;
    };

    QList<ParameterDescription> growthParameters()
    {
        return {
            { .name = u"start"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "Start"),
                .help
                = QCoreApplication::translate("Source", "The first value, also after a reset."),
                .unit = u"="_s,
                .defaultValue = 0 },
            { .name = u"increment"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "Increment"),
                .help = QCoreApplication::translate("Source", "By how much it grows in one step."),
                .unit = u"="_s,
                .defaultValue = 1 },
            { .name = u"incrementSource"_s,
                .type = ParameterType::Source,
                .title = QCoreApplication::translate("Source", "Increment from"),
                .help = QCoreApplication::translate(
                    "Source", "A source that says each increment; wins over the fixed one."),
                .unit = {} },
            { .name = u"period"_s,
                .type = ParameterType::Duration,
                .title = QCoreApplication::translate("Source", "Period"),
                .help = QCoreApplication::translate(
                    "Source", "Time from one step to the next; empty: one sample."),
                .unit = {},
                .minimum = 0,
                .isMinimumExcluded = true },
            { .name = u"rollover"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "Rollover"),
                .help = QCoreApplication::translate("Source",
                    "Where it begins at 0 again: 65536 for a register of 16 bits; empty: never."),
                .unit = u"="_s,
                .minimum = 0,
                .isMinimumExcluded = true },
        };
    }

} // namespace

KindDescription counterDescription()
{
    return {
        .kind = u"counter"_s,
        .title = QCoreApplication::translate("Source", "Counter"),
        .help = QCoreApplication::translate(
            "Source", "Grows step by step: pulses of a meter, sent frames, pieces."),
        .parameters = growthParameters() + QList<ParameterDescription> {
            { .name = u"reset"_s,
                .type = ParameterType::Choice,
                .title = QCoreApplication::translate("Source", "Reset"),
                .help = QCoreApplication::translate(
                    "Source", "When it begins anew: never, each midnight, or when the device restarts."),
                .unit = {},
                .defaultValue = u"never"_s,
                .choices = { u"never"_s, u"daily"_s, u"reboot"_s } },
            utcOffsetParameter(),
        },
        .types = { PropertyType::Number },
    };
}

Result<std::unique_ptr<Source>> makeCounter(
    const Parameters &parameters, PropertyType, const SourceContext &context)
{
    const QString word = parameters.text("reset"_L1);
    const Settings settings {
        .start = parameters.number("start"_L1),
        .increment = parameters.number("increment"_L1),
        .period = parameters.duration("period"_L1),
        .rollover = parameters.optionalNumber("rollover"_L1),
        .reset = word == "daily"_L1 ? Reset::Daily
            : word == "reboot"_L1   ? Reset::Reboot
                                    : Reset::Never,
        .utcOffset = parameters.duration("utcOffset"_L1),
    };
    std::unique_ptr<Source> increments;
    if (parameters.has("incrementSource"_L1)) {
        auto made = makeSource(specFromJson(parameters.json("incrementSource"_L1).toObject()),
            PropertyType::Number, context);
        if (!made)
            return made.error();
        increments = std::move(made).value();
    }
    return std::unique_ptr<Source>(std::make_unique<Counter>(settings, std::move(increments)));
}

} // namespace sim
