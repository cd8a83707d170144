// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtGui/QColor>
#include <QtGui/QFont>
#include <QtGui/QIcon>
#include <QtGui/QPalette>
#include <QtGui/QPen>

class QAbstractButton;
class QApplication;
class QFrame;
class QWidget;

namespace sim {

/// The looks of the program in one place: palette, type scale, spacing, icons, series colours.
///
/// One Theme is made by main() and handed to every pane. Widgets never name a colour themselves.
/// Metrics are device-independent pixels on a grid of 4. Thread: GUI.
class Theme : public QObject
{
    Q_OBJECT

public:
    enum class Mode { System, Light, Dark };
    Q_ENUM(Mode)

    enum class Role {
        Window, ///< behind everything
        Surface, ///< panes, cards
        SurfaceRaised, ///< headers, hovered rows
        Border,
        Text,
        TextMuted,
        Accent,
        AccentText, ///< on Accent
        Good,
        Warning,
        Bad,
        ChartGrid,
        ChartNow,
    };
    Q_ENUM(Role)

    enum class TextSize { Caption, Body, Title, Headline };

    static constexpr int kGap = 8;
    static constexpr int kSmallGap = 4;
    static constexpr int kMargin = 12;
    static constexpr int kRadius = 6;
    static constexpr int kSeriesColours = 8;
    static constexpr int kIconSize = 18; ///< of icons in bars, buttons and rows
    static constexpr int kRowHeight
        = 28; ///< of trees and tables; ControlHeight is the same for all fields
    static constexpr int kControlHeight = 28;

    explicit Theme(QObject *parent = nullptr);

    void apply(QApplication &application); ///< palette, style, style sheet; again after each change

    Mode mode() const { return m_mode; }

    void setMode(Mode mode);
    bool isDark() const;

    QColor colour(Role role) const;
    QColor seriesColour(int index) const;

    /// \a role laid thinly over Surface: backgrounds of banners, chips and selected rows.
    QColor tint(Role role) const;

    /// Colour-blind-safe (Okabe and Ito, adapted to the background) with a dash pattern of its own.
    QPen seriesPen(int index, qreal width = 1.5) const;

    QFont font(TextSize size) const;
    QFont monospace(TextSize size = TextSize::Body) const;

    /// A line icon from `:/icons/NAME.svg`, tinted, crisp at every scale. \a role tints it.
    QIcon icon(const QString &name, Role role = Role::Text) const;

    /// Makes \a button the one that stands out: filled with Accent. At most one in sight of the
    /// user.
    static void setPrimary(QAbstractButton *button);

    /// Text in TextMuted, or another role, that follows light and dark by itself.
    void setTextRole(QWidget *widget, Role role);

    /// A panel in Surface with border and round corners.
    static void setCard(QFrame *frame);

signals:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QPalette palette() const;
    void refreshTextRoles();

    Mode m_mode = Mode::System;
    bool m_isSystemDark = false;
    bool m_isApplying = false;
    QPointer<QApplication> m_application;
    QHash<QWidget *, Role> m_textRoles;
};

} // namespace sim
