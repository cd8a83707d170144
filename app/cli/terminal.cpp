// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/terminal.h"

#include <QtCore/QtGlobal>

#include <cstdio>

#ifdef Q_OS_UNIX
#include <sys/ioctl.h>
#include <unistd.h>
#endif

namespace sim::terminal {

namespace {

    void write(std::FILE *stream, const QString &text)
    {
        const QByteArray bytes = text.toUtf8();
        std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stream);
        std::fflush(stream);
    }

    bool isInteractive([[maybe_unused]] int descriptor)
    {
#ifdef Q_OS_UNIX
        return ::isatty(descriptor) == 1 && qEnvironmentVariable("TERM") != QStringLiteral("dumb");
#else
        return false;
#endif
    }

} // namespace

void out(const QString &text)
{
    write(stdout, text);
}

void line(const QString &text)
{
    write(stdout, text + u'\n');
}

void error(const QString &text)
{
    write(stderr, text.endsWith(u'\n') ? text : text + u'\n');
}

bool isOutputInteractive()
{
    return isInteractive(1);
}

bool isErrorInteractive()
{
    return isInteractive(2);
}

int columns()
{
    constexpr int kUsual = 80;
#ifdef Q_OS_UNIX
    winsize size {};
    if (::ioctl(1, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
#endif
    return kUsual;
}

} // namespace sim::terminal
