// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/datapoint.h"
#include "core/model/property.h"

#include <QtWidgets/QWidget>

class QPainter;
class QPen;

namespace sim {

class Theme;

/// A small curve of the values that a property would have, or the reason why there is none.
class CurvePreview final : public QWidget
{
    Q_OBJECT

public:
    explicit CurvePreview(const Theme &theme, QWidget *parent = nullptr);

    void setCurve(const QList<DataPoint> &points, const PropertyDefinition &definition);
    void setProblem(const QString &text);

    const QList<QPointF> &curve() const { return m_curve; } ///< in 0..1, empty when there is none

    QString problem() const { return m_problem; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintText(
        QPainter &painter, const QString &text, Qt::Alignment alignment, bool isProblem = false);

    const Theme &m_theme;
    QList<QPointF> m_curve;
    QString m_highest;
    QString m_lowest;
    QString m_length;
    QString m_sample; ///< where no curve can be drawn: the values as text
    QString m_problem;
};

/// \a points as a curve in 0..1 both ways (y up), lowest and highest value of \a points at its
/// ends.
QList<QPointF> curveShape(const QList<DataPoint> &points, const PropertyDefinition &definition);

/// Draws \a curve into \a area.
void paintCurve(
    QPainter &painter, const QRectF &area, const QList<QPointF> &curve, const QPen &pen);

} // namespace sim
