// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/sourcecontext.h"

#include "core/source/worlderrors.h"

#include <QtCore/QDir>
#include <QtCore/QFile>

namespace sim {

using namespace Qt::StringLiterals;

FolderFiles::FolderFiles(QString folder)
    : m_folder(std::move(folder))
{
}

Result<std::unique_ptr<QIODevice>> FolderFiles::open(const QString &path) const
{
    const QStringList steps = QDir::fromNativeSeparators(path).split(u'/');
    if (path.isEmpty() || steps.contains(u".."_s) || path.contains("://"_L1))
        return Error(errors::kSourceFileRefused, { path });
    auto file = std::make_unique<QFile>(
        m_folder.isEmpty() ? path : QDir(m_folder).absoluteFilePath(path));
    if (!file->open(QIODevice::ReadOnly))
        return Error(errors::kSourceFileUnreadable, { path, file->errorString() });
    return std::unique_ptr<QIODevice>(std::move(file));
}

const SourceContext &SourceContext::nothing()
{
    static const SourceContext kNothing;
    return kNothing;
}

} // namespace sim
