// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QtCore/QVersionNumber>

namespace sim {

/// The programs that the local broker needs, by absolute path.
struct BrokerPrograms
{
    QString mosquitto;
    QString openssl;
};

/// Where programs are looked for: PATH, then /usr/sbin and /usr/local/sbin, which are not in the
/// PATH of every user though Debian puts mosquitto there.
QStringList programFolders();

/// Looks for both in \a folders, in order. Errors: `platform.brokerMissing`,
/// `platform.opensslMissing`.
Result<BrokerPrograms> findBrokerPrograms(const QStringList &folders);

/// The oldest mosquitto whose listeners, password format and TLS options are those that are
/// written.
QVersionNumber neededMosquitto();

/// Reads `mosquitto version 2.0.11` from what `mosquitto -h` prints; null when it is not there.
QVersionNumber mosquittoVersion(const QByteArray &help);

/// Errors: `platform.brokerTooOld`, `platform.brokerNotStarted` (no version in the text).
Result<void> checkMosquitto(const QByteArray &help);

} // namespace sim
