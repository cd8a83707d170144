// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QWidget;

namespace sim {

/// Fills \a page with \a content: centred, and scrolled where the window is too low. Thread: GUI.
void setCentredContent(QWidget &page, QWidget &content);

} // namespace sim
