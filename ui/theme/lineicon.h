// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/theme.h"

#include <QtGui/QIconEngine>

namespace sim {

/// Draws `:/icons/NAME.svg` in the theme's present colour, at the device's own resolution.
///
/// The colour is asked at each drawing, so icons follow a change of theme without being made anew.
class LineIcon final : public QIconEngine
{
public:
    LineIcon(const Theme *theme, QString name, Theme::Role role);

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(
        const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override;
    QSize actualSize(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QIconEngine *clone() const override;
    QString key() const override;
    bool isNull() override;

private:
    QColor colour(QIcon::Mode mode) const;

    QPointer<const Theme> m_theme;
    QString m_name;
    Theme::Role m_role;
};

} // namespace sim
