// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/import/platformreader.h"
#include "core/rest/statefetch.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QList>

namespace sim {

/// What `import` and `compare` know of the platform: files with its documents, and with `--fetch`
/// the state of a device from its REST interface.
///
/// Progress and remarks are told on standard error.
class PlatformInput
{
public:
    static QList<QCommandLineOption> options();

    /// Reads \a files and, when \a parser has `--fetch`, the platform. Ctrl+C cancels. Errors:
    /// those of PlatformReader and StateFetch, `file.cannotRead`, `cli.*`, `file.secretMissing`.
    static Result<PlatformReader> read(const QCommandLineParser &parser, const QStringList &files);

private:
    static Result<void> addFile(PlatformReader &reader, const QString &path);
    static Result<StateRequest> requestFrom(const QCommandLineParser &parser);
    static Result<QByteArray> fetched(const StateRequest &request);
};

} // namespace sim
