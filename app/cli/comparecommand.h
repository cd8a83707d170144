// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/clicommand.h"

namespace sim {

/// `conniosim compare PROFILE FILE...`: what a profile and the platform's definition differ in.
class CompareCommand final : public CliCommand
{
public:
    QString name() const override;
    QString summary() const override;
    QString arguments() const override;

    int argumentCount() const override { return 1; }

    bool takesMoreArguments() const override { return true; }

    QList<QCommandLineOption> options() const override;
    QString details() const override;
    int run(const QCommandLineParser &parser) override;
};

} // namespace sim
