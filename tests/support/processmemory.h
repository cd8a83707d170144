// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/qglobal.h>

#if defined(__SANITIZE_ADDRESS__)
#include <cstddef>
extern "C" std::size_t __sanitizer_get_current_allocated_bytes(); // its header is not always there
#elif defined(__GLIBC__)
#include <malloc.h>
#endif

namespace sim::test {

/// Bytes of the heap that are in use by this process; 0 where the system does not tell. Unlike the
/// resident size it does not depend on what an allocator keeps for later.
inline qint64 heapBytes()
{
#if defined(__SANITIZE_ADDRESS__)
    return static_cast<qint64>(__sanitizer_get_current_allocated_bytes());
#elif defined(__GLIBC__)
    const struct mallinfo2 info = mallinfo2();
    return static_cast<qint64>(info.uordblks + info.hblkhd);
#else
    return 0;
#endif
}

} // namespace sim::test
