// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/adapter/adaptercommand.h"
#include "core/link/scriptlink.h"

#include <QtCore/QHash>

namespace sim {

class EventWriter;

/// One client of `conniosim mqtt`: its commands become calls of a ScriptLink, whose signals become
/// events.
class AdapterClient final : public QObject
{
    Q_OBJECT

public:
    /// \a name is empty for the client without one. \a writer and \a clock must outlive it.
    AdapterClient(const QString &name, EventWriter &writer, const Clock &clock,
        const RandomStream &jitter, QObject *parent = nullptr);

    /// Does what \a command says, or tells why it cannot be done. Not `exit`.
    std::optional<Error> obey(const AdapterCommand &command);

    /// As `close`, but nothing to say when there is nothing to close.
    void closeIfOpen();

    bool isIdle() const { return m_link.state() == ScriptLink::State::Idle; }

    /// Nothing waits for the socket or for an acknowledgement.
    bool isSettled() const;

    const QString &name() const { return m_name; }

signals:
    void idle(); ///< closed, or lost without a retry
    void settledChanged(); ///< isSettled() may have changed

private:
    std::optional<Error> open(const AdapterCommand &command);
    std::optional<Error> publish(const AdapterCommand &command);
    std::optional<Error> request(const QJsonObject &fields, SendQueue::Kind kind);
    std::optional<Error> reconnect(const QJsonObject &fields);
    std::optional<Error> close();
    std::optional<Error> abort();
    void connectSignals();
    void handleStage(Stage stage);
    void handleLost(const Error &error, std::optional<Microseconds> retryIn);
    void handleMessage(const Message &message, bool isDuplicate);
    void handleAnswer(const QString &filter, bool isSubscription, int code);
    void handleSent(quint64 ticket, quint16 packetId);
    void handleDropped(const SendQueue::Item &item, ScriptLink::DropCause cause);
    void tell(QByteArray line);
    void writeStats();
    QByteArray takeHandle(quint64 ticket);

    QString m_name;
    EventWriter &m_writer;
    ScriptLink m_link;
    QHash<quint64, QByteArray> m_handles; ///< JSON by ticket, of messages whose fate is open
    QString m_phase; ///< last told
    quint64 m_lastTicket = 0;
    quint64 m_skippedMessages = 0; ///< events that the full writer did not take; not yet told
    quint64 m_allSkipped = 0;
};

} // namespace sim
