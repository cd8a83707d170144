// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qmqtt/qmqtttopicname.h"

#include "core/qmqtt/mqtttext.h"

#include <QtCore/QDataStream>
#include <QtCore/QDebug>

bool QMqttTopicName::isValid() const
{
    return sim::mqtt::checkTopicName(m_name) == sim::mqtt::TextFault::None;
}

int QMqttTopicName::levelCount() const
{
    return isValid() ? static_cast<int>(m_name.count(u'/')) + 1 : 0;
}

QStringList QMqttTopicName::levels() const
{
    return isValid() ? m_name.split(u'/') : QStringList();
}

QDataStream &operator<<(QDataStream &out, const QMqttTopicName &name)
{
    return out << name.name();
}

QDataStream &operator>>(QDataStream &in, QMqttTopicName &name)
{
    QString text;
    in >> text;
    name.setName(text);
    return in;
}

QDebug operator<<(QDebug debug, const QMqttTopicName &name)
{
    const QDebugStateSaver saver(debug);
    debug.nospace() << "QMqttTopicName(" << name.name() << ')';
    return debug;
}
