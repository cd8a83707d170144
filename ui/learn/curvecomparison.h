// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCharts/QChartView>

class QLineSeries;
class QValueAxis;

namespace sim {

class Theme;
struct LearnedColumn;

/// A recorded curve, and over it the one that its proposed generator makes.
class CurveComparison final : public QChartView
{
    Q_OBJECT

public:
    explicit CurveComparison(const Theme &theme, QWidget *parent = nullptr);

    void setColumn(const LearnedColumn &column);

    const QLineSeries &original() const { return *m_original; }

    const QLineSeries &generated() const { return *m_generated; }

private:
    void restyle();
    void fitAxes();

    const Theme &m_theme;
    QLineSeries *m_original;
    QLineSeries *m_generated;
    QValueAxis *m_x;
    QValueAxis *m_y;
};

} // namespace sim
