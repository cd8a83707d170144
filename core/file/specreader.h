// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/file/objectreader.h"
#include "core/model/kinddescription.h"
#include "core/model/property.h"

namespace sim {

/// Reads a source or modifier and checks it with \a catalogue; enumeration values must be in the
/// set of \a property. A "frequency" (Hz) becomes the "period" of kinds that have one.
KindSpec readSpec(ReadContext &context, const QJsonValue &json, const JsonPlace &place,
    const KindCatalogue &catalogue, const PropertyDefinition &property);

} // namespace sim
