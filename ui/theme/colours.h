// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/theme.h"

namespace sim {

/// The two colour tables of the program; everything that is drawn takes its colours from here.
QColor roleColour(Theme::Role role, bool isDark);

/// \a index is taken modulo Theme::kSeriesColours.
QColor seriesColourAt(int index, bool isDark);

/// Dash pattern of a series in pen widths; empty: solid.
QList<qreal> seriesDashes(int index);

/// Contrast of two opaque colours as WCAG 2.1 defines it, 1..21.
double contrastRatio(const QColor &a, const QColor &b);

/// \a top with \a share (0..1) laid over \a bottom; opaque.
QColor mixed(const QColor &top, const QColor &bottom, double share);

} // namespace sim
