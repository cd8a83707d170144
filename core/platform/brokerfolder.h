// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QtCore/QByteArray>

#include <memory>

class QTemporaryDir;

namespace sim {

/// A new folder for one broker, readable by its owner only, gone with the object. Folders that a
/// crashed program left behind in the same place are removed first. Errors: `platform.brokerFile`.
Result<std::shared_ptr<QTemporaryDir>> makeBrokerFolder(const QString &parent);

/// Replaces \a path in one step; readable and writable by the owner only. Errors:
/// `platform.brokerFile`.
Result<void> writePrivateFile(const QString &path, const QByteArray &content);

} // namespace sim
