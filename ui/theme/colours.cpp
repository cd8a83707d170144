// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/colours.h"

#include <array>
#include <cmath>

namespace sim {

namespace {

    struct Tone
    {
        QRgb light;
        QRgb dark;

        QColor colour(bool isDark) const { return QColor(isDark ? dark : light); }
    };

    // Okabe and Ito's palette, darkened for white and lightened for black until each has a contrast
    // of 3 or more.
    constexpr std::array<Tone, Theme::kSeriesColours> kSeries { {
        { 0x0072b2, 0x56b4e9 }, // blue
        { 0xd55e00, 0xff9a4d }, // vermilion
        { 0x008a64, 0x2fc9a0 }, // bluish green
        { 0xb35a8e, 0xe39ac6 }, // reddish purple
        { 0xa87400, 0xe6b422 }, // orange
        { 0x2f8fc4, 0x9bd3f5 }, // sky blue
        { 0x4a535f, 0xc3cad4 }, // black
        { 0x857800, 0xf0e442 }, // yellow
    } };

    double linear(double channel)
    {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    }

    double luminance(const QColor &colour)
    {
        return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
            + 0.0722 * linear(colour.blueF());
    }

    Tone tone(Theme::Role role)
    {
        switch (role) {
        case Theme::Role::Window:
            return { 0xeef0f3, 0x12161c };
        case Theme::Role::Surface:
            return { 0xffffff, 0x1a1f27 };
        case Theme::Role::SurfaceRaised:
            return { 0xf6f7f9, 0x222933 };
        case Theme::Role::Border:
            return { 0xd5dae1, 0x343d4a };
        case Theme::Role::Text:
            return { 0x1a222d, 0xe7ebf1 };
        case Theme::Role::TextMuted:
            return { 0x586474, 0x9ba7b6 };
        case Theme::Role::Accent:
            return { 0x1261a6, 0x62b0f2 };
        case Theme::Role::AccentText:
            return { 0xffffff, 0x0b1622 };
        case Theme::Role::Good:
            return { 0x1a7a4a, 0x4cc38a };
        case Theme::Role::Warning:
            return { 0x8f5f00, 0xe8b44a };
        case Theme::Role::Bad:
            return { 0xc0303c, 0xff7f78 };
        case Theme::Role::ChartGrid:
            return { 0xe5e8ed, 0x2a323d };
        case Theme::Role::ChartNow:
            return { 0xb4541a, 0xffa666 };
        }
        Q_UNREACHABLE();
    }

} // namespace

QColor roleColour(Theme::Role role, bool isDark)
{
    return tone(role).colour(isDark);
}

QColor seriesColourAt(int index, bool isDark)
{
    const int size = Theme::kSeriesColours;
    return kSeries.at(static_cast<std::size_t>(((index % size) + size) % size)).colour(isDark);
}

QList<qreal> seriesDashes(int index)
{
    static const std::array<QList<qreal>, Theme::kSeriesColours> kDashes { {
        {},
        { 6, 3 },
        { 2, 2 },
        { 8, 3, 2, 3 },
        { 12, 4 },
        { 4, 2, 1, 2 },
        { 1, 3 },
        { 10, 2, 2, 2, 2, 2 },
    } };
    const int size = Theme::kSeriesColours;
    return kDashes.at(static_cast<std::size_t>(((index % size) + size) % size));
}

double contrastRatio(const QColor &a, const QColor &b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

QColor mixed(const QColor &top, const QColor &bottom, double share)
{
    const auto blend = [share](float t, float b) {
        return static_cast<float>(share * double(t) + (1 - share) * double(b));
    };
    return QColor::fromRgbF(blend(top.redF(), bottom.redF()), blend(top.greenF(), bottom.greenF()),
        blend(top.blueF(), bottom.blueF()));
}

} // namespace sim
