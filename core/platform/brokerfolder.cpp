// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/platform/brokerfolder.h"

#include "core/platform/platformerrors.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QSaveFile>
#include <QtCore/QTemporaryDir>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <csignal>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace sim {

namespace {

    constexpr auto kNameStart = "connio-broker-"_L1;

#ifdef Q_OS_UNIX
    bool isAlive(pid_t process)
    {
        return kill(process, 0) == 0 || errno != ESRCH;
    }

    void removeStaleFolders(const QString &parent)
    {
        const QFileInfoList folders = QDir(parent).entryInfoList(
            { kNameStart + "*"_L1 }, QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks);
        for (const QFileInfo &folder : folders) {
            // connio-broker-<process id>-<random>
            bool isNumber = false;
            const int process = folder.fileName().section(u'-', 2, 2).toInt(&isNumber);
            if (isNumber && process > 0 && folder.ownerId() == geteuid() && !isAlive(process))
                QDir(folder.filePath()).removeRecursively();
        }
    }
#else
    void removeStaleFolders(const QString &)
    {
        // Without a cheap way to ask for a process they stay until the system empties its folder.
    }
#endif

} // namespace

Result<std::shared_ptr<QTemporaryDir>> makeBrokerFolder(const QString &parent)
{
    removeStaleFolders(parent);
    auto folder = std::make_shared<QTemporaryDir>(parent + u'/' + kNameStart
        + QString::number(QCoreApplication::applicationPid()) + u"-XXXXXX"_s);
    if (!folder->isValid())
        return Error(errors::kBrokerFile, { parent, folder->errorString() });
    return folder;
}

Result<void> writePrivateFile(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    const bool isWritten = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        && file.write(content) == content.size() && file.flush();
    if (!isWritten) {
        const QString reason = file.errorString();
        file.cancelWriting();
        return Error(errors::kBrokerFile, { path, reason });
    }
    if (!file.commit())
        return Error(errors::kBrokerFile, { path, file.errorString() });
    return {};
}

} // namespace sim
