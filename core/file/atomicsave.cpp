// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/atomicsave.h"

#include "core/base/logging.h"
#include "core/file/fileerrors.h"

#include <QtCore/QDateTime>
#include <QtCore/QFileInfo>
#include <QtCore/QSaveFile>

namespace sim {

using namespace Qt::StringLiterals;

Result<void> saveAtomically(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    const auto failure = [&file, &path](const QString &reason = {}) {
        return Error(
            errors::kCannotWrite, { reason.isEmpty() ? file.errorString() : reason }, path);
    };
    if (QFileInfo(path).exists() && !QFileInfo(path).isFile())
        return Error(errors::kNotAFile, {}, path);
    if (!file.open(QIODevice::WriteOnly))
        return failure();
    const qint64 written = file.write(bytes);
    const bool isWhole = written == bytes.size() && file.flush() && file.size() == bytes.size();
    if (!isWhole) {
        const QString reason = file.errorString();
        file.cancelWriting();
        return failure(reason);
    }
    if (!file.commit())
        return failure();
    qCDebug(logs::file) << "saved" << path << bytes.size() << "bytes";
    return {};
}

QString keepAside(const QString &path, WallTime now)
{
    const auto milliseconds
        = std::chrono::floor<std::chrono::milliseconds>(now).time_since_epoch().count();
    const QString name = path + u".bad-"_s
        + QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC).toString(u"yyyyMMdd'T'HHmmss'Z'"_s);
    QString aside = name;
    for (int i = 2; QFileInfo::exists(aside) || QFileInfo(aside).isSymLink(); ++i)
        aside = name + u"-%1"_s.arg(i);
    return QFile::rename(path, aside) ? aside : QString();
}

} // namespace sim
