// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/link/transport.h"

#include <functional>

namespace sim::test {

/// Listens to a transport: counts bytesTaken, and calls what a test has set, last of all.
struct TransportEar final : public Transport::Listener
{
    std::function<void(Stage)> onStage;
    std::function<void()> onOpened;
    std::function<void(const Error &)> onFailed;
    std::function<void()> onBytesTaken;
    std::function<void(const QString &)> onNotice;
    int bytesTaken = 0; ///< times

    void handleStage(Stage stage) override { call(onStage, stage); }

    void handleTransportOpened() override { call(onOpened); }

    void handleTransportFailed(const Error &error) override { call(onFailed, error); }

    void handleBytesTaken() override
    {
        ++bytesTaken;
        call(onBytesTaken);
    }

    void handleTransportNotice(const QString &text) override { call(onNotice, text); }

private:
    template <typename Function, typename... Arguments>
    static void call(const Function &function, const Arguments &...values)
    {
        if (function)
            function(values...);
    }
};

} // namespace sim::test
