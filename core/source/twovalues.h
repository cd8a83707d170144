// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/kinddescription.h"

namespace sim {

/// What a source that knows only on and off says for each.
struct TwoValues
{
    Value on;
    Value off;

    const Value &of(bool isOn) const { return isOn ? on : off; }
};

/// The parameter `values`: the on value and the off value. Booleans and numbers can do without it.
/// Errors: `source.notTwoValues`, which names \a kind.
Result<TwoValues> twoValuesOf(const Parameters &parameters, const QString &kind, PropertyType type);

ParameterDescription twoValuesParameter();

} // namespace sim
