// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/qglobal.h>

namespace sim::test {

/// Whether the scenarios run with the times and numbers of the reliability page (minutes) instead
/// of proportional ones (seconds): `SIM_TEST_FULL=1`, or `ctest -C soak -L soak`.
inline bool isFullScale()
{
    return qEnvironmentVariableIntValue("SIM_TEST_FULL") > 0;
}

/// The one for this run.
template <typename Value>
Value scaled(Value inTheTestRun, Value full)
{
    return isFullScale() ? full : inTheTestRun;
}

} // namespace sim::test
