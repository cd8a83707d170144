// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <initializer_list>
#include <utility>
#include <vector>

namespace sim::bench {

/// Time and memory of this process. Cheap enough to be asked between two batches.
struct Usage
{
    double seconds = 0; ///< of a steady clock
    double cpuSeconds = 0; ///< user and system, all threads of this process
};

Usage usageNow();

/// Bytes of this process in memory.
std::int64_t residentBytes();

/// The value that \a percent of \a values do not pass; sorts them. 0 when there are none.
double percentile(std::vector<double> &values, double percent);

/// Lets the process have as many descriptors as the system allows it.
void raiseDescriptorLimit();

/// Prints what was measured as one line of JSON, for the runner.
void printMeasures(std::initializer_list<std::pair<const char *, double>> measures);

} // namespace sim::bench
