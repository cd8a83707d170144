// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/theme.h"

class QWidget;

namespace sim {

class SettingsFile;
class Workbench;

/// Where windows and docks were, and light or dark, kept in the settings.
class LayoutState
{
public:
    explicit LayoutState(SettingsFile &settings);

    void save(const QWidget &window, const Workbench &workbench) const;
    bool restore(QWidget &window, Workbench &workbench) const; ///< false: nothing fitting was kept

    void saveMode(Theme::Mode mode) const;
    Theme::Mode mode() const;

private:
    SettingsFile &m_settings;
};

} // namespace sim
