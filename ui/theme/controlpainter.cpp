// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/controlpainter.h"

#include "ui/theme/colours.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyleOption>

namespace sim {

using namespace Qt::StringLiterals;
using Role = Theme::Role;

namespace {

    constexpr qreal kFieldRadius = 5;
    constexpr int kMarkSize = 16;

    bool isOn(const QStyleOption &option, QStyle::StateFlag flag)
    {
        return option.state.testFlag(flag);
    }

    QRectF markRect(const QRect &rect)
    {
        const QPointF centre = QRectF(rect).center();
        return QRectF(centre.x() - kMarkSize / 2.0 + 0.5, centre.y() - kMarkSize / 2.0 + 0.5,
            kMarkSize - 1, kMarkSize - 1);
    }

} // namespace

ControlPainter::ControlPainter(const Theme &theme)
    : m_theme(theme)
{
}

void ControlPainter::rounded(QPainter *painter, const QRectF &rect, const QColor &fill,
    const QColor &line, qreal radius) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(line.isValid() ? QPen(line, 1) : QPen(Qt::NoPen));
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter->drawRoundedRect(rect, radius, radius);
    painter->restore();
}

QColor ControlPainter::outline(const QStyleOption &option) const
{
    if (isOn(option, QStyle::State_HasFocus) && isOn(option, QStyle::State_Enabled))
        return m_theme.colour(Role::Accent);
    const QColor border = m_theme.colour(Role::Border);
    if (isOn(option, QStyle::State_MouseOver) && isOn(option, QStyle::State_Enabled))
        return mixed(m_theme.colour(Role::TextMuted), border, 0.45);
    return border;
}

void ControlPainter::button(QPainter *painter, const QStyleOption &option, bool isPrimary) const
{
    const bool isEnabled = isOn(option, QStyle::State_Enabled);
    const bool isDown = isOn(option, QStyle::State_Sunken) || isOn(option, QStyle::State_On);
    const bool isHovered = isEnabled && isOn(option, QStyle::State_MouseOver);
    QColor fill = m_theme.colour(Role::SurfaceRaised);
    QColor line = outline(option);
    if (isPrimary && isEnabled) {
        fill = m_theme.colour(Role::Accent);
        if (isDown || isHovered)
            fill = mixed(m_theme.colour(Role::Text), fill, isDown ? 0.22 : 0.12);
        line = isOn(option, QStyle::State_HasFocus) ? m_theme.colour(Role::Text) : fill;
    } else if (isDown || isHovered) {
        fill = mixed(m_theme.colour(Role::Text), fill, isDown ? 0.12 : 0.05);
    }
    rounded(painter, QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), fill, line, kFieldRadius);
}

void ControlPainter::toolButton(QPainter *painter, const QStyleOption &option) const
{
    const bool isEnabled = isOn(option, QStyle::State_Enabled);
    const bool isDown = isOn(option, QStyle::State_Sunken) || isOn(option, QStyle::State_On);
    const bool isFocused = isOn(option, QStyle::State_HasFocus);
    const bool isHovered
        = isEnabled && isOn(option, QStyle::State_MouseOver) && isOn(option, QStyle::State_Raised);
    const bool hasFrame = !isOn(option, QStyle::State_AutoRaise);
    QColor fill = hasFrame ? m_theme.colour(Role::SurfaceRaised) : QColor();
    if (isDown || isHovered)
        fill = mixed(
            m_theme.colour(Role::Text), m_theme.colour(Role::Surface), isDown ? 0.14 : 0.07);
    const QColor line = isFocused || hasFrame ? outline(option) : QColor();
    if (fill.isValid() || line.isValid())
        rounded(
            painter, QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), fill, line, kFieldRadius);
}

void ControlPainter::field(QPainter *painter, const QStyleOption &option) const
{
    const QColor fill = isOn(option, QStyle::State_Enabled) ? m_theme.colour(Role::Surface)
                                                            : m_theme.colour(Role::SurfaceRaised);
    rounded(painter, QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), fill, outline(option),
        kFieldRadius);
}

void ControlPainter::fieldFrame(QPainter *painter, const QStyleOption &option) const
{
    rounded(painter, QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), {}, outline(option),
        kFieldRadius);
}

void ControlPainter::checkBox(QPainter *painter, const QStyleOption &option) const
{
    const QRectF rect = markRect(option.rect);
    const bool isEnabled = isOn(option, QStyle::State_Enabled);
    const bool isSet = isOn(option, QStyle::State_On) || isOn(option, QStyle::State_NoChange);
    const QColor line = mixed(m_theme.colour(Role::TextMuted), m_theme.colour(Role::Surface), 0.75);
    if (!isSet) {
        rounded(
            painter, rect, m_theme.colour(Role::Surface), isEnabled ? line : outline(option), 3.5);
        return;
    }
    const QColor fill = isEnabled ? m_theme.colour(Role::Accent) : m_theme.colour(Role::Border);
    rounded(painter, rect, fill, fill, 3.5);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(
        QPen(m_theme.colour(Role::AccentText), 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF c = rect.center();
    if (isOn(option, QStyle::State_NoChange))
        painter->drawLine(c - QPointF(3.5, 0), c + QPointF(3.5, 0));
    else
        painter->drawPolyline(
            QPolygonF({ c + QPointF(-3.6, 0.2), c + QPointF(-1, 2.8), c + QPointF(3.8, -2.8) }));
    painter->restore();
}

void ControlPainter::radioButton(QPainter *painter, const QStyleOption &option) const
{
    const QRectF rect = markRect(option.rect);
    const bool isEnabled = isOn(option, QStyle::State_Enabled);
    const bool isSet = isOn(option, QStyle::State_On);
    const QColor accent = isEnabled ? m_theme.colour(Role::Accent) : m_theme.colour(Role::Border);
    const QColor line = mixed(m_theme.colour(Role::TextMuted), m_theme.colour(Role::Surface), 0.75);
    rounded(painter, rect, isSet ? accent : m_theme.colour(Role::Surface),
        isSet ? accent : (isEnabled ? line : outline(option)), rect.width() / 2);
    if (isSet)
        rounded(
            painter, rect.adjusted(4.5, 4.5, -4.5, -4.5), m_theme.colour(Role::AccentText), {}, 4);
}

void ControlPainter::arrow(QPainter *painter, const QStyleOption &option, const QString &icon) const
{
    const int size = std::min({ 14, option.rect.width(), option.rect.height() });
    QRect rect(0, 0, size, size);
    rect.moveCenter(option.rect.center());
    m_theme.icon(icon, Role::TextMuted)
        .paint(painter, rect, Qt::AlignCenter,
            isOn(option, QStyle::State_Enabled) ? QIcon::Normal : QIcon::Disabled);
}

void ControlPainter::card(QPainter *painter, const QRect &rect) const
{
    rounded(painter, QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), m_theme.colour(Role::Surface),
        m_theme.colour(Role::Border), Theme::kRadius);
}

void ControlPainter::frame(QPainter *painter, const QRect &rect) const
{
    rounded(
        painter, QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), {}, m_theme.colour(Role::Border), 0);
}

void ControlPainter::focusRect(QPainter *painter, const QRect &rect) const
{
    rounded(painter, QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), {}, m_theme.colour(Role::Accent),
        kFieldRadius - 1);
}

void ControlPainter::tab(QPainter *painter, const QStyleOption &option, bool isBelow) const
{
    const bool isSelected = isOn(option, QStyle::State_Selected);
    const QRect rect = option.rect;
    if (!isSelected && isOn(option, QStyle::State_MouseOver))
        rounded(painter, QRectF(rect).adjusted(2, 3, -2, -4),
            mixed(m_theme.colour(Role::Text), m_theme.colour(Role::Surface), 0.06), {},
            kFieldRadius);
    if (isOn(option, QStyle::State_HasFocus))
        focusRect(painter, rect.adjusted(2, 3, -2, -4));
    if (isSelected) {
        const int y = isBelow ? rect.top() : rect.bottom() - 1;
        painter->fillRect(
            QRect(rect.left() + 6, y, rect.width() - 12, 2), m_theme.colour(Role::Accent));
    }
}

void ControlPainter::headerSection(QPainter *painter, const QStyleOption &option) const
{
    painter->fillRect(option.rect, m_theme.colour(Role::SurfaceRaised));
    const QColor border = m_theme.colour(Role::Border);
    const QRect r = option.rect;
    painter->fillRect(QRect(r.left(), r.bottom(), r.width(), 1), border);
    painter->fillRect(QRect(r.right(), r.top() + 6, 1, std::max(0, r.height() - 12)), border);
}

void ControlPainter::scrollBar(
    QPainter *painter, const QStyleOptionSlider &option, const QRect &handle) const
{
    painter->fillRect(option.rect, m_theme.colour(Role::Surface));
    const bool isActive = option.activeSubControls.testFlag(QStyle::SC_ScrollBarSlider);
    const QColor fill = mixed(
        m_theme.colour(Role::TextMuted), m_theme.colour(Role::Surface), isActive ? 0.75 : 0.4);
    if (option.maximum > option.minimum)
        rounded(painter, QRectF(handle).adjusted(3, 3, -3, -3), fill, {}, 3);
}

void ControlPainter::slider(QPainter *painter, const QStyleOptionSlider &option,
    const QRect &groove, const QRect &handle) const
{
    const bool isEnabled = isOn(option, QStyle::State_Enabled);
    const bool isHorizontal = option.orientation == Qt::Horizontal;
    const QColor accent = isEnabled ? m_theme.colour(Role::Accent) : m_theme.colour(Role::Border);
    QRectF track(groove);
    track = isHorizontal ? QRectF(track.left(), track.center().y() - 1.5, track.width(), 4)
                         : QRectF(track.center().x() - 1.5, track.top(), 4, track.height());
    rounded(painter, track, m_theme.colour(Role::Border), {}, 2);
    QRectF done = track;
    const bool isFromStart = isHorizontal == !option.upsideDown;
    if (isHorizontal)
        isFromStart ? done.setRight(handle.center().x()) : done.setLeft(handle.center().x());
    else
        isFromStart ? done.setBottom(handle.center().y()) : done.setTop(handle.center().y());
    rounded(painter, done, accent, {}, 2);
    QRectF knob(0, 0, 14, 14);
    knob.moveCenter(QRectF(handle).center());
    rounded(painter, knob, m_theme.colour(Role::Surface), accent, 7);
    if (isOn(option, QStyle::State_HasFocus) || option.activeSubControls != QStyle::SC_None)
        rounded(painter, knob.adjusted(4, 4, -4, -4), accent, {}, 3);
}

void ControlPainter::line(QPainter *painter, const QRect &rect) const
{
    painter->fillRect(rect, m_theme.colour(Role::Border));
}

} // namespace sim
