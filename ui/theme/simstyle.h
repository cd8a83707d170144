// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/controlpainter.h"

#include <QtWidgets/QProxyStyle>

namespace sim {

/// Fusion with flat controls on the theme's grid and in its colours. Knows only how things look.
class SimStyle final : public QProxyStyle
{
    Q_OBJECT

public:
    static constexpr const char *kPrimary = "simPrimary"; ///< property of the one filled button
    static constexpr const char *kCard = "simCard"; ///< property of frames that are cards

    explicit SimStyle(const Theme *theme); ///< \a theme must outlive the style

    void polish(QWidget *widget) override;
    using QProxyStyle::polish;
    int pixelMetric(
        PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
        QStyleHintReturn *returned) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
        const QWidget *widget) const override;
    QRect subElementRect(
        SubElement element, const QStyleOption *option, const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
        const QWidget *widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
        const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
        const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
        QPainter *painter, const QWidget *widget) const override;
    QIcon standardIcon(
        StandardPixmap standard, const QStyleOption *option, const QWidget *widget) const override;

private:
    QRect scrollBarRect(const QStyleOptionSlider &bar, SubControl part) const;
    bool drawMark(PrimitiveElement element, const QStyleOption &option, QPainter *painter) const;
    void drawDockTitle(const QStyleOption &option, QPainter *painter, const QWidget *widget) const;
    void drawItem(const QStyleOption &option, QPainter *painter, const QWidget *widget) const;
    void drawMenuBarItem(const QStyleOption &option, QPainter *painter) const;
    void drawTabLabel(const QStyleOption &option, QPainter *painter, const QWidget *widget) const;
    void drawComboBox(
        const QStyleOptionComplex &option, QPainter *painter, const QWidget *widget) const;
    void drawSpinBox(
        const QStyleOptionComplex &option, QPainter *painter, const QWidget *widget) const;

    const Theme &m_theme;
    ControlPainter m_paint;
};

} // namespace sim
