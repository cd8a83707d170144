// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/fault/numberfaults.h"

#include "core/fault/faulterrors.h"
#include "core/feed/rawpayload.h"
#include "core/modifier/deviation.h"
#include "core/modifier/unittable.h"

#include <QtCore/QCoreApplication>

#include <cmath>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    QString translated(const char *text)
    {
        return QCoreApplication::translate("Fault", text);
    }

    /// Changes a number and rounds it as the property says; other values pass.
    class NumberFault : public Fault
    {
    public:
        explicit NumberFault(const PropertyDefinition &property)
            : m_decimals(property.decimals)
        {
        }

        std::optional<Value> value(
            const Value &value, const FaultTick &tick, const RandomStream &random) const final
        {
            const double *number = std::get_if<double>(&value);
            if (number == nullptr)
                return value;
            double changed = this->changed(*number, tick, random);
            if (!std::isfinite(changed))
                return value; // the wire knows no infinity
            if (m_decimals)
                changed = roundedTo(changed, *m_decimals);
            return Value(changed + 0.0); // no negative zero
        }

    private:
        virtual double changed(
            double number, const FaultTick &tick, const RandomStream &random) const = 0;

        std::optional<int> m_decimals;
    };

    class Bias final : public NumberFault
    {
    public:
        Bias(const Parameters &parameters, const PropertyDefinition &property)
            : NumberFault(property)
            , m_offset(parameters.number("offset"_L1))
        {
        }

    private:
        double changed(double number, const FaultTick &, const RandomStream &) const override
        {
            return number + m_offset;
        }

        double m_offset;
    };

    class Drift final : public NumberFault
    {
    public:
        Drift(const Parameters &parameters, const PropertyDefinition &property)
            : NumberFault(property)
            , m_perHour(parameters.number("rate"_L1))
        {
        }

    private:
        double changed(double number, const FaultTick &tick, const RandomStream &) const override
        {
            constexpr double kHour = 3600e6; // microseconds
            return number + m_perHour * (static_cast<double>(tick.sinceBegin.count()) / kHour);
        }

        double m_perHour;
    };

    /// The standard deviation of a spike or a burst, in the unit of the property.
    double deviationOf(const Parameters &parameters, const PropertyDefinition &property)
    {
        const Boundaries &range = property.boundaries;
        ModifierTick tick;
        if (range.min && range.max)
            tick.span = *range.max - *range.min;
        return Deviation(parameters).at(tick);
    }

    class Spike final : public NumberFault
    {
    public:
        Spike(const Parameters &parameters, const PropertyDefinition &property)
            : NumberFault(property)
            , m_distance(parameters.number("magnitude"_L1) * deviationOf(parameters, property))
        {
        }

    private:
        double changed(
            double number, const FaultTick &tick, const RandomStream &random) const override
        {
            return random.uniform(tick.index) < 0.5 ? number - m_distance : number + m_distance;
        }

        double m_distance;
    };

    class NoiseBurst final : public NumberFault
    {
    public:
        NoiseBurst(const Parameters &parameters, const PropertyDefinition &property)
            : NumberFault(property)
            , m_deviation(deviationOf(parameters, property))
        {
        }

    private:
        double changed(
            double number, const FaultTick &tick, const RandomStream &random) const override
        {
            return number + m_deviation * random.normal(tick.index);
        }

        double m_deviation;
    };

    class Replaced final : public NumberFault
    {
    public:
        Replaced(double number, const PropertyDefinition &property)
            : NumberFault(property)
            , m_number(number)
        {
        }

    private:
        double changed(double, const FaultTick &, const RandomStream &) const override
        {
            return m_number;
        }

        double m_number;
    };

    class WrongUnit final : public NumberFault
    {
    public:
        WrongUnit(const UnitConversion &conversion, const PropertyDefinition &property)
            : NumberFault(property)
            , m_conversion(conversion)
        {
        }

    private:
        double changed(double number, const FaultTick &, const RandomStream &) const override
        {
            return m_conversion(number);
        }

        UnitConversion m_conversion;
    };

    template <typename Kind>
    FaultKind::Made makeKind(const Parameters &parameters, const PropertyDefinition &property)
    {
        return std::shared_ptr<const Fault>(std::make_shared<Kind>(parameters, property));
    }

    template <typename Kind>
    FaultKind::Made makeDeviating(const Parameters &parameters, const PropertyDefinition &property)
    {
        const Boundaries &range = property.boundaries;
        if (Deviation(parameters).needsSpan() && !(range.min && range.max))
            return Error(errors::kNoRange, { property.id });
        return makeKind<Kind>(parameters, property);
    }

    FaultKind::Made makeOutOfRange(const Parameters &parameters, const PropertyDefinition &property)
    {
        const Boundaries &range = property.boundaries;
        if (!range.min && !range.max)
            return Error(errors::kNoRange, { property.id });
        const double part = parameters.number("by"_L1) / 100;
        const double edge = range.max ? *range.max : *range.min;
        double width = range.min && range.max ? *range.max - *range.min : std::abs(edge);
        if (width == 0)
            width = 1;
        // One step of the decimals at least, lest rounding brings it back.
        const double step = property.decimals ? std::pow(10.0, -*property.decimals) : 0;
        const double distance = std::max(part * width, step);
        const double number = range.max ? edge + distance : edge - distance;
        return std::shared_ptr<const Fault>(std::make_shared<Replaced>(number, property));
    }

    FaultKind::Made makeWrongUnit(const Parameters &parameters, const PropertyDefinition &property)
    {
        const auto conversion = UnitConversion::make(property.unit, parameters.text("to"_L1));
        if (!conversion)
            return conversion.error();
        return std::shared_ptr<const Fault>(std::make_shared<WrongUnit>(*conversion, property));
    }

    ParameterDescription numberParameter(
        const QString &name, const char *title, const char *help, const QString &unit, double usual)
    {
        return { .name = name,
            .type = ParameterType::Number,
            .title = translated(title),
            .help = translated(help),
            .unit = unit,
            .defaultValue = usual };
    }

    KindDescription kind(const QString &word, const char *title, const char *help,
        const QList<ParameterDescription> &parameters)
    {
        return { .kind = word,
            .title = translated(title),
            .help = translated(help),
            .parameters = parameters,
            .types = { PropertyType::Number } };
    }

    FaultKind spike()
    {
        ParameterDescription magnitude = numberParameter(u"magnitude"_s, "Magnitude",
            "How many standard deviations a spike lies away, up or down.", u"σ"_s, 10);
        magnitude.minimum = 0;
        magnitude.isMinimumExcluded = true;
        return { .description
            = kind(u"spike"_s, "Spike",
                "Values far away, up or down by chance: interference, a loose contact.",
                QList<ParameterDescription> { magnitude }
                    + deviationParameters(1, translated("How much the value usually varies."))),
            .make = makeDeviating<Spike> };
    }

    FaultKind outOfRange()
    {
        ParameterDescription by = numberParameter(
            u"by"_s, "By", "How far outside, in percent of the range.", u"%"_s, 10);
        by.minimum = 0;
        by.isMinimumExcluded = true;
        return { .description = kind(u"outOfRange"_s, "Out of range",
                     "A value outside the boundaries, above them where there is a maximum; the "
                     "platform discards it.",
                     { by }),
            .make = makeOutOfRange };
    }

} // namespace

QList<FaultKind> numberFaults()
{
    return {
        { .description = kind(u"bias"_s, "Bias", "Adds an amount: a sensor out of adjustment.",
              { numberParameter(
                  u"offset"_s, "Offset", "What is added; negative for downwards.", u"="_s, 5) }),
            .make = makeKind<Bias> },
        { .description = kind(u"drift"_s, "Drift",
              "Adds an amount that grows while the fault lasts: a sensor going bad.",
              { numberParameter(u"rate"_s, "Rate",
                  "What is added in one hour; negative for downwards.", u"/h"_s, 1) }),
            .make = makeKind<Drift> },
        spike(),
        { .description
            = kind(u"noiseBurst"_s, "Noise burst", "Adds normal noise: interference, a bad cable.",
                deviationParameters(1, translated("How strong the noise is."))),
            .make = makeDeviating<NoiseBurst> },
        outOfRange(),
        { .description = kind(u"wrongUnit"_s, "Wrong unit",
              "Sends the value in another unit of measure: °F where °C is expected.",
              { { .name = u"to"_s,
                  .type = ParameterType::Text,
                  .title = translated("To"),
                  .help = translated("Unit that is sent instead of the property's own."),
                  .unit = {},
                  .defaultValue = u"°F"_s,
                  .isRequired = true } }),
            .make = makeWrongUnit },
    };
}

} // namespace sim
