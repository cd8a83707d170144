// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QCommandLineOption>
#include <QtCore/QCommandLineParser>
#include <QtCore/QList>
#include <QtCore/QString>

#include <memory>
#include <vector>

namespace sim {

/// One word of `conniosim`: its options are data, so that its help is made from them.
class CliCommand
{
public:
    CliCommand() = default;
    CliCommand(const CliCommand &) = delete;
    CliCommand &operator=(const CliCommand &) = delete;
    virtual ~CliCommand() = default;

    virtual QString name() const = 0;
    virtual QString summary() const = 0; ///< one line
    virtual QString arguments() const = 0; ///< as usage shows them, `FILE`
    virtual int argumentCount() const = 0; ///< so many are needed

    /// Whether there may be more than argumentCount() arguments.
    virtual bool takesMoreArguments() const { return false; }

    virtual QList<QCommandLineOption> options() const = 0;

    /// What the help says after the options.
    virtual QString details() const { return {}; }

    /// Returns an ExitCode. \a parser has read the options without an error.
    virtual int run(const QCommandLineParser &parser) = 0;

    /// Usage, options and their help, for `conniosim NAME --help`.
    QString help() const;

    /// Reads \a words (without program and command name) and runs. Bad usage: a line that says so,
    /// and ExitUsage.
    int execute(const QStringList &words);

private:
    QString usage() const; ///< name and arguments
};

/// All commands, in the order of the help.
std::vector<std::unique_ptr<CliCommand>> allCommands();

} // namespace sim
