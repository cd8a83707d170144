// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QtCore/QThread>
#include <QtMqtt/QMqttClient>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;

/// A program that gets no time for a while must not blame the broker for it.
class TestQMqttClientStall : public QObject
{
    Q_OBJECT

private slots:
    void answersThatWaitUnreadCount();
};

void TestQMqttClientStall::answersThatWaitUnreadCount()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QTcpSocket *broker = nullptr;
    connect(&server, &QTcpServer::newConnection, this, [&] {
        broker = server.nextPendingConnection();
        connect(broker, &QTcpSocket::readyRead, this, [broker] {
            const QByteArray packet = broker->readAll();
            broker->write(QByteArray::fromHex(packet.startsWith('\x10') ? "20020000" : "d000"));
            broker->flush();
            if (!packet.startsWith('\x10')) // PINGRESP has arrived, but nobody looks for a while
                QThread::msleep(1500);
        });
    });
    QMqttClient client;
    client.setHostname(u"127.0.0.1"_s);
    client.setPort(server.serverPort());
    client.setKeepAlive(1);
    QSignalSpy answers(&client, &QMqttClient::pingResponseReceived);
    QSignalSpy ends(&client, &QMqttClient::disconnected);
    client.connectToHost();
    QTRY_COMPARE_WITH_TIMEOUT(answers.size(), 2, 20'000);
    QVERIFY2(ends.isEmpty(), qPrintable(client.property("connio_closeReason").toString()));
    broker->disconnect(this);
}

QTEST_GUILESS_MAIN(TestQMqttClientStall)

#include "tst_qmqttclientstall.moc"
