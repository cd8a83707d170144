// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/propertypipeline.h"

#include "core/feed/rawpayload.h"
#include "core/modifier/unittable.h"
#include "core/pipeline/pipelineerrors.h"

#include <cmath>
#include <span>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    struct ModifierStage
    {
        std::unique_ptr<Modifier> modifier;
        RandomStream random;
    };

    bool isOfType(const Value &value, PropertyType type)
    {
        switch (type) {
        case PropertyType::Number:
            return std::holds_alternative<double>(value);
        case PropertyType::Boolean:
            return std::holds_alternative<bool>(value);
        case PropertyType::String:
        case PropertyType::Blob:
            return std::holds_alternative<QString>(value);
        case PropertyType::Enum:
            return std::holds_alternative<QString>(value) || std::holds_alternative<double>(value);
        case PropertyType::Object:
            return std::holds_alternative<QJsonObject>(value);
        case PropertyType::Waypoint:
            return std::holds_alternative<Location>(value);
        }
        Q_UNREACHABLE();
    }

    /// The word for what \a value is, in the order of Value's alternatives.
    QString formOf(const Value &value)
    {
        static constexpr std::array kForms { "null"_L1, "boolean"_L1, "number"_L1, "string"_L1,
            "object"_L1, "waypoint"_L1 };
        return kForms.at(value.index());
    }

    RandomStream streamOf(const ResolvedProperty &property, quint64 seed, const QString &device)
    {
        const RandomStream stream(seed, device, property.id());
        if (property.seedOffset == 0)
            return stream;
        const QString purpose = u"offset:" + QString::number(property.seedOffset);
        return stream.derived(purpose);
    }

    /// The last conversion gives the unit of the property, if that has one.
    Result<void> checkUnit(const ResolvedProperty &property, std::span<const ModifierStage> stages)
    {
        QString unit;
        for (const ModifierStage &stage : stages) {
            if (const QString converted = stage.modifier->unit(); !converted.isEmpty())
                unit = converted;
        }
        const QString &wanted = property.definition.unit;
        if (unit.isEmpty() || wanted.isEmpty() || isSameUnit(unit, wanted))
            return {};
        return Error(errors::kOtherUnit, { property.id(), unit, wanted });
    }

    Result<std::vector<ModifierStage>> makeStages(
        const ResolvedProperty &property, const RandomStream &random, bool hasSpan)
    {
        std::vector<ModifierStage> stages;
        stages.reserve(static_cast<std::size_t>(property.modifiers.size()));
        for (const ModifierSpec &spec : property.modifiers) {
            auto modifier = makeModifier(spec);
            if (!modifier)
                return modifier.error();
            if ((*modifier)->needsSpan() && !hasSpan)
                return Error(errors::kNoSpan, { property.id(), spec.kind });
            const QString purpose = u"modifier:" + QString::number(stages.size());
            stages.push_back(
                { .modifier = std::move(modifier).value(), .random = random.derived(purpose) });
        }
        if (const auto checked = checkUnit(property, stages); !checked)
            return checked.error();
        return stages;
    }

    std::optional<double> spanOf(const Boundaries &boundaries)
    {
        if (!boundaries.min || !boundaries.max)
            return {};
        return *boundaries.max - *boundaries.min;
    }

} // namespace

struct PropertyPipeline::Parts
{
    quint64 seed;
    QString device;
    const SourceContext *context;
    std::shared_ptr<const ResolvedProperty> property;
    RandomStream random;
    RandomStream nullRandom;
    std::optional<double> span;
    std::unique_ptr<Source> source;
    std::vector<ModifierStage> stages;

    static Result<std::unique_ptr<Parts>> make(std::shared_ptr<const ResolvedProperty> shared,
        quint64 seed, const QString &device, const SourceContext &context)
    {
        const ResolvedProperty &property = *shared;
        const RandomStream random = streamOf(property, seed, device);
        const auto span = spanOf(property.definition.boundaries);
        auto source = makeSource(property.source, property.definition.type, context);
        if (!source)
            return source.error();
        auto stages = makeStages(property, random, span.has_value());
        if (!stages)
            return stages.error();
        return std::unique_ptr<Parts>(new Parts { .seed = seed,
            .device = device,
            .context = &context,
            .property = std::move(shared),
            .random = random,
            .nullRandom = random.derived(u"null"),
            .span = span,
            .source = std::move(source).value(),
            .stages = std::move(stages).value() });
    }

    std::unique_ptr<Parts> clone() const
    {
        std::vector<ModifierStage> copies;
        copies.reserve(stages.size());
        for (const ModifierStage &stage : stages)
            copies.push_back({ .modifier = stage.modifier->clone(), .random = stage.random });
        return std::unique_ptr<Parts>(new Parts { .seed = seed,
            .device = device,
            .context = context,
            .property = property,
            .random = random,
            .nullRandom = nullRandom,
            .span = span,
            .source = source->clone(),
            .stages = std::move(copies) });
    }

    /// Takes over the state of the modifiers that stayed the same at their place.
    void keepStages(Parts &old)
    {
        const auto count = std::min(stages.size(), old.stages.size());
        for (std::size_t i = 0; i < count; ++i) {
            const auto place = static_cast<qsizetype>(i);
            if (property->modifiers.at(place) == old.property->modifiers.at(place))
                stages[i].modifier = std::move(old.stages[i].modifier);
        }
    }

    /// Nothing when the sample gets lost.
    std::optional<double> modified(double number, const Tick &tick)
    {
        const ModifierTick modifierTick {
            .index = tick.index, .sinceStart = tick.sinceStart, .step = tick.step, .span = span
        };
        for (const ModifierStage &stage : stages) {
            const auto changed = stage.modifier->apply(number, modifierTick, stage.random);
            if (!changed)
                return {};
            number = *changed;
        }
        if (property->definition.decimals)
            number = roundedTo(number, *property->definition.decimals);
        return number + 0.0; // no negative zero on the wire
    }
};

Result<PropertyPipeline> PropertyPipeline::make(const ResolvedProperty &property, quint64 seed,
    const QString &device, const SourceContext &context)
{
    return make(std::make_shared<const ResolvedProperty>(property), seed, device, context);
}

Result<PropertyPipeline> PropertyPipeline::make(std::shared_ptr<const ResolvedProperty> property,
    quint64 seed, const QString &device, const SourceContext &context)
{
    auto parts = Parts::make(std::move(property), seed, device, context);
    if (!parts)
        return parts.error();
    return PropertyPipeline(std::move(parts).value());
}

PropertyPipeline::PropertyPipeline(std::unique_ptr<Parts> parts)
    : m_parts(std::move(parts))
{
}

PropertyPipeline::PropertyPipeline(const PropertyPipeline &other)
    : m_parts(other.m_parts->clone())
{
}

PropertyPipeline::PropertyPipeline(PropertyPipeline &&) noexcept = default;
PropertyPipeline &PropertyPipeline::operator=(PropertyPipeline &&) noexcept = default;
PropertyPipeline::~PropertyPipeline() = default;

Result<std::optional<DataPoint>> PropertyPipeline::next(
    const Tick &tick, const SourceInputs &inputs)
{
    Parts &parts = *m_parts;
    const ResolvedProperty &property = *parts.property;
    Value value = parts.source->next(tick, parts.random, inputs);
    if (isNull(value) && parts.source->delivery() != Delivery::EverySample)
        return std::optional<DataPoint>();
    if (double *number = std::get_if<double>(&value)) {
        const auto modified = parts.modified(*number, tick);
        if (!modified)
            return std::optional<DataPoint>();
        if (!std::isfinite(*modified))
            return Error(errors::kNotFinite, { property.id() });
        *number = *modified;
    }
    if (!isOfType(value, property.definition.type)) {
        if (isNull(value))
            return parts.source->failure().value_or(Error(errors::kNoValue, { property.id() }));
        return Error(errors::kWrongType,
            { property.id(), typeName(property.definition.type), formOf(value) });
    }
    if (property.nullProbability > 0
        && parts.nullRandom.uniform(tick.index) < property.nullProbability)
        value = Value();
    return std::optional(
        DataPoint { .property = property.id(), .value = std::move(value), .time = tick.time });
}

const ResolvedProperty &PropertyPipeline::property() const
{
    return *m_parts->property;
}

QStringList PropertyPipeline::inputs() const
{
    return m_parts->source->inputs();
}

Delivery PropertyPipeline::delivery() const
{
    return m_parts->source->delivery();
}

void PropertyPipeline::restart()
{
    m_parts->source->restart();
}

bool PropertyPipeline::isReproducible() const
{
    return m_parts->source->isReproducible();
}

Result<void> PropertyPipeline::setManualValue(const Value &value)
{
    const ResolvedProperty &property = *m_parts->property;
    if (!isOfType(value, property.definition.type)) {
        return Error(errors::kWrongType,
            { property.id(), typeName(property.definition.type), formOf(value) });
    }
    const double *number = std::get_if<double>(&value);
    if (number != nullptr && !std::isfinite(*number))
        return Error(errors::kNotFinite, { property.id() });
    if (!m_parts->source->setManualValue(value))
        return Error(errors::kNotManual, { property.id() });
    return {};
}

Result<void> PropertyPipeline::replace(const ResolvedProperty &property)
{
    auto parts = Parts::make(std::make_shared<const ResolvedProperty>(property), m_parts->seed,
        m_parts->device, *m_parts->context);
    if (!parts)
        return parts.error();
    // A source that was not edited keeps its state: its walk goes on, a manual value stays set.
    const bool isSameSource = property.source == m_parts->property->source
        && property.definition.type == m_parts->property->definition.type;
    if (isSameSource)
        (*parts)->source = std::move(m_parts->source);
    (*parts)->keepStages(*m_parts);
    m_parts = std::move(parts).value();
    return {};
}

} // namespace sim
