// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/clicommand.h"
#include "core/base/result.h"
#include "core/run/doctorsetup.h"

namespace sim {

/// `conniosim doctor FILE|URL`: takes a connection apart and says where it fails, why, and what to
/// do.
class DoctorCommand final : public CliCommand
{
public:
    QString name() const override;
    QString summary() const override;
    QString arguments() const override;

    int argumentCount() const override { return 1; }

    QList<QCommandLineOption> options() const override;
    int run(const QCommandLineParser &parser) override;

    /// Whether \a argument names a broker, not a profile file.
    static bool isAddress(const QString &argument);

    /// The check of an address with what the options add. Errors: `cli.badOption`, `cli.needs`,
    /// those of parseEndpoint(), `file.secretMissing`.
    static Result<DoctorRequest> addressRequest(const QCommandLineParser &parser);
};

} // namespace sim
