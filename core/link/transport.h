// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/model/endpoint.h"

#include <QtCore/QObject>
#include <QtMqtt/QMqttClient>

#include <memory>

class QAbstractSocket;
class QIODevice;

namespace sim {

/// How far a connection has come; errors and time-outs name it.
enum class Stage { Idle, Resolving, Connecting, Encrypting, Upgrading, LoggingIn, Online };

/// For people: "resolving the host name", "TCP connect", "TLS handshake", "WebSocket upgrade",
/// "MQTT login".
QString stageText(Stage stage);

/// A byte stream to a broker: one kind per socket class. The link never sees which.
///
/// Errors carry their persistence: a refused connection is transient, an untrusted certificate is
/// not. Thread: the one that it lives in.
class Transport : public QObject
{
    Q_OBJECT

public:
    /// \a keyPassphrase belongs to the client key of \a endpoint; empty when there is none.
    static std::unique_ptr<Transport> create(
        const Endpoint &endpoint, const QString &keyPassphrase = {});

    ~Transport() override = default;

    /// Starts to connect. Exactly one of opened() and failed() follows, unless abort() comes first.
    virtual void open() = 0;

    /// Drops the connection at once, without waiting and without further signals.
    virtual void abort() = 0;

    /// The stream for QMqttClient::setTransport() and the kind to name there. Valid once opened()
    /// came.
    virtual QIODevice *device() const = 0;
    virtual QMqttClient::TransportType mqttType() const = 0;

    /// The largest packet that the broker may send, for transports that keep whole frames. Before
    /// open().
    virtual void setInboundLimit([[maybe_unused]] qint64 bytes) { }

    /// The socket at the bottom, to look at its addresses and certificates; null where there is
    /// none or it cannot be seen.
    virtual const QAbstractSocket *socket() const { return nullptr; }

    /// Bytes that were written and that the system has not taken yet.
    virtual qint64 bytesWaiting() const = 0;

    /// Offers the waiting bytes to the system now, instead of in the next turn of the event loop.
    /// Never waits.
    virtual void flush() = 0;

signals:
    void stageReached(sim::Stage stage);
    void opened();
    void failed(const sim::Error &error); ///< before or after opened(); the stream is gone
    void bytesTaken(); ///< the system took some of bytesWaiting()
    void noticed(const QString &text); ///< worth telling, no failure: an unverified certificate

protected:
    using QObject::QObject;
};

} // namespace sim
