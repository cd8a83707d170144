// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QObject>
#include <QtCore/QStringList>

namespace sim {

class SettingsFile;

/// The profile files opened last, newest first, kept in the settings.
class RecentFiles : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype kMost = 8;

    explicit RecentFiles(SettingsFile &settings, QObject *parent = nullptr);

    QStringList paths() const;
    void add(const QString &path);
    void remove(const QString &path); ///< it is no longer there
    void clear();

signals:
    void changed();

private:
    void store(const QStringList &paths);

    SettingsFile &m_settings;
};

} // namespace sim
