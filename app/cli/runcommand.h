// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/clicommand.h"
#include "core/base/result.h"
#include "core/run/runoptions.h"

namespace sim {

/// `conniosim run FILE`: runs a profile in the terminal, with a live table and a closing summary.
class RunCommand final : public CliCommand
{
public:
    QString name() const override;
    QString summary() const override;
    QString arguments() const override;

    int argumentCount() const override { return 1; }

    QList<QCommandLineOption> options() const override;
    int run(const QCommandLineParser &parser) override;

    /// What the options ask for. Errors: `cli.badOption`, `cli.conflict`, those of parseEndpoint().
    static Result<RunOptions> runOptions(const QCommandLineParser &parser);
};

} // namespace sim
