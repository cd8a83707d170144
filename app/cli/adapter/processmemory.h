// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QtGlobal>

namespace sim {

/// Resident memory of this process in bytes; 0 where the system does not tell. Cheap.
qint64 residentBytes();

} // namespace sim
