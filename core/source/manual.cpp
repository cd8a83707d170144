// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/manual.h"

#include "core/source/range.h"
#include "core/source/sourceerrors.h"

#include <QtCore/QCoreApplication>

#include <cmath>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    struct Control
    {
        Range range = {};
        std::optional<double> step = {};
        Microseconds rampTime { 0 };
    };

    class Manual final : public Source
    {
    public:
        Manual(Value initial, Control control)
            : m_target(std::move(initial))
            , m_control(control)
        {
            m_target = settable(m_target);
            m_value = m_target;
        }

        Value next(const Tick &tick, const RandomStream &, const SourceInputs &) override
        {
            m_value = valueAt(tick.sinceStart);
            m_time = tick.sinceStart;
            return m_value;
        }

        std::unique_ptr<Source> clone() const override { return std::make_unique<Manual>(*this); }

        bool setManualValue(const Value &value) override
        {
            if (value.index() != m_target.index() || !isUsable(value))
                return false;
            m_target = settable(value);
            m_rampFrom = m_value;
            m_rampStart = m_time;
            return true;
        }

    private:
        static bool isUsable(const Value &value)
        {
            const double *number = std::get_if<double>(&value);
            return number == nullptr || std::isfinite(*number);
        }

        /// Numbers within the range and on the steps of the control.
        Value settable(const Value &value) const
        {
            const double *number = std::get_if<double>(&value);
            if (number == nullptr)
                return value;
            double x = m_control.range.clamped(*number);
            if (m_control.step) {
                const double origin = m_control.range.min.value_or(0);
                x = origin + std::round((x - origin) / *m_control.step) * *m_control.step;
            }
            return m_control.range.clamped(x);
        }

        Value valueAt(Microseconds now) const
        {
            const double *from = std::get_if<double>(&m_rampFrom);
            const double *to = std::get_if<double>(&m_target);
            // Before the first sample there is nothing to move away from.
            if (from == nullptr || to == nullptr || !m_rampStart)
                return m_target;
            const Microseconds passed = now - *m_rampStart;
            if (passed >= m_control.rampTime)
                return m_target;
            return *from
                + (*to - *from)
                * (static_cast<double>(passed.count())
                    / static_cast<double>(m_control.rampTime.count()));
        }

        Value m_target;
        Control m_control;
        Value m_value; ///< of the last tick
        std::optional<Microseconds> m_time; ///< of the last tick
        Value m_rampFrom;
        std::optional<Microseconds> m_rampStart;
    };

    /// What a property shows before anybody has set it; nothing where only the user can know.
    std::optional<Value> naturalValue(PropertyType type)
    {
        switch (type) {
        case PropertyType::Number:
            return Value(0.0);
        case PropertyType::Boolean:
            return Value(false);
        case PropertyType::String:
        case PropertyType::Blob:
            return Value(QString());
        case PropertyType::Object:
            return Value(QJsonObject());
        case PropertyType::Enum:
        case PropertyType::Waypoint:
            return {};
        }
        Q_UNREACHABLE();
    }

    QList<ParameterDescription> controlParameters()
    {
        return {
            { .name = u"widget"_s,
                .type = ParameterType::Choice,
                .title = QCoreApplication::translate("Source", "Control"),
                .help = QCoreApplication::translate("Source", "What the window offers to set it."),
                .unit = {},
                .defaultValue = u"slider"_s,
                .choices = { u"slider"_s, u"dial"_s, u"toggle"_s, u"list"_s, u"text"_s } },
            { .name = u"step"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "Step"),
                .help = QCoreApplication::translate(
                    "Source", "Numbers are set in steps of this size, counted from the minimum."),
                .unit = u"="_s,
                .minimum = 0,
                .isMinimumExcluded = true },
            { .name = u"rampTime"_s,
                .type = ParameterType::Duration,
                .title = QCoreApplication::translate("Source", "Ramp time"),
                .help = QCoreApplication::translate(
                    "Source", "How long a number takes to move to a new setting."),
                .unit = {},
                .defaultValue = u"0s"_s,
                .minimum = 0 },
        };
    }

} // namespace

KindDescription manualDescription()
{
    return {
        .kind = u"manual"_s,
        .title = QCoreApplication::translate("Source", "Manual"),
        .help = QCoreApplication::translate(
            "Source", "Set by hand in the window or by a command: a set-point in a live demo."),
        .parameters = QList<ParameterDescription> {
            { .name = u"initial"_s,
                .type = ParameterType::AnyValue,
                .title = QCoreApplication::translate("Source", "First value"),
                .help = QCoreApplication::translate("Source",
                    "The value until another one is set; enums and waypoints need it."),
                .unit = u"="_s },
        } + optionalRangeParameters() + controlParameters(),
    };
}

Result<std::unique_ptr<Source>> makeManual(const Parameters &parameters, PropertyType type)
{
    const auto range = rangeOf(parameters, u"manual"_s);
    if (!range)
        return range.error();
    const auto initial = parameters.has("initial"_L1)
        ? std::optional(parameters.value("initial"_L1, type))
        : naturalValue(type);
    if (!initial)
        return Error(errors::kNoInitialValue, { u"manual"_s, typeName(type) });
    const Control control {
        .range = *range,
        .step = parameters.optionalNumber("step"_L1),
        .rampTime = parameters.duration("rampTime"_L1),
    };
    return std::unique_ptr<Source>(std::make_unique<Manual>(*initial, control));
}

} // namespace sim
