// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "support/fakebroker.h"

#include <QtCore/QObject>
#include <QtMqtt/QMqttClient>

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

    QStringList events() const { return m_events; }

    QByteArray answer() const; ///< what the client sent since prepare()

    QStringList violations() const { return m_broker.violations(); }

    QMqttClient::ClientState state() const { return m_client.state(); }

    bool isTransportOpen() const { return m_broker.isOpen(); }

    QString closeReason() const { return m_client.property("connio_closeReason").toString(); }

private:
    void settle();
    bool connectClient();
    void watchClient();
    void watch(QMqttSubscription *subscription);
    void subscribe(const QString &filter, quint8 qos);
    void handleEnd();
    void sendGrant(quint16 id, quint8 code);

    FakeBroker m_broker;
    QMqttClient m_client;
    QMqttSubscription *m_subscription = nullptr;
    QStringList m_events;
};

} // namespace sim::test
