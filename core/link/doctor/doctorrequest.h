// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/link/linksettings.h"
#include "core/model/datapoint.h"

#include <optional>

namespace sim {

/// What a ConnectionDoctor looks at.
struct DoctorRequest
{
    LinkSettings link; ///< its filters are subscribed to
    std::optional<Message> testMessage = {}; ///< sent at the end; absent: nothing is published
    QString publishNote = {}; ///< why there is none, or what it does
    std::optional<Error> loginProblem = {}; ///< fails the login before anything of it is sent
    QString loginNote = {}; ///< why no login is wanted; not empty: ends before it
    QStringList hints = {}; ///< further ones, for the settings
    Microseconds limit = std::chrono::seconds(10); ///< up to the login; again for each answer
    Microseconds stay = std::chrono::seconds(2); ///< the connection must last; 0: not asked
};

} // namespace sim
