// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/importcommand.h"

#include "app/cli/exitcode.h"
#include "app/cli/optionvalues.h"
#include "app/cli/platforminput.h"
#include "app/cli/terminal.h"
#include "core/file/profilewriter.h"
#include "core/import/profileproposal.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>

using namespace Qt::StringLiterals;

namespace sim {

namespace {

    QString tr(const char *text)
    {
        return QCoreApplication::translate("ImportCommand", text);
    }

    Result<ImportOptions> importOptions(const QCommandLineParser &parser)
    {
        ImportOptions options;
        options.name = parser.value(u"name"_s);
        if (parser.isSet(u"transport"_s)) {
            const auto transport = transportFromName(parser.value(u"transport"_s));
            if (!transport) {
                return Error(errors::kBadOption,
                    { u"transport"_s, parser.value(u"transport"_s), tr("tcp, tls, ws or wss") });
            }
            options.transport = *transport;
        }
        return options;
    }

    /// To the file, or to standard output.
    Result<void> write(const QCommandLineParser &parser, const Profile &profile)
    {
        const QString path = parser.value(u"output"_s);
        if (path.isEmpty()) {
            terminal::out(QString::fromUtf8(profileText(profile)));
            return {};
        }
        if (QFileInfo::exists(path) && !parser.isSet(u"force"_s))
            return Error(errors::kFileExists, {}, path);
        if (const Result<void> saved = saveProfile(profile, path); !saved)
            return saved.error();
        qsizetype properties = 0;
        for (const DeviceType &type : profile.deviceTypes)
            properties += type.properties.size();
        terminal::line(tr("%1: device types %2, properties %3, devices %4")
                           .arg(path)
                           .arg(profile.deviceTypes.size())
                           .arg(properties)
                           .arg(profile.devices.size()));
        return {};
    }

} // namespace

QString ImportCommand::name() const
{
    return u"import"_s;
}

QString ImportCommand::summary() const
{
    return tr("Makes a profile of the platform's documents, or of a device's state.");
}

QString ImportCommand::arguments() const
{
    return u"[FILE...]"_s;
}

QList<QCommandLineOption> ImportCommand::options() const
{
    return QList<QCommandLineOption> {
        { { u"o"_s, u"output"_s }, tr("Profile to write (default: standard output)."), u"file"_s },
        { u"force"_s, tr("Write over a file that is there.") },
        { u"name"_s, tr("Name of the profile (default: that of the device profile)."), u"text"_s },
        { u"transport"_s, tr("How the devices connect: tcp, tls, ws or wss (default: tls)."),
            u"kind"_s },
    }
    + PlatformInput::options();
}

int ImportCommand::run(const QCommandLineParser &parser)
{
    const auto fail = [](const Error &error) {
        terminal::error(error.message());
        return ExitUsage;
    };
    const auto options = importOptions(parser);
    if (!options)
        return fail(options.error());
    const auto reader = PlatformInput::read(parser, parser.positionalArguments());
    if (!reader)
        return fail(reader.error());
    const auto made = profileFromPlatform(reader->definition(), *options);
    if (!made)
        return fail(made.error());
    for (const Error &remark : made->remarks)
        terminal::error(remark.message());
    const auto written = write(parser, made->profile);
    return written ? ExitOk : fail(written.error());
}

} // namespace sim
