// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/modifier/ratelimit.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    class RateLimit final : public Modifier
    {
    public:
        explicit RateLimit(double perSecond)
            : m_perSecond(perSecond)
        {
        }

        std::optional<double> apply(
            double value, const ModifierTick &tick, const RandomStream &) override
        {
            if (m_last) {
                const std::chrono::duration<double> passed = tick.sinceStart - m_time;
                const double most = m_perSecond * std::max(passed.count(), 0.0);
                value = std::clamp(value, *m_last - most, *m_last + most);
            }
            m_last = value;
            m_time = tick.sinceStart;
            return value;
        }

        std::unique_ptr<Modifier> clone() const override
        {
            return std::make_unique<RateLimit>(*this);
        }

    private:
        double m_perSecond;
        std::optional<double> m_last {};
        Microseconds m_time {};
    };

} // namespace

KindDescription rateLimitDescription()
{
    return {
        .kind = u"rateLimit"_s,
        .title = QCoreApplication::translate("Modifier", "Rate limit"),
        .help = QCoreApplication::translate(
            "Modifier", "Follows no faster than a given rate: a valve, a slow actuator."),
        .parameters = {
            { .name = u"rate"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Modifier", "Rate"),
                .help = QCoreApplication::translate("Modifier", "Greatest change in one second."),
                .unit = u"/s"_s,
                .defaultValue = 1,
                .isRequired = true,
                .minimum = 0,
                .isMinimumExcluded = true },
        },
        .types = { PropertyType::Number },
    };
}

Result<std::unique_ptr<Modifier>> makeRateLimit(const Parameters &parameters)
{
    return std::unique_ptr<Modifier>(std::make_unique<RateLimit>(parameters.number("rate"_L1)));
}

} // namespace sim
