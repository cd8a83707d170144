// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/lag.h"

#include "core/base/portablemath.h"

#include <QtCore/QCoreApplication>

#include <deque>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    /// A long delay over short samples is remembered in at most so many steps.
    constexpr int kHistoryLength = 4096;

    /// What an input was, as far back as the delay reaches.
    class History
    {
    public:
        explicit History(Microseconds delay)
            : m_delay(delay)
            , m_resolution(delay / kHistoryLength)
        {
        }

        void add(Microseconds time, double value)
        {
            if (m_entries.empty() || time - m_entries.back().time >= m_resolution)
                m_entries.push_back({ .time = time, .value = value });
            // The last entry that is old enough stays: it is the delayed value.
            while (m_entries.size() > 1 && m_entries.at(1).time <= time - m_delay)
                m_entries.pop_front();
        }

        bool isEmpty() const { return m_entries.empty(); }

        /// The input one delay ago; before that is known, its first value.
        double delayed() const { return m_entries.front().value; }

    private:
        struct Entry
        {
            Microseconds time { 0 };
            double value = 0;
        };

        Microseconds m_delay;
        Microseconds m_resolution;
        std::deque<Entry> m_entries;
    };

    struct Response
    {
        double gain = 1;
        double offset = 0;
        Microseconds delay { 0 };
        Microseconds timeConstant { 0 };
        std::optional<double> initial = {};
    };

    class Lag final : public Source
    {
    public:
        Lag(QString input, Response response)
            : m_input(std::move(input))
            , m_response(response)
            , m_history(response.delay)
        {
        }

        Value next(const Tick &tick, const RandomStream &, const SourceInputs &inputs) override
        {
            const auto latest = inputs.latest(m_input);
            if (const auto number = latest ? numberIn(*latest) : std::nullopt)
                m_history.add(tick.sinceStart, *number);
            if (m_history.isEmpty())
                return m_response.initial ? Value(*m_response.initial) : Value();
            const double goal = m_response.gain * m_history.delayed() + m_response.offset;
            if (!m_last)
                m_value = m_response.initial.value_or(goal);
            else if (m_response.timeConstant > Microseconds(0))
                follow(tick.sinceStart - *m_last);
            else
                m_value = goal;
            m_goal = goal;
            m_last = tick.sinceStart;
            return m_value;
        }

        std::unique_ptr<Source> clone() const override { return std::make_unique<Lag>(*this); }

        QStringList inputs() const override { return { m_input }; }

    private:
        /// The exact response to a goal that stood still since the last sample.
        void follow(Microseconds length)
        {
            if (length != m_step) {
                m_step = length;
                m_decay = portable::exp(-static_cast<double>(length.count())
                    / static_cast<double>(m_response.timeConstant.count()));
            }
            m_value = m_goal + (m_value - m_goal) * m_decay;
        }

        QString m_input;
        Response m_response;
        History m_history;
        std::optional<Microseconds> m_last;
        double m_value = 0;
        double m_goal = 0;
        Microseconds m_step { -1 };
        double m_decay = 0;
    };

    QList<ParameterDescription> responseParameters()
    {
        return {
            { .name = u"delay"_s,
                .type = ParameterType::Duration,
                .title = QCoreApplication::translate("Source", "Delay"),
                .help = QCoreApplication::translate(
                    "Source", "Time before a change of the input shows at all."),
                .unit = {},
                .defaultValue = u"0s"_s,
                .minimum = 0 },
            { .name = u"timeConstant"_s,
                .type = ParameterType::Duration,
                .title = QCoreApplication::translate("Source", "Time constant"),
                .help = QCoreApplication::translate(
                    "Source", "After this time 63 % of a change is done; 0s follows at once."),
                .unit = {},
                .defaultValue = u"1m"_s,
                .minimum = 0 },
            { .name = u"initial"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "First value"),
                .help = QCoreApplication::translate(
                    "Source", "Where it begins; empty: where the input has always been."),
                .unit = u"="_s },
        };
    }

} // namespace

KindDescription lagDescription()
{
    return {
        .kind = u"lag"_s,
        .title = QCoreApplication::translate("Source", "Lag"),
        .help = QCoreApplication::translate("Source",
            "Follows another property late and slowly: a room follows its set-point."),
        .parameters = QList<ParameterDescription> {
            { .name = u"input"_s,
                .type = ParameterType::PropertyId,
                .title = QCoreApplication::translate("Source", "Input"),
                .help = QCoreApplication::translate(
                    "Source", "The property of the same device that it follows."),
                .unit = {},
                .isRequired = true },
            { .name = u"gain"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "Gain"),
                .help = QCoreApplication::translate("Source", "The input is multiplied by it."),
                .unit = {},
                .defaultValue = 1 },
            { .name = u"offset"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "Offset"),
                .help = QCoreApplication::translate("Source", "Added after the gain."),
                .unit = u"="_s,
                .defaultValue = 0 },
        } + responseParameters(),
        .types = { PropertyType::Number },
    };
}

Result<std::unique_ptr<Source>> makeLag(const Parameters &parameters, PropertyType)
{
    const Response response {
        .gain = parameters.number("gain"_L1),
        .offset = parameters.number("offset"_L1),
        .delay = parameters.duration("delay"_L1),
        .timeConstant = parameters.duration("timeConstant"_L1),
        .initial = parameters.optionalNumber("initial"_L1),
    };
    return std::unique_ptr<Source>(std::make_unique<Lag>(parameters.text("input"_L1), response));
}

} // namespace sim
