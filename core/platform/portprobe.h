// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/platform/brokerconfig.h"

#include <QtCore/QObject>

class QTcpSocket;

namespace sim {

/// Four ports of 127.0.0.1 that are free at this moment; somebody else may take one before they are
/// used. Errors: `platform.noFreePort`.
Result<BrokerPorts> pickFreePorts();

/// Whether each of \a ports can be listened to.
bool areFree(const BrokerPorts &ports);

/// Waits until every port of 127.0.0.1 in a list accepts a TCP connection. Never blocks.
class PortProbe : public QObject
{
    Q_OBJECT

public:
    explicit PortProbe(const QList<quint16> &ports, QObject *parent = nullptr);

    void start(); ///< allOpen() follows some time, or never: the caller keeps the deadline

signals:
    void allOpen();

private:
    void tryPort(quint16 port);
    void onConnected(quint16 port, QTcpSocket *socket);

    QList<quint16> m_ports;
    qsizetype m_open = 0;
};

} // namespace sim
