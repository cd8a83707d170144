// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/qmqtt/qmqtttopicname.h"

#include <QtCore/QByteArray>
#include <QtCore/QSharedData>

/// The content of a QMqttMessage.
class QMqttMessagePrivate : public QSharedData
{
public:
    QMqttTopicName topic;
    QByteArray payload;
    quint16 id = 0;
    quint8 qos = 0;
    bool duplicate = false;
    bool retain = false;
};
