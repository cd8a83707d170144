// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/bernoulli.h"

#include "core/source/twovalues.h"

#include <QtCore/QCoreApplication>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    class Bernoulli final : public Source
    {
    public:
        Bernoulli(TwoValues values, double probability, Microseconds dwell)
            : m_values(std::move(values))
            , m_probability(probability)
            , m_dwell(dwell)
        {
        }

        Value next(const Tick &tick, const RandomStream &random, const SourceInputs &) override
        {
            if (!m_drawn || tick.sinceStart - *m_drawn >= m_dwell) {
                m_isOn = random.uniform(tick.index) < m_probability;
                m_drawn = tick.sinceStart;
            }
            return m_values.of(m_isOn);
        }

        std::unique_ptr<Source> clone() const override
        {
            return std::make_unique<Bernoulli>(*this);
        }

    private:
        TwoValues m_values;
        double m_probability;
        Microseconds m_dwell;
        std::optional<Microseconds> m_drawn;
        bool m_isOn = false;
    };

} // namespace

KindDescription bernoulliDescription()
{
    return {
        .kind = u"bernoulli"_s,
        .title = QCoreApplication::translate("Source", "Coin"),
        .help = QCoreApplication::translate(
            "Source", "On or off by chance, each sample for itself: a flag, a passed check."),
        .parameters = {
            { .name = u"pTrue"_s,
                .type = ParameterType::Probability,
                .title = QCoreApplication::translate("Source", "Probability of on"),
                .help = QCoreApplication::translate(
                    "Source", "How likely the on value is; it has this share of the time."),
                .unit = {},
                .defaultValue = 0.5 },
            { .name = u"minDwell"_s,
                .type = ParameterType::Duration,
                .title = QCoreApplication::translate("Source", "Shortest stay"),
                .help = QCoreApplication::translate(
                    "Source", "How long a drawn value stays before the next draw; 0s: one sample."),
                .unit = {},
                .defaultValue = u"0s"_s,
                .minimum = 0 },
            twoValuesParameter(),
        },
    };
}

Result<std::unique_ptr<Source>> makeBernoulli(const Parameters &parameters, PropertyType type)
{
    auto values = twoValuesOf(parameters, u"bernoulli"_s, type);
    if (!values)
        return values.error();
    return std::unique_ptr<Source>(std::make_unique<Bernoulli>(std::move(values).value(),
        parameters.number("pTrue"_L1), parameters.duration("minDwell"_L1)));
}

} // namespace sim
