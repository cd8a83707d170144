// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>

/// Standard output and standard error, as UTF-8, flushed at once. Thread: the main one.
namespace sim::terminal {

void out(const QString &text); ///< as it is, no line end added
void line(const QString &text);
void error(const QString &text); ///< one line on standard error

bool isOutputInteractive(); ///< standard output is a terminal that understands cursor movements
bool isErrorInteractive();
int columns(); ///< width of the terminal; 80 when unknown

} // namespace sim::terminal
