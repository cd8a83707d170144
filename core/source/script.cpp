// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/script.h"

#include "core/source/scriptmaker.h"
#include "core/source/worlderrors.h"

#include <QtCore/QCoreApplication>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr qint64 kMostBytes = 256 * 1024;

    Result<QString> readCode(const QString &path, const SourceContext &context)
    {
        if (context.files == nullptr)
            return Error(errors::kNoSourceFiles, { u"script"_s });
        const auto device = context.files->open(path);
        if (!device)
            return device.error();
        const QByteArray text = (*device)->read(kMostBytes + 1);
        if (text.size() > kMostBytes || !QByteArrayView(text).isValidUtf8())
            return Error(errors::kBadScriptFile, { path, QString::number(kMostBytes / 1024) });
        return QString::fromUtf8(text);
    }

} // namespace

KindDescription scriptDescription()
{
    return {
        .kind = u"script"_s,
        .title = QCoreApplication::translate("Source", "Script"),
        .help = QCoreApplication::translate("Source",
            "JavaScript with the functions next(ctx) and, if wanted, init(ctx): the rest."),
        .parameters = {
            { .name = u"code"_s,
                .type = ParameterType::Text,
                .title = QCoreApplication::translate("Source", "Code"),
                .help = QCoreApplication::translate(
                    "Source", "JavaScript; next(ctx) returns the value of each sample."),
                .unit = {},
                .defaultValue
                = u"function next(ctx) { return 20 + 5 * Math.sin(ctx.t / 10); }"_s },
            { .name = u"file"_s,
                .type = ParameterType::Text,
                .title = QCoreApplication::translate("Source", "File"),
                .help = QCoreApplication::translate(
                    "Source", "A file with the code instead, relative to the profile."),
                .unit = {} },
            { .name = u"budget"_s,
                .type = ParameterType::Duration,
                .title = QCoreApplication::translate("Source", "Time budget"),
                .help = QCoreApplication::translate("Source",
                    "Real time that one call may take; a script that takes more is stopped."),
                .unit = {},
                .defaultValue = u"250ms"_s,
                .minimum = 0.001,
                .maximum = 10 },
        },
    };
}

Result<std::unique_ptr<Source>> makeScript(
    const Parameters &parameters, PropertyType type, const SourceContext &context)
{
    const bool hasCode = !parameters.has("file"_L1);
    if (context.scripts == nullptr)
        return Error(errors::kNoScripts);
    const QString name = hasCode ? u"script"_s : parameters.text("file"_L1);
    const auto code
        = hasCode ? Result<QString>(parameters.text("code"_L1)) : readCode(name, context);
    if (!code)
        return code.error();
    return context.scripts->make(
        { .code = *code, .name = name, .budget = parameters.duration("budget"_L1), .type = type });
}

} // namespace sim
