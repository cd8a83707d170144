// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/link/scriptlinksettings.h"
#include "core/link/sendqueue.h"
#include "core/link/transport.h"

#include <QtCore/QTimer>

class QMqttMessage;

namespace sim {

/// One MQTT client and the connection that it has at the moment: Transport and QMqttClient put
/// together, with nothing added. What goes over the wire is what was asked for.
///
/// The client, and with it its session and its packet ids, lives until forgetSession(). Thread: the
/// one that it lives in. It must not be deleted from inside one of its signals.
class WireClient final : public QObject, private Transport::Listener
{
    Q_OBJECT

public:
    /// A close may take so long; then the socket is dropped.
    static constexpr Microseconds kCloseTime = std::chrono::seconds(2);

    explicit WireClient(QObject *parent = nullptr);
    ~WireClient() override;

    /// Starts to connect; drops what there was. opened() or ended() follows, never from inside.
    void start(const ScriptLinkSettings &settings);

    /// DISCONNECT where CONNECT was sent, then the end of the stream; closed() follows.
    void close();

    /// Drops the socket at once and silently.
    void drop();

    /// A new client: packet ids start at 1 again. Not while connected.
    void forgetSession();

    bool isOnline() const { return m_isOnline; }

    bool isActive() const { return m_phase != Phase::Idle; }

    qint64 bytesWaiting() const;

    /// The packet id of a message (0 at QoS 0), 0 for a request, or -1 when the client does not
    /// take it right now.
    qint32 send(const SendQueue::Item &item);

    // What the client tells its observer (docs/mqtt.md, `connio_observer`).
    Q_INVOKABLE void observeMessage(const QMqttMessage &message);
    Q_INVOKABLE void observeAnswer(const QString &filter, bool isSubscription, int code);

signals:
    void stageReached(sim::Stage stage);
    void opened(bool isSessionPresent);
    void ended(const sim::Error &error); ///< a try failed, or the connection was lost
    void closed(); ///< after close()
    void noticed(const QString &text);
    void acknowledged(qint32 packetId);
    void received(const sim::Message &message, bool isDuplicate);
    void answered(const QString &filter, bool isSubscription, int code);
    void bytesTaken();

private:
    enum class Phase { Idle, Starting, Opening, LoggingIn, Online, Closing };

    void makeClient();
    void openTransport();
    void configureClient();
    void handleTransportOpened() override;
    void handleTransportFailed(const Error &error) override;

    void handleBytesTaken() override { emit bytesTaken(); }

    void handleTransportNotice(const QString &text) override { emit noticed(text); }

    void handleClientConnected();
    void handleClientDisconnected();
    void handleTimeout();
    void handleStage(Stage stage) override;
    void endLater();
    Error reason() const;
    void end(const Error &error);
    void finishClose();
    void releaseTransport();

    ScriptLinkSettings m_settings;
    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<QMqttClient> m_client;
    std::optional<Error> m_transportError;
    QTimer m_timer; ///< until CONNACK; later for the close
    Phase m_phase = Phase::Idle;
    Stage m_stage = Stage::Idle;
    quint64 m_connection = 0; ///< counts starts, so that queued calls find out that they are late
    bool m_isOnline = false;
    bool m_isRestored = false;
};

} // namespace sim
