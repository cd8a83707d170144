// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/plainslider.h"

#include <QtGui/QMouseEvent>
#include <QtWidgets/QStyle>
#include <QtWidgets/QStyleOptionSlider>

namespace sim {

PlainSlider::PlainSlider(QWidget *parent)
    : QSlider(Qt::Horizontal, parent)
{
    setFocusPolicy(Qt::StrongFocus);
}

void PlainSlider::mousePressEvent(QMouseEvent *event)
{
    QStyleOptionSlider option;
    initStyleOption(&option);
    const QRect handle
        = style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, this);
    if (event->button() == Qt::LeftButton && !handle.contains(event->position().toPoint())) {
        const int x = qRound(event->position().x()) - handle.width() / 2;
        setValue(QStyle::sliderValueFromPosition(
            minimum(), maximum(), x, width() - handle.width(), option.upsideDown));
    }
    QSlider::mousePressEvent(event);
}

void PlainSlider::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

} // namespace sim
