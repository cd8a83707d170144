// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/kinddescription.h"

namespace sim::test {

/// The text of docs/catalogue.md: every kind, and for each of its parameters what it is, its form
/// and its default.
QByteArray cataloguePage(const KindCatalogue &sources, const KindCatalogue &modifiers);

} // namespace sim::test
