// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qmqtttopicname.h"

#include <QtCore/QFlags>
#include <QtCore/QMetaType>
#include <QtCore/QString>

QT_BEGIN_NAMESPACE
class QDataStream;
class QDebug;
QT_END_NAMESPACE

/// What a subscription asks for: a topic name with wildcards (MQTT 3.1.1, clause 4.7.1).
///
/// A filter `$share/group/filter` is a shared subscription: an extension that many 3.1.1 brokers
/// know. Thread: any (reentrant).
class QMqttTopicFilter
{
public:
    enum MatchOption {
        NoMatchOption = 0x0000,
        /// A wildcard at the start does not match names that start with `$` [MQTT-4.7.2-1].
        WildcardsDontMatchDollarTopicMatchOption = 0x0001
    };
    Q_DECLARE_FLAGS(MatchOptions, MatchOption)

    // NOLINTNEXTLINE(google-explicit-constructor): as documented
    QMqttTopicFilter(const QString &filter = QString())
        : m_filter(filter) // NOLINT(modernize-pass-by-value)
    {
    }

    // NOLINTNEXTLINE(google-explicit-constructor): as documented
    QMqttTopicFilter(const QLatin1String &filter)
        : m_filter(filter)
    {
    }

    void swap(QMqttTopicFilter &other) noexcept { m_filter.swap(other.m_filter); }

    QString filter() const { return m_filter; }

    void setFilter(const QString &filter) { m_filter = filter; }

    /// The group of a shared subscription; empty for other filters and for malformed ones.
    QString sharedSubscriptionName() const;

    /// 1 to 65,535 bytes of UTF-8, wildcards only as whole levels and `#` only as the last one
    /// [MQTT-4.7.1-2, -3]; a shared subscription needs a group without wildcards and a filter.
    bool isValid() const;

    /// False when this filter or \a name is invalid.
    bool match(const QMqttTopicName &name, MatchOptions matchOptions = NoMatchOption) const;

    friend bool operator==(const QMqttTopicFilter &lhs, const QMqttTopicFilter &rhs) noexcept
    {
        return lhs.m_filter == rhs.m_filter;
    }

    friend bool operator!=(const QMqttTopicFilter &lhs, const QMqttTopicFilter &rhs) noexcept
    {
        return lhs.m_filter != rhs.m_filter;
    }

    friend bool operator<(const QMqttTopicFilter &lhs, const QMqttTopicFilter &rhs) noexcept
    {
        return lhs.m_filter < rhs.m_filter;
    }

    friend size_t qHash(const QMqttTopicFilter &filter, size_t seed = 0) noexcept
    {
        return qHash(filter.m_filter, seed);
    }

private:
    QString m_filter;
};

Q_DECLARE_SHARED(QMqttTopicFilter)
Q_DECLARE_OPERATORS_FOR_FLAGS(QMqttTopicFilter::MatchOptions)

QDataStream &operator<<(QDataStream &out, const QMqttTopicFilter &filter);
QDataStream &operator>>(QDataStream &in, QMqttTopicFilter &filter);
QDebug operator<<(QDebug debug, const QMqttTopicFilter &filter);

Q_DECLARE_METATYPE(QMqttTopicFilter)
