// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/clicommand.h"

namespace sim {

/// `conniosim templates [NAME]`: lists the ready-made profiles, or writes one of them.
class TemplatesCommand final : public CliCommand
{
public:
    QString name() const override;
    QString summary() const override;
    QString arguments() const override;

    int argumentCount() const override { return 0; }

    bool takesMoreArguments() const override { return true; }

    QList<QCommandLineOption> options() const override;
    QString details() const override;
    int run(const QCommandLineParser &parser) override;
};

} // namespace sim
