// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/integrator.h"

#include <QtCore/QCoreApplication>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    struct Settings
    {
        QString input;
        QString resetOn;
        double factor = 1;
        double initial = 0;
        Microseconds per { 0 };
    };

    class Integrator final : public Source
    {
    public:
        explicit Integrator(Settings settings)
            : m_settings(std::move(settings))
            , m_value(m_settings.initial)
        {
        }

        Value next(const Tick &tick, const RandomStream &, const SourceInputs &inputs) override
        {
            const auto latest = inputs.latest(m_settings.input);
            const auto number = latest ? numberIn(*latest) : std::nullopt;
            if (number && m_lastInput) {
                const double passed = static_cast<double>((tick.sinceStart - m_last).count())
                    / static_cast<double>(m_settings.per.count());
                m_value += m_settings.factor * (*number + *m_lastInput) / 2 * passed;
            }
            if (number)
                m_lastInput = number;
            m_last = tick.sinceStart;
            if (isReset(inputs))
                m_value = m_settings.initial;
            return m_value;
        }

        std::unique_ptr<Source> clone() const override
        {
            return std::make_unique<Integrator>(*this);
        }

        QStringList inputs() const override
        {
            return m_settings.resetOn.isEmpty()
                ? QStringList { m_settings.input }
                : QStringList { m_settings.input, m_settings.resetOn };
        }

    private:
        /// Once for each time that the property becomes true.
        bool isReset(const SourceInputs &inputs)
        {
            if (m_settings.resetOn.isEmpty())
                return false;
            const auto latest = inputs.latest(m_settings.resetOn);
            const auto number = latest ? numberIn(*latest) : std::nullopt;
            const bool isOn = number && *number != 0;
            const bool isNew = isOn && !m_wasOn;
            m_wasOn = isOn;
            return isNew;
        }

        Settings m_settings;
        double m_value;
        std::optional<double> m_lastInput;
        Microseconds m_last { 0 };
        bool m_wasOn = false;
    };

} // namespace

KindDescription integratorDescription()
{
    return {
        .kind = u"integrator"_s,
        .title = QCoreApplication::translate("Source", "Integrator"),
        .help = QCoreApplication::translate(
            "Source", "Sums another property over time: kWh from kW, kilometres from km/h."),
        .parameters = {
            { .name = u"input"_s,
                .type = ParameterType::PropertyId,
                .title = QCoreApplication::translate("Source", "Input"),
                .help = QCoreApplication::translate(
                    "Source", "The property of the same device that it sums."),
                .unit = {},
                .isRequired = true },
            { .name = u"per"_s,
                .type = ParameterType::Duration,
                .title = QCoreApplication::translate("Source", "Per"),
                .help = QCoreApplication::translate(
                    "Source", "The time that the input counts by: 1h for kW and km/h, 1s for l/s."),
                .unit = {},
                .defaultValue = u"1h"_s,
                .minimum = 0,
                .isMinimumExcluded = true },
            { .name = u"factor"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "Factor"),
                .help = QCoreApplication::translate("Source", "The sum is multiplied by it."),
                .unit = {},
                .defaultValue = 1 },
            { .name = u"initial"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "First value"),
                .help = QCoreApplication::translate(
                    "Source", "Where it begins, and begins again after a reset."),
                .unit = u"="_s,
                .defaultValue = 0 },
            { .name = u"resetOn"_s,
                .type = ParameterType::PropertyId,
                .title = QCoreApplication::translate("Source", "Reset on"),
                .help = QCoreApplication::translate(
                    "Source", "A property that sends it back when it becomes true or not 0."),
                .unit = {} },
        },
        .types = { PropertyType::Number },
    };
}

Result<std::unique_ptr<Source>> makeIntegrator(const Parameters &parameters, PropertyType)
{
    return std::unique_ptr<Source>(std::make_unique<Integrator>(Settings {
        .input = parameters.text("input"_L1),
        .resetOn = parameters.text("resetOn"_L1),
        .factor = parameters.number("factor"_L1),
        .initial = parameters.number("initial"_L1),
        .per = std::max(parameters.duration("per"_L1), Microseconds(1)),
    }));
}

} // namespace sim
