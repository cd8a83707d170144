// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/profilefile.h"

#include "app/cli/terminal.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace sim {

std::optional<Profile> readProfileArgument(const QString &argument, const KindCatalogues &kinds)
{
    constexpr auto kDemoPrefix = "demo:"_L1;
    constexpr auto kTemplatePrefix = "template:"_L1;
    QString path = argument;
    if (argument.startsWith(kDemoPrefix))
        path = u":/sim/demos/%1.conniosim"_s.arg(argument.sliced(kDemoPrefix.size()));
    else if (argument.startsWith(kTemplatePrefix))
        path = u":/sim/templates/%1.conniosim"_s.arg(argument.sliced(kTemplatePrefix.size()));
    const ProfileReading reading = ProfileReader(kinds).readFile(path);
    for (const Error &error : reading.errors)
        terminal::error(error.message());
    for (const Error &warning : reading.warnings)
        terminal::error(
            QCoreApplication::translate("ProfileFile", "warning: ") + warning.message());
    return reading.profile;
}

} // namespace sim
