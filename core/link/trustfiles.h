// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/model/endpoint.h"

namespace sim {

/// A number for the CA, certificate and key files of \a tls as they are on disk now; another one
/// when any of them was written, replaced (also by renaming another file over it), removed or
/// created. 0 when there are none. Reads no contents.
quint64 trustFilesStamp(const TlsSettings &tls);

/// Whether other files could cure \a error: certificates without trust, files that cannot be used.
bool isCuredByOtherFiles(const Error &error);

} // namespace sim
