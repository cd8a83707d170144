// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/triangle.h"

#include "core/source/cycle.h"
#include "core/source/sweep.h"

#include <QtCore/QCoreApplication>

namespace sim {

using namespace Qt::StringLiterals;

KindDescription triangleDescription()
{
    return {
        .kind = u"triangle"_s,
        .title = QCoreApplication::translate("Source", "Triangle"),
        .help = QCoreApplication::translate(
            "Source", "Straight up and straight down again: a sweep without jumps."),
        .parameters = sweepParameters(50),
        .types = { PropertyType::Number },
        .repetition = cycleRepetition,
    };
}

Result<std::unique_ptr<Source>> makeTriangle(const Parameters &parameters, PropertyType)
{
    return makeSweep(parameters, u"triangle"_s);
}

} // namespace sim
