// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/main/mainwindow.h"

namespace sim {

/// Makes every pane of the window. The window given them owns them; \a parts must outlive it.
Panes makePanes(const MainWindowParts &parts);

} // namespace sim
