// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QTest>

namespace sim::test {

/// Makes a connection over the loopback and waits for it, both ways. What this thread began to send
/// or to connect there before has arrived or been answered then, if it ever will be: a proof that
/// nothing comes, without a guess at how long to wait. False when it did not work.
inline bool hasLoopbackTurned()
{
    QTcpServer server;
    if (!server.listen(QHostAddress::LocalHost))
        return false;
    QTcpSocket socket;
    socket.connectToHost(server.serverAddress(), server.serverPort());
    QTcpSocket *peer = nullptr;
    const bool isConnected = QTest::qWaitFor([&] {
        return (peer = server.nextPendingConnection()) != nullptr
            && socket.state() == QAbstractSocket::ConnectedState;
    });
    if (!isConnected)
        return false;
    peer->write("x");
    return QTest::qWaitFor([&] { return socket.bytesAvailable() == 1; });
}

} // namespace sim::test
