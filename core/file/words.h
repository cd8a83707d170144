// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/rules.h"

#include <QtCore/QStringList>

#include <array>

namespace sim {

/// The words that stand for the values of an enumeration in a profile, for reader and writer.
template <typename Enum, std::size_t size>
struct Words
{
    struct Word
    {
        Enum value;
        QLatin1StringView name;
    };

    std::array<Word, size> list;

    std::optional<Enum> value(QStringView name) const
    {
        for (const Word &word : list) {
            if (word.name == name)
                return word.value;
        }
        return {};
    }

    QString name(Enum value) const
    {
        for (const Word &word : list) {
            if (word.value == value)
                return word.name;
        }
        Q_UNREACHABLE();
        return {};
    }

    QStringList names() const
    {
        QStringList names;
        for (const Word &word : list)
            names.append(word.name);
        return names;
    }
};

inline constexpr Words<PublishMode, 2> kPublishModes { {
    { { PublishMode::Raw, QLatin1StringView("raw") },
        { PublishMode::Feed, QLatin1StringView("feed") } },
} };

inline constexpr Words<FeedEncoding, 2> kFeedEncodings { {
    { { FeedEncoding::Verbose, QLatin1StringView("verbose") },
        { FeedEncoding::Compact, QLatin1StringView("compact") } },
} };

inline constexpr Words<ArrivalKind, 4> kArrivals { {
    { { ArrivalKind::Fixed, QLatin1StringView("fixed") },
        { ArrivalKind::Uniform, QLatin1StringView("uniform") },
        { ArrivalKind::Normal, QLatin1StringView("normal") },
        { ArrivalKind::Poisson, QLatin1StringView("poisson") } },
} };

inline constexpr Words<MissedPolicy, 2> kMissedPolicies { {
    { { MissedPolicy::Skip, QLatin1StringView("skip") },
        { MissedPolicy::CatchUp, QLatin1StringView("catchUp") } },
} };

inline constexpr Words<DropPolicy, 3> kDropPolicies { {
    { { DropPolicy::DropOldest, QLatin1StringView("dropOldest") },
        { DropPolicy::DropNewest, QLatin1StringView("dropNewest") },
        { DropPolicy::Pause, QLatin1StringView("pause") } },
} };

} // namespace sim
