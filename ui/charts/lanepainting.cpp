// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/lanepainting.h"

#include "ui/theme/theme.h"
#include "ui/widgets/valuetext.h"

#include <QtGui/QPainter>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr double kTimeLabelWidth = 84;
    constexpr double kDotSize = 5;
    constexpr Microseconds kCloseSpan = std::chrono::seconds(20); ///< below it milliseconds matter
    constexpr int kRightAligned = (Qt::AlignRight | Qt::AlignVCenter).toInt();
    constexpr int kLeftAligned = (Qt::AlignLeft | Qt::AlignVCenter).toInt();
    constexpr int kCentred = (Qt::AlignHCenter | Qt::AlignTop).toInt();

    QColor faint(QColor colour, double alpha)
    {
        colour.setAlphaF(static_cast<float>(alpha));
        return colour;
    }

    double crisp(double position)
    {
        return std::floor(position) + 0.5;
    }

    void paintValueAxis(
        QPainter &painter, const LaneFrame &frame, const QString &unit, const Theme &theme)
    {
        const int maxCount = std::max(2, static_cast<int>(frame.plot.height() / 36));
        const NumberTicks ticks = numberTicks(frame.range.min, frame.range.max, maxCount);
        painter.setPen(theme.colour(Theme::Role::TextMuted));
        painter.drawText(
            QRectF(frame.plot.left() + 6, frame.plot.top(), frame.plot.width() - 12, 18),
            kLeftAligned, unit);
        for (const double value : ticks.values) {
            const double y = crisp(frame.y(value));
            painter.setPen(theme.colour(Theme::Role::ChartGrid));
            painter.drawLine(QPointF(frame.plot.left(), y), QPointF(frame.plot.right(), y));
            painter.setPen(theme.colour(Theme::Role::TextMuted));
            painter.drawText(QRectF(0, y - 10, frame.plot.left() - 8, 20), kRightAligned,
                screenNumber(value, ticks.decimals));
        }
    }

    void paintCategories(
        QPainter &painter, const LaneFrame &frame, const QStringList &names, const Theme &theme)
    {
        const QFontMetrics metrics = painter.fontMetrics();
        for (qsizetype i = 0; i < names.size(); ++i) {
            const double y = crisp(frame.y(static_cast<double>(i)));
            painter.setPen(theme.colour(Theme::Role::ChartGrid));
            painter.drawLine(QPointF(frame.plot.left(), y), QPointF(frame.plot.right(), y));
            painter.setPen(theme.colour(Theme::Role::TextMuted));
            const int width = static_cast<int>(frame.plot.left()) - 8;
            painter.drawText(QRectF(0, y - 10, width, 20), kRightAligned,
                metrics.elidedText(names.at(i), Qt::ElideRight, width));
        }
    }

    void paintTimeAxis(QPainter &painter, const LaneFrame &frame, const Theme &theme, bool hasTimes)
    {
        const int maxCount = std::max(2, static_cast<int>(frame.plot.width() / kTimeLabelWidth));
        const TimeTicks ticks = timeTicks(frame.from, frame.to, maxCount);
        for (const WallTime time : ticks.times) {
            const double x = crisp(frame.x(time));
            painter.setPen(theme.colour(Theme::Role::ChartGrid));
            painter.drawLine(QPointF(x, frame.plot.top()), QPointF(x, frame.plot.bottom()));
            if (!hasTimes)
                continue;
            painter.setPen(theme.colour(Theme::Role::TextMuted));
            painter.drawText(
                QRectF(x - kTimeLabelWidth / 2, frame.plot.bottom() + 4, kTimeLabelWidth, 16),
                kCentred, timeTickLabel(time, ticks.step));
        }
    }

} // namespace

double LaneFrame::x(WallTime time) const
{
    const double share = static_cast<double>((time - from).count())
        / static_cast<double>(std::max<qint64>(1, (to - from).count()));
    return plot.left() + share * plot.width();
}

double LaneFrame::y(double value) const
{
    return plot.bottom() - (value - range.min) / (range.max - range.min) * plot.height();
}

QPointF LaneFrame::point(QPointF share) const
{
    return { plot.left() + share.x() * plot.width(), y(share.y()) };
}

WallTime LaneFrame::timeAt(double x) const
{
    const double share = (x - plot.left()) / std::max(1.0, plot.width());
    return from
        + Microseconds(static_cast<qint64>(share * static_cast<double>((to - from).count())));
}

void paintLaneBack(QPainter &painter, const LaneFrame &frame, const ChartLane &lane,
    const Theme &theme, bool hasTimes)
{
    painter.setFont(theme.font(Theme::TextSize::Caption));
    const double now = frame.x(frame.now);
    if (now < frame.plot.right()) {
        QRectF ahead = frame.plot;
        ahead.setLeft(std::max(now, frame.plot.left()));
        painter.fillRect(ahead, faint(theme.colour(Theme::Role::SurfaceRaised), 0.6));
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintTimeAxis(painter, frame, theme, hasTimes);
    if (lane.isNumeric())
        paintValueAxis(painter, frame, lane.unit, theme);
    else
        paintCategories(painter, frame, lane.categories, theme);
    painter.restore();
}

void paintLaneNow(QPainter &painter, const LaneFrame &frame, const Theme &theme)
{
    const double now = crisp(frame.x(frame.now));
    if (now < frame.plot.left() || now > frame.plot.right())
        return;
    painter.setPen(QPen(theme.colour(Theme::Role::ChartNow), 1));
    painter.drawLine(QPointF(now, frame.plot.top()), QPointF(now, frame.plot.bottom()));
}

void paintDashedLine(
    QPainter &painter, const LaneFrame &frame, const QList<QPointF> &points, const QPen &pen)
{
    constexpr qsizetype kPiece = 4; // lines
    painter.save();
    painter.setClipRect(frame.plot, Qt::IntersectClip);
    QPen piecePen = pen;
    double length = 0; // so far: the dashes of a piece go on where those of the last one ended
    for (qsizetype begin = 0; begin + 1 < points.size(); begin += kPiece) {
        QPolygonF piece;
        for (qsizetype i = begin; i < std::min(begin + kPiece + 1, points.size()); ++i)
            piece.append(frame.point(points.at(i)));
        piecePen.setDashOffset(length / pen.widthF());
        painter.setPen(piecePen);
        painter.drawPolyline(piece);
        for (qsizetype i = 1; i < piece.size(); ++i)
            length += QLineF(piece.at(i - 1), piece.at(i)).length();
    }
    painter.restore();
}

void paintDots(QPainter &painter, const LaneFrame &frame, const QList<SeriesPoint> &points,
    const QColor &colour, const QColor &surface)
{
    painter.setPen(QPen(surface, 1));
    painter.setBrush(colour);
    const QRectF visible = frame.plot.adjusted(-1, -kDotSize, 1, kDotSize);
    double last = -kDotSize;
    for (const SeriesPoint &point : points) {
        const QPointF centre(frame.x(point.time), frame.y(point.value));
        if (centre.x() - last < 2 || !visible.contains(centre))
            continue;
        last = centre.x();
        painter.drawEllipse(centre, kDotSize / 2 + 0.5, kDotSize / 2 + 0.5);
    }
    painter.setBrush(Qt::NoBrush);
}

void paintSelection(
    QPainter &painter, const LaneFrame &frame, double x1, double x2, const Theme &theme)
{
    QRectF band = frame.plot;
    band.setLeft(std::max(frame.plot.left(), std::min(x1, x2)));
    band.setRight(std::min(frame.plot.right(), std::max(x1, x2)));
    painter.fillRect(band, faint(theme.colour(Theme::Role::Accent), 0.18));
}

void paintCursor(QPainter &painter, const LaneFrame &frame, WallTime time,
    const QList<CursorValue> &values, const Theme &theme)
{
    const double x = crisp(frame.x(time));
    if (x < frame.plot.left() || x > frame.plot.right())
        return;
    painter.setPen(QPen(theme.colour(Theme::Role::TextMuted), 1, Qt::DotLine));
    painter.drawLine(QPointF(x, frame.plot.top()), QPointF(x, frame.plot.bottom()));
    painter.setFont(theme.font(Theme::TextSize::Caption));
    const QFontMetrics metrics = painter.fontMetrics();
    const int line = metrics.height() + 2;
    const bool isClose = frame.to - frame.from < kCloseSpan;
    const QString head = timeTickLabel(time, isClose ? Milliseconds(1) : Milliseconds(1000));
    int width = metrics.horizontalAdvance(head);
    for (const CursorValue &value : values)
        width = std::max(width, metrics.horizontalAdvance(value.text % u"  "_s % value.label) + 14);
    const double height = line * (1 + static_cast<double>(values.size())) + 8;
    QRectF box(
        x + 10, frame.plot.top() + 4, std::min<double>(width + 16, frame.plot.width()), height);
    if (box.right() > frame.plot.right())
        box.moveRight(x - 10);
    if (box.left() < 0)
        box.moveLeft(frame.plot.left());
    painter.setPen(theme.colour(Theme::Role::Border));
    painter.setBrush(faint(theme.colour(Theme::Role::SurfaceRaised), 0.94));
    painter.drawRoundedRect(box, Theme::kSmallGap, Theme::kSmallGap);
    painter.setPen(theme.colour(Theme::Role::TextMuted));
    QRectF row(box.left() + 8, box.top() + 4, box.width() - 16, line);
    painter.drawText(row, kLeftAligned, head);
    for (const CursorValue &value : values) {
        row.translate(0, line);
        painter.setBrush(value.pen.color());
        painter.setPen(Qt::NoPen);
        painter.drawEllipse(QPointF(row.left() + 4, row.center().y()), 3.5, 3.5);
        painter.drawEllipse(QPointF(x, frame.y(value.value)), 3.5, 3.5);
        painter.setPen(theme.colour(Theme::Role::Text));
        painter.drawText(
            row.adjusted(14, 0, 0, 0), kLeftAligned, value.text % u"  "_s % value.label);
    }
    painter.setBrush(Qt::NoBrush);
}

} // namespace sim
