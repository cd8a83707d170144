// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/platforminput.h"

#include "app/cli/interrupt.h"
#include "app/cli/optionvalues.h"
#include "app/cli/terminal.h"
#include "core/file/fileerrors.h"
#include "core/file/secretstore.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEventLoop>
#include <QtCore/QFile>

using namespace Qt::StringLiterals;

namespace sim {

namespace {

    QString tr(const char *text)
    {
        return QCoreApplication::translate("PlatformInput", text);
    }

    const ErrorKind kNeedsDocuments {
        .code = "cli.needsDocuments",
        .persistence = Persistence::Persistent,
        .what = QT_TRANSLATE_NOOP("Error", "There is nothing to read"),
        .why = "",
        .remedy = QT_TRANSLATE_NOOP(
            "Error", "Give files with documents of the platform, or --fetch with --user."),
    };

    const ErrorKind kNeedsFetch {
        .code = "cli.needsFetch",
        .persistence = Persistence::Persistent,
        .what = QT_TRANSLATE_NOOP("Error", "--%1 goes with --fetch"),
        .why = "",
        .remedy = QT_TRANSLATE_NOOP("Error", "Add --fetch, or leave it out."),
    };

    /// One line that is written over; only where somebody looks.
    void showProgress(qint64 received, qint64 total)
    {
        if (!terminal::isErrorInteractive())
            return;
        constexpr qint64 kKilobyte = 1024;
        const QString size = total > 0
            ? tr("%1 of %2 kB").arg(received / kKilobyte).arg(total / kKilobyte)
            : tr("%1 kB").arg(received / kKilobyte);
        terminal::error(tr("Reading from the platform: %1").arg(size));
    }

} // namespace

QList<QCommandLineOption> PlatformInput::options()
{
    return {
        { u"fetch"_s, tr("Read the state of a device from the platform, with its own key.") },
        { u"url"_s,
            tr("Address of the platform's interface (default: %1).").arg(StateRequest().base),
            u"url"_s },
        { u"device"_s, tr("Id or name of the device (default: the key's own)."), u"id"_s },
        { u"user"_s, tr("Key id."), u"key"_s },
        { u"secret-env"_s, tr("Environment variable with the key secret (default: CONNIO_SECRET)."),
            u"name"_s },
        { u"ca"_s, tr("PEM file with a certificate authority to trust."), u"file"_s },
        { u"timeout"_s, tr("Give up after so long without an answer (default: 30s)."),
            u"duration"_s },
    };
}

Result<PlatformReader> PlatformInput::read(
    const QCommandLineParser &parser, const QStringList &files)
{
    const bool isFetching = parser.isSet(u"fetch"_s);
    for (const QString &option :
        { u"url"_s, u"device"_s, u"user"_s, u"secret-env"_s, u"ca"_s, u"timeout"_s }) {
        if (!isFetching && parser.isSet(option))
            return Error(kNeedsFetch, { option });
    }
    if (files.isEmpty() && !isFetching)
        return Error(kNeedsDocuments);
    PlatformReader reader;
    for (const QString &file : files) {
        if (const Result<void> added = addFile(reader, file); !added)
            return added.error();
    }
    if (isFetching) {
        const Result<StateRequest> request = requestFrom(parser);
        if (!request)
            return request.error();
        const Result<QByteArray> text = fetched(*request);
        if (!text)
            return text.error();
        if (const Result<void> added = reader.addJson(*text, request->base); !added)
            return added.error();
    }
    const QList<Error> remarks = reader.remarks();
    for (const Error &remark : remarks)
        terminal::error(remark.message());
    return reader;
}

Result<void> PlatformInput::addFile(PlatformReader &reader, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error(errors::kCannotRead, { file.errorString() }, path);
    if (path.endsWith(".csv"_L1, Qt::CaseInsensitive))
        return reader.addDeviceCsv(file, path);
    // One byte more than a JSON text may have, so that the reader refuses longer ones by itself.
    const QByteArray text = file.read(JsonLimits().maxBytes + 1);
    return reader.addJson(text, path);
}

Result<StateRequest> PlatformInput::requestFrom(const QCommandLineParser &parser)
{
    StateRequest request;
    if (parser.isSet(u"url"_s))
        request.base = parser.value(u"url"_s);
    if (parser.isSet(u"device"_s))
        request.device = parser.value(u"device"_s);
    request.keyId = parser.value(u"user"_s);
    request.tls.caFile = parser.value(u"ca"_s);
    const auto limit = durationOption(parser, u"timeout"_s);
    if (!limit)
        return limit.error();
    if (*limit)
        request.limit = std::chrono::duration_cast<std::chrono::milliseconds>(**limit);
    const QString variable
        = parser.isSet(u"secret-env"_s) ? parser.value(u"secret-env"_s) : u"CONNIO_SECRET"_s;
    const auto secret = EnvironmentSecrets().secret(u"${env:"_s + variable + u'}');
    if (!secret)
        return secret.error();
    request.secret = *secret;
    return request;
}

Result<QByteArray> PlatformInput::fetched(const StateRequest &request)
{
    StateFetch fetch(request);
    const Interrupt interrupt;
    QEventLoop loop;
    std::optional<Result<QByteArray>> end;
    const auto finish = [&](Result<QByteArray> result) {
        end = std::move(result);
        loop.quit();
    };
    QObject::connect(&fetch, &StateFetch::succeeded, &loop, finish);
    QObject::connect(&fetch, &StateFetch::failed, &loop, finish);
    QObject::connect(&fetch, &StateFetch::progressed, &loop, showProgress);
    QObject::connect(&interrupt, &Interrupt::requested, &fetch, &StateFetch::cancel);
    fetch.start();
    loop.exec();
    Q_ASSERT(end);
    return *std::move(end);
}

} // namespace sim
