// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/templatescommand.h"

#include "app/cli/exitcode.h"
#include "app/cli/optionvalues.h"
#include "app/cli/terminal.h"
#include "core/feed/rawpayload.h"
#include "core/file/atomicsave.h"
#include "core/file/profiletemplates.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sim {

namespace {

    QString tr(const char *text)
    {
        return QCoreApplication::translate("TemplatesCommand", text);
    }

    const ErrorKind kUnknownTemplate {
        .code = "cli.unknownTemplate",
        .persistence = Persistence::Persistent,
        .what = QT_TRANSLATE_NOOP("Error", "There is no template \"%1\""),
        .why = "",
        .remedy = QT_TRANSLATE_NOOP("Error", "Choose one of %2."),
    };

    const ErrorKind kTemplateUsage {
        .code = "cli.templateUsage",
        .persistence = Persistence::Persistent,
        .what = QT_TRANSLATE_NOOP("Error", "These arguments do not go together"),
        .why = "",
        .remedy = QT_TRANSLATE_NOOP("Error",
            "Give one NAME, with or without --write and --force, or no NAME, with or without "
            "--json."),
    };

    /// Keys in the documented order, which QJsonObject would sort.
    QString jsonLine(const ProfileTemplate &one)
    {
        const auto quoted = [](const QString &text) {
            QByteArray out;
            appendQuoted(out, text);
            return QString::fromUtf8(out);
        };
        return u"{\"name\":%1,\"title\":%2,\"description\":%3}"_s.arg(
            quoted(one.name), quoted(one.title), quoted(one.description));
    }

    void list(bool isJson)
    {
        const QList<ProfileTemplate> templates = profileTemplates();
        qsizetype width = 0;
        for (const ProfileTemplate &one : templates)
            width = std::max(width, one.name.size());
        for (const ProfileTemplate &one : templates) {
            terminal::line(
                isJson ? jsonLine(one) : one.name.leftJustified(width) + u"  "_s + one.description);
        }
    }

    /// To the file of --write, or to standard output; byte for byte.
    Result<void> write(const QCommandLineParser &parser, const QString &name)
    {
        const auto found = profileTemplate(name);
        if (!found) {
            QStringList names;
            for (const ProfileTemplate &one : profileTemplates())
                names.append(one.name);
            return Error(kUnknownTemplate, { name, names.join(u", "_s) });
        }
        QFile source(found->path);
        source.open(QIODevice::ReadOnly); // compiled in: cannot fail
        const QByteArray text = source.readAll();
        if (!parser.isSet(u"write"_s)) {
            terminal::out(QString::fromUtf8(text));
            return {};
        }
        const QString path = parser.value(u"write"_s);
        if (QFile::exists(path) && !parser.isSet(u"force"_s))
            return Error(errors::kFileExists, {}, path);
        if (const Result<void> saved = saveAtomically(path, text); !saved)
            return saved.error();
        terminal::line(u"%1: %2"_s.arg(path, found->title));
        return {};
    }

} // namespace

QString TemplatesCommand::name() const
{
    return u"templates"_s;
}

QString TemplatesCommand::summary() const
{
    return tr("Lists the ready-made profiles, or writes one of them to begin with.");
}

QString TemplatesCommand::arguments() const
{
    return u"[NAME]"_s;
}

QList<QCommandLineOption> TemplatesCommand::options() const
{
    return {
        { { u"w"_s, u"write"_s }, tr("Profile to write (default: standard output)."), u"file"_s },
        { u"force"_s, tr("Write over a file that is there.") },
        { u"json"_s, tr("List as JSON, one object a line.") },
    };
}

QString TemplatesCommand::details() const
{
    return tr("\nWherever a command takes a FILE, template:NAME stands for the template itself.\n");
}

int TemplatesCommand::run(const QCommandLineParser &parser)
{
    const auto fail = [](const Error &error) {
        terminal::error(error.message());
        return ExitUsage;
    };
    const QStringList names = parser.positionalArguments();
    const bool isWriting = parser.isSet(u"write"_s) || parser.isSet(u"force"_s);
    if (names.size() > 1 || (names.isEmpty() ? isWriting : parser.isSet(u"json"_s)))
        return fail(Error(kTemplateUsage));
    if (names.isEmpty()) {
        list(parser.isSet(u"json"_s));
        return ExitOk;
    }
    const auto written = write(parser, names.constFirst());
    return written ? ExitOk : fail(written.error());
}

} // namespace sim
