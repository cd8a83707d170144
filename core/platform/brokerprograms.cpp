// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/platform/brokerprograms.h"

#include "core/platform/platformerrors.h"

#include <QtCore/QDir>
#include <QtCore/QRegularExpression>
#include <QtCore/QStandardPaths>

using namespace Qt::StringLiterals;

namespace sim {

namespace {

    QString find(const QString &program, const QStringList &folders)
    {
        // An empty list would mean PATH to Qt.
        return folders.isEmpty() ? QString() : QStandardPaths::findExecutable(program, folders);
    }

} // namespace

QStringList programFolders()
{
    QStringList folders
        = qEnvironmentVariable("PATH").split(QDir::listSeparator(), Qt::SkipEmptyParts);
    for (const QString &folder : { u"/usr/sbin"_s, u"/usr/local/sbin"_s }) {
        if (!folders.contains(folder))
            folders.append(folder);
    }
    return folders;
}

Result<BrokerPrograms> findBrokerPrograms(const QStringList &folders)
{
    const BrokerPrograms programs { .mosquitto = find(u"mosquitto"_s, folders),
        .openssl = find(u"openssl"_s, folders) };
    if (programs.mosquitto.isEmpty())
        return Error(errors::kBrokerMissing, { folders.join(u", "_s) });
    if (programs.openssl.isEmpty())
        return Error(errors::kOpensslMissing, { folders.join(u", "_s) });
    return programs;
}

QVersionNumber neededMosquitto()
{
    return { 2, 0, 0 };
}

QVersionNumber mosquittoVersion(const QByteArray &help)
{
    static const QRegularExpression pattern(u"mosquitto version (\\d+(?:\\.\\d+)*)"_s);
    return QVersionNumber::fromString(pattern.match(QString::fromUtf8(help)).captured(1));
}

Result<void> checkMosquitto(const QByteArray &help)
{
    const QVersionNumber version = mosquittoVersion(help);
    if (version.isNull())
        return Error(errors::kBrokerNotStarted, { QString::fromUtf8(help.left(500)).trimmed() });
    if (version < neededMosquitto())
        return Error(errors::kBrokerTooOld, { version.toString(), neededMosquitto().toString() });
    return {};
}

} // namespace sim
