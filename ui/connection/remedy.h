// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

namespace sim {

/// What the window can do about an error with one click.
enum class Remedy {
    None,
    EnterSecret, ///< a secret is missing or was refused
    EditEndpoint, ///< address, transport or certificate authority
    ConnectAgain,
    RunLocally,
    AddDevice,
    SaveAs,
};

/// The one that fits \a error best.
Remedy remedyFor(const Error &error);

/// Text of its button; empty for None.
QString remedyText(Remedy remedy);

/// The sentence that a person reads: "What: why." with a capital and a full stop, without the
/// remedy.
QString sentence(const Error &error);

} // namespace sim
