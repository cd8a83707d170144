// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/curvepreview.h"

#include "core/traffic/chartedvalue.h"
#include "ui/theme/theme.h"
#include "ui/widgets/valuetext.h"

#include <QtGui/QPainter>

#include <algorithm>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kHeight = 96;
    constexpr int kTextValues = 4;

} // namespace

QList<QPointF> curveShape(const QList<DataPoint> &points, const PropertyDefinition &definition)
{
    QList<QPointF> curve;
    if (points.size() < 2)
        return curve;
    const WallTime first = points.first().time;
    const auto length
        = static_cast<double>(std::max<qint64>(1, (points.last().time - first).count()));
    for (const DataPoint &point : points) {
        const auto value = chartedValue(definition, point.value);
        if (!value)
            continue;
        const double x = static_cast<double>((point.time - first).count()) / length;
        if (isStepped(definition) && !curve.isEmpty())
            curve.append({ x, curve.last().y() });
        curve.append({ x, *value });
    }
    if (curve.isEmpty())
        return curve;
    const auto byHeight = [](const QPointF &a, const QPointF &b) { return a.y() < b.y(); };
    const auto [lowest, highest] = std::minmax_element(curve.begin(), curve.end(), byHeight);
    const double low = lowest->y();
    const double height = highest->y() - low;
    for (QPointF &point : curve)
        point.setY(height > 0 ? (point.y() - low) / height : 0.5);
    return curve;
}

void paintCurve(QPainter &painter, const QRectF &area, const QList<QPointF> &curve, const QPen &pen)
{
    QList<QPointF> shown;
    shown.reserve(curve.size());
    for (const QPointF &point : curve)
        shown.append(
            { area.left() + point.x() * area.width(), area.bottom() - point.y() * area.height() });
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(pen);
    painter.drawPolyline(shown.constData(), static_cast<int>(shown.size()));
}

CurvePreview::CurvePreview(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Preview"));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void CurvePreview::setCurve(const QList<DataPoint> &points, const PropertyDefinition &definition)
{
    m_problem.clear();
    m_curve = curveShape(points, definition);
    m_sample.clear();
    m_lowest.clear();
    m_highest.clear();
    if (points.isEmpty())
        return;
    m_length = tr("next %1").arg(screenDuration(points.last().time - points.first().time));
    if (m_curve.isEmpty()) {
        QStringList texts;
        for (const DataPoint &point : points.first(std::min<qsizetype>(points.size(), kTextValues)))
            texts.append(screenText(point.value, definition));
        texts.removeDuplicates();
        m_sample = texts.join(u'\n');
    } else if (definition.type == PropertyType::Number) {
        const auto less = [](const DataPoint &a, const DataPoint &b) {
            return numberIn(a.value).value_or(0) < numberIn(b.value).value_or(0);
        };
        const auto [lowest, highest] = std::minmax_element(points.begin(), points.end(), less);
        m_lowest = screenText(lowest->value, definition);
        m_highest = screenText(highest->value, definition);
    } else {
        m_lowest = levelNames(definition).value(0);
        m_highest = levelNames(definition).value(levelNames(definition).size() - 1);
    }
    setAccessibleDescription(
        m_sample.isEmpty() ? tr("From %1 to %2, %3").arg(m_lowest, m_highest, m_length) : m_sample);
    update();
}

void CurvePreview::setProblem(const QString &text)
{
    m_problem = text;
    m_curve.clear();
    m_sample.clear();
    setAccessibleDescription(text);
    update();
}

QSize CurvePreview::sizeHint() const
{
    return { 240, kHeight };
}

QSize CurvePreview::minimumSizeHint() const
{
    return { 120, kHeight };
}

void CurvePreview::paintText(
    QPainter &painter, const QString &text, Qt::Alignment alignment, bool isProblem)
{
    painter.setPen(m_theme.colour(isProblem ? Theme::Role::Bad : Theme::Role::TextMuted));
    const int flags = static_cast<int>(alignment.toInt()) | static_cast<int>(Qt::TextWordWrap);
    painter.drawText(QRectF(rect()).adjusted(6, 3, -6, -3), flags, text);
}

void CurvePreview::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_theme.colour(Theme::Role::Border));
    painter.setBrush(m_theme.colour(Theme::Role::Window));
    painter.drawRoundedRect(
        QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Theme::kSmallGap, Theme::kSmallGap);
    painter.setBrush(Qt::NoBrush);
    painter.setFont(m_theme.font(Theme::TextSize::Caption));
    if (!m_problem.isEmpty()) {
        paintText(painter, m_problem, Qt::AlignLeft | Qt::AlignVCenter, true);
        return;
    }
    if (m_curve.isEmpty()) {
        paintText(painter, m_sample, Qt::AlignLeft | Qt::AlignVCenter);
        return;
    }
    const int line = painter.fontMetrics().height() + 4;
    paintCurve(painter, QRectF(rect()).adjusted(6, line, -6, -line), m_curve,
        QPen(m_theme.seriesPen(0, 1).color(), 1.2));
    paintText(painter, m_highest, Qt::AlignLeft | Qt::AlignTop);
    paintText(painter, m_lowest, Qt::AlignLeft | Qt::AlignBottom);
    paintText(painter, m_length, Qt::AlignRight | Qt::AlignBottom);
}

} // namespace sim
