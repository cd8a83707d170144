// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clicommand.h"

#include "app/cli/comparecommand.h"
#include "app/cli/doctorcommand.h"
#include "app/cli/exitcode.h"
#include "app/cli/importcommand.h"
#include "app/cli/learncommand.h"
#include "app/cli/mqttcommand.h"
#include "app/cli/previewcommand.h"
#include "app/cli/runcommand.h"
#include "app/cli/templatescommand.h"
#include "app/cli/terminal.h"
#include "app/cli/validatecommand.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace sim {

namespace {

    QString names(const QCommandLineOption &option)
    {
        QStringList parts;
        for (const QString &name : option.names())
            parts.append((name.size() == 1 ? u"-"_s : u"--"_s) + name);
        QString text = parts.join(u", "_s);
        if (!option.valueName().isEmpty())
            text += u" <"_s + option.valueName() + u'>';
        return text;
    }

} // namespace

QString CliCommand::usage() const
{
    return arguments().isEmpty() ? name() : name() + u' ' + arguments();
}

QString CliCommand::help() const
{
    QString text = QCoreApplication::translate(
        "Command", "Usage: conniosim %1 [options]\n\n%2\n\nOptions:\n")
                       .arg(usage(), summary());
    QList<QCommandLineOption> all = options();
    all.append(
        { { u"h"_s, u"help"_s }, QCoreApplication::translate("Command", "Show this help.") });
    qsizetype width = 0;
    for (const QCommandLineOption &option : std::as_const(all))
        width = std::max(width, names(option).size());
    for (const QCommandLineOption &option : std::as_const(all))
        text += u"  "_s + names(option).leftJustified(width) + u"  "_s + option.description()
            + u'\n';
    return text + details();
}

int CliCommand::execute(const QStringList &words)
{
    QCommandLineParser parser;
    parser.addOptions(options());
    parser.addOption({ { u"h"_s, u"help"_s }, QString() });
    // The parser takes its first word for the program.
    const bool isParsed = parser.parse(QStringList { name() } + words);
    if (parser.isSet(u"help"_s)) {
        terminal::out(help());
        return ExitOk;
    }
    if (!isParsed) {
        terminal::error(parser.errorText());
        return ExitUsage;
    }
    const qsizetype given = parser.positionalArguments().size();
    if (given < argumentCount() || (given > argumentCount() && !takesMoreArguments())) {
        terminal::error(QCoreApplication::translate(
            "Command", "Usage: conniosim %1 [options]. See conniosim %2 --help.")
                            .arg(usage(), name()));
        return ExitUsage;
    }
    return run(parser);
}

std::vector<std::unique_ptr<CliCommand>> allCommands()
{
    std::vector<std::unique_ptr<CliCommand>> commands;
    commands.push_back(std::make_unique<RunCommand>());
    commands.push_back(std::make_unique<ValidateCommand>());
    commands.push_back(std::make_unique<TemplatesCommand>());
    commands.push_back(std::make_unique<LearnCommand>());
    commands.push_back(std::make_unique<PreviewCommand>());
    commands.push_back(std::make_unique<ImportCommand>());
    commands.push_back(std::make_unique<CompareCommand>());
    commands.push_back(std::make_unique<DoctorCommand>());
    commands.push_back(std::make_unique<MqttCommand>());
    return commands;
}

} // namespace sim
