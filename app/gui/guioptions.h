// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/theme.h"

#include <QtCore/QSize>
#include <QtCore/QStringList>

#include <optional>

class QCommandLineParser;

namespace sim {

/// What the command line of `connio-simulator` asks for.
struct GuiOptions
{
    QString file; ///< a profile to open
    QString screenshotFolder; ///< write pictures there and quit
    std::optional<Theme::Mode> theme;
    std::optional<QSize> size;
    bool isDemo = false;
    bool isRun = false; ///< run what was opened, locally
};

/// Adds the options that readOptions() understands.
void addOptions(QCommandLineParser &parser);

/// \a problem is what is wrong with the arguments; empty: nothing.
GuiOptions readOptions(const QCommandLineParser &parser, QString &problem);

} // namespace sim
