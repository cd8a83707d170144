// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/datapoint.h"
#include "core/model/rules.h"

namespace sim {

/// Encodes \a feed as documented (contract, section 4): key order `t`, `v`, `prop`; times as UTC
/// with three decimals and `Z`; no white space. Verbose: `t` in every point. Compact: the feed's
/// `t` (its baseTime, or the first point's time) and `tt` in milliseconds, left out where 0; a
/// property that all points share moves to the feed.
QByteArray writeDataFeed(const DataFeed &feed, FeedEncoding encoding);

/// Appends to \a out, for callers that reuse one buffer.
void appendDataFeed(QByteArray &out, const DataFeed &feed, FeedEncoding encoding);

/// The bytes that \a point adds to a feed at the most; the batcher counts with it.
qsizetype encodedSizeBound(const DataPoint &point);

} // namespace sim
