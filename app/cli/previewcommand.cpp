// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/previewcommand.h"

#include "app/cli/exitcode.h"
#include "app/cli/optionvalues.h"
#include "app/cli/profilefile.h"
#include "app/cli/startoptions.h"
#include "app/cli/terminal.h"
#include "core/base/timetext.h"
#include "core/feed/rawpayload.h"
#include "core/run/preview.h"
#include "core/run/runsetup.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>

using namespace Qt::StringLiterals;

namespace sim {

namespace {

    constexpr quint64 kUsualCount = 5;
    constexpr quint64 kMaxCount = 1'000'000;

    /// Keys in the documented order, which QJsonObject would sort.
    QString jsonLine(const PreviewMessage &preview)
    {
        const auto quoted = [](const QString &text) {
            QByteArray out;
            appendQuoted(out, text);
            return QString::fromUtf8(out);
        };
        return u"{\"device\":%1,\"topic\":%2,\"qos\":%3,\"retain\":%4,\"payload\":%5,\"time\":%6}"_s
            .arg(quoted(preview.device), quoted(QString::fromUtf8(preview.message.topic)),
                QString::number(preview.message.qos),
                preview.message.retain ? u"true"_s : u"false"_s,
                quoted(QString::fromUtf8(preview.message.payload)),
                quoted(formatTime(preview.time)));
    }

} // namespace

QString PreviewCommand::name() const
{
    return u"preview"_s;
}

QString PreviewCommand::summary() const
{
    return QCoreApplication::translate("PreviewCommand",
        "Prints the messages that a run would publish, one JSON object a line; sends nothing.");
}

QString PreviewCommand::arguments() const
{
    return u"FILE"_s;
}

QList<QCommandLineOption> PreviewCommand::options() const
{
    const auto tr
        = [](const char *text) { return QCoreApplication::translate("PreviewCommand", text); };
    const QList<QCommandLineOption> own {
        { { u"n"_s, u"count"_s }, tr("How many messages (default 5)."), u"number"_s },
    };
    return own + startOptions();
}

int PreviewCommand::run(const QCommandLineParser &parser)
{
    const auto count = integerOption(parser, u"count"_s, 1, kMaxCount);
    RunOptions options { .isLocal = true };
    const auto start = readStartOptions(parser, options);
    for (const Error *error :
        { count ? nullptr : &count.error(), start ? nullptr : &start.error() }) {
        if (error != nullptr) {
            terminal::error(error->message());
            return ExitUsage;
        }
    }
    const KindCatalogues kinds = allKinds();
    const auto profile = readProfileArgument(parser.positionalArguments().constFirst(), kinds);
    if (!profile)
        return ExitUsage;
    SessionSecrets noSecrets;
    options.folder = QFileInfo(parser.positionalArguments().constFirst()).absolutePath();
    const RunPlan plan = planRun(*profile, options, kinds, noSecrets, SystemClock().wall());
    QList<Error> errors = plan.errors;
    if (errors.isEmpty()) {
        const Preview preview
            = previewMessages(plan.setup, static_cast<int>(count->value_or(kUsualCount)));
        for (const PreviewMessage &message : preview.messages)
            terminal::line(jsonLine(message));
        errors = preview.errors;
    }
    for (const Error &error : std::as_const(errors))
        terminal::error(error.message());
    return errors.isEmpty() ? ExitOk : ExitUsage;
}

} // namespace sim
