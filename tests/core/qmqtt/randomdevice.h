// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "support/oraclebroker.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QTimer>
#include <QtMqtt/QMqttClient>

#include <random>

namespace sim::test {

/// A device that publishes, subscribes, unsubscribes, leaves and loses its link at random, and
/// compares what its client tells with what the broker knows.
class RandomDevice : public QObject
{
    Q_OBJECT

public:
    /// \a number makes its client id, its payloads and its random numbers.
    RandomDevice(OracleBroker &broker, int number, quint32 seed);

    void start();
    /// No more new messages and losses: connects and lets everything come to its end.
    void finish();

    bool isIdle() const
    {
        return m_client.state() == QMqttClient::Connected && m_outstanding.isEmpty();
    }

    QStringList problems() const { return m_problems; }

    quint64 published() const { return m_value % kValuesOfOne; }

    quint64 delivered() const { return m_delivered; }

    int cuts() const { return m_cuts; }

private:
    static constexpr quint64 kValuesOfOne = 1'000'000'000;

    void act();
    void connectClient();
    void handleConnected();
    void handleSent(qint32 id);
    void handleMessage(const QByteArray &payload);
    void handleFinished(const QByteArray &clientId, quint64 value, quint8 qos);
    void publish();
    void leave();
    QString topic();

    int pick(int below) { return static_cast<int>(m_random() % static_cast<quint32>(below)); }

    void problem(const QString &text);

    OracleBroker &m_broker;
    QMqttClient m_client;
    QTimer m_actTimer;
    QTimer m_connectTimer;
    std::mt19937 m_random;
    QHash<qint32, quint64> m_outstanding; ///< by packet id
    QHash<quint64, int> m_received; ///< how often, until the broker has it acknowledged
    QStringList m_problems;
    quint64 m_value;
    quint64 m_delivered = 0;
    int m_cuts = 0;
    bool m_isRestored = false;
    bool m_isFinishing = false;
};

} // namespace sim::test
