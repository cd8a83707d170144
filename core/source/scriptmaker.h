// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

namespace sim {

/// What a `script` source is made of.
struct ScriptPlan
{
    QString code; ///< JavaScript
    QString name; ///< stands before the line in errors: the file, or `script`
    Microseconds budget { 0 }; ///< of real time for one call
    PropertyType type = PropertyType::Number;
};

/// Makes sources out of JavaScript. An interface, since the engine needs more than Qt Core: it
/// lives in core/script.
class ScriptMaker
{
public:
    virtual ~ScriptMaker() = default;

    /// Errors: `source.script*`, with name and line.
    virtual Result<std::unique_ptr<Source>> make(const ScriptPlan &plan) const = 0;
};

} // namespace sim
