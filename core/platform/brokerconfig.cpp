// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/platform/brokerconfig.h"

#include "core/platform/localbroker.h"
#include "core/platform/platformerrors.h"

#include <QtNetwork/QPasswordDigestor>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sim {

namespace {

    constexpr int kDigestBytes = 64;

    /// The secrets are 128 random bits made by this program: nobody can guess them, with or without
    /// slow hashing. One iteration keeps 10,000 logins far below a second, here and in mosquitto.
    constexpr int kIterations = 1;

    bool hasBlankOrControl(QStringView text)
    {
        return std::any_of(text.begin(), text.end(),
            [](QChar c) { return c.isSpace() || c.category() == QChar::Other_Control; });
    }

    QByteArray listener(quint16 port, const BrokerFiles &files, bool isWebSocket, bool isEncrypted)
    {
        QByteArray text = "\nlistener " + QByteArray::number(port) + " 127.0.0.1\nprotocol "
            + (isWebSocket ? "websockets"_ba : "mqtt"_ba) + '\n';
        if (isEncrypted) {
            text += "certfile " + files.serverCertificate.toUtf8() + '\n';
            text += "keyfile " + files.serverKey.toUtf8() + '\n';
            text += "tls_version tlsv1.2\n"; // the lowest that is accepted
        }
        return text;
    }

} // namespace

BrokerFiles BrokerFiles::in(const QString &folder)
{
    return { .config = folder + u"/mosquitto.conf"_s,
        .passwords = folder + u"/passwords"_s,
        .acl = folder + u"/acl"_s,
        .caCertificate = folder + u"/ca.crt"_s,
        .serverCertificate = folder + u"/server.crt"_s,
        .serverKey = folder + u"/server.key"_s };
}

quint16 BrokerPorts::of(TransportKind kind) const
{
    switch (kind) {
    case TransportKind::Tcp:
        return tcp;
    case TransportKind::Tls:
        return tls;
    case TransportKind::WebSocket:
        return webSocket;
    case TransportKind::SecureWebSocket:
        return secureWebSocket;
    }
    Q_UNREACHABLE();
}

QByteArray brokerConfig(const BrokerFiles &files, const BrokerPorts &ports, const QString &user)
{
    QByteArray text;
    // Started as root, mosquitto becomes the user "mosquitto" unless told otherwise. It could then
    // not read the files, which are for their owner only, and the change of user would undo the
    // signal that ends it together with its parent.
    if (!user.isEmpty())
        text += "user " + user.toUtf8() + '\n';
    text += "allow_anonymous false\n"
            "password_file "
        + files.passwords.toUtf8() + "\nacl_file " + files.acl.toUtf8() + '\n';
    // Nothing is lost because the mirror is slow, hence no limit for queues. It cannot be written
    // as 0: mosquitto 2.0.11 then drops the connection of a client that publishes where it may not.
    text += "persistence false\n"
            "log_dest stderr\n"
            "log_type error\n"
            "log_type warning\n"
            "log_type information\n" // few lines at start and reload; messages never
            "connection_messages false\n"
            "log_timestamp false\n"
            "sys_interval 0\n"
            "set_tcp_nodelay true\n"
            "max_queued_messages 1000000000\n"
            "max_inflight_messages 1000\n";
    text += listener(ports.tcp, files, false, false);
    text += listener(ports.tls, files, false, true);
    text += listener(ports.webSocket, files, true, false);
    text += listener(ports.secureWebSocket, files, true, true);
    return text;
}

QByteArray deviceAcl(const LocalLogin &login, const QString &prefix)
{
    const QByteArray start = prefix.toUtf8();
    const QByteArray id = login.deviceId.toUtf8();
    return "user " + login.keyId.toUtf8() + "\ntopic write " + start + "data/out/devices/" + id
        + "/#\ntopic read " + start + "data/in/devices/" + id + "/#\n\n";
}

QByteArray platformAcl(const QString &user, const QString &prefix)
{
    const QByteArray start = prefix.toUtf8();
    return "user " + user.toUtf8() + "\ntopic read " + start + "data/out/devices/#\ntopic write "
        + start + "data/in/devices/#\n\n";
}

QByteArray passwordLine(const QString &user, const QString &secret, const QByteArray &salt)
{
    const QByteArray digest = QPasswordDigestor::deriveKeyPbkdf2(
        QCryptographicHash::Sha512, secret.toUtf8(), salt, kIterations, kDigestBytes);
    return user.toUtf8() + ":$7$" + QByteArray::number(kIterations) + '$' + salt.toBase64() + '$'
        + digest.toBase64() + '\n';
}

Result<void> checkLogin(const LocalLogin &login)
{
    const QString &id = login.deviceId;
    if (id.isEmpty() || hasBlankOrControl(id) || id.contains(u'+') || id.contains(u'#')
        || id.contains(u'/'))
        return Error(errors::kBadLogin, { id });
    const QString &key = login.keyId;
    if (key.isEmpty() || hasBlankOrControl(key) || key.contains(u':') || key.startsWith(u'#'))
        return Error(errors::kBadLogin, { key });
    return {};
}

Result<void> checkTopicPrefix(const QString &prefix)
{
    if (hasBlankOrControl(prefix) || prefix.contains(u'+') || prefix.contains(u'#'))
        return Error(errors::kBadTopicPrefix, { prefix });
    return {};
}

} // namespace sim
