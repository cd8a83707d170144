// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/theme.h"

class QMenuBar;
class QWidget;

namespace sim {

/// What Help > About tells.
struct AboutInfo
{
    QString version;
    QString mqttClient; ///< which MQTT client is in use
};

/// Non-modal windows: a run goes on behind them.
void showAbout(QWidget &parent, const AboutInfo &info, Theme &theme);

/// Lists the shortcuts of all actions in \a menus, so that the sheet cannot lie.
void showShortcuts(QWidget &parent, const QMenuBar &menus, Theme &theme);

} // namespace sim
