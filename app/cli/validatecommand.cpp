// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/validatecommand.h"

#include "app/cli/exitcode.h"
#include "app/cli/profilefile.h"
#include "app/cli/terminal.h"
#include "core/run/preview.h"
#include "core/run/runsetup.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace sim {

QString ValidateCommand::name() const
{
    return u"validate"_s;
}

QString ValidateCommand::summary() const
{
    return QCoreApplication::translate(
        "ValidateCommand", "Checks a profile file; exit code 2 when something is wrong.");
}

QString ValidateCommand::arguments() const
{
    return u"FILE"_s;
}

QList<QCommandLineOption> ValidateCommand::options() const
{
    return {};
}

int ValidateCommand::run(const QCommandLineParser &parser)
{
    const QString file = parser.positionalArguments().constFirst();
    const KindCatalogues kinds = allKinds();
    const auto profile = readProfileArgument(file, kinds);
    if (!profile)
        return ExitUsage;
    // What only building the devices can find: inputs in a circle, impossible parameters.
    SessionSecrets noSecrets;
    const RunPlan plan = planRun(*profile, { .isLocal = true }, kinds, noSecrets, WallTime());
    QList<Error> errors = plan.errors;
    if (errors.isEmpty())
        errors = previewMessages(plan.setup, 1).errors;
    for (const Error &error : std::as_const(errors))
        terminal::error(file + u": "_s + error.message());
    if (!errors.isEmpty())
        return ExitUsage;
    qsizetype properties = 0;
    for (const ResolvedDevice &device : plan.setup.devices)
        properties += device.properties.size();
    terminal::line(
        QCoreApplication::translate("ValidateCommand", "%1: valid: devices %2, properties %3")
            .arg(file)
            .arg(plan.setup.devices.size())
            .arg(properties));
    return ExitOk;
}

} // namespace sim
