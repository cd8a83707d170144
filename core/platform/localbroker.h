// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/model/endpoint.h"

#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtCore/QStringList>

#include <functional>
#include <memory>

namespace sim {

struct BrokerPorts;

/// What a local broker takes from its surroundings; the defaults are right for programs.
struct LocalBrokerSetup
{
    QStringList programFolders
        = {}; ///< where mosquitto and openssl are; empty: sim::programFolders()
    QString folder = {}; ///< where its own folder is made; empty: the system's temporary folder
    std::function<Result<BrokerPorts>()> pickPorts = {}; ///< empty: pickFreePorts()
};

/// A device that may log in at the local broker, and the ids whose topics it may touch.
struct LocalLogin
{
    QString deviceId; ///< client id, and the id in its topics
    QString keyId; ///< user name
};

/// A real `mosquitto` as a child process on loopback: the platform for people without an account.
///
/// Listens on free ports with TCP, TLS, WebSocket and secure WebSocket; a certificate authority and
/// a server certificate are made at start. Each device has its own login and may only touch its own
/// topics. The child ends with this object, and also when the program crashes (Linux, see
/// guardChild()). Thread: the one that it lives in, which must live as long as the broker runs.
class LocalBroker : public QObject
{
    Q_OBJECT

public:
    explicit LocalBroker(QObject *parent = nullptr);
    explicit LocalBroker(LocalBrokerSetup setup, QObject *parent = nullptr);
    ~LocalBroker() override;

    /// Starts the broker; started() or failed() follows, never inside this call. \a prefix is that
    /// of the topics. Started again after failed() it keeps its secrets, certificates and, where
    /// they are still free, its ports: devices come back by themselves. A broker that runs is ended
    /// first. Errors: `platform.*`.
    void start(const QList<LocalLogin> &logins, const QString &prefix = QStringLiteral("connio/"));

    /// Adds logins while it runs, without dropping anybody. They may connect once loginsAdded()
    /// came; before that the broker may still refuse them. Errors: `platform.badLogin`,
    /// `platform.brokerNotRunning`, `platform.brokerFile`.
    Result<void> addLogins(const QList<LocalLogin> &logins);

    /// Ends the broker and removes its files; stopped() follows, never inside this call.
    void stop();
    bool isRunning() const;
    qint64 processId() const; ///< 0 when it does not run

    /// Where to connect by \a kind; TLS endpoints carry the CA file. Valid while running.
    Endpoint endpoint(TransportKind kind) const;

    /// The secret that this broker made for a device's key; empty when it knows no such key. Valid
    /// from start() on, the same for as long as this object lives.
    QString secret(const QString &keyId) const;

    /// Login of the platform itself: reads everything that devices send, may write commands.
    QString platformUser() const;
    QString platformSecret() const;

signals:
    void started();
    void failed(const sim::Error &error); ///< could not start, or ended by itself
    void stopped();
    void loginsAdded(); ///< the broker has read what addLogins() wrote

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace sim
