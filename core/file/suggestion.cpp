// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/suggestion.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <vector>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr qsizetype kLongestWord = 64; ///< longer ones are no slips of the finger
    constexpr qsizetype kMostWords = 1000; ///< comparing with more would take long

    /// Optimal string alignment distance.
    qsizetype editDistance(const QString &a, const QString &b)
    {
        const auto width = static_cast<std::size_t>(b.size()) + 1;
        std::vector<qsizetype> beforePrevious(width);
        std::vector<qsizetype> previous(width);
        std::vector<qsizetype> current(width);
        for (std::size_t j = 0; j < width; ++j)
            previous[j] = static_cast<qsizetype>(j);
        for (qsizetype i = 1; i <= a.size(); ++i) {
            current[0] = i;
            for (std::size_t j = 1; j < width; ++j) {
                const auto at = static_cast<qsizetype>(j);
                const bool isSame = a.at(i - 1) == b.at(at - 1);
                current[j] = std::min(
                    { previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (isSame ? 0 : 1) });
                const bool isSwap
                    = i > 1 && at > 1 && a.at(i - 1) == b.at(at - 2) && a.at(i - 2) == b.at(at - 1);
                if (isSwap)
                    current[j] = std::min(current[j], beforePrevious[j - 2] + 1);
            }
            std::swap(beforePrevious, previous);
            std::swap(previous, current);
        }
        return previous.back();
    }

} // namespace

std::optional<QString> nearestWord(const QString &word, const QStringList &known)
{
    if (word.isEmpty() || word.size() > kLongestWord || known.size() > kMostWords)
        return {};
    const QString wanted = word.toLower();
    std::optional<QString> nearest;
    qsizetype best = std::max<qsizetype>(1, word.size() / 3) + 1;
    for (const QString &candidate : known) {
        if (candidate.size() > kLongestWord)
            continue;
        const qsizetype distance = editDistance(wanted, candidate.toLower());
        if (distance < best) {
            best = distance;
            nearest = candidate;
        }
    }
    return nearest;
}

QString listText(const QStringList &words)
{
    constexpr qsizetype kShown = 30;
    if (words.isEmpty())
        return QCoreApplication::translate("Error", "(none)");
    if (words.size() <= kShown)
        return words.join(u", "_s);
    return QCoreApplication::translate("Error", "%1 ... and %2 more")
        .arg(words.first(kShown).join(u", "_s))
        .arg(words.size() - kShown);
}

} // namespace sim
