// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/qmqtt/mqttwriter.h"
#include "core/qmqtt/qmqttclient.h"

#include <QtCore/QString>

#include <memory>

/// What the setters of QMqttClient collect for the next connection.
struct QMqttClientSettings
{
    QString hostname {};
    quint16 port = 0;
    sim::mqtt::ConnectFields connect {};
    QMqttClient::ProtocolVersion protocolVersion = QMqttClient::MQTT_3_1_1;
    bool autoKeepAlive = true;
    int connectTimeout = 0; ///< milliseconds; 0 and less: the usual
    qint64 maximumPacketSize = 0; ///< bytes; 0 and less: the usual

    /// What only MQTT 5.0 knows.
    struct Extended
    {
        QMqttConnectionProperties connection;
        QMqttLastWillProperties lastWill;
    };

    std::unique_ptr<Extended> extended {}; ///< once one of them was set
};
