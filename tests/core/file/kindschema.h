// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/file/jsonnode.h"
#include "core/model/kinddescription.h"

namespace sim::test {

/// The JSON Schema of all kinds of \a catalogue, as it stands under "definitions" in the schema of
/// profiles. \a title and \a description stand above it.
JsonNode kindSchema(
    const KindCatalogue &catalogue, const QString &title, const QString &description);

/// \a schema, the text of the schema of profiles, with the definition \a name replaced.
QByteArray withDefinition(const QByteArray &schema, const QByteArray &name, const JsonNode &node);

} // namespace sim::test
