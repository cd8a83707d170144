// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

namespace sim::errors {

/// Problems and remarks of importing the platform's documents.
extern const ErrorKind kNoPlatformDocument; ///< %1 what was found
extern const ErrorKind kMissingMember; ///< %1 key, %2 kind of document
extern const ErrorKind kWrongMember; ///< %1 wanted, %2 found
extern const ErrorKind kUnknownPropertyType; ///< %1 type, %2 known ones
extern const ErrorKind kNothingToImport;

// Remarks: what was read is used.
extern const ErrorKind kFilePropertySkipped; ///< %1 property
extern const ErrorKind kMorePages; ///< %1 present, %2 total
extern const ErrorKind kSecretIgnored; ///< %1 key id
extern const ErrorKind kStateWithoutMeta; ///< %1 property, %2 type
extern const ErrorKind kBoundariesIgnored; ///< %1 property
extern const ErrorKind kOwnerUnknown; ///< %1 property, %2 owner
extern const ErrorKind kProfileUnknown; ///< %1 device, %2 profile
extern const ErrorKind kDeviceIdMissing; ///< %1 device
extern const ErrorKind kDeviceDisabled; ///< %1 device

} // namespace sim::errors
