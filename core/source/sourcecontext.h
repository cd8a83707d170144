// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QtCore/QIODevice>

#include <memory>

namespace sim {

class HostProbe;
class ScriptMaker;

/// Opens the files that sources name (`geoRoute`, `replay`).
class SourceFiles
{
public:
    virtual ~SourceFiles() = default;

    /// An own device for reading, at its beginning. Errors: `source.fileRefused`,
    /// `source.fileUnreadable`.
    virtual Result<std::unique_ptr<QIODevice>> open(const QString &path) const = 0;
};

/// Files of the system. Relative paths begin at a folder, that of the profile; `..` and internet
/// addresses are refused, as everywhere in profiles. Thread: any.
class FolderFiles final : public SourceFiles
{
public:
    /// Empty: the working folder.
    explicit FolderFiles(QString folder);

    Result<std::unique_ptr<QIODevice>> open(const QString &path) const override;

private:
    QString m_folder;
};

/// What sources may use of the world. Nothing of it is owned, and all of it outlives the sources; a
/// source whose part is missing is refused with `source.noFiles` and the like.
struct SourceContext
{
    const SourceFiles *files = nullptr;
    const HostProbe *host = nullptr;
    const ScriptMaker *scripts = nullptr;

    /// The world of a source that needs none.
    static const SourceContext &nothing();
};

} // namespace sim
