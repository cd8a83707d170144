// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/main/windowtitle.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <QtCore/QLocale>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    QString translated(const char *text)
    {
        return QCoreApplication::translate("WindowText", text);
    }

    QString twoDigits(qint64 number)
    {
        return QString::number(number).rightJustified(2, u'0');
    }

} // namespace

QString titleText(const QString &name, const QString &path, bool isReadOnly)
{
    QString title = name + u"[*]"_s;
    const QString file = QFileInfo(path).fileName();
    if (!file.isEmpty() && QFileInfo(path).completeBaseName() != name)
        title += u" – "_s + file;
    if (isReadOnly)
        title += u" "_s + translated(QT_TRANSLATE_NOOP("WindowText", "(read only)"));
    return title;
}

QString elapsedText(Microseconds elapsed)
{
    const qint64 seconds = std::chrono::duration_cast<std::chrono::seconds>(elapsed).count();
    const QString tail = twoDigits(seconds / 60 % 60) + u':' + twoDigits(seconds % 60);
    return seconds < 3600 ? tail : QString(QString::number(seconds / 3600) + u':' + tail);
}

QString onlineText(quint64 online, quint64 devices)
{
    return translated(QT_TRANSLATE_NOOP("WindowText", "%1 of %2 online")).arg(online).arg(devices);
}

QString runStateText(RunState state)
{
    switch (state) {
    case RunState::Idle:
        return translated(QT_TRANSLATE_NOOP("WindowText", "Not running"));
    case RunState::Starting:
        return translated(QT_TRANSLATE_NOOP("WindowText", "Starting"));
    case RunState::Running:
        return translated(QT_TRANSLATE_NOOP("WindowText", "Running"));
    case RunState::Paused:
        return translated(QT_TRANSLATE_NOOP("WindowText", "Paused"));
    case RunState::Stopping:
        return translated(QT_TRANSLATE_NOOP("WindowText", "Stopping"));
    case RunState::Finished:
        return translated(QT_TRANSLATE_NOOP("WindowText", "Finished"));
    }
    Q_UNREACHABLE();
}

QString rateText(double perSecond)
{
    return translated(QT_TRANSLATE_NOOP("WindowText", "%1 msg/s"))
        .arg(QLocale().toString(perSecond, 'f', perSecond < 99.95 ? 1 : 0));
}

QString byteRateText(double perSecond)
{
    const QLocale locale;
    if (perSecond < 1000)
        return translated(QT_TRANSLATE_NOOP("WindowText", "%1 B/s"))
            .arg(locale.toString(perSecond, 'f', 0));
    if (perSecond < 1e6)
        return translated(QT_TRANSLATE_NOOP("WindowText", "%1 kB/s"))
            .arg(locale.toString(perSecond / 1e3, 'f', 1));
    return translated(QT_TRANSLATE_NOOP("WindowText", "%1 MB/s"))
        .arg(locale.toString(perSecond / 1e6, 'f', 1));
}

QString timeScaleText(double scale)
{
    return QLocale().toString(scale, 'g', 6) + u'×';
}

} // namespace sim
