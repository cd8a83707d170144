// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/lineicon.h"

#include <QtCore/QFile>
#include <QtGui/QPainter>
#include <QtGui/QPixmapCache>
#include <QtSvg/QSvgRenderer>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    QPixmap drawn(const QString &name, const QColor &colour, const QSize &pixels)
    {
        const QString key = "sim.icon:%1:%2:%3x%4"_L1.arg(name, colour.name(QColor::HexArgb))
                                .arg(pixels.width())
                                .arg(pixels.height());
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap))
            return pixmap;
        pixmap = QPixmap(pixels);
        pixmap.fill(Qt::transparent);
        QFile file(u":/icons/"_s + name + u".svg"_s);
        if (file.open(QIODevice::ReadOnly)) {
            QByteArray svg = file.readAll();
            svg.replace("currentColor", colour.name(QColor::HexRgb).toLatin1());
            QSvgRenderer renderer(svg);
            renderer.setAspectRatioMode(Qt::KeepAspectRatio);
            QPainter painter(&pixmap);
            painter.setOpacity(static_cast<qreal>(colour.alphaF()));
            renderer.render(&painter, QRectF(QPointF(0, 0), QSizeF(pixels)));
        }
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }

} // namespace

LineIcon::LineIcon(const Theme *theme, QString name, Theme::Role role)
    : m_theme(theme)
    , m_name(std::move(name))
    , m_role(role)
{
}

QColor LineIcon::colour(QIcon::Mode mode) const
{
    if (!m_theme)
        return Qt::gray;
    if (mode == QIcon::Disabled) {
        QColor muted = m_theme->colour(Theme::Role::TextMuted);
        muted.setAlphaF(0.5F);
        return muted;
    }
    return m_theme->colour(m_role);
}

void LineIcon::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state)
{
    Q_UNUSED(state)
    const qreal scale = painter->device()->devicePixelRatioF();
    QPixmap pixmap = drawn(m_name, colour(mode), (QSizeF(rect.size()) * scale).toSize());
    pixmap.setDevicePixelRatio(scale);
    painter->drawPixmap(rect.topLeft(), pixmap);
}

QPixmap LineIcon::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state)
{
    Q_UNUSED(state)
    return drawn(m_name, colour(mode), size);
}

QPixmap LineIcon::scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale)
{
    Q_UNUSED(state)
    Q_UNUSED(scale) // size is in device pixels already
    return drawn(m_name, colour(mode), size);
}

QSize LineIcon::actualSize(const QSize &size, QIcon::Mode mode, QIcon::State state)
{
    Q_UNUSED(mode)
    Q_UNUSED(state)
    return size;
}

QIconEngine *LineIcon::clone() const
{
    return new LineIcon(m_theme, m_name, m_role);
}

QString LineIcon::key() const
{
    return u"sim.lineicon"_s;
}

bool LineIcon::isNull()
{
    return false;
}

} // namespace sim
