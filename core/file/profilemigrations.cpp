// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/profilemigrations.h"

#include "core/base/logging.h"
#include "core/file/fileerrors.h"
#include "core/model/profile.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kMostBackups = 1000; ///< of one file; more is a loop of somebody's script

    bool isTaken(const QString &path)
    {
        return QFileInfo::exists(path) || QFileInfo(path).isSymLink();
    }

    QString freeName(const QString &path, int version)
    {
        const QString stem = path + u".v%1"_s.arg(version);
        QString name = stem + u".bak"_s;
        for (int i = 2; isTaken(name) && i <= kMostBackups; ++i)
            name = stem + u"-%1.bak"_s.arg(i);
        return name;
    }

    /// Everything written, read back and equal, with the rights of the original.
    Result<void> copyTo(QFile &copy, QFile &original)
    {
        const auto failure = [&copy](const QString &reason) {
            return Error(errors::kBackupFailed, { reason }, copy.fileName());
        };
        // A name that somebody took meanwhile is not written over.
        if (!copy.open(QIODevice::ReadWrite | QIODevice::NewOnly))
            return failure(copy.errorString());
        copy.setPermissions(original.permissions());
        const QByteArray bytes = original.readAll();
        const bool isWritten = original.error() == QFileDevice::NoError
            && copy.write(bytes) == bytes.size() && copy.flush() && copy.seek(0)
            && copy.readAll() == bytes;
        if (isWritten)
            return {};
        const bool isRead = original.error() == QFileDevice::NoError;
        const QString reason = isRead ? copy.errorString() : original.errorString();
        copy.remove();
        return failure(reason);
    }

} // namespace

ProfileMigrations::ProfileMigrations(int oldest, QList<Step> steps)
    : m_oldest(oldest)
    , m_steps(std::move(steps))
{
}

const ProfileMigrations &ProfileMigrations::known()
{
    static const ProfileMigrations migrations(Profile::kFormatVersion);
    return migrations;
}

Result<QJsonObject> ProfileMigrations::migrated(const QJsonObject &root, int version) const
{
    QJsonObject result = root;
    for (int from = version; from < newest(); ++from) {
        Result<QJsonObject> next = m_steps.at(from - m_oldest)(result);
        if (!next)
            return next;
        result = *next;
        result.insert("formatVersion"_L1, from + 1);
    }
    return result;
}

Result<QString> backUpProfile(const QString &path, int version)
{
    QFile original(path);
    if (!original.exists())
        return QString();
    QFile copy(freeName(path, version));
    if (!original.open(QIODevice::ReadOnly))
        return Error(errors::kBackupFailed, { original.errorString() }, path);
    if (const Result<void> copied = copyTo(copy, original); !copied)
        return copied.error();
    qCDebug(logs::file) << "kept" << path << "as" << copy.fileName();
    return copy.fileName();
}

} // namespace sim
