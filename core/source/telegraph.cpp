// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/telegraph.h"

#include "core/source/sourceerrors.h"
#include "core/source/twovalues.h"

#include <QtCore/QCoreApplication>

#include <cmath>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    /// After so many mean cycles the process is drawn anew from its stationary law, so that any
    /// point in time is reached in bounded work. It has forgotten its past long before.
    constexpr int kCyclesPerEpoch = 1024;

    struct Dwell
    {
        Microseconds on { 0 };
        Microseconds off { 0 };
    };

    class Telegraph final : public Source
    {
    public:
        Telegraph(Value on, Value off, Dwell mean, std::optional<bool> initial)
            : m_onValue(std::move(on))
            , m_offValue(std::move(off))
            , m_mean(mean)
            , m_epochLength((mean.on + mean.off) * kCyclesPerEpoch)
            , m_initial(initial)
        {
        }

        Value next(const Tick &tick, const RandomStream &random, const SourceInputs &) override
        {
            const auto epoch = tick.sinceStart / m_epochLength;
            if (epoch != m_epoch)
                enter(epoch, random);
            while (m_until <= tick.sinceStart) {
                m_isOn = !m_isOn;
                m_until += drawDwell(random);
            }
            return m_isOn ? m_onValue : m_offValue;
        }

        std::unique_ptr<Source> clone() const override
        {
            return std::make_unique<Telegraph>(*this);
        }

    private:
        void enter(Microseconds::rep epoch, const RandomStream &random)
        {
            m_epoch = epoch;
            m_dwells = 0;
            const double shareOn = static_cast<double>(m_mean.on.count())
                / static_cast<double>((m_mean.on + m_mean.off).count());
            const bool drawn = random.uniform(0, lane()) < shareOn;
            m_isOn = epoch == 0 ? m_initial.value_or(drawn) : drawn;
            m_until = epoch * m_epochLength + drawDwell(random);
        }

        /// How long the present state lasts; at least a microsecond, so that time goes on.
        Microseconds drawDwell(const RandomStream &random)
        {
            const Microseconds mean = m_isOn ? m_mean.on : m_mean.off;
            const double length
                = static_cast<double>(mean.count()) * random.exponential(m_dwells++, lane() + 1);
            return std::max(Microseconds(std::llround(length)), Microseconds(1));
        }

        std::uint32_t lane() const { return static_cast<std::uint32_t>(2 * m_epoch); }

        Value m_onValue;
        Value m_offValue;
        Dwell m_mean;
        Microseconds m_epochLength;
        std::optional<bool> m_initial;
        Microseconds::rep m_epoch = -1;
        quint64 m_dwells = 0;
        bool m_isOn = false;
        Microseconds m_until { 0 };
    };

} // namespace

KindDescription telegraphDescription()
{
    return {
        .kind = u"telegraph"_s,
        .title = QCoreApplication::translate("Source", "Telegraph"),
        .help = QCoreApplication::translate("Source",
            "Switches between two values at random times: motion, a door, a machine that runs or rests."),
        .parameters = {
            { .name = u"meanOn"_s,
                .type = ParameterType::Duration,
                .title = QCoreApplication::translate("Source", "Mean time on"),
                .help = QCoreApplication::translate(
                    "Source", "How long the on value lasts on average."),
                .unit = {},
                .defaultValue = u"1m"_s,
                .minimum = 0.001 },
            { .name = u"meanOff"_s,
                .type = ParameterType::Duration,
                .title = QCoreApplication::translate("Source", "Mean time off"),
                .help = QCoreApplication::translate(
                    "Source", "How long the off value lasts on average."),
                .unit = {},
                .defaultValue = u"5m"_s,
                .minimum = 0.001 },
            twoValuesParameter(),
            { .name = u"initial"_s,
                .type = ParameterType::AnyValue,
                .title = QCoreApplication::translate("Source", "First value"),
                .help = QCoreApplication::translate(
                    "Source", "Which of the two it begins with; empty: drawn by their mean times."),
                .unit = u"="_s },
        },
    };
}

Result<std::unique_ptr<Source>> makeTelegraph(const Parameters &parameters, PropertyType type)
{
    const auto values = twoValuesOf(parameters, u"telegraph"_s, type);
    if (!values)
        return values.error();
    std::optional<bool> initial;
    if (parameters.has("initial"_L1)) {
        const Value value = parameters.value("initial"_L1, type);
        if (value != values->on && value != values->off)
            return Error(errors::kUnknownInitialValue, { u"telegraph"_s, displayText(value) });
        initial = value == values->on;
    }
    const Microseconds shortest = Milliseconds(1);
    const Dwell mean { .on = std::max(parameters.duration("meanOn"_L1), shortest),
        .off = std::max(parameters.duration("meanOff"_L1), shortest) };
    return std::unique_ptr<Source>(
        std::make_unique<Telegraph>(values->on, values->off, mean, initial));
}

} // namespace sim
