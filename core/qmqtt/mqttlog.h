// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QLoggingCategory>

namespace sim::logs {

/// Sizes and packet names, never topics, payloads or credentials.
Q_DECLARE_LOGGING_CATEGORY(mqtt)

} // namespace sim::logs
