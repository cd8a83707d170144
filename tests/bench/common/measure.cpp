// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/common/measure.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <sys/resource.h>
#include <unistd.h>

namespace sim::bench {

namespace {

    double secondsOf(const timeval &time)
    {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    }

} // namespace

Usage usageNow()
{
    rusage usage {};
    getrusage(RUSAGE_SELF, &usage);
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return { .seconds = std::chrono::duration<double>(now).count(),
        .cpuSeconds = secondsOf(usage.ru_utime) + secondsOf(usage.ru_stime) };
}

std::int64_t residentBytes()
{
    std::ifstream statm("/proc/self/statm");
    std::int64_t total = 0;
    std::int64_t resident = 0;
    statm >> total >> resident;
    return resident * sysconf(_SC_PAGESIZE);
}

double percentile(std::vector<double> &values, double percent)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    const double rank = std::ceil(percent / 100 * static_cast<double>(values.size()));
    return values[static_cast<std::size_t>(std::max(rank, 1.0)) - 1];
}

void raiseDescriptorLimit()
{
    rlimit limit {};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

void printMeasures(std::initializer_list<std::pair<const char *, double>> measures)
{
    const char *separator = "{";
    for (const auto &[name, value] : measures) {
        std::printf("%s\"%s\": %.10g", separator, name, value);
        separator = ", ";
    }
    std::printf("}\n");
    std::fflush(stdout);
}

} // namespace sim::bench
