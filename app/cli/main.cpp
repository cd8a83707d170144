// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clicommand.h"
#include "app/cli/exitcode.h"
#include "app/cli/terminal.h"
#include "app/version.h"
#include "core/base/exitdeadline.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLoggingCategory>

using namespace Qt::StringLiterals;

namespace {

constexpr auto kLongestEnd = std::chrono::milliseconds(500); ///< after all is done and written

QString usage(const std::vector<std::unique_ptr<sim::CliCommand>> &commands)
{
    QString text = QCoreApplication::translate("main",
        "Usage: conniosim COMMAND [arguments] [options]\n\n"
        "Runs virtual devices that write to the Connio platform over MQTT.\n\nCommands:\n");
    for (const auto &command : commands)
        text += u"  "_s + command->name().leftJustified(10) + command->summary() + u'\n';
    text += QCoreApplication::translate("main",
        "\nconniosim COMMAND --help shows the options of a command; conniosim --version the "
        "version.\n"
        "Exit codes: 0 all well, 1 something was lost or refused, 2 bad usage or file, 3 could not "
        "connect.\n");
    return text;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"conniosim"_s);
    QCoreApplication::setApplicationVersion(sim::version());
    // Errors are printed in the program's own words; QT_LOGGING_RULES brings the log back.
    QLoggingCategory::setFilterRules(u"sim.*=false"_s);
    const auto commands = sim::allCommands();
    const QStringList words = QCoreApplication::arguments().sliced(1);
    const QString first = words.value(0);
    if (first == "--version"_L1 || first == "-v"_L1) {
        sim::terminal::out(sim::versionText());
        return sim::ExitOk;
    }
    if (first == "--help"_L1 || first == "-h"_L1 || first == "help"_L1) {
        sim::terminal::out(usage(commands));
        return sim::ExitOk;
    }
    for (const auto &command : commands) {
        if (command->name() == first)
            return sim::endWithin(kLongestEnd, command->execute(words.sliced(1)));
    }
    if (!first.isEmpty())
        sim::terminal::error(
            QCoreApplication::translate("main", "There is no command \"%1\".").arg(first));
    sim::terminal::error(usage(commands));
    return sim::ExitUsage;
}
