// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QList>
#include <QtCore/QMetaType>
#include <QtCore/QString>

#include <utility>

/// A name and a value. Part of MQTT 5.0; carries no meaning in MQTT 3.1.1.
class QMqttStringPair
{
public:
    QMqttStringPair() = default;

    QMqttStringPair(QString name, QString value)
        : m_name(std::move(name))
        , m_value(std::move(value))
    {
    }

    QString name() const { return m_name; }

    void setName(const QString &n) { m_name = n; }

    QString value() const { return m_value; }

    void setValue(const QString &v) { m_value = v; }

    bool operator==(const QMqttStringPair &other) const = default;

private:
    QString m_name;
    QString m_value;
};

/// A list of pairs for the server. Part of MQTT 5.0; carries no meaning in MQTT 3.1.1.
class QMqttUserProperties : public QList<QMqttStringPair>
{
public:
    using QList<QMqttStringPair>::QList;
};

Q_DECLARE_METATYPE(QMqttStringPair)
Q_DECLARE_METATYPE(QMqttUserProperties)
