// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>

namespace sim::test {

/// Heap allocations of this process so far: malloc, calloc and realloc of every library, and thus
/// operator new too. Counts with the address and the thread sanitizer as well. Thread: any.
std::uint64_t allocationCount();

/// False where the C library gives no way to count (other than glibc, no sanitizer).
bool canCountAllocations();

} // namespace sim::test
