// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QString>

namespace sim {

/// A source or modifier as the profile holds it: its kind and the parameters that were set.
///
/// The parameters stay JSON: one KindDescription per kind gives them names, units, ranges and
/// defaults, and reader, writer, schema, inspector and factory all work from that description.
struct KindSpec
{
    QString kind;
    QJsonObject parameters;

    bool operator==(const KindSpec &) const = default;
};

using SourceSpec = KindSpec;
using ModifierSpec = KindSpec;

} // namespace sim
