// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/datapoint.h"
#include "core/modifier/modifier.h"
#include "core/source/source.h"

#include <memory>

namespace sim {

/// Source, modifiers and type check of one property: from a tick to a data point.
///
/// Rounding to the property's decimals happens here, once, so that chart, log and wire show the
/// same value. A value of the wrong type is an error and gets no further. Thread: one at a time.
class PropertyPipeline
{
public:
    /// \a context outlives the pipeline. Errors: those of makeSource() and makeModifier(),
    /// `pipeline.noSpan` and `pipeline.otherUnit`.
    static Result<PropertyPipeline> make(const ResolvedProperty &property, quint64 seed,
        const QString &device, const SourceContext &context = SourceContext::nothing());

    /// The same with a property that others hold too, such as the members of a group.
    static Result<PropertyPipeline> make(std::shared_ptr<const ResolvedProperty> property,
        quint64 seed, const QString &device,
        const SourceContext &context = SourceContext::nothing());

    PropertyPipeline(const PropertyPipeline &other);
    PropertyPipeline &operator=(const PropertyPipeline &) = delete;
    PropertyPipeline(PropertyPipeline &&) noexcept;
    PropertyPipeline &operator=(PropertyPipeline &&) noexcept;
    ~PropertyPipeline();

    /// The point of \a tick; nothing when the source is silent (see Delivery) or a modifier lost
    /// the sample. Errors: `pipeline.wrongType` with property, wanted and found type;
    /// `pipeline.noValue`, or why the source has none; `pipeline.notFinite`.
    Result<std::optional<DataPoint>> next(const Tick &tick, const SourceInputs &inputs);

    const ResolvedProperty &property() const;
    QStringList inputs() const;
    Delivery delivery() const;
    bool isReproducible() const; ///< see Source

    /// Errors: `pipeline.wrongType`, `pipeline.notFinite`, `pipeline.notManual`.
    Result<void> setManualValue(const Value &value);

    /// The device starts anew: see Source::restart().
    void restart();

    /// Replaces source and modifiers while running; the grid and the counter of draws go on.
    /// On an error nothing changes. A source or modifier whose spec stays the same keeps its state.
    Result<void> replace(const ResolvedProperty &property);

private:
    struct Parts;
    explicit PropertyPipeline(std::unique_ptr<Parts> parts);

    std::unique_ptr<Parts> m_parts;
};

} // namespace sim
