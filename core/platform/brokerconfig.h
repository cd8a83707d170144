// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/model/endpoint.h"

#include <QtCore/QByteArray>

namespace sim {

struct LocalLogin;

/// The files that mosquitto reads, by absolute path.
struct BrokerFiles
{
    QString config;
    QString passwords;
    QString acl;
    QString caCertificate; ///< what clients trust
    QString serverCertificate;
    QString serverKey;

    static BrokerFiles in(const QString &folder);
};

/// One loopback port per kind of transport.
struct BrokerPorts
{
    quint16 tcp = 0;
    quint16 tls = 0;
    quint16 webSocket = 0;
    quint16 secureWebSocket = 0;

    quint16 of(TransportKind kind) const;

    QList<quint16> all() const { return { tcp, tls, webSocket, secureWebSocket }; }

    bool operator==(const BrokerPorts &) const = default;
};

/// The text of mosquitto.conf. \a user is the account that mosquitto shall keep when it is started
/// as root; empty otherwise.
QByteArray brokerConfig(const BrokerFiles &files, const BrokerPorts &ports, const QString &user);

/// The ACL block of one device: write below `data/out/devices/{id}/`, read below
/// `data/in/devices/{id}/`.
QByteArray deviceAcl(const LocalLogin &login, const QString &prefix);

/// The ACL block of the platform: reads all that devices send, writes commands.
QByteArray platformAcl(const QString &user, const QString &prefix);

/// One line of a password file: `user:$7$1$<salt>$<PBKDF2-SHA512>`.
QByteArray passwordLine(const QString &user, const QString &secret, const QByteArray &salt);

/// Whether the ids can stand in both files without meaning more than themselves. Errors:
/// `platform.badLogin`.
Result<void> checkLogin(const LocalLogin &login);

/// Errors: `platform.badTopicPrefix`.
Result<void> checkTopicPrefix(const QString &prefix);

} // namespace sim
