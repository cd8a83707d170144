// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/clicommand.h"

namespace sim {

/// `conniosim preview FILE`: the messages that a run would publish, one JSON object a line; sends
/// nothing.
class PreviewCommand final : public CliCommand
{
public:
    QString name() const override;
    QString summary() const override;
    QString arguments() const override;

    int argumentCount() const override { return 1; }

    QList<QCommandLineOption> options() const override;
    int run(const QCommandLineParser &parser) override;
};

} // namespace sim
