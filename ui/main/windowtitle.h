// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/run/runsnapshot.h"

#include <QtCore/QString>

namespace sim {

// Short texts of the frame: pure functions, so that tests read them without a window.

/// `Cold room[*]` with the file's name where it differs; Qt puts the unsaved mark at `[*]`.
QString titleText(const QString &name, const QString &path, bool isReadOnly);

QString elapsedText(Microseconds elapsed); ///< `03:07`, `1:03:07`
QString onlineText(quint64 online, quint64 devices); ///< `3 of 4 online`
QString runStateText(RunState state); ///< `Running`
QString rateText(double perSecond); ///< `12.3 msg/s`
QString byteRateText(double perSecond); ///< `3.4 kB/s`
QString timeScaleText(double scale); ///< `10×`

} // namespace sim
