// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/randomstream.h"
#include "core/link/inflightmessage.h"
#include "core/link/linksettings.h"
#include "core/link/transport.h"
#include "core/model/datapoint.h"

#include <QtCore/QObject>

#include <memory>

namespace sim {

class ConnectLimiter;
class TopicCache;
class TransportFactory;

/// What the links of one thread share; all of it outlives them.
struct LinkContext
{
    const Clock &clock;
    ConnectLimiter *limiter = nullptr; ///< null: no limit
    TransportFactory *transports = nullptr; ///< null: Qt's sockets
    TopicCache *topics = nullptr; ///< null: a small one of its own
};

/// The session of one device with its broker: connects, retries, publishes, receives.
///
/// Retry, limits and time-outs follow reliability, section 3. Thread: the one that it lives in; all
/// signals come from there. Deleting it from inside one of its signals is allowed.
class DeviceLink : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Offline, ///< not wanted
        Connecting, ///< see stage()
        Online,
        WaitingToRetry, ///< see nextTry()
        Failed, ///< stopped: needs the user; see lastError()
    };
    Q_ENUM(State)

    /// \a jitter draws the delays.
    DeviceLink(LinkSettings settings, const LinkContext &context, const RandomStream &jitter,
        QObject *parent = nullptr);

    /// The same with Qt's sockets. \a limiter may be null (no limit).
    DeviceLink(LinkSettings settings, const Clock &clock, ConnectLimiter *limiter,
        const RandomStream &jitter, QObject *parent = nullptr);
    ~DeviceLink() override;

    void connectToBroker(); ///< also from Failed and WaitingToRetry: tries at once
    void disconnectFromBroker(); ///< sends DISCONNECT as far as that is possible without waiting,
                                 ///< then Offline
    void abortConnection(); ///< drops the socket without DISCONNECT; then retries by its policy

    /// Changed credentials or endpoint take effect at the next connect; a Failed link tries at
    /// once.
    void setSettings(const LinkSettings &settings);
    const LinkSettings &settings() const;

    /// Hands \a message to the session. QoS 0 is sent when this returns; for QoS 1 and 2
    /// acknowledged() follows, over reconnects too where the session is kept. Errors:
    /// `link.notOnline`, `link.windowFull`, `link.stalled` (the socket does not drain:
    /// back-pressure), `link.badTopic`.
    Result<PublishTicket> publish(const Message &message);

    /// The packet id of the last message at QoS 1 or 2 that publish() took.
    quint16 lastPacketId() const;

    /// Whether the MQTT client can take over a session of an earlier process. Qt MQTT cannot.
    bool canRestoreSession() const;

    /// Takes over the client's half of a session that an earlier process has left (4.1.0-1): with
    /// clean session off and the broker's half present, \a messages are sent again with their ids,
    /// in this order; otherwise abandoned() follows for each. Ids go on behind \a lastPacketId.
    /// Before the first connect, once. Returns one ticket each; none when the client cannot.
    QList<PublishTicket> restoreSession(
        const QList<InFlightMessage> &messages, quint16 lastPacketId);

    State state() const;
    Stage stage() const;
    std::optional<Error> lastError() const; ///< cleared when Online
    std::optional<MonotonicTime> nextTry() const;
    int inFlight() const;

signals:
    void stateChanged(sim::DeviceLink::State state);
    void stageChanged(sim::Stage stage);
    void released(sim::PublishTicket ticket); ///< QoS 2: the broker has it (PUBREC)
    void acknowledged(sim::PublishTicket ticket);
    void abandoned(
        sim::PublishTicket ticket); ///< will never be acknowledged: its session has ended
    void readyToPublish(); ///< after windowFull or stalled: there is room again
    void messageReceived(const sim::Message &message);
    void errorOccurred(const sim::Error &error); ///< every failed try and lost connection, once
    void noticed(const QString &text);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace sim
