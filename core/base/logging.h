// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QLoggingCategory>

// One category for each folder (`sim.<folder>`). Never payloads, secrets, or a URL with user info
// above debug level.
namespace sim::logs {

Q_DECLARE_LOGGING_CATEGORY(file)
Q_DECLARE_LOGGING_CATEGORY(link)
Q_DECLARE_LOGGING_CATEGORY(platform)
Q_DECLARE_LOGGING_CATEGORY(run)
Q_DECLARE_LOGGING_CATEGORY(ui)

} // namespace sim::logs
