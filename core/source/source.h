// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/randomstream.h"
#include "core/model/kinddescription.h"
#include "core/model/value.h"
#include "core/source/sourcecontext.h"

#include <memory>

namespace sim {

/// One step of a property's sampling grid, in simulated time.
struct Tick
{
    quint64 index = 0; ///< 0, 1, 2 ... on the grid
    WallTime time {}; ///< of the sample
    Microseconds sinceStart {
        0
    }; ///< time since the run's start; what deterministic sources are functions of
    Microseconds step { 0 }; ///< the grid's interval
};

/// The other properties of the device, as they were sampled last. `lag` reads them.
class SourceInputs
{
public:
    virtual ~SourceInputs() = default;

    /// The newest value of \a property at or before this tick; nothing before its first sample.
    virtual std::optional<Value> latest(const QString &property) const = 0;

    /// What \a property was last set to by hand or by a command; nothing before that.
    virtual std::optional<Value> command(const QString &property) const;
};

/// When a source has something to say.
enum class Delivery {
    EverySample, ///< a value at each tick; none is a failure (a `lag` without its input)
    WithGaps, ///< none at all for a while: a battery that is empty
    Events, ///< values only when something happens, each worth a report even if it is the same
            ///< again
};

/// Produces the raw value of one property.
///
/// Deterministic: values depend on the spec, the ticks and the random stream alone, never on the
/// wall clock, on timers or on how fast the run goes. Stateful sources advance tick by tick;
/// clone() copies the state, so that a copy can run ahead (look-ahead, backfill). Thread: one at a
/// time.
class Source
{
public:
    virtual ~Source() = default;

    /// The value of \a tick. Ticks come in order, each once, starting at any index.
    virtual Value next(const Tick &tick, const RandomStream &random, const SourceInputs &inputs)
        = 0;

    /// A copy with the same state.
    virtual std::unique_ptr<Source> clone() const = 0;

    /// Why the last next() had no value; nothing: it has no more to say than that there is none.
    virtual std::optional<Error> failure() const { return {}; }

    /// False: it measures something of the real world, and the next run will see other values.
    virtual bool isReproducible() const { return true; }

    /// Properties of the same device that this source reads.
    virtual QStringList inputs() const { return {}; }

    /// Unless it is EverySample, no value (std::monostate) means silence: no sample, no report.
    virtual Delivery delivery() const { return Delivery::EverySample; }

    /// The device starts anew: what counts from there begins again with the next tick.
    virtual void restart() { }

    /// Takes over a manual value from the window or a command; false when the source has none.
    /// It holds from the next tick on (`manual` moves to it over its rampTime).
    virtual bool setManualValue(const Value &value);
};

/// All kinds of sources with their parameters. Built anew at each call; keep it.
KindCatalogue sourceCatalogue();

/// The source of a checked \a spec. Errors: `source.*` when a combination of parameters cannot work
/// (sequence without values, weights that do not match), or when \a context lacks what it needs.
Result<std::unique_ptr<Source>> makeSource(const SourceSpec &spec, PropertyType type,
    const SourceContext &context = SourceContext::nothing());

} // namespace sim
