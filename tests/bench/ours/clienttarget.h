// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "bench/ours/publishtarget.h"

#include <QtMqtt/QMqttClient>
#include <QtNetwork/QTcpSocket>

namespace sim::bench {

/// QMqttClient on a QTcpSocket.
class ClientTarget final : public PublishTarget
{
public:
    explicit ClientTarget(const Options &options);

    void open(PublishListener &listener) override;
    bool publish(int qos) override;

private:
    QTcpSocket m_socket;
    QMqttClient m_client;
    QMqttTopicName m_topic;
    QByteArray m_payload;
};

} // namespace sim::bench
