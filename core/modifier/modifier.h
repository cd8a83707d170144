// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/randomstream.h"
#include "core/model/kinddescription.h"

#include <memory>

namespace sim {

/// What a modifier may look at besides the number that it changes.
struct ModifierTick
{
    quint64 index = 0;
    Microseconds sinceStart { 0 };
    Microseconds step { 0 };
    std::optional<double> span; ///< width of the property's range, for amounts in percent
};

/// Changes a number on its way from the source. Deterministic and copyable like a Source.
class Modifier
{
public:
    virtual ~Modifier() = default;

    /// The number that goes on; nothing when the sample gets lost.
    virtual std::optional<double> apply(
        double value, const ModifierTick &tick, const RandomStream &random)
        = 0;

    /// A copy with the same state.
    virtual std::unique_ptr<Modifier> clone() const = 0;

    /// True when it works with ModifierTick::span and thus only on properties with a range.
    virtual bool needsSpan() const { return false; }

    /// The unit of its results when it converts units; empty: it keeps the unit.
    virtual QString unit() const { return {}; }
};

/// All kinds of modifiers with their parameters.
KindCatalogue modifierCatalogue();

/// The modifier of a checked \a spec.
Result<std::unique_ptr<Modifier>> makeModifier(const ModifierSpec &spec);

} // namespace sim
