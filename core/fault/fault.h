// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/randomstream.h"
#include "core/model/datapoint.h"
#include "core/model/faultspec.h"
#include "core/model/kinddescription.h"

#include <memory>

namespace sim {

/// What a fault may look at besides the value that it spoils.
struct FaultTick
{
    quint64 index = 0; ///< of the sample
    Microseconds sinceBegin { 0 }; ///< of the fault
    Value before = {}; ///< the property's last value before the fault; null: there was none
};

/// Something that goes wrong on the way of a value. Immutable, so that copies of a pipeline share
/// it; what goes on underneath never sees it.
class Fault
{
public:
    virtual ~Fault() = default;

    /// The value that goes on, before the report rule; nothing when the sample gets lost.
    virtual std::optional<Value> value(
        const Value &value, const FaultTick &tick, const RandomStream &random) const;

    /// Spoils a point that was reported, before it is encoded.
    virtual void spoilPoint(DataPoint &point) const;

    /// True when it spoils messages.
    virtual bool spoilsPayload() const { return false; }

    /// Spoils the message that holds a point which was made while the fault was active.
    virtual void spoilPayload(QByteArray &payload) const;
};

/// All kinds of faults with their parameters.
KindCatalogue faultCatalogue();

/// Where faults of \a kind do their work; nothing for unknown kinds.
std::optional<FaultLayer> faultLayer(QStringView kind);

/// The fault of a checked \a spec for one property; null for kinds that this version does not carry
/// out. Errors: `spec.unknownKind`, `fault.noRange`, and those of UnitConversion::make().
Result<std::shared_ptr<const Fault>> makeFault(
    const KindSpec &spec, const PropertyDefinition &property);

} // namespace sim
