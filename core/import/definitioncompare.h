// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/import/platformdefinition.h"
#include "core/model/device.h"

namespace sim {

/// One way in which a device type of a profile and the platform's definition differ.
struct DefinitionDifference
{
    enum class Kind {
        Missing, ///< the platform has the property, the profile does not
        Extra, ///< the profile sends it, the platform does not know it and drops it
        WrongType, ///< the platform refuses every value
        WrongCase, ///< the same name in other letters: works, but is easily misread
        WiderBounds, ///< the profile may send what the platform discards
        OtherUnit, ///< the unit is never sent: numbers may mean something else
    };

    Kind kind = Kind::Missing;
    QString property; ///< the profile's name of it, or the platform's when it is missing
    QString here; ///< what the profile says; empty for Missing
    QString there; ///< what the platform says; empty for Extra

    /// One sentence for people.
    QString text() const;

    /// The word in `--json`: `missing`, `extra`, `wrongType` ...
    QString word() const;

    /// Whether the platform would drop data because of it; the others are remarks.
    bool isLoss() const;

    bool operator==(const DefinitionDifference &) const = default;
};

/// What differs, in the order of the platform's properties, then the profile's.
QList<DefinitionDifference> compareDefinitions(
    const DeviceType &type, const PlatformProfile &profile);

/// `-25.5 .. 65.5`, `at most 64 bytes`, `"run", "stop"`, or `none`.
QString boundariesText(const Boundaries &boundaries);

} // namespace sim
