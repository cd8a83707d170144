// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/sourcecontext.h"
#include "core/source/worlderrors.h"

#include <QtCore/QBuffer>
#include <QtCore/QMap>

namespace sim::test {

/// Files that a test writes by hand.
class MemoryFiles final : public SourceFiles
{
public:
    Result<std::unique_ptr<QIODevice>> open(const QString &path) const override
    {
        const auto found = files.constFind(path);
        if (found == files.constEnd())
            return Error(errors::kSourceFileUnreadable, { path, QStringLiteral("no such file") });
        ++opened;
        auto buffer = std::make_unique<QBuffer>();
        buffer->setData(*found);
        buffer->open(QIODevice::ReadOnly);
        return std::unique_ptr<QIODevice>(std::move(buffer));
    }

    QMap<QString, QByteArray> files;
    mutable int opened = 0;
};

} // namespace sim::test
