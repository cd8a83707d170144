// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/sawtooth.h"

#include "core/source/cycle.h"
#include "core/source/sweep.h"

#include <QtCore/QCoreApplication>

namespace sim {

using namespace Qt::StringLiterals;

KindDescription sawtoothDescription()
{
    return {
        .kind = u"sawtooth"_s,
        .title = QCoreApplication::translate("Source", "Sawtooth"),
        .help = QCoreApplication::translate(
            "Source", "Straight up, then back at once: a sweep that starts over."),
        .parameters = sweepParameters(100),
        .types = { PropertyType::Number },
        .repetition = cycleRepetition,
    };
}

Result<std::unique_ptr<Source>> makeSawtooth(const Parameters &parameters, PropertyType)
{
    return makeSweep(parameters, u"sawtooth"_s);
}

} // namespace sim
