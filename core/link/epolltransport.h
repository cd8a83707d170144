// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/link/epollconnector.h"
#include "core/link/epollsocket.h"
#include "core/link/transport.h"

namespace sim {

/// Plain TCP for fleets: what TcpTransport does, on an EpollReactor. Linux only.
class EpollTransport final : public Transport, private EpollSocket::Owner
{
    Q_OBJECT

public:
    /// \a endpoint is shared with whoever else needs it.
    EpollTransport(std::shared_ptr<const Endpoint> endpoint, std::shared_ptr<EpollReactor> reactor);
    ~EpollTransport() override;

    void open() override;
    void abort() override;
    QIODevice *device() const override;

    QMqttClient::TransportType mqttType() const override { return QMqttClient::IODevice; }

    void flush() override;
    qint64 bytesWaiting() const override;

private:
    void handleConnected();
    void handleFirstBytes() override;

    void handleBytesTaken() override { tell(&Listener::handleBytesTaken); }

    void handleLost(int systemError) override;
    void fail(const Error &error);
    void releaseConnector();

    std::shared_ptr<const Endpoint> m_endpoint;
    std::shared_ptr<EpollReactor> m_reactor;
    std::unique_ptr<EpollConnector> m_connector; ///< until it is open
    std::unique_ptr<EpollSocket> m_socket; ///< from then on
    bool m_isDone = false; ///< failed or aborted: says nothing more
};

} // namespace sim
