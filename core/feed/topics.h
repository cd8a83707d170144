// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QtCore/QByteArray>

namespace sim {

/// What a topic is for (contract, section 2).
enum class TopicKind { Property, Feed, Method, MethodFeed };

struct TopicParts
{
    bool isFromDevice = true; ///< `data/out`; false: `data/in`
    QString deviceId;
    TopicKind kind = TopicKind::Property;
    QString name; ///< property or method; empty for feeds

    bool operator==(const TopicParts &) const = default;
};

/// Writes and reads the platform's topics. The prefix is a setting of the endpoint, `connio/` by
/// default.
class Topics
{
public:
    explicit Topics(QString prefix = QStringLiteral("connio/"));

    QByteArray property(const QString &deviceId, const QString &name) const; ///< name in lower case
    QByteArray feed(const QString &deviceId) const;
    QByteArray method(const QString &deviceId, const QString &name) const; ///< case kept
    QByteArray methodFeed(const QString &deviceId) const;

    QByteArray commandFilter(
        const QString &deviceId) const; ///< `.../data/in/devices/{id}/properties/#`
    QByteArray
    allFromDevices() const; ///< `.../data/out/devices/#`, what the local platform listens to

    /// The parts of a topic; nothing when it is not one of the platform's.
    std::optional<TopicParts> parse(QStringView topic) const;

private:
    QString m_prefix;
};

/// Names and ids of the contract, section 3; reserved names are refused in any case of letters.
/// Device ids of any length and form are fine as long as a topic can hold them. Errors:
/// `feed.badName`, `feed.reservedName`, `feed.badId`.
Result<void> checkPropertyName(const QString &name);
Result<void> checkMethodName(const QString &name);
Result<void> checkDeviceId(const QString &id);

} // namespace sim
