// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/file/profilereader.h"

namespace sim::test {

/// A few kinds, described as core/source and core/modifier describe theirs, and name checks that
/// refuse blanks.
KindCatalogues catalogues();

/// The bytes of tests/data/profiles/\a name.
QByteArray profileData(const QString &name);

} // namespace sim::test
