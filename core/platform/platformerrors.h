// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

namespace sim::errors {

extern const ErrorKind kBrokerMissing; ///< %1 the folders searched
extern const ErrorKind kBrokerTooOld; ///< %1 version found, %2 version needed
extern const ErrorKind kOpensslMissing; ///< %1 the folders searched
extern const ErrorKind kCertificateFailed; ///< %1 what openssl said
extern const ErrorKind kBrokerNotStarted; ///< %1 what the broker said
extern const ErrorKind kBrokerEnded; ///< %1 how it ended, and what it said last
extern const ErrorKind kBrokerNotRunning;
extern const ErrorKind kBrokerFile; ///< %1 file or folder, %2 reason
extern const ErrorKind kNoFreePort; ///< %1 reason
extern const ErrorKind kBadLogin; ///< %1 the id
extern const ErrorKind kBadTopicPrefix; ///< %1 the prefix
extern const ErrorKind kReloadUnsupported;

extern const ErrorKind kMirrorUnknownDevice; ///< %1 the device id
extern const ErrorKind kMirrorUnknownProperty; ///< %1 property, %2 device id
extern const ErrorKind kMirrorBadTopic; ///< %1 the topic
extern const ErrorKind kMirrorOffline;

} // namespace sim::errors
