// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qmqtt/mqtttext.h"
#include "core/qmqtt/mqttwriter.h"

#include <QtCore/QtEndian>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace sim::mqtt;

namespace {

template <typename Write>
QByteArray written(Write write)
{
    ByteQueue out;
    write(out);
    return out.view().toByteArray();
}

} // namespace

/// The bytes of each packet that a client sends, against vectors worked out by hand from the
/// standard.
class TestMqttWriter : public QObject
{
    Q_OBJECT

private slots:
    void writesConnect_data();
    void writesConnect();
    void writesPublish_data();
    void writesPublish();
    void writesTopicsAsUtf8_data();
    void writesTopicsAsUtf8();
    void refusesWhatIsNoTopicName_data();
    void refusesWhatIsNoTopicName();
    void refusesPacketsThatAreTooLarge();
    void writesLengthsAtTheirLimits_data();
    void writesLengthsAtTheirLimits();
    void writesSmallPackets();
    void refusesUnsoundConnects_data();
    void refusesUnsoundConnects();
    void queueKeepsOrderWhileItGrows();
};

void TestMqttWriter::writesConnect_data()
{
    QTest::addColumn<ConnectFields>("fields");
    QTest::addColumn<QByteArray>("hex");
    QTest::newRow("least") << ConnectFields {} << "100c00044d515454040200000000"_ba;
    QTest::newRow("id and keep-alive") << ConnectFields { .clientId = u"d"_s, .keepAlive = 25 }
                                       << "100d00044d5154540402001900 0164"_ba;
    QTest::newRow("kept session") << ConnectFields { .clientId = u"d"_s, .cleanSession = false }
                                  << "100d00044d5154540400000000 0164"_ba;
    QTest::newRow("user") << ConnectFields { .clientId = u"d"_s, .username = u"u"_s }
                          << "101000044d5154540482000000 0164 000175"_ba;
    QTest::newRow("user and password")
        << ConnectFields { .clientId = u"d"_s, .username = u"u"_s, .password = u"€"_s }
        << "101500044d51545404c2000000 0164 000175 0003e282ac"_ba;
    QTest::newRow("will") << ConnectFields { .clientId = u"d"_s,
        .willTopic = u"w"_s,
        .willMessage = "m"_ba,
        .willQos = 1,
        .willRetain = true }
                          << "101300044d515454042e000000 0164 000177 00016d"_ba;
    QTest::newRow("empty will") << ConnectFields { .clientId = u"d"_s, .willTopic = u"w"_s }
                                << "101200044d5154540406000000 0164 000177 0000"_ba;
    QTest::newRow("everything") << ConnectFields { .clientId = u"d"_s,
        .username = u"u"_s,
        .password = u"p"_s,
        .willTopic = u"w"_s,
        .willMessage = "m"_ba,
        .willQos = 2,
        .keepAlive = 65535 } << "101900044d51545404d6ffff00 0164 000177 00016d 000175 000170"_ba;
    QTest::newRow("byte order mark stays")
        << ConnectFields { .clientId = u"\uFEFFd"_s } << "101000044d5154540402000000 04efbbbf64"_ba;
}

// proves MQTT-3.1.2-3 MQTT-3.1.2-11 MQTT-3.1.2-13 MQTT-3.1.2-15 MQTT-3.1.2-18 MQTT-3.1.2-19
// proves MQTT-3.1.2-20 MQTT-3.1.2-21 MQTT-3.1.3-1 MQTT-3.1.3-3 MQTT-1.5.3-3 QTBUG-76783
void TestMqttWriter::writesConnect()
{
    QFETCH(const ConnectFields, fields);
    QFETCH(const QByteArray, hex);
    QCOMPARE(faultOf(fields), QString());
    const QByteArray bytes = written([&](ByteQueue &out) { writeConnect(out, fields); });
    QCOMPARE(bytes.toHex(), QByteArray::fromHex(hex).toHex());
}

void TestMqttWriter::writesPublish_data()
{
    QTest::addColumn<int>("qos");
    QTest::addColumn<bool>("retain");
    QTest::addColumn<bool>("duplicate");
    QTest::addColumn<QByteArray>("hex");
    QTest::newRow("QoS 0") << 0 << false << false << "3005000161 3233"_ba;
    QTest::newRow("QoS 0, retained") << 0 << true << false << "3105000161 3233"_ba;
    QTest::newRow("QoS 1") << 1 << false << false << "3207000161 012c 3233"_ba;
    QTest::newRow("QoS 1, again") << 1 << false << true << "3a07000161 012c 3233"_ba;
    QTest::newRow("QoS 2, retained, again") << 2 << true << true << "3d07000161 012c 3233"_ba;
}

// proves MQTT-3.3.2-1 MQTT-2.3.1-5 MQTT-3.3.1-1 MQTT-3.3.1-2
void TestMqttWriter::writesPublish()
{
    QFETCH(const int, qos);
    QFETCH(const bool, retain);
    QFETCH(const bool, duplicate);
    QFETCH(const QByteArray, hex);
    const QByteArray bytes = written([&](ByteQueue &out) {
        writePublish(out,
            { .topic = u"a",
                .payload = "23",
                .id = 300,
                .qos = static_cast<quint8>(qos),
                .retain = retain,
                .duplicate = duplicate });
    });
    QCOMPARE(bytes.toHex(), QByteArray::fromHex(hex).toHex());
}

void TestMqttWriter::writesTopicsAsUtf8_data()
{
    QTest::addColumn<QString>("topic");
    QTest::newRow("longer than a vector of the processor") << QString(100, u'a') + u"/b"_s;
    QTest::newRow("not ASCII at the start") << u"é/temperature"_s;
    QTest::newRow("not ASCII at the end") << u"devices/temperature/°"_s;
    QTest::newRow("beyond the first plane") << u"a/\U0001F600"_s;
    QTest::newRow("byte order mark") << u"\uFEFFa"_s;
    QTest::newRow("longest") << QString(kMaximumText, u'a');
}

// proves MQTT-3.3.2-1
void TestMqttWriter::writesTopicsAsUtf8()
{
    QFETCH(const QString, topic);
    const QByteArray bytes = written([&](ByteQueue &out) {
        QVERIFY(writePublish(out, { .topic = topic, .payload = "1", .id = 258, .qos = 1 }));
    });
    const QByteArray utf8 = topic.toUtf8();
    QByteArray length(2, Qt::Uninitialized);
    qToBigEndian(static_cast<quint16>(utf8.size()), length.data());
    const QByteArray rest = length + utf8 + "\x01\x02\x31";
    QVERIFY(bytes.endsWith(rest));
}

void TestMqttWriter::refusesWhatIsNoTopicName_data()
{
    QTest::addColumn<QString>("topic");
    QTest::newRow("empty") << QString();
    QTest::newRow("wildcard") << u"a/+/b"_s;
    QTest::newRow("wildcard, not ASCII") << u"é/#"_s;
    QTest::newRow("NUL") << QString(QChar(u'\0'));
    QTest::newRow("lone surrogate") << QString(QChar(0xD800));
    QTest::newRow("too long") << QString(kMaximumText + 1, u'a');
    QTest::newRow("too long as UTF-8") << QString(40'000, u'é');
}

// proves MQTT-3.3.2-2 MQTT-4.7.3-1
void TestMqttWriter::refusesWhatIsNoTopicName()
{
    QFETCH(const QString, topic);
    ByteQueue out;
    writeEmpty(out, PacketType::PingReq);
    QVERIFY(!writePublish(out, { .topic = topic, .payload = "1" }));
    QCOMPARE(out.view().toByteArray().toHex(), "c000"_ba);
}

void TestMqttWriter::refusesPacketsThatAreTooLarge()
{
    const QByteArrayView payload(" ", kMaximumRemaining); // only its size is looked at
    ByteQueue out;
    QVERIFY(!writePublish(out, { .topic = u"a", .payload = payload }));
    QVERIFY(out.isEmpty());
}

void TestMqttWriter::writesLengthsAtTheirLimits_data()
{
    QTest::addColumn<qsizetype>("remaining");
    QTest::addColumn<QByteArray>("hex");
    QTest::newRow("127") << qsizetype { 127 } << "307f"_ba;
    QTest::newRow("128") << qsizetype { 128 } << "308001"_ba;
    QTest::newRow("16383") << qsizetype { 16383 } << "30ff7f"_ba;
    QTest::newRow("16384") << qsizetype { 16384 } << "30808001"_ba;
    QTest::newRow("2097151") << qsizetype { 2097151 } << "30ffff7f"_ba;
    QTest::newRow("2097152") << qsizetype { 2097152 } << "3080808001"_ba;
}

void TestMqttWriter::writesLengthsAtTheirLimits()
{
    QFETCH(const qsizetype, remaining);
    QFETCH(const QByteArray, hex);
    const QByteArray payload(remaining - 3, 'x');
    const QByteArray bytes = written(
        [&](ByteQueue &out) { writePublish(out, { .topic = u"a", .payload = payload }); });
    const QByteArray header = QByteArray::fromHex(hex);
    QCOMPARE(bytes.size(), header.size() + remaining);
    QVERIFY(bytes.startsWith(header));
    QVERIFY(bytes.endsWith(payload));
}

// proves MQTT-2.2.2-1 MQTT-3.8.1-1 MQTT-3.8.3-1 MQTT-3.8.3-3 MQTT-3.8.3-4 MQTT-3.10.1-1
// proves MQTT-3.10.3-1 MQTT-3.10.3-2 MQTT-3.14.1-1
void TestMqttWriter::writesSmallPackets()
{
    const QByteArray bytes = written([](ByteQueue &out) {
        writeSubscribe(out, 1, u"a/+", 2);
        writeUnsubscribe(out, 258, u"é");
        writeAck(out, PacketType::PubAck, 1);
        writeAck(out, PacketType::PubRec, 2);
        writeAck(out, PacketType::PubRel, 3);
        writeAck(out, PacketType::PubComp, 65535);
        writeEmpty(out, PacketType::PingReq);
        writeEmpty(out, PacketType::Disconnect);
    });
    QCOMPARE(bytes.toHex(),
        "82080001"
        "0003612f2b02"
        "a2060102"
        "0002c3a9"
        "40020001"
        "50020002"
        "62020003"
        "7002ffff"
        "c000"
        "e000"_ba);
}

void TestMqttWriter::refusesUnsoundConnects_data()
{
    QTest::addColumn<ConnectFields>("fields");
    QTest::addColumn<QString>("statement");
    const QString tooLong(40'000, u'€'); // 120,000 bytes
    QTest::newRow("no id, kept session")
        << ConnectFields { .cleanSession = false } << u"MQTT-3.1.3-7"_s;
    QTest::newRow("password alone") << ConnectFields { .password = u"p"_s } << u"MQTT-3.1.2-22"_s;
    QTest::newRow("long id") << ConnectFields { .clientId = tooLong } << u"MQTT-4.7.3-3"_s;
    QTest::newRow("surrogate in the id")
        << ConnectFields { .clientId = QString(QChar(0xD800)) } << u"MQTT-1.5.3-1"_s;
    QTest::newRow("nul in the user")
        << ConnectFields { .username = QString(QChar(0)) } << u"MQTT-1.5.3-2"_s;
    QTest::newRow("long password")
        << ConnectFields { .username = u"u"_s, .password = tooLong } << u"MQTT-3.1.3-5"_s;
    QTest::newRow("wildcard in the will")
        << ConnectFields { .willTopic = u"a/#"_s } << u"MQTT-3.3.2-2"_s;
    QTest::newRow("QoS 3 of the will")
        << ConnectFields { .willTopic = u"a"_s, .willQos = 3 } << u"MQTT-3.1.2-14"_s;
    QTest::newRow("long will") << ConnectFields { .willTopic = u"a"_s,
        .willMessage = QByteArray(65'536, 'x') }
                               << u"65,535"_s;
}

// proves MQTT-3.1.2-14 MQTT-3.1.2-22 MQTT-3.1.3-4 MQTT-3.1.3-7 MQTT-3.1.3-10 MQTT-3.1.3-11
// proves MQTT-1.5.3-1 MQTT-1.5.3-2 password-alone
void TestMqttWriter::refusesUnsoundConnects()
{
    QFETCH(const ConnectFields, fields);
    QFETCH(const QString, statement);
    const QString fault = faultOf(fields);
    QVERIFY2(fault.contains(statement), qPrintable(fault));
}

void TestMqttWriter::queueKeepsOrderWhileItGrows()
{
    ByteQueue queue;
    QByteArray expected;
    QByteArray got;
    for (int round = 0; round < 200; ++round) {
        const QByteArray block(round * 7 % 97 + 1, static_cast<char>(round));
        expected += block;
        queue.append(block);
        const qsizetype count = queue.size() / 2;
        got += queue.view().first(count);
        queue.take(count);
    }
    got += queue.view();
    QCOMPARE(got, expected);
    QVERIFY(queue.capacity() < 1024); // it reuses the room in front
    queue.clear();
    queue.releaseAbove(0);
    QCOMPARE(queue.capacity(), 0);
}

QTEST_GUILESS_MAIN(TestMqttWriter)

#include "tst_mqttwriter.moc"
