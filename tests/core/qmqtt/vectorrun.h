// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "support/fakebroker.h"

#include <QtCore/QObject>
#include <QtMqtt/QMqttClient>

#include <utility>

namespace sim::test {

/// A client that is brought into a state of the packet vectors, fed with bytes, and asked what it
/// made of them.
class VectorRun : public QObject
{
    Q_OBJECT

public:
    VectorRun();

    /// False when the state could not be reached or is unknown.
    bool prepare(const QString &state);
    /// Hands \a bytes to the client, \a segment at a time (0: all at once), and waits until it has
    /// dealt with them.
    void feed(const QByteArray &bytes, qsizetype segment);

    /// A setting by the name that tests/data/mqtt/exchanges.txt has for it.
    void set(const QString &key, const QString &value);
    void subscribe(const QString &filter, quint8 qos);
    /// Waits until both sides have dealt with everything.
    void settle();

    void cut() { m_broker.cut(); }

    void reopen() { m_broker.reopen(); }

    QMqttClient &client() { return m_client; }

    QStringList events() const { return m_events; }

    QStringList takeEvents() { return std::exchange(m_events, {}); }

    QByteArray takeAnswer(); ///< what the client sent since the last call

    QByteArray answer() const; ///< what the client sent since prepare()

    QStringList violations() const { return m_broker.violations(); }

    QMqttClient::ClientState state() const { return m_client.state(); }

    bool isTransportOpen() const { return m_broker.isOpen(); }

    QString closeReason() const { return m_client.property("connio_closeReason").toString(); }

private:
    bool connectClient();
    void watchClient();
    void watch(QMqttSubscription *subscription);
    void handleEnd();
    void sendGrant(quint16 id, quint8 code);

    FakeBroker m_broker;
    QMqttClient m_client;
    QMqttSubscription *m_subscription = nullptr;
    QSet<QMqttSubscription *> m_watched;
    QStringList m_events;
};

} // namespace sim::test
