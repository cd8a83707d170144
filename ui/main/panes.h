// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QList>

class QAction;
class QWidget;

namespace sim {

/// The panes that main() has made; the window takes ownership. Those that are null have no dock.
struct Panes
{
    QWidget *devices = nullptr;
    QWidget *charts = nullptr;
    QWidget *inspector = nullptr;
    QWidget *compose = nullptr;
    QWidget *traffic = nullptr;
    QWidget *connection = nullptr;
    QWidget *doctor = nullptr;
    QList<QAction *> editActions = {}; ///< for the Edit menu: duplicate, delete
};

} // namespace sim
