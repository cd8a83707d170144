// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/qmqtt/mqttwriter.h"
#include "core/qmqtt/qmqttclient.h"

#include <QtCore/QString>

/// What the setters of QMqttClient collect for the next connection.
struct QMqttClientSettings
{
    QString hostname {};
    quint16 port = 0;
    sim::mqtt::ConnectFields connect {};
    QMqttClient::ProtocolVersion protocolVersion = QMqttClient::MQTT_3_1_1;
    bool autoKeepAlive = true;
    QMqttConnectionProperties connectionProperties {};
    QMqttLastWillProperties lastWillProperties {};
};
