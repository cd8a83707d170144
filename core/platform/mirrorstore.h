// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/feed/topics.h"
#include "core/model/device.h"
#include "core/platform/mirrorvalues.h"

#include <QtCore/QHash>

#include <memory>

namespace sim {

/// What a platform makes of messages: judges each by the contract, keeps the newest value of every
/// property and counts. Without a network. Bounded by the properties of its devices. Thread: one.
class MirrorStore
{
public:
    MirrorStore(const QList<ResolvedDevice> &devices, const QString &prefix);

    /// Adds a device, or replaces the one with the same id in the profile. What is stored stays.
    void setDevice(const ResolvedDevice &device);

    /// Judges, stores and counts a message that arrived.
    Arrival take(const Message &message, WallTime received, MonotonicTime arrived);

    const MirrorCounts &counts() const { return m_counts; }

    /// One for each property that has seen a point, by device id and property.
    QList<StoredProperty> stored() const;

    /// The message of a command, QoS 1. Errors: `platform.unknownDevice`,
    /// `platform.unknownProperty`, and those of the contract when \a value does not fit the
    /// property.
    Result<Message> command(
        const QString &deviceId, const QString &property, const Value &value) const;

    const Topics &topics() const { return m_topics; }

private:
    using Check = std::shared_ptr<const ContractCheck>;

    struct TypeCheck
    {
        QList<PropertyDefinition> definitions;
        Check check;
    };

    Check checkFor(const ResolvedDevice &device);
    Verdict judge(
        const std::optional<TopicParts> &parts, const Message &message, WallTime received) const;
    void store(const Arrival &arrival);
    StoredProperty *entry(const QString &deviceId, const QString &property);

    Topics m_topics;
    QHash<QString, TypeCheck> m_types; ///< the newest by type: devices of a type share it
    QHash<QString, Check> m_checks; ///< by device id
    QHash<QString, QString> m_deviceIds; ///< by id in the profile
    QHash<QPair<QString, QString>, StoredProperty> m_stored; ///< device id, name in lower case
    MirrorCounts m_counts;
};

} // namespace sim
