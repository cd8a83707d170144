// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QMetaType>
#include <QtCore/QString>
#include <QtCore/QStringList>

QT_BEGIN_NAMESPACE
class QDataStream;
class QDebug;
QT_END_NAMESPACE

/// The name of a topic that a message is published to: a QString with the rules of MQTT 3.1.1,
/// clause 4.7.
///
/// Costs what the string costs; making one from a string allocates nothing. Thread: any
/// (reentrant).
class QMqttTopicName
{
public:
    // NOLINTNEXTLINE(google-explicit-constructor): as documented
    QMqttTopicName(const QString &name = QString())
        : m_name(name) // NOLINT(modernize-pass-by-value)
    {
    }

    // NOLINTNEXTLINE(google-explicit-constructor): as documented
    QMqttTopicName(const QLatin1String &name)
        : m_name(name)
    {
    }

    void swap(QMqttTopicName &other) noexcept { m_name.swap(other.m_name); }

    QString name() const { return m_name; }

    void setName(const QString &name) { m_name = name; }

    /// 1 to 65,535 bytes of UTF-8 [MQTT-4.7.3-1, -3], no wildcard [MQTT-3.3.2-2], no U+0000
    /// [MQTT-4.7.3-2], no lone surrogate [MQTT-1.5.3-1].
    bool isValid() const;

    /// Number of levels, 0 for an invalid name.
    int levelCount() const;
    /// The texts between the slashes, empty for an invalid name.
    QStringList levels() const;

    friend bool operator==(const QMqttTopicName &lhs, const QMqttTopicName &rhs) noexcept
    {
        return lhs.m_name == rhs.m_name;
    }

    friend bool operator!=(const QMqttTopicName &lhs, const QMqttTopicName &rhs) noexcept
    {
        return lhs.m_name != rhs.m_name;
    }

    friend bool operator<(const QMqttTopicName &lhs, const QMqttTopicName &rhs) noexcept
    {
        return lhs.m_name < rhs.m_name;
    }

    friend size_t qHash(const QMqttTopicName &name, size_t seed = 0) noexcept
    {
        return qHash(name.m_name, seed);
    }

private:
    friend class QMqttClient; // publishes without a copy of the name
    QString m_name;
};

Q_DECLARE_SHARED(QMqttTopicName)

QDataStream &operator<<(QDataStream &out, const QMqttTopicName &name);
QDataStream &operator>>(QDataStream &in, QMqttTopicName &name);
QDebug operator<<(QDebug debug, const QMqttTopicName &name);

Q_DECLARE_METATYPE(QMqttTopicName)
