// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/theme.h"

class QPainter;
class QStyleOption;
class QStyleOptionSlider;

namespace sim {

/// How the parts of controls are drawn: fields, marks, arrows, scroll bars. SimStyle decides when.
class ControlPainter
{
public:
    explicit ControlPainter(const Theme &theme);

    void button(QPainter *painter, const QStyleOption &option, bool isPrimary) const;
    void toolButton(QPainter *painter, const QStyleOption &option) const;
    void field(QPainter *painter, const QStyleOption &option) const; ///< line edits, combo boxes
    void fieldFrame(QPainter *painter, const QStyleOption &option) const;
    void checkBox(QPainter *painter, const QStyleOption &option) const;
    void radioButton(QPainter *painter, const QStyleOption &option) const;
    void arrow(QPainter *painter, const QStyleOption &option, const QString &icon) const;
    void card(QPainter *painter, const QRect &rect) const;
    void frame(QPainter *painter, const QRect &rect) const;
    void focusRect(QPainter *painter, const QRect &rect) const;
    void tab(QPainter *painter, const QStyleOption &option, bool isBelow) const;
    void headerSection(QPainter *painter, const QStyleOption &option) const;
    void scrollBar(QPainter *painter, const QStyleOptionSlider &option, const QRect &handle) const;
    void slider(QPainter *painter, const QStyleOptionSlider &option, const QRect &groove,
        const QRect &handle) const;
    void line(QPainter *painter, const QRect &rect) const; ///< filled with Border

private:
    QColor outline(const QStyleOption &option) const;
    void rounded(QPainter *painter, const QRectF &rect, const QColor &fill, const QColor &line,
        qreal radius) const;

    const Theme &m_theme;
};

} // namespace sim
