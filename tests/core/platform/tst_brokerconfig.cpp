// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/platform/brokerconfig.h"
#include "core/platform/localbroker.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace sim;

class TestBrokerConfig : public QObject
{
    Q_OBJECT

private slots:

    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void writesFourListenersOnLoopback();
    void keepsTheUserOnlyWhereOneIsNamed();
    void letsADeviceTouchItsOwnTopicsOnly();
    void letsThePlatformReadAllAndWriteCommands();
    void writesAPasswordAsMosquittoReadsIt();
    void refusesIdsThatMeanMore_data();
    void refusesIdsThatMeanMore();
    void acceptsThePlatformsIds();
    void checksThePrefix_data();
    void checksThePrefix();
    void givesThePortOfATransport();
};

void TestBrokerConfig::writesFourListenersOnLoopback()
{
    const BrokerFiles files = BrokerFiles::in(u"/tmp/broker"_s);
    const BrokerPorts ports {
        .tcp = 1001, .tls = 1002, .webSocket = 1003, .secureWebSocket = 1004
    };
    const QByteArray expected = "allow_anonymous false\n"
                                "password_file /tmp/broker/passwords\n"
                                "acl_file /tmp/broker/acl\n"
                                "persistence false\n"
                                "log_dest stderr\n"
                                "log_type error\n"
                                "log_type warning\n"
                                "log_type information\n"
                                "connection_messages false\n"
                                "log_timestamp false\n"
                                "sys_interval 0\n"
                                "set_tcp_nodelay true\n"
                                "max_queued_messages 1000000000\n"
                                "max_inflight_messages 1000\n"
                                "\n"
                                "listener 1001 127.0.0.1\n"
                                "protocol mqtt\n"
                                "\n"
                                "listener 1002 127.0.0.1\n"
                                "protocol mqtt\n"
                                "certfile /tmp/broker/server.crt\n"
                                "keyfile /tmp/broker/server.key\n"
                                "tls_version tlsv1.2\n"
                                "\n"
                                "listener 1003 127.0.0.1\n"
                                "protocol websockets\n"
                                "\n"
                                "listener 1004 127.0.0.1\n"
                                "protocol websockets\n"
                                "certfile /tmp/broker/server.crt\n"
                                "keyfile /tmp/broker/server.key\n"
                                "tls_version tlsv1.2\n";
    QCOMPARE(brokerConfig(files, ports, {}), expected);
}

void TestBrokerConfig::keepsTheUserOnlyWhereOneIsNamed()
{
    const QByteArray with = brokerConfig(BrokerFiles::in(u"/t"_s), {}, u"root"_s);
    const QByteArray without = brokerConfig(BrokerFiles::in(u"/t"_s), {}, {});
    QCOMPARE(with, "user root\n" + without);
}

void TestBrokerConfig::letsADeviceTouchItsOwnTopicsOnly()
{
    const LocalLogin login { .deviceId = u"_dev_1"_s, .keyId = u"_key_1"_s };
    QCOMPARE(deviceAcl(login, u"connio/"_s),
        "user _key_1\n"
        "topic write connio/data/out/devices/_dev_1/#\n"
        "topic read connio/data/in/devices/_dev_1/#\n"
        "\n"_ba);
}

void TestBrokerConfig::letsThePlatformReadAllAndWriteCommands()
{
    QCOMPARE(platformAcl(u"platform-1"_s, u"csipio/"_s),
        "user platform-1\n"
        "topic read csipio/data/out/devices/#\n"
        "topic write csipio/data/in/devices/#\n"
        "\n"_ba);
}

void TestBrokerConfig::writesAPasswordAsMosquittoReadsIt()
{
    // Reference: PBKDF2-HMAC-SHA512, one iteration, 64 bytes, by another implementation.
    QCOMPARE(passwordLine(u"_key_1"_s, u"secret"_s, "0123456789ab"_ba),
        "_key_1:$7$1$MDEyMzQ1Njc4OWFi$3tRQU83jhvduc7r/1pc5YS9xcdkQejb"
        "eK3zAr85h0v7Y/G/3y1yXSvBLGJ28BkriqtC0m7lT20gzFF8MS31UAg==\n"_ba);
}

void TestBrokerConfig::refusesIdsThatMeanMore_data()
{
    QTest::addColumn<QString>("deviceId");
    QTest::addColumn<QString>("keyId");
    QTest::newRow("no device id") << u""_s << u"k"_s;
    QTest::newRow("one-level wildcard") << u"+"_s << u"k"_s;
    QTest::newRow("all-levels wildcard") << u"a#"_s << u"k"_s;
    QTest::newRow("level separator") << u"a/b"_s << u"k"_s;
    QTest::newRow("blank in the device id") << u"a b"_s << u"k"_s;
    QTest::newRow("new line in the device id") << u"a\nuser k"_s << u"k"_s;
    QTest::newRow("NUL in the device id") << u"a"_s + QChar(QChar::Null) << u"k"_s;
    QTest::newRow("no key id") << u"d"_s << u""_s;
    QTest::newRow("colon") << u"d"_s << u"k:x"_s;
    QTest::newRow("comment") << u"d"_s << u"#k"_s;
    QTest::newRow("blank in the key id") << u"d"_s << u"k k"_s;
    QTest::newRow("new line in the key id") << u"d"_s << u"k\nx:y"_s;
}

void TestBrokerConfig::refusesIdsThatMeanMore()
{
    QFETCH(QString, deviceId);
    QFETCH(QString, keyId);
    const Result<void> check = checkLogin({ .deviceId = deviceId, .keyId = keyId });
    QVERIFY(!check);
    QCOMPARE(check.error().code(), u"platform.badLogin"_s);
    QVERIFY(!check.error().remedy().isEmpty());
}

void TestBrokerConfig::acceptsThePlatformsIds()
{
    QVERIFY(checkLogin(
        { .deviceId = u"_dev_1058371918378946789"_s, .keyId = u"_key_1058371918378946790"_s }));
    QVERIFY(checkLogin({ .deviceId = u"Gerät.1-a"_s, .keyId = u"schlüssel/1+#"_s }));
}

void TestBrokerConfig::checksThePrefix_data()
{
    QTest::addColumn<QString>("prefix");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("platform") << u"connio/"_s << true;
    QTest::newRow("none") << u""_s << true;
    QTest::newRow("two levels") << u"a/b/"_s << true;
    QTest::newRow("wildcard") << u"+/"_s << false;
    QTest::newRow("all") << u"#"_s << false;
    QTest::newRow("new line") << u"a\nb/"_s << false;
}

void TestBrokerConfig::checksThePrefix()
{
    QFETCH(QString, prefix);
    QFETCH(bool, isGood);
    QCOMPARE(checkTopicPrefix(prefix).isOk(), isGood);
}

void TestBrokerConfig::givesThePortOfATransport()
{
    const BrokerPorts ports { .tcp = 1, .tls = 2, .webSocket = 3, .secureWebSocket = 4 };
    QCOMPARE(ports.of(TransportKind::Tcp), 1);
    QCOMPARE(ports.of(TransportKind::Tls), 2);
    QCOMPARE(ports.of(TransportKind::WebSocket), 3);
    QCOMPARE(ports.of(TransportKind::SecureWebSocket), 4);
    QCOMPARE(ports.all(), (QList<quint16> { 1, 2, 3, 4 }));
}

QTEST_GUILESS_MAIN(TestBrokerConfig)
#include "tst_brokerconfig.moc"
