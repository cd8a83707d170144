// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/doctorcommand.h"

#include "app/cli/doctorvisit.h"
#include "app/cli/exitcode.h"
#include "app/cli/optionvalues.h"
#include "app/cli/profilefile.h"
#include "app/cli/terminal.h"
#include "core/file/profileresolver.h"
#include "core/platform/localbroker.h"
#include "core/run/localplatform.h"
#include "core/run/runerrors.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEventLoop>
#include <QtCore/QFileInfo>

using namespace Qt::StringLiterals;

namespace sim {

namespace {

    QString tr(const char *text)
    {
        return QCoreApplication::translate("DoctorCommand", text);
    }

    /// Options that speak of the one address; a profile says these things itself.
    const QStringList kAddressOptions { u"user"_s, u"secret-env"_s, u"ca"_s, u"cert"_s, u"key"_s,
        u"key-pass-env"_s };

    const ErrorKind kNotForProfiles {
        .code = "cli.notForProfiles",
        .persistence = Persistence::Persistent,
        .what = QT_TRANSLATE_NOOP("Error", "--%1 goes with an address, not with a profile"),
        .why = "",
        .remedy = QT_TRANSLATE_NOOP("Error", "Write it into the profile, or give the address."),
    };

    const ErrorKind kOnlyForProfiles {
        .code = "cli.onlyForProfiles",
        .persistence = Persistence::Persistent,
        .what = QT_TRANSLATE_NOOP("Error", "--%1 goes with a profile, not with an address"),
        .why = "",
        .remedy = QT_TRANSLATE_NOOP("Error", "Leave it out, or give a profile."),
    };

    Result<QString> secretFrom(const QCommandLineParser &parser, const QString &option)
    {
        if (!parser.isSet(option))
            return QString();
        return EnvironmentSecrets().secret(u"${env:"_s + parser.value(option) + u'}');
    }

    /// What holds for every request, whatever it was made from.
    Result<void> addCommon(const QCommandLineParser &parser, DoctorRequest &request)
    {
        const auto limit = durationOption(parser, u"timeout"_s);
        if (!limit)
            return limit.error();
        const auto stay = durationOption(parser, u"stay"_s);
        if (!stay)
            return stay.error();
        request.limit = limit->value_or(request.limit);
        request.stay = stay->value_or(request.stay);
        if (parser.isSet(u"publish"_s))
            addTestMessage(request);
        return {};
    }

    /// The devices of the profile that are asked for; `--device` names one.
    Result<QList<ResolvedDevice>> chosenDevices(
        const QCommandLineParser &parser, const Profile &profile, const KindCatalogues &kinds)
    {
        const Resolution resolution = resolveDevices(profile, kinds);
        if (!resolution.errors.isEmpty())
            return resolution.errors.constFirst();
        if (resolution.devices.isEmpty())
            return Error(errors::kNoDevices);
        if (!parser.isSet(u"device"_s))
            return doctorDevices(resolution.devices);
        const QString wanted = parser.value(u"device"_s);
        for (const ResolvedDevice &device : resolution.devices) {
            if (device.id == wanted || device.deviceId == wanted || device.name == wanted)
                return QList<ResolvedDevice> { device };
        }
        return Error(errors::kUnknownDevice, { wanted });
    }

    Result<RunOptions> profileOptions(const QCommandLineParser &parser)
    {
        for (const QString &option : kAddressOptions) {
            if (parser.isSet(option))
                return Error(kNotForProfiles, { option });
        }
        RunOptions options;
        options.isLocal = parser.isSet(u"local"_s);
        options.folder = QFileInfo(parser.positionalArguments().constFirst()).absolutePath();
        if (parser.isSet(u"transport"_s)) {
            options.transport = transportFromName(parser.value(u"transport"_s));
            if (!options.transport)
                return Error(errors::kBadOption,
                    { u"transport"_s, parser.value(u"transport"_s), tr("tcp, tls, ws or wss") });
        }
        return options;
    }

    Result<QList<DoctorRequest>> profileRequests(const QCommandLineParser &parser,
        const Profile &profile, const RunOptions &options, const QList<ResolvedDevice> &devices)
    {
        SessionSecrets secrets;
        QList<DoctorRequest> requests;
        for (const ResolvedDevice &device : devices) {
            auto request = doctorRequest(device, planConnection(profile, options, device, secrets));
            if (!request)
                return request.error();
            if (const auto added = addCommon(parser, *request); !added)
                return added.error();
            requests.append(*request);
        }
        return requests;
    }

    /// Waits until \a broker runs with a login for each of \a devices.
    std::optional<Error> startBroker(
        LocalBroker &broker, const QList<ResolvedDevice> &devices, const QString &prefix)
    {
        QList<LocalLogin> logins;
        for (const ResolvedDevice &device : devices)
            logins.append({ .deviceId = device.deviceId, .keyId = LocalPlatform::keyId(device) });
        std::optional<Error> problem;
        QEventLoop loop;
        QObject::connect(&broker, &LocalBroker::started, &loop, &QEventLoop::quit);
        QObject::connect(&broker, &LocalBroker::failed, &loop, [&](const Error &error) {
            problem = error;
            loop.quit();
        });
        broker.start(logins, prefix);
        loop.exec();
        return problem;
    }

    /// The same check, but against \a broker.
    void makeLocal(DoctorRequest &request, const LocalBroker &broker, const RunOptions &options,
        const ResolvedDevice &device)
    {
        const Endpoint local = broker.endpoint(options.transport.value_or(TransportKind::Tcp));
        Endpoint &endpoint = request.link.endpoint;
        endpoint.transport = local.transport;
        endpoint.host = local.host;
        endpoint.port = local.port;
        endpoint.path = local.path;
        endpoint.tls = local.tls;
        request.link.username = LocalPlatform::keyId(device);
        request.link.password = broker.secret(request.link.username);
    }

    DoctorVisit::Output outputOf(const QCommandLineParser &parser)
    {
        return parser.isSet(u"json"_s) ? DoctorVisit::Output::Json : DoctorVisit::Output::List;
    }

    int refuse(const Error &error)
    {
        terminal::error(error.message());
        return ExitUsage;
    }

    int runVisit(const QCommandLineParser &parser, const QList<DoctorRequest> &requests)
    {
        for (const DoctorRequest &request : requests) {
            if (!request.link.clientId.isEmpty() && !parser.isSet(u"local"_s))
                terminal::error(evictionNotice(request.link.clientId));
        }
        const SystemClock clock;
        return DoctorVisit(clock, outputOf(parser)).run(requests);
    }

    int runProfile(const QCommandLineParser &parser)
    {
        const auto options = profileOptions(parser);
        if (!options)
            return refuse(options.error());
        const KindCatalogues kinds = allKinds();
        const auto profile = readProfileArgument(parser.positionalArguments().constFirst(), kinds);
        if (!profile)
            return ExitUsage;
        const auto devices = chosenDevices(parser, *profile, kinds);
        if (!devices)
            return refuse(devices.error());
        auto requests = profileRequests(parser, *profile, *options, *devices);
        if (!requests)
            return refuse(requests.error());
        LocalBroker broker;
        if (options->isLocal) {
            const QString prefix = requests->constFirst().link.endpoint.topicPrefix;
            if (const auto problem = startBroker(broker, *devices, prefix)) {
                terminal::error(problem->message());
                return ExitNoConnection;
            }
            for (qsizetype i = 0; i < requests->size(); ++i)
                makeLocal((*requests)[i], broker, *options, devices->at(i));
        }
        return runVisit(parser, *requests);
    }

} // namespace

QString DoctorCommand::name() const
{
    return u"doctor"_s;
}

QString DoctorCommand::summary() const
{
    return tr("Takes a connection apart: where it fails, why, and what to do.");
}

QString DoctorCommand::arguments() const
{
    return u"FILE|URL"_s;
}

QList<QCommandLineOption> DoctorCommand::options() const
{
    return {
        { u"device"_s, tr("Device id to log in with; with FILE: the device to check."), u"id"_s },
        { u"user"_s, tr("Key id to log in with; with URL."), u"key"_s },
        { u"secret-env"_s, tr("Environment variable that holds the key secret; with URL."),
            u"name"_s },
        { u"ca"_s, tr("PEM file with a certificate authority to trust; with URL."), u"file"_s },
        { u"cert"_s, tr("PEM file with a client certificate; with URL."), u"file"_s },
        { u"key"_s, tr("PEM file with its key; with URL."), u"file"_s },
        { u"key-pass-env"_s, tr("Environment variable that holds the key's passphrase; with URL."),
            u"name"_s },
        { u"local"_s, tr("Check against a local broker that is started for it; with FILE.") },
        { u"transport"_s, tr("tcp, tls, ws or wss instead of the endpoint's own; with FILE."),
            u"kind"_s },
        { u"publish"_s, tr("Send an empty data feed and wait for its acknowledgement.") },
        { u"timeout"_s, tr("How long to wait for the login and for each answer (default: 10s)."),
            u"duration"_s },
        { u"stay"_s, tr("How long the connection must last (default: 2s)."), u"duration"_s },
        { u"json"_s, tr("Print one JSON object at the end instead of the tick list.") },
    };
}

bool DoctorCommand::isAddress(const QString &argument)
{
    if (argument.contains("://"_L1))
        return true;
    const bool isFile = argument.startsWith("demo:"_L1) || argument.contains(u'/')
        || argument.endsWith(".conniosim"_L1) || QFileInfo::exists(argument);
    return !isFile;
}

Result<DoctorRequest> DoctorCommand::addressRequest(const QCommandLineParser &parser)
{
    for (const QString &option : { u"local"_s, u"transport"_s }) {
        if (parser.isSet(option))
            return Error(kOnlyForProfiles, { option });
    }
    const auto parsed = parseEndpoint(parser.positionalArguments().constFirst());
    if (!parsed)
        return parsed.error();
    Endpoint endpoint = parsed->endpoint;
    endpoint.tls.caFile = parser.value(u"ca"_s);
    endpoint.tls.certificateFile = parser.value(u"cert"_s);
    endpoint.tls.keyFile = parser.value(u"key"_s);
    const auto secret = secretFrom(parser, u"secret-env"_s);
    if (!secret)
        return secret.error();
    const auto passphrase = secretFrom(parser, u"key-pass-env"_s);
    if (!passphrase)
        return passphrase.error();
    DoctorRequest request = doctorRequest(endpoint,
        { .deviceId = parser.value(u"device"_s),
            .keyId = parser.value(u"user"_s),
            .secret = *secret,
            .keyPassphrase = *passphrase });
    if (!parsed->note.isEmpty())
        request.hints.append(parsed->note);
    if (const auto added = addCommon(parser, request); !added)
        return added.error();
    return request;
}

int DoctorCommand::run(const QCommandLineParser &parser)
{
    if (!isAddress(parser.positionalArguments().constFirst()))
        return runProfile(parser);
    const auto request = addressRequest(parser);
    return request ? runVisit(parser, { *request }) : refuse(request.error());
}

} // namespace sim
