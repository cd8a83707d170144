// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "layering/includearrows.h"

#include <QtCore/QHash>
#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace sim::layering {

namespace {

    /// The house, from the cellar up: a folder may include itself and what stands here behind it.
    const QHash<QString, QStringList> &arrows()
    {
        static const QStringList siblings { u"core/base"_s, u"core/model"_s };
        static const QStringList pipeline = siblings
            + QStringList { u"core/source"_s, u"core/modifier"_s, u"core/feed"_s, u"core/file"_s,
                  u"core/import"_s, u"core/learn"_s };
        static const QStringList traffic = pipeline
            + QStringList { u"core/link"_s, u"core/link/doctor"_s, u"core/pipeline"_s,
                  u"core/fault"_s };
        static const QStringList run = traffic
            + QStringList { u"core/rest"_s, u"core/traffic"_s, u"core/platform"_s,
                  u"core/script"_s };
        static const QStringList ui = run + QStringList { u"core/run"_s, u"ui"_s };
        static const QHash<QString, QStringList> table {
            { u"core/base"_s, {} },
            { u"core/model"_s, { u"core/base"_s } },
            { u"core/source"_s, siblings },
            { u"core/modifier"_s, siblings },
            { u"core/feed"_s, siblings },
            { u"core/file"_s, siblings },
            { u"core/import"_s, siblings },
            { u"core/learn"_s, siblings },
            { u"core/qmqtt"_s, {} },
            { u"core/script"_s, siblings + QStringList { u"core/source"_s } },
            { u"core/link"_s, siblings },
            { u"core/rest"_s, siblings + QStringList { u"core/link"_s } },
            { u"core/link/doctor"_s, siblings + QStringList { u"core/link"_s } },
            { u"core/fault"_s, siblings + QStringList { u"core/modifier"_s, u"core/feed"_s } },
            { u"core/pipeline"_s, pipeline + QStringList { u"core/fault"_s } },
            { u"core/traffic"_s, traffic },
            { u"core/platform"_s, traffic },
            { u"core/run"_s, run },
            { u"ui"_s, ui },
            { u"app/gui"_s, ui + QStringList { u"app"_s } },
            { u"app/cli"_s, run + QStringList { u"core/run"_s, u"app"_s } },
        };
        return table;
    }

    /// The room that a path lies in: `core/feed`, `app/cli`, `ui` as a whole, and the doctor's,
    /// which has arrows of its own inside `core/link`.
    QString roomOf(const QString &path)
    {
        const QStringList parts = path.split(u'/');
        if (path.startsWith("core/link/doctor/"_L1))
            return u"core/link/doctor"_s;
        if (parts.value(0) == "ui"_L1 || parts.size() < 3)
            return parts.value(0);
        return parts.at(0) + u'/' + parts.at(1);
    }

    QString projectProblem(const QString &from, const QString &to)
    {
        if (from == to)
            return {};
        const auto known = arrows().constFind(from);
        if (known == arrows().constEnd())
            return u"the folder %1 is in no drawing"_s.arg(from);
        if (!known->contains(to))
            return u"%1 may not include %2"_s.arg(from, to);
        return {};
    }

    bool isWindowHeader(const QString &target)
    {
        static const QRegularExpression pattern(
            u"^(QtGui|QtWidgets|QtCharts|QtSvg|QtSvgWidgets)/|^Q(Widget|Application|GuiApplication|Color|Painter|Icon|Chart.*)$"_s);
        return pattern.match(target).hasMatch();
    }

} // namespace

QList<Include> includesOf(const QString &file, const QString &text)
{
    static const QRegularExpression pattern(u"^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"_s);
    QList<Include> includes;
    const QStringList lines = text.split(u'\n');
    bool isInComment = false;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString &line = lines.at(i);
        const auto match = pattern.match(line);
        if (!isInComment && match.hasMatch())
            includes.append(
                { .file = file, .line = static_cast<int>(i + 1), .target = match.captured(1) });
        if (line.contains("/*"_L1))
            isInComment = true;
        if (line.contains("*/"_L1))
            isInComment = false;
    }
    return includes;
}

QString problemWith(const Include &include)
{
    const QString from = roomOf(include.file);
    const QString &target = include.target;
    if (target.startsWith("core/"_L1) || target.startsWith("ui/"_L1)
        || target.startsWith("app/"_L1))
        return projectProblem(from, roomOf(target));
    if (target.startsWith("tests/"_L1))
        return u"%1 includes a test"_s.arg(from);
    const bool isWindowless = from.startsWith("core"_L1) || from == "app/cli"_L1;
    if (isWindowless && isWindowHeader(target))
        return u"%1 is free of Qt Gui and Widgets"_s.arg(from);
    if (target.startsWith("QtMqtt/"_L1) && from != "core/link"_L1 && from != "core/qmqtt"_L1)
        return u"only core/link knows the MQTT client"_s;
    if (target.startsWith("QtQml/"_L1) && from != "core/script"_L1)
        return u"only core/script knows the JavaScript engine"_s;
    return {};
}

} // namespace sim::layering
