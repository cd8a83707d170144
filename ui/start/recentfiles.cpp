// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/start/recentfiles.h"

#include "core/file/settingsfile.h"

#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>

namespace sim {

using namespace Qt::StringLiterals;

RecentFiles::RecentFiles(SettingsFile &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
{
}

QStringList RecentFiles::paths() const
{
    QStringList all;
    const QJsonArray kept = m_settings.value(u"recentFiles"_s).toArray();
    for (const QJsonValue &path : kept) {
        if (path.isString())
            all.append(path.toString());
    }
    return all;
}

void RecentFiles::add(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    QStringList all = paths();
    all.removeAll(absolute);
    all.prepend(absolute);
    store(all.mid(0, kMost));
}

void RecentFiles::remove(const QString &path)
{
    QStringList all = paths();
    if (all.removeAll(path) > 0)
        store(all);
}

void RecentFiles::clear()
{
    store({});
}

void RecentFiles::store(const QStringList &paths)
{
    m_settings.setValue(u"recentFiles"_s, QJsonArray::fromStringList(paths));
    emit changed();
}

} // namespace sim
