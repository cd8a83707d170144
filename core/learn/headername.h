// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>

namespace sim {

/// What the name of a column says.
struct HeaderName
{
    QString title; ///< without the unit
    QString unit; ///< empty: none was said
    QString id; ///< the title as the id of a property: letters, digits, underscores
};

/// Reads "Temp (°C)", "Temp [°C]" and "Temp / °C".
HeaderName headerName(const QString &header);

} // namespace sim
