// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/exitdeadline.h"

#include <cstdio>
#include <cstdlib>
#include <thread>

namespace sim {

int endWithin(std::chrono::milliseconds time, int code)
{
    std::fflush(nullptr);
    std::thread([time, code] {
        std::this_thread::sleep_for(time);
        std::_Exit(code);
    }).detach();
    return code;
}

} // namespace sim
