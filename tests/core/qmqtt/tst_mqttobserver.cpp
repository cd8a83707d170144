// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/fakebroker.h"

#include <QtMqtt/QMqttClient>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using sim::test::ClientPacket;
using sim::test::FakeBroker;

namespace {

class Observer : public QObject
{
    Q_OBJECT

public:
    QStringList heard;

    Q_INVOKABLE void observeMessage(const QMqttMessage &message)
    {
        heard.append(u"message %1 qos %2 retain %3 dup %4"_s.arg(message.topic().name())
                         .arg(message.qos())
                         .arg(message.retain())
                         .arg(message.duplicate()));
    }

    Q_INVOKABLE void observeAnswer(const QString &filter, bool isSubscription, int code)
    {
        heard.append((isSubscription ? u"subscribed %1 %2"_s : u"unsubscribed %1 %2"_s)
                         .arg(filter)
                         .arg(code));
    }
};

} // namespace

/// The dynamic property `connio_observer`: what the signals of Qt MQTT's interface do not tell.
class TestMqttObserver : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void hearsMessagesWithoutASubscription();
    void hearsEveryAnswerToARepeatedRequest();
    void hearsAboutFiltersNeverSubscribed();
    void withoutObserverARepetitionSendsNothing();

private:
    void connectClient(Observer *observer);

    std::unique_ptr<FakeBroker> m_broker;
    std::unique_ptr<QMqttClient> m_client;
};

void TestMqttObserver::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_broker = std::make_unique<FakeBroker>();
    m_client = std::make_unique<QMqttClient>();
    m_client->setTransport(m_broker.get(), QMqttClient::IODevice);
}

void TestMqttObserver::cleanup()
{
    QCOMPARE(m_broker->violations(), QStringList());
    m_client.reset();
    m_broker.reset();
}

void TestMqttObserver::connectClient(Observer *observer)
{
    m_client->setProperty("connio_observer", QVariant::fromValue<QObject *>(observer));
    m_client->connectToHost();
    QTRY_COMPARE(m_client->state(), QMqttClient::Connected);
}

void TestMqttObserver::hearsMessagesWithoutASubscription()
{
    Observer observer;
    connectClient(&observer);
    m_broker->publish("a/b", "x", 1, 7, true, true);
    m_broker->publish("a/c", "y", 0);
    QTRY_COMPARE(observer.heard,
        QStringList(
            { u"message a/b qos 1 retain 1 dup 1"_s, u"message a/c qos 0 retain 0 dup 0"_s }));
}

void TestMqttObserver::hearsEveryAnswerToARepeatedRequest()
{
    Observer observer;
    connectClient(&observer);
    m_broker->script.subAckCodes.insert("a/#", 0);
    m_client->subscribe(u"a/#"_s, 1);
    m_client->subscribe(u"a/#"_s, 1);
    QTRY_COMPARE(observer.heard, QStringList({ u"subscribed a/# 0"_s, u"subscribed a/# 0"_s }));
    m_client->subscribe(u"a/#"_s, 1);
    m_client->unsubscribe(u"a/#"_s);
    m_client->unsubscribe(u"a/#"_s);
    QTRY_COMPARE(observer.heard.size(), 5);
    QCOMPARE(observer.heard.last(), u"unsubscribed a/# 0"_s);
    QCOMPARE(m_broker->ids(ClientPacket::Subscribe), QList<quint16>({ 1, 2, 3 }));
    QCOMPARE(m_broker->ids(ClientPacket::Unsubscribe), QList<quint16>({ 4, 5 }));
}

void TestMqttObserver::hearsAboutFiltersNeverSubscribed()
{
    Observer observer;
    connectClient(&observer);
    m_client->unsubscribe(u"never/#"_s);
    QTRY_COMPARE(observer.heard, QStringList({ u"unsubscribed never/# 0"_s }));
}

void TestMqttObserver::withoutObserverARepetitionSendsNothing()
{
    connectClient(nullptr);
    m_client->subscribe(u"a/#"_s, 1);
    QTRY_COMPARE(m_broker->count(ClientPacket::Subscribe), 1);
    m_client->subscribe(u"a/#"_s, 1);
    m_client->requestPing();
    QTRY_COMPARE(m_broker->count(ClientPacket::PingReq), 1);
    QCOMPARE(m_broker->count(ClientPacket::Subscribe), 1);
}

QTEST_GUILESS_MAIN(TestMqttObserver)
#include "tst_mqttobserver.moc"
