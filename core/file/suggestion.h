// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QStringList>

#include <optional>

namespace sim {

/// The word of \a known that \a word was probably meant to be: the nearest by insertions,
/// deletions, replacements and swaps of neighbours, regardless of case; nothing when none is near.
std::optional<QString> nearestWord(const QString &word, const QStringList &known);

/// \a words for a sentence, shortened when there are many: `a, b, c`, `a, b ... and 40 more`.
QString listText(const QStringList &words);

} // namespace sim
