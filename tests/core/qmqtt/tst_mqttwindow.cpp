// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/devicelink.h"
#include "core/link/linkerrors.h"
#include "support/oraclebroker.h"

#include <QtTest/QTest>

using namespace sim;
using namespace sim::test;
using namespace Qt::StringLiterals;

/// The client with the in-flight window that the layer above puts on it.
class TestMqttWindow : public QObject
{
    Q_OBJECT

private slots:
    void seventyThousandMessagesKeepTheWindow();
};

// proves P9 MQTT-2.3.1-1 MQTT-2.3.1-2
void TestMqttWindow::seventyThousandMessagesKeepTheWindow()
{
    constexpr int kMessages = 70'000;
    constexpr int kWindow = 20;
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    OracleBroker broker(1); // it judges ids and the window
    QVERIFY(broker.listen());
    broker.setHurried();
    const SystemClock clock;
    LinkSettings settings;
    settings.endpoint.transport = TransportKind::Tcp;
    settings.endpoint.host = u"127.0.0.1"_s;
    settings.endpoint.port = broker.port();
    settings.clientId = u"dev1"_s;
    DeviceLink link(settings, clock, nullptr, RandomStream(1));
    link.connectToBroker();
    QTRY_COMPARE(link.state(), DeviceLink::State::Online);

    int published = 0;
    int acknowledged = 0;
    const auto publishAll = [&] {
        while (published < kMessages
            && link.publish({ .topic = "t"_ba, .payload = "1"_ba, .qos = 1 }).isOk())
            ++published;
    };
    connect(&link, &DeviceLink::acknowledged, this, [&] { ++acknowledged; });
    connect(&link, &DeviceLink::readyToPublish, this, publishAll);
    broker.setHolding(true);
    publishAll();
    QCOMPARE(published, kWindow);
    QTRY_COMPARE(broker.packets(), quint64 { kWindow + 1 }); // CONNECT and the window
    QCOMPARE(acknowledged, 0);
    broker.setHolding(false);
    QTRY_COMPARE_WITH_TIMEOUT(acknowledged, kMessages, 50'000);
    QCOMPARE(link.inFlight(), 0);
    QCOMPARE(broker.packets(), quint64 { kMessages + 1 });
    QCOMPARE(broker.violations(), QStringList());
}

QTEST_GUILESS_MAIN(TestMqttWindow)

#include "tst_mqttwindow.moc"
