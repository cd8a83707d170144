// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/run/runoptions.h"

#include <QtCore/QCommandLineParser>

namespace sim {

// What decides the times and bytes of a run, for the commands that run and those that preview.

/// `--seed`, `--at`, `--qos`, `--start-delay` and `--spread`.
QList<QCommandLineOption> startOptions();

/// Reads them into \a options. Errors: `cli.badOption`.
Result<void> readStartOptions(const QCommandLineParser &parser, RunOptions &options);

} // namespace sim
