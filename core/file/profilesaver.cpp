// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/logging.h"
#include "core/file/fileerrors.h"
#include "core/file/profilewriter.h"

#include <QtCore/QFileInfo>
#include <QtCore/QSaveFile>

namespace sim {

Result<void> saveProfile(const Profile &profile, const QString &path)
{
    const QByteArray text = profileText(profile);
    // QSaveFile follows a symbolic link and keeps the mode of the file that it replaces.
    QSaveFile file(path);
    const auto failure = [&file, &path](const QString &reason = {}) {
        return Error(
            errors::kCannotWrite, { reason.isEmpty() ? file.errorString() : reason }, path);
    };
    if (QFileInfo(path).exists() && !QFileInfo(path).isFile())
        return Error(errors::kNotAFile, {}, path);
    if (!file.open(QIODevice::WriteOnly))
        return failure();
    const qint64 written = file.write(text);
    const bool isWhole = written == text.size() && file.flush() && file.size() == text.size();
    if (!isWhole) {
        const QString reason = file.errorString();
        file.cancelWriting();
        return failure(reason);
    }
    if (!file.commit())
        return failure();
    qCDebug(logs::file) << "saved" << path << text.size() << "bytes";
    return {};
}

} // namespace sim
