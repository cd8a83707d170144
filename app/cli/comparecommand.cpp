// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/comparecommand.h"

#include "app/cli/exitcode.h"
#include "app/cli/platforminput.h"
#include "app/cli/profilefile.h"
#include "app/cli/terminal.h"
#include "core/import/definitioncompare.h"
#include "core/import/importerrors.h"
#include "core/run/runsetup.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

using namespace Qt::StringLiterals;

namespace sim {

namespace {

    QString tr(const char *text)
    {
        return QCoreApplication::translate("CompareCommand", text);
    }

    const ErrorKind kNoPair {
        .code = "cli.noPair",
        .persistence = Persistence::Persistent,
        .what = QT_TRANSLATE_NOOP(
            "Error", "No device type could be paired with a profile of the platform"),
        .why = QT_TRANSLATE_NOOP("Error", "device types: %1; profiles: %2"),
        .remedy = QT_TRANSLATE_NOOP("Error", "Say which belong together: --type and --profile."),
    };

    struct Pair
    {
        const DeviceType *type;
        const PlatformProfile *profile;
    };

    bool isNamed(const DeviceType &type, const QString &name)
    {
        return !name.isEmpty()
            && (type.id.compare(name, Qt::CaseInsensitive) == 0
                || type.name.compare(name, Qt::CaseInsensitive) == 0);
    }

    /// Types and profiles of the same name; a single type and a single profile belong together
    /// whatever they are called.
    QList<Pair> pairs(const Profile &profile, const PlatformDefinition &definition,
        const QString &wantedType, const QString &wantedProfile)
    {
        QList<const DeviceType *> types;
        for (const DeviceType &type : profile.deviceTypes) {
            if (wantedType.isEmpty() || isNamed(type, wantedType))
                types.append(&type);
        }
        QList<const PlatformProfile *> profiles;
        for (const PlatformProfile &candidate : definition.profiles) {
            if (wantedProfile.isEmpty() || definition.profile(wantedProfile) == &candidate)
                profiles.append(&candidate);
        }
        if (types.size() == 1 && profiles.size() == 1)
            return { { types.constFirst(), profiles.constFirst() } };
        QList<Pair> result;
        for (const DeviceType *type : std::as_const(types)) {
            for (const PlatformProfile *candidate : std::as_const(profiles)) {
                if (isNamed(*type, candidate->name) || isNamed(*type, candidate->title))
                    result.append({ type, candidate });
            }
        }
        return result;
    }

    QString jsonLine(const QString &type, const DefinitionDifference &difference)
    {
        const QJsonObject object { { u"type"_s, type }, { u"property"_s, difference.property },
            { u"difference"_s, difference.word() }, { u"here"_s, difference.here },
            { u"there"_s, difference.there }, { u"isLoss"_s, difference.isLoss() } };
        return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
    }

    /// Tells the differences of a pair; true when one of them loses data.
    bool tell(const Pair &pair, bool isJson)
    {
        const QList<DefinitionDifference> differences
            = compareDefinitions(*pair.type, *pair.profile);
        bool hasLoss = false;
        for (const DefinitionDifference &difference : differences) {
            hasLoss = hasLoss || difference.isLoss();
            terminal::line(isJson ? jsonLine(pair.type->id, difference)
                                  : pair.type->id + u": "_s + difference.text());
        }
        if (differences.isEmpty() && !isJson)
            terminal::line(tr("%1: the same as on the platform.").arg(pair.type->id));
        return hasLoss;
    }

    Error noPair(const Profile &profile, const PlatformDefinition &definition)
    {
        QStringList types;
        for (const DeviceType &type : profile.deviceTypes)
            types.append(type.id);
        QStringList profiles;
        for (const PlatformProfile &candidate : definition.profiles)
            profiles.append(candidate.name);
        return Error(kNoPair, { types.join(u", "_s), profiles.join(u", "_s) });
    }

} // namespace

QString CompareCommand::name() const
{
    return u"compare"_s;
}

QString CompareCommand::summary() const
{
    return tr("Says in what a profile differs from the platform's definition.");
}

QString CompareCommand::arguments() const
{
    return u"PROFILE [FILE...]"_s;
}

QList<QCommandLineOption> CompareCommand::options() const
{
    return QList<QCommandLineOption> {
        { u"type"_s, tr("Device type of the profile to compare."), u"id"_s },
        { u"profile"_s, tr("Profile of the platform to compare it with."), u"name"_s },
        { u"json"_s, tr("One JSON object a line.") },
    }
    + PlatformInput::options();
}

QString CompareCommand::details() const
{
    return tr("\nExit codes: 0 nothing would be lost, 1 the platform would drop values, 2 bad "
              "usage or file.\n");
}

int CompareCommand::run(const QCommandLineParser &parser)
{
    const auto fail = [](const Error &error) {
        terminal::error(error.message());
        return ExitUsage;
    };
    const KindCatalogues kinds = allKinds();
    const auto profile = readProfileArgument(parser.positionalArguments().constFirst(), kinds);
    if (!profile)
        return ExitUsage;
    const auto reader = PlatformInput::read(parser, parser.positionalArguments().sliced(1));
    if (!reader)
        return fail(reader.error());
    const PlatformDefinition definition = reader->definition();
    if (definition.profiles.isEmpty())
        return fail(Error(errors::kNothingToImport));
    const QList<Pair> found
        = pairs(*profile, definition, parser.value(u"type"_s), parser.value(u"profile"_s));
    if (found.isEmpty())
        return fail(noPair(*profile, definition));
    bool hasLoss = false;
    for (const Pair &pair : found)
        hasLoss = tell(pair, parser.isSet(u"json"_s)) || hasLoss;
    return hasLoss ? ExitLost : ExitOk;
}

} // namespace sim
