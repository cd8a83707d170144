// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/threshold.h"

#include "core/source/sourceerrors.h"
#include "core/source/twovalues.h"

#include <QtCore/QCoreApplication>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    struct Levels
    {
        double onAbove = 0;
        double offBelow = 0;
        Microseconds onDelay { 0 };
        Microseconds offDelay { 0 };
    };

    class Threshold final : public Source
    {
    public:
        Threshold(QString input, TwoValues values, Levels levels)
            : m_input(std::move(input))
            , m_values(std::move(values))
            , m_levels(levels)
        {
        }

        Value next(const Tick &tick, const RandomStream &, const SourceInputs &inputs) override
        {
            const auto latest = inputs.latest(m_input);
            if (const auto number = latest ? numberIn(*latest) : std::nullopt)
                follow(*number, tick.sinceStart);
            return m_values.of(m_isOn);
        }

        std::unique_ptr<Source> clone() const override
        {
            return std::make_unique<Threshold>(*this);
        }

        QStringList inputs() const override { return { m_input }; }

        void restart() override
        {
            m_isOn = false;
            m_since.reset();
        }

    private:
        void follow(double number, Microseconds now)
        {
            const bool isBeyond = m_isOn ? number < m_levels.offBelow : number > m_levels.onAbove;
            if (!isBeyond) {
                m_since.reset();
                return;
            }
            if (!m_since)
                m_since = now;
            if (now - *m_since < (m_isOn ? m_levels.offDelay : m_levels.onDelay))
                return;
            m_isOn = !m_isOn;
            m_since.reset();
        }

        QString m_input;
        TwoValues m_values;
        Levels m_levels;
        bool m_isOn = false;
        std::optional<Microseconds> m_since; ///< the input has been beyond the level
    };

    ParameterDescription delay(const QString &name, const QString &title, const QString &help)
    {
        return { .name = name,
            .type = ParameterType::Duration,
            .title = title,
            .help = help,
            .unit = {},
            .defaultValue = u"0s"_s,
            .minimum = 0 };
    }

} // namespace

KindDescription thresholdDescription()
{
    return {
        .kind = u"threshold"_s,
        .title = QCoreApplication::translate("Source", "Threshold"),
        .help = QCoreApplication::translate(
            "Source", "On while another property is too high: the flag of an alarm."),
        .parameters = {
            { .name = u"input"_s,
                .type = ParameterType::PropertyId,
                .title = QCoreApplication::translate("Source", "Input"),
                .help = QCoreApplication::translate(
                    "Source", "The property of the same device that it watches."),
                .unit = {},
                .isRequired = true },
            { .name = u"onAbove"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "On above"),
                .help = QCoreApplication::translate(
                    "Source", "Switches on when the input is greater."),
                .unit = {},
                .defaultValue = 30,
                .isRequired = true },
            { .name = u"offBelow"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "Off below"),
                .help = QCoreApplication::translate("Source",
                    "Switches off when the input is smaller; empty: where it switches on."),
                .unit = {} },
            delay(u"onDelay"_s, QCoreApplication::translate("Source", "On delay"),
                QCoreApplication::translate(
                    "Source", "How long the input must be above before it switches on.")),
            delay(u"offDelay"_s, QCoreApplication::translate("Source", "Off delay"),
                QCoreApplication::translate(
                    "Source", "How long the input must be below before it switches off.")),
            twoValuesParameter(),
        },
    };
}

Result<std::unique_ptr<Source>> makeThreshold(const Parameters &parameters, PropertyType type)
{
    auto values = twoValuesOf(parameters, u"threshold"_s, type);
    if (!values)
        return values.error();
    const double onAbove = parameters.number("onAbove"_L1);
    const Levels levels {
        .onAbove = onAbove,
        .offBelow = parameters.optionalNumber("offBelow"_L1).value_or(onAbove),
        .onDelay = parameters.duration("onDelay"_L1),
        .offDelay = parameters.duration("offDelay"_L1),
    };
    if (levels.offBelow > levels.onAbove) {
        return Error(errors::kLevelsCross,
            { QString::number(levels.offBelow), QString::number(levels.onAbove) });
    }
    return std::unique_ptr<Source>(std::make_unique<Threshold>(
        parameters.text("input"_L1), std::move(values).value(), levels));
}

} // namespace sim
