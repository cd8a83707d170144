// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"

#include <QtWidgets/QWidget>

class QAction;
class QComboBox;
class QToolButton;

namespace sim {

class ChartViewport;
class Theme;
class ThemedLabel;

/// The bar above the charts: window length, zoom, follow, pause, and a badge while paused.
class ChartToolbar final : public QWidget
{
    Q_OBJECT

public:
    ChartToolbar(ChartViewport &viewport, const Theme &theme, QWidget *parent = nullptr);

    QAction *pauseAction() const { return m_pauseAction; } ///< Ctrl+Space

    void setNote(const QString &text, bool isError); ///< a word at the right end

signals:
    void windowChosen(sim::Microseconds window); ///< by the user

private:
    void addWindows();
    void addZoom();
    void addPause();
    QToolButton *addButton(const QString &text, const QString &toolTip);
    void showWindow(Microseconds window);
    void showPause(bool isPaused);
    void restyle();

    ChartViewport &m_viewport;
    const Theme &m_theme;
    QComboBox *m_windows;
    QAction *m_pauseAction;
    QToolButton *m_zoomOut = nullptr;
    QToolButton *m_zoomIn = nullptr;
    QToolButton *m_follow = nullptr;
    QToolButton *m_pause = nullptr;
    ThemedLabel *m_badge;
    ThemedLabel *m_note;
};

} // namespace sim
