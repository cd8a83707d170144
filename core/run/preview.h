// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/simulation.h"

namespace sim {

/// One message as a run would publish it.
struct PreviewMessage
{
    QString device; ///< id in the profile
    Message message;
    WallTime time {}; ///< simulated
};

/// What a preview shows, or what kept it from being made.
struct Preview
{
    QList<PreviewMessage> messages;
    QList<Error> errors;
};

/// The first \a count messages of a run with this \a setup, in order of time (ties: order of
/// devices). Made by the same pipelines as a run, so the bytes are the same; nothing is sent. Ends
/// early when the devices would stay silent for a simulated year.
Preview previewMessages(const SimulationSetup &setup, int count);

} // namespace sim
