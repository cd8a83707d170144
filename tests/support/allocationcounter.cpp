// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/allocationcounter.h"

#include <atomic>
#include <cstddef>
#include <cstdlib>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SIM_HAS_SANITIZER_HOOKS
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SIM_HAS_SANITIZER_HOOKS
#endif

namespace {

std::atomic<std::uint64_t> allocations { 0 };

} // namespace

namespace sim::test {

std::uint64_t allocationCount()
{
    return allocations.load(std::memory_order_relaxed);
}

} // namespace sim::test

#if defined(SIM_HAS_SANITIZER_HOOKS)

// sanitizer/allocator_interface.h, which g++ does not bring along.
extern "C" int __sanitizer_install_malloc_and_free_hooks( // NOLINT: its name
    void (*mallocHook)(const volatile void *, std::size_t),
    void (*freeHook)(const volatile void *));

namespace sim::test {

bool canCountAllocations()
{
    return true;
}

namespace {

    [[maybe_unused]] const int kInstalled = __sanitizer_install_malloc_and_free_hooks(
        [](const volatile void *, std::size_t) {
            allocations.fetch_add(1, std::memory_order_relaxed);
        },
        [](const volatile void *) {});

} // namespace

} // namespace sim::test

#elif defined(__GLIBC__)

// The program's own definitions win over those of the C library, in all libraries of the process.
// NOLINTBEGIN: names and types are the C library's
extern "C" {

void *__libc_malloc(std::size_t size);
void *__libc_calloc(std::size_t count, std::size_t size);
void *__libc_realloc(void *block, std::size_t size);

void *malloc(std::size_t size) noexcept
{
    allocations.fetch_add(1, std::memory_order_relaxed);
    return __libc_malloc(size);
}

void *calloc(std::size_t count, std::size_t size) noexcept
{
    allocations.fetch_add(1, std::memory_order_relaxed);
    return __libc_calloc(count, size);
}

void *realloc(void *block, std::size_t size) noexcept
{
    allocations.fetch_add(1, std::memory_order_relaxed);
    return __libc_realloc(block, size);
}
}

// NOLINTEND

namespace sim::test {

bool canCountAllocations()
{
    return true;
}

} // namespace sim::test

#else

namespace sim::test {

bool canCountAllocations()
{
    return false;
}

} // namespace sim::test

#endif
