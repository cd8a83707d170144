// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QEvent>

#include <cstddef>

namespace sim::mqtt {

/// Posted by a client to itself: write what has gathered. Its memory is recycled within the thread,
/// so that publishing costs no allocation in steady state.
class FlushEvent final : public QEvent
{
public:
    static constexpr auto kType = static_cast<QEvent::Type>(QEvent::User + 1);

    FlushEvent()
        : QEvent(kType)
    {
    }

    static void *operator new(std::size_t size);
    static void operator delete(void *block);
};

} // namespace sim::mqtt
