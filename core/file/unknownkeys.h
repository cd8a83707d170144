// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/file/jsonnode.h"
#include "core/file/readcontext.h"

namespace sim {

/// The unknown keys that the readers met in the file \a root, with paths that still hold when
/// elements of lists have moved.
QList<UnknownKeys> unknownKeys(const QList<ReadUnknown> &met, const QJsonValue &root);

/// Puts \a unknown back into the written file \a root. An object that was left out, since it holds
/// defaults alone, is made again; what belongs to an element that is gone stays away.
void restoreUnknownKeys(JsonNode &root, const QList<UnknownKeys> &unknown);

} // namespace sim
