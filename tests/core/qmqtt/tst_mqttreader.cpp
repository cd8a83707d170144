// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qmqtt/mqttreader.h"

#include <QtTest/QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace sim::mqtt;

namespace {

QByteArray hex(const char *text)
{
    return QByteArray::fromHex(text);
}

/// A packet as text: what a test expects reads like what it got.
struct Describe
{
    QString operator()(const Incomplete & /*packet*/) const { return u"incomplete"_s; }

    QString operator()(const Malformed &fault) const
    {
        return u"%1 %2"_s.arg(QLatin1String(nameOf(fault.type)), QLatin1String(fault.statement))
            .trimmed();
    }

    QString operator()(const ConnAck &answer) const
    {
        return u"connack %1 %2"_s.arg(answer.code)
            .arg(answer.sessionPresent ? u"present"_s : u"new"_s);
    }

    QString operator()(const Publish &message) const
    {
        return u"publish %1 %2 id%3 qos%4%5%6"_s
            .arg(QString::fromUtf8(message.topic), QString::fromUtf8(message.payload))
            .arg(message.id)
            .arg(message.qos)
            .arg(message.retain ? u" retain"_s : QString(),
                message.duplicate ? u" dup"_s : QString());
    }

    QString operator()(const Ack &ack) const
    {
        return u"%1 %2"_s.arg(QLatin1String(nameOf(ack.type))).arg(ack.id);
    }

    QString operator()(const SubAck &answer) const
    {
        return u"suback %1 %2"_s.arg(answer.id).arg(
            QString::fromLatin1(answer.codes.toByteArray().toHex()));
    }

    QString operator()(const PingResp & /*packet*/) const { return u"pingresp"_s; }
};

void feed(PacketReader &reader, const QByteArray &bytes)
{
    std::copy(bytes.begin(), bytes.end(), reader.reserve(bytes.size()));
    reader.commit(bytes.size());
}

QString nextOf(PacketReader &reader)
{
    return std::visit(Describe(), reader.next());
}

QString parsed(const QByteArray &bytes)
{
    PacketReader reader;
    feed(reader, bytes);
    return nextOf(reader);
}

QByteArray publishOf(const QByteArray &topic)
{
    QByteArray body;
    body.append(static_cast<char>(topic.size() >> 8))
        .append(static_cast<char>(topic.size() & 0xFF));
    body.append(topic);
    return QByteArray("\x30") + static_cast<char>(body.size()) + body;
}

} // namespace

/// What a broker may send, and what it must not (MQTT 3.1.1).
class TestMqttReader : public QObject
{
    Q_OBJECT

private slots:
    void readsValidPackets_data();
    void readsValidPackets();
    void refusesMalformedPackets_data();
    void refusesMalformedPackets();
    void judgesEveryFirstByte();
    void judgesEveryConnAck();
    void judgesEverySubAckCode();
    void checksTopics_data();
    void checksTopics();
    void checksTheTopicAgainAfterAnother();
    void readsLengthsAtTheirLimits_data();
    void readsLengthsAtTheirLimits();
    void refusesLargePacketsOnTheHeader();
    void readsTheSameInPiecesOfAnySize_data();
    void readsTheSameInPiecesOfAnySize();
};

void TestMqttReader::readsValidPackets_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("expected");
    QTest::newRow("nothing") << QByteArray() << u"incomplete"_s;
    QTest::newRow("connack") << hex("20020000") << u"connack 0 new"_s;
    QTest::newRow("connack, session") << hex("20020100") << u"connack 0 present"_s;
    QTest::newRow("connack, refused") << hex("20020005") << u"connack 5 new"_s;
    QTest::newRow("connack, half") << hex("200200") << u"incomplete"_s;
    QTest::newRow("publish") << hex("30060003612f6231") << u"publish a/b 1 id0 qos0"_s;
    QTest::newRow("publish, no payload") << hex("3003000161") << u"publish a  id0 qos0"_s;
    QTest::newRow("publish, retained") << hex("310400016131") << u"publish a 1 id0 qos0 retain"_s;
    QTest::newRow("publish, QoS 1") << hex("3206000161012c31") << u"publish a 1 id300 qos1"_s;
    QTest::newRow("publish, QoS 1 again")
        << hex("3a06000161012c31") << u"publish a 1 id300 qos1 dup"_s;
    QTest::newRow("publish, QoS 2") << hex("3406000161ffff31") << u"publish a 1 id65535 qos2"_s;
    QTest::newRow("publish, length 0 more than needed")
        << hex("3083000001613f") << u"publish a  id0 qos0"_s;
    QTest::newRow("puback") << hex("40020001") << u"PUBACK 1"_s;
    QTest::newRow("pubrec") << hex("50020100") << u"PUBREC 256"_s;
    QTest::newRow("pubrel") << hex("6202ffff") << u"PUBREL 65535"_s;
    QTest::newRow("pubcomp") << hex("70020001") << u"PUBCOMP 1"_s;
    QTest::newRow("suback, QoS 2") << hex("9003000102") << u"suback 1 02"_s;
    QTest::newRow("suback, refused") << hex("9003000180") << u"suback 1 80"_s;
    QTest::newRow("suback, three") << hex("90050001000180") << u"suback 1 000180"_s;
    QTest::newRow("unsuback") << hex("b0020001") << u"UNSUBACK 1"_s;
    QTest::newRow("pingresp") << hex("d000") << u"pingresp"_s;
}

void TestMqttReader::readsValidPackets()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, expected);
    QCOMPARE(parsed(bytes), expected);
}

void TestMqttReader::refusesMalformedPackets_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("expected");
    QTest::newRow("QoS 3, first byte only") << hex("36") << u"PUBLISH MQTT-3.3.1-4"_s;
    QTest::newRow("DUP at QoS 0") << hex("38") << u"PUBLISH MQTT-3.3.1-2"_s;
    QTest::newRow("connack with flags") << hex("21020000") << u"CONNACK MQTT-2.2.2-2"_s;
    QTest::newRow("puback with flags") << hex("42020001") << u"PUBACK MQTT-2.2.2-2"_s;
    QTest::newRow("pingresp with flags") << hex("d100") << u"PINGRESP MQTT-2.2.2-2"_s;
    QTest::newRow("pubrel without flags") << hex("60020001") << u"PUBREL MQTT-3.6.1-1"_s;
    QTest::newRow("connack too short") << hex("200100") << u"CONNACK MQTT-4.8.0-1"_s;
    QTest::newRow("connack too long") << hex("2003000000") << u"CONNACK MQTT-4.8.0-1"_s;
    QTest::newRow("connack, flags of the answer") << hex("20020200") << u"CONNACK MQTT-2.2.2-2"_s;
    QTest::newRow("connack, code 6") << hex("20020006") << u"CONNACK MQTT-4.8.0-1"_s;
    QTest::newRow("connack, session in a refusal") << hex("20020103") << u"CONNACK MQTT-3.2.2-4"_s;
    QTest::newRow("puback too short") << hex("400100") << u"PUBACK MQTT-4.8.0-1"_s;
    QTest::newRow("puback too long") << hex("4003000100") << u"PUBACK MQTT-4.8.0-1"_s;
    QTest::newRow("puback, id 0") << hex("40020000") << u"PUBACK MQTT-2.3.1-1"_s;
    QTest::newRow("pubrec, id 0") << hex("50020000") << u"PUBREC MQTT-2.3.1-1"_s;
    QTest::newRow("pubrel, id 0") << hex("62020000") << u"PUBREL MQTT-2.3.1-1"_s;
    QTest::newRow("pubcomp, id 0") << hex("70020000") << u"PUBCOMP MQTT-2.3.1-1"_s;
    QTest::newRow("unsuback, id 0") << hex("b0020000") << u"UNSUBACK MQTT-2.3.1-1"_s;
    QTest::newRow("suback, id 0") << hex("9003000000") << u"SUBACK MQTT-2.3.1-1"_s;
    QTest::newRow("suback without codes") << hex("90020001") << u"SUBACK MQTT-4.8.0-1"_s;
    QTest::newRow("pingresp with content") << hex("d00100") << u"PINGRESP MQTT-4.8.0-1"_s;
    QTest::newRow("publish without topic length") << hex("300100") << u"PUBLISH MQTT-4.8.0-1"_s;
    QTest::newRow("publish, topic beyond the end")
        << hex("3003000561") << u"PUBLISH MQTT-4.8.0-1"_s;
    QTest::newRow("publish, id beyond the end") << hex("320400016101") << u"PUBLISH MQTT-4.8.0-1"_s;
    QTest::newRow("publish, id 0") << hex("32050001610000") << u"PUBLISH MQTT-2.3.1-1"_s;
    QTest::newRow("length of five bytes") << hex("30ffffffff01") << u"PUBLISH MQTT-4.8.0-1"_s;
}

void TestMqttReader::refusesMalformedPackets()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, expected);
    QCOMPARE(parsed(bytes), expected);
}

// proves MQTT-2.2.2-2 MQTT-3.3.1-4
void TestMqttReader::judgesEveryFirstByte()
{
    // The legal first bytes of a broker, all others are wrong by themselves.
    const QByteArray legal = hex("203031323334353a3b3c3d40506270 90b0d0");
    for (int first = 0; first < 256; ++first) {
        const QString verdict = parsed(QByteArray(1, static_cast<char>(first)));
        QCOMPARE(verdict == u"incomplete"_s, legal.contains(static_cast<char>(first)));
    }
}

// proves MQTT-3.2.2-4
void TestMqttReader::judgesEveryConnAck()
{
    for (int flags = 0; flags < 256; ++flags) {
        for (int code = 0; code < 256; ++code) {
            const QByteArray packet
                = hex("2002") + static_cast<char>(flags) + static_cast<char>(code);
            const bool isLegal = (flags == 0 && code <= 5) || (flags == 1 && code == 0);
            QCOMPARE(parsed(packet).startsWith(u"connack "_s), isLegal);
        }
    }
}

// proves MQTT-3.9.3-2
void TestMqttReader::judgesEverySubAckCode()
{
    for (int code = 0; code < 256; ++code) {
        const bool isLegal = code <= 2 || code == 0x80;
        const QString verdict = parsed(hex("90040001") + static_cast<char>(code) + '\0');
        QCOMPARE(verdict,
            isLegal ? u"suback 1 %1"_s.arg(code << 8, 4, 16, QChar(u'0'))
                    : u"SUBACK MQTT-3.9.3-2"_s);
    }
}

void TestMqttReader::checksTopics_data()
{
    QTest::addColumn<QByteArray>("topic");
    QTest::addColumn<QString>("statement");
    QTest::newRow("plain") << "a/b"_ba << QString();
    QTest::newRow("slash only") << "/"_ba << QString();
    QTest::newRow("two bytes") << hex("c3a9") << QString();
    QTest::newRow("three bytes") << hex("e282ac") << QString();
    QTest::newRow("four bytes") << hex("f09f9880") << QString();
    QTest::newRow("byte order mark") << hex("efbbbf61") << QString();
    QTest::newRow("control character") << hex("0161") << QString();
    QTest::newRow("U+FFFF") << hex("efbfbf") << QString();
    QTest::newRow("U+10FFFF") << hex("f48fbfbf") << QString();
    QTest::newRow("empty") << QByteArray() << u"MQTT-4.7.3-1"_s;
    QTest::newRow("plus") << "a/+"_ba << u"MQTT-3.3.2-2"_s;
    QTest::newRow("hash") << "#"_ba << u"MQTT-3.3.2-2"_s;
    QTest::newRow("hash inside a level") << "a#b"_ba << u"MQTT-3.3.2-2"_s;
    QTest::newRow("nul") << hex("610062") << u"MQTT-1.5.3-2"_s;
    QTest::newRow("nul only") << hex("00") << u"MQTT-1.5.3-2"_s;
    QTest::newRow("continuation alone") << hex("80") << u"MQTT-1.5.3-1"_s;
    QTest::newRow("cut sequence") << hex("61e282") << u"MQTT-1.5.3-1"_s;
    QTest::newRow("bad continuation") << hex("e28261") << u"MQTT-1.5.3-1"_s;
    QTest::newRow("overlong of two") << hex("c0af") << u"MQTT-1.5.3-1"_s;
    QTest::newRow("overlong of two, C1") << hex("c180") << u"MQTT-1.5.3-1"_s;
    QTest::newRow("overlong of three") << hex("e08080") << u"MQTT-1.5.3-1"_s;
    QTest::newRow("overlong of four") << hex("f0808080") << u"MQTT-1.5.3-1"_s;
    QTest::newRow("high surrogate") << hex("eda080") << u"MQTT-1.5.3-1"_s;
    QTest::newRow("low surrogate") << hex("edbfbf") << u"MQTT-1.5.3-1"_s;
    QTest::newRow("above U+10FFFF") << hex("f4908080") << u"MQTT-1.5.3-1"_s;
    QTest::newRow("F5") << hex("f5808080") << u"MQTT-1.5.3-1"_s;
    QTest::newRow("FF") << hex("ff") << u"MQTT-1.5.3-1"_s;
}

// proves MQTT-1.5.3-1 MQTT-1.5.3-2 MQTT-1.5.3-3 MQTT-4.7.3-1 unsound-input
void TestMqttReader::checksTopics()
{
    QFETCH(const QByteArray, topic);
    QFETCH(const QString, statement);
    const QString verdict = parsed(publishOf(topic));
    if (statement.isEmpty())
        QVERIFY2(verdict.startsWith(u"publish "_s), qPrintable(verdict));
    else
        QCOMPARE(verdict, u"PUBLISH "_s + statement);
}

void TestMqttReader::checksTheTopicAgainAfterAnother()
{
    PacketReader reader;
    feed(reader, publishOf("a/b") + publishOf("a/b") + publishOf("a/c") + publishOf("a/#"));
    QCOMPARE(nextOf(reader), u"publish a/b  id0 qos0"_s);
    QCOMPARE(nextOf(reader), u"publish a/b  id0 qos0"_s);
    QCOMPARE(nextOf(reader), u"publish a/c  id0 qos0"_s);
    QCOMPARE(nextOf(reader), u"PUBLISH MQTT-3.3.2-2"_s);
}

void TestMqttReader::readsLengthsAtTheirLimits_data()
{
    QTest::addColumn<QByteArray>("length");
    QTest::addColumn<qsizetype>("size");
    QTest::newRow("one byte, most") << hex("7f") << qsizetype { 127 };
    QTest::newRow("two bytes, least") << hex("8001") << qsizetype { 128 };
    QTest::newRow("two bytes, most") << hex("ff7f") << qsizetype { 16383 };
    QTest::newRow("three bytes, least") << hex("808001") << qsizetype { 16384 };
    QTest::newRow("three bytes, most") << hex("ffff7f") << qsizetype { 2097151 };
    QTest::newRow("four bytes, least") << hex("80808001") << qsizetype { 2097152 };
}

void TestMqttReader::readsLengthsAtTheirLimits()
{
    QFETCH(const QByteArray, length);
    QFETCH(const qsizetype, size);
    PacketReader reader;
    reader.setLimit(4 * 1024 * 1024);
    feed(reader, hex("30") + length + hex("000161") + QByteArray(size - 4, 'x'));
    QCOMPARE(nextOf(reader), u"incomplete"_s);
    feed(reader, "x"_ba);
    const ServerPacket packet = reader.next();
    QVERIFY(std::holds_alternative<Publish>(packet));
    QCOMPARE(std::get<Publish>(packet).payload.size(), size - 3);
    QCOMPARE(nextOf(reader), u"incomplete"_s);
}

// proves inbound-limit
void TestMqttReader::refusesLargePacketsOnTheHeader()
{
    PacketReader reader;
    feed(reader, hex("30ffffff7f"));
    const ServerPacket packet = reader.next();
    QVERIFY(std::holds_alternative<Malformed>(packet));
    QCOMPARE(QLatin1String(std::get<Malformed>(packet).text), "packet too large"_L1);

    PacketReader exact;
    exact.setLimit(7);
    feed(exact, hex("3005000161") + "xx");
    QVERIFY(nextOf(exact).startsWith(u"publish"_s));
    feed(exact, hex("3006"));
    QCOMPARE(nextOf(exact), u"PUBLISH"_s);
}

void TestMqttReader::readsTheSameInPiecesOfAnySize_data()
{
    QTest::addColumn<qsizetype>("piece");
    for (const qsizetype piece : { 1, 2, 3, 5, 7, 64, 1000, 100000 })
        QTest::addRow("%d", static_cast<int>(piece)) << piece;
}

// proves QTBUG-64965
void TestMqttReader::readsTheSameInPiecesOfAnySize()
{
    QFETCH(const qsizetype, piece);
    QByteArray stream;
    QStringList expected;
    for (int i = 1; i <= 300; ++i) {
        const QByteArray payload(i % 200, 'x');
        stream += hex("32");
        const QByteArray body
            = hex("000161") + static_cast<char>(i >> 8) + static_cast<char>(i & 0xFF) + payload;
        if (body.size() < 128)
            stream += static_cast<char>(body.size());
        else
            stream += QByteArray()
                          .append(static_cast<char>((body.size() & 0x7F) | 0x80))
                          .append('\x01');
        stream += body + hex("d000");
        expected << u"publish a %1 id%2 qos1"_s.arg(QString::fromLatin1(payload)).arg(i)
                 << u"pingresp"_s;
    }
    PacketReader reader;
    QStringList got;
    for (qsizetype at = 0; at < stream.size(); at += piece) {
        feed(reader, stream.sliced(at, std::min(piece, stream.size() - at)));
        for (QString text = nextOf(reader); text != u"incomplete"_s; text = nextOf(reader))
            got << text;
    }
    QCOMPARE(got, expected);
}

QTEST_GUILESS_MAIN(TestMqttReader)

#include "tst_mqttreader.moc"
