// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/clicommand.h"

namespace sim {

/// `conniosim mqtt`: clients driven by JSON lines (reliability, section 7; docs/mqtt-adapter.md).
class MqttCommand final : public CliCommand
{
public:
    QString name() const override;
    QString summary() const override;
    QString arguments() const override;

    int argumentCount() const override { return 0; }

    QList<QCommandLineOption> options() const override;
    QString details() const override;
    int run(const QCommandLineParser &parser) override;
};

} // namespace sim
