// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace sim::layering {

/// One `#include` of a source, with where it stands.
struct Include
{
    QString file; ///< relative to the tree, `core/feed/topics.cpp`
    int line = 0;
    QString target; ///< as written between quotes or brackets
};

/// All includes of one source text. Includes inside comments are not counted.
QList<Include> includesOf(const QString &file, const QString &text);

/// What is wrong with \a include, or nothing: an arrow that docs/architecture.md does not draw, a
/// header of Qt Gui, Widgets or Charts in core or in the command line, Qt MQTT outside of
/// core/link.
QString problemWith(const Include &include);

} // namespace sim::layering
