// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QObject>

#include <chrono>
#include <list>
#include <memory>

class QTcpServer;

namespace sim::test {

/// A slow line to a loopback port: what comes in on port() leaves to the target later. Runs in the
/// thread that it lives in.
class DelayRelay : public QObject
{
    Q_OBJECT

public:
    using Milliseconds = std::chrono::milliseconds;

    /// Each way: \a delay, and up to \a jitter more. Bytes keep their order.
    DelayRelay(quint16 target, Milliseconds delay, Milliseconds jitter = Milliseconds(0));
    ~DelayRelay() override;

    quint16 port() const; ///< 0 when it could not listen

    void setReading(bool isReading); ///< false: leaves all bytes in the sockets
    void cutAll(); ///< resets all connections, now

    int connections() const { return m_connections; } ///< so far

private:
    class Pair;

    void adoptAll();

    std::unique_ptr<QTcpServer> m_server;
    std::list<std::unique_ptr<Pair>> m_pairs;
    quint16 m_target;
    Milliseconds m_delay;
    Milliseconds m_jitter;
    int m_connections = 0;
    bool m_isReading = true;
};

} // namespace sim::test
