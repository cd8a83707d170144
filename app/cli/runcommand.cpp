// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/runcommand.h"

#include "app/cli/exitcode.h"
#include "app/cli/optionvalues.h"
#include "app/cli/profilefile.h"
#include "app/cli/runsession.h"
#include "app/cli/startoptions.h"
#include "app/cli/terminal.h"
#include "core/link/connectlimiter.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>

using namespace Qt::StringLiterals;

namespace sim {

namespace {

    constexpr double kMinScale = 0.001;
    constexpr double kMaxScale = 10'000;
    constexpr quint64 kMaxConnectRate = 100'000;

    const ErrorKind kConflict {
        .code = "cli.conflict",
        .persistence = Persistence::Persistent,
        .what = QT_TRANSLATE_NOOP("Error", "--%1 and --%2 exclude each other"),
        .why = "",
        .remedy = QT_TRANSLATE_NOOP("Error", "Leave one of them out."),
    };

    const ErrorKind kNeeds {
        .code = "cli.needs",
        .persistence = Persistence::Persistent,
        .what = QT_TRANSLATE_NOOP("Error", "--%1 has no meaning without --%2"),
        .why = "",
        .remedy = QT_TRANSLATE_NOOP("Error", "Add --%2, or leave --%1 out."),
    };

    Result<void> readConnection(const QCommandLineParser &parser, RunOptions &options)
    {
        options.isLocal = parser.isSet(u"local"_s);
        if (options.isLocal && parser.isSet(u"endpoint"_s))
            return Error(kConflict, { u"local"_s, u"endpoint"_s });
        if (parser.isSet(u"ca"_s) && !parser.isSet(u"endpoint"_s))
            return Error(kNeeds, { u"ca"_s, u"endpoint"_s });
        if (parser.isSet(u"transport"_s)) {
            options.transport = transportFromName(parser.value(u"transport"_s));
            if (!options.transport)
                return Error(errors::kBadOption,
                    { u"transport"_s, parser.value(u"transport"_s),
                        QCoreApplication::translate("RunCommand", "tcp, tls, ws or wss") });
        }
        if (!parser.isSet(u"endpoint"_s))
            return {};
        const auto endpoint = parseEndpoint(parser.value(u"endpoint"_s));
        if (!endpoint)
            return endpoint.error();
        options.endpoint = endpoint->endpoint;
        options.endpoint->tls.caFile = parser.value(u"ca"_s);
        if (!endpoint->note.isEmpty())
            terminal::error(endpoint->note);
        return {};
    }

    Result<void> readQueueOptions(const QCommandLineParser &parser, RunOptions &options)
    {
        constexpr qint64 kMiB = 1024 * 1024;
        constexpr double kSmallestMiB = 0.001;
        constexpr double kLargestMiB = 64 * 1024;
        constexpr qint64 kHighestRate = 100'000;
        const auto rate = integerOption(parser, u"drain-rate"_s, 0, kHighestRate);
        if (!rate)
            return rate.error();
        if (*rate)
            options.drainPerSecond = static_cast<int>(**rate);
        for (const auto &[name, bytes] : { std::pair(u"queue-memory"_s, &options.queueBytes),
                 std::pair(u"fleet-queue-memory"_s, &options.fleetQueueBytes) }) {
            const auto size = numberOption(parser, name, kSmallestMiB, kLargestMiB);
            if (!size)
                return size.error();
            if (*size)
                *bytes = static_cast<qint64>(**size * kMiB);
        }
        options.journalFolder = parser.value(u"journal"_s);
        return {};
    }

    /// Which sockets, and how fast they may connect.
    Result<void> readSockets(const QCommandLineParser &parser, RunOptions &options)
    {
        if (parser.value(u"connect-rate"_s) == u"off"_s) {
            options.connectRate = ConnectLimiter::kUnlimited;
        } else {
            const auto rate = integerOption(parser, u"connect-rate"_s, 1, kMaxConnectRate);
            if (!rate)
                return rate.error();
            if (*rate)
                options.connectRate = static_cast<int>(**rate);
        }
        if (!parser.isSet(u"sockets"_s))
            return {};
        const QString name = parser.value(u"sockets"_s);
        const auto kind = socketKindFromName(name);
        if (!kind)
            return Error(errors::kBadOption,
                { u"sockets"_s, name,
                    QCoreApplication::translate("RunCommand", "auto, epoll or qt") });
        if (*kind == SocketKind::Epoll && !TransportFactory::isEpollSupported())
            return Error(errors::kBadOption,
                { u"sockets"_s, name,
                    QCoreApplication::translate("RunCommand", "qt or auto on this system") });
        options.sockets = *kind;
        return {};
    }

} // namespace

QString RunCommand::name() const
{
    return u"run"_s;
}

QString RunCommand::summary() const
{
    return QCoreApplication::translate(
        "RunCommand", "Runs the devices of a profile file (demo:cold-room names a built-in one).");
}

QString RunCommand::arguments() const
{
    return u"FILE"_s;
}

QList<QCommandLineOption> RunCommand::options() const
{
    const auto tr
        = [](const char *text) { return QCoreApplication::translate("RunCommand", text); };
    const QList<QCommandLineOption> own {
        { u"local"_s,
            tr("Run against a local broker that is started for the run; no account, no network.") },
        { u"endpoint"_s,
            tr("Broker for all devices: tcp://, mqtt://, tls://, mqtts://, ssl://, ws:// or "
               "wss://."),
            u"url"_s },
        { u"ca"_s, tr("PEM file with a certificate authority to trust; with --endpoint."),
            u"file"_s },
        { u"transport"_s, tr("tcp, tls, ws or wss instead of the endpoint's own."), u"kind"_s },
        { u"duration"_s, tr("How long, such as 10s or 5m (default: until Ctrl+C)."),
            u"duration"_s },
        { u"time-scale"_s, tr("Simulated seconds per second, 0.001 to 10000."), u"factor"_s },
        { u"max-messages"_s, tr("Stop after so many messages of all devices together."),
            u"number"_s },
        { u"journal"_s,
            tr("Keep waiting messages of QoS 1 and 2 in this folder; the next run sends them."),
            u"folder"_s },
        { u"drain-rate"_s,
            tr("Kept messages that a device sends per second once it is back (default: 50; 0: no "
               "limit)."),
            u"number"_s },
        { u"queue-memory"_s, tr("MiB that one device may keep (default: 1)."), u"number"_s },
        { u"fleet-queue-memory"_s, tr("MiB that all devices may keep (default: 256)."),
            u"number"_s },
        { u"connect-rate"_s,
            tr("Connections that may begin per second: 1 to 100000, or off (default: 500, and 100 "
               "where a connection is encrypted)."),
            u"number"_s },
        { u"sockets"_s,
            tr("Sockets for plain TCP: epoll (Linux; for thousands of devices), qt, or auto "
               "(default)."),
            u"kind"_s },
        { u"keep-trying"_s, tr("Go on when no device can connect at first.") },
        { u"json"_s, tr("Print one JSON object at the end instead of the table and the summary.") },
    };
    return own + startOptions();
}

Result<RunOptions> RunCommand::runOptions(const QCommandLineParser &parser)
{
    RunOptions options;
    if (const auto connection = readConnection(parser, options); !connection)
        return connection.error();
    const auto duration = durationOption(parser, u"duration"_s);
    if (!duration)
        return duration.error();
    const auto scale = numberOption(parser, u"time-scale"_s, kMinScale, kMaxScale);
    if (!scale)
        return scale.error();
    const auto most = integerOption(parser, u"max-messages"_s, 1, kMaxSeed);
    if (!most)
        return most.error();
    options.duration = *duration;
    options.timeScale = *scale;
    options.maxMessages = *most;
    if (const auto start = readStartOptions(parser, options); !start)
        return start.error();
    if (const auto queue = readQueueOptions(parser, options); !queue)
        return queue.error();
    if (const auto sockets = readSockets(parser, options); !sockets)
        return sockets.error();
    options.endsWhenNoneConnects = !parser.isSet(u"keep-trying"_s);
    return options;
}

int RunCommand::run(const QCommandLineParser &parser)
{
    const auto options = runOptions(parser);
    if (!options) {
        terminal::error(options.error().message());
        return ExitUsage;
    }
    const KindCatalogues kinds = allKinds();
    const auto profile = readProfileArgument(parser.positionalArguments().constFirst(), kinds);
    if (!profile)
        return ExitUsage;
    const SystemClock clock;
    RunSession session(kinds, clock,
        parser.isSet(u"json"_s) ? RunSession::Output::Json : RunSession::Output::Table);
    RunOptions placed = *options;
    placed.isRecorded = false; // a terminal shows figures, no curves and no rows
    placed.folder = QFileInfo(parser.positionalArguments().constFirst()).absolutePath();
    return session.run(*profile, placed);
}

} // namespace sim
