// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/charts/chartlanes.h"

#include <QtWidgets/QWidget>

class QToolButton;

namespace sim {

class ElidedLabel;
class Theme;
class ThemedLabel;

/// One series in a chart's legend: its line, name, last value with unit, and a button that takes it
/// out.
class LegendItem final : public QWidget
{
    Q_OBJECT

public:
    LegendItem(const ChartSeries &series, const Theme &theme, QWidget *parent = nullptr);

    const ChartSeries &series() const { return m_series; }

    void setValue(const std::optional<Value> &value);
    QString valueText() const;
    void setButtonVisible(bool isVisible); ///< not in pictures

signals:
    void clicked();
    void removed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    ChartSeries m_series;
    const Theme &m_theme;
    ElidedLabel *m_name;
    ThemedLabel *m_value;
    QToolButton *m_remove;
};

} // namespace sim
