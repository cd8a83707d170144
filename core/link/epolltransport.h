// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/link/epollconnector.h"
#include "core/link/transport.h"

namespace sim {

class EpollSocket;

/// Plain TCP for fleets: what TcpTransport does, on an EpollReactor. Linux only.
class EpollTransport final : public Transport
{
    Q_OBJECT

public:
    EpollTransport(
        const Endpoint &endpoint, std::shared_ptr<EpollReactor> reactor, QObject *parent = nullptr);
    ~EpollTransport() override;

    void open() override;
    void abort() override;
    QIODevice *device() const override;

    QMqttClient::TransportType mqttType() const override { return QMqttClient::IODevice; }

    void flush() override;
    qint64 bytesWaiting() const override;

private:
    void handleConnected();
    void handleLost(int systemError);
    void lookAtFirstByte();
    void fail(const Error &error);
    void releaseConnector();

    Endpoint m_endpoint;
    std::shared_ptr<EpollReactor> m_reactor;
    std::unique_ptr<EpollConnector> m_connector; ///< until it is open
    std::unique_ptr<EpollSocket> m_socket; ///< from then on
    bool m_isDone = false; ///< failed or aborted: no further signals
};

} // namespace sim
