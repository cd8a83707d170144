// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/file/objectreader.h"
#include "core/model/property.h"

namespace sim {

/// Reads one element of "properties": definition, source, modifiers and rules. Inputs that name
/// other properties are checked by the type's reader.
Property readProperty(ReadContext &context, const QJsonValue &json, const JsonPlace &place);

} // namespace sim
