// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/link/devicelink.h"

#include <QtTest/QTest>

namespace sim::test {

/// A device link whose history is kept, for tests.
class WatchedLink
{
public:
    explicit WatchedLink(
        LinkSettings settings, ConnectLimiter *limiter = nullptr, std::uint64_t key = 1)
        : link(std::move(settings), clock(), limiter, RandomStream(key))
    {
        QObject::connect(&link, &DeviceLink::stateChanged, &link,
            [this](DeviceLink::State state) { handleState(state); });
        QObject::connect(&link, &DeviceLink::errorOccurred, &link,
            [this](const Error &error) { errors.append(error); });
        QObject::connect(&link, &DeviceLink::noticed, &link,
            [this](const QString &text) { notices.append(text); });
    }

    bool goOnline(int milliseconds = 20'000)
    {
        link.connectToBroker();
        return waitFor(DeviceLink::State::Online, milliseconds);
    }

    bool waitFor(DeviceLink::State state, int milliseconds = 20'000)
    {
        return QTest::qWaitFor([&] { return link.state() == state; }, milliseconds);
    }

    /// The last error as a line, for messages of failed tests; valid until the next call.
    const char *complaint()
    {
        m_complaint = errors.isEmpty() ? "no error" : errors.last().message().toUtf8();
        return m_complaint.constData();
    }

    static const Clock &clock()
    {
        static const SystemClock system;
        return system;
    }

    DeviceLink link;
    QList<Error> errors;
    QStringList notices;
    int onlines = 0; ///< times that it came online
    int losses = 0; ///< times that it was lost then

private:
    void handleState(DeviceLink::State state)
    {
        if (state == DeviceLink::State::Online)
            ++onlines;
        else if (m_last == DeviceLink::State::Online && state != DeviceLink::State::Offline)
            ++losses;
        m_last = state;
    }

    QByteArray m_complaint;
    DeviceLink::State m_last = DeviceLink::State::Offline;
};

} // namespace sim::test
