// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/model/endpoint.h"

#include <QtCore/QObject>
#include <QtMqtt/QMqttClient>

#include <memory>
#include <type_traits>

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
/// not. It tells one listener instead of having signals, since ten thousand links would pay for
/// their connections. Thread: the one that it lives in.
class Transport : public QObject
{
    Q_OBJECT

public:
    /// Who is told. It may replace itself; what deleting the transport needs is up to its class.
    class Listener
    {
    public:
        virtual void handleStage(Stage) { }

        virtual void handleTransportOpened() { }

        /// Before or after handleTransportOpened(); the stream is gone.
        virtual void handleTransportFailed(const Error &error) = 0;

        virtual void handleBytesTaken() { } ///< the system took some of bytesWaiting()

        /// Worth telling, no failure: an unverified certificate.
        virtual void handleTransportNotice(const QString &) { }

    protected:
        ~Listener() = default;
    };

    /// \a keyPassphrase belongs to the client key of \a endpoint; empty when there is none.
    static std::unique_ptr<Transport> create(
        const Endpoint &endpoint, const QString &keyPassphrase = {});

    ~Transport() override = default;

    /// Null, as at first: nobody. The listener outlives the transport, or takes itself back.
    void setListener(Listener *listener) { m_listener = listener; }

    /// Starts to connect. The listener hears that it opened or that it failed, perhaps inside of
    /// this call, unless abort() comes first.
    virtual void open() = 0;

    /// Drops the connection at once, without waiting. The listener hears nothing more.
    virtual void abort() = 0;

    /// The stream for QMqttClient::setTransport() and the kind to name there. Valid once it
    /// has opened.
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

protected:
    using QObject::QObject;

    template <typename... Arguments>
    void tell(
        void (Listener::*what)(Arguments...), const std::type_identity_t<Arguments> &...values)
    {
        if (m_listener != nullptr)
            (m_listener->*what)(values...);
    }

private:
    Listener *m_listener = nullptr;
};

} // namespace sim
