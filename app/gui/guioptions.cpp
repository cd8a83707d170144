// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/guioptions.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QRegularExpression>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    QString translated(const char *text)
    {
        return QCoreApplication::translate("GuiOptions", text);
    }

    std::optional<QSize> readSize(const QString &text)
    {
        static const QRegularExpression form(u"^(\\d{3,5})x(\\d{3,5})$"_s);
        const QRegularExpressionMatch match = form.match(text);
        if (!match.hasMatch())
            return {};
        return QSize(match.captured(1).toInt(), match.captured(2).toInt());
    }

    std::optional<Theme::Mode> readTheme(const QString &text)
    {
        if (text == "light"_L1)
            return Theme::Mode::Light;
        if (text == "dark"_L1)
            return Theme::Mode::Dark;
        if (text == "system"_L1)
            return Theme::Mode::System;
        return {};
    }

} // namespace

void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(translated("Virtual devices for the Connio platform."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        { u"demo"_s, translated("Open the demo and run it against the local platform.") },
        { u"run"_s, translated("Run FILE at once against the local platform.") },
        { u"theme"_s, translated("Look: light, dark or system."), u"name"_s },
        { u"size"_s, translated("Size of the window, such as 1280x800."), u"WxH"_s },
        { u"screenshot"_s,
            translated("Write pictures of the window and its panes to DIR, then quit."), u"DIR"_s },
    });
    parser.addPositionalArgument(
        u"FILE"_s, translated("Profile to open (.conniosim)."), u"[FILE]"_s);
}

GuiOptions readOptions(const QCommandLineParser &parser, QString &problem)
{
    GuiOptions options;
    options.isDemo = parser.isSet(u"demo"_s);
    options.isRun = parser.isSet(u"run"_s);
    options.file = parser.positionalArguments().value(0);
    options.screenshotFolder = parser.value(u"screenshot"_s);
    if (parser.isSet(u"theme"_s)) {
        options.theme = readTheme(parser.value(u"theme"_s));
        if (!options.theme)
            problem = translated("--theme takes light, dark or system.");
    }
    if (parser.isSet(u"size"_s)) {
        options.size = readSize(parser.value(u"size"_s));
        if (!options.size)
            problem = translated("--size takes a width and a height, such as 1280x800.");
    }
    if (parser.positionalArguments().size() > 1)
        problem = translated("Only one FILE can be opened.");
    if (options.isDemo && !options.file.isEmpty())
        problem = translated("--demo and FILE exclude each other.");
    if (options.isRun && options.file.isEmpty() && !options.isDemo)
        problem = translated("--run needs a FILE.");
    return options;
}

} // namespace sim
