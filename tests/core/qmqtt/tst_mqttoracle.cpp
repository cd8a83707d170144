// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/mqttoracle.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using sim::test::ClientPacket;
using sim::test::MqttOracle;

namespace {

/// Plays a script of words: `C` CONNECT in a new session, `Cs` in a resumed one, `p1:5` PUBLISH at
/// QoS 1 with id 5, `d1:5` with DUP, `p1:5x` with another payload, `l5` PUBREL, `a5` PUBACK, `r5`
/// PUBREC, `c5` PUBCOMP, `s5` SUBSCRIBE, `g` PINGREQ, `X` DISCONNECT, `.` the connection ends,
/// `+900` time goes on, and `>40:5` the broker sends.
class Player
{
public:
    explicit Player(MqttOracle &oracle)
        : m_oracle(oracle)
    {
    }

    void play(const QString &word)
    {
        const QString rest = word.sliced(1);
        const auto id = static_cast<quint16>(rest.section(u':', -1).remove(u'x').toUInt());
        if (word == "."_L1)
            return m_oracle.end(m_now);
        if (word.startsWith(u'+')) {
            m_now += std::chrono::milliseconds(rest.toInt());
            return;
        }
        if (word.startsWith(u'>'))
            return m_oracle.send(
                static_cast<quint8>(rest.section(u':', 0, 0).toUInt(nullptr, 16)), id);
        ClientPacket packet;
        packet.id = id;
        packet.keepAlive = 1;
        packet.type = typeOf(word[0]);
        packet.qos = static_cast<quint8>(rest.section(u':', 0, 0).toUInt());
        packet.duplicate = word.startsWith(u'd');
        packet.payload = word.endsWith(u'x') ? "x"_ba : "1"_ba;
        if (word.startsWith(u'C') && !word.endsWith(u'2'))
            m_oracle.begin(packet, word == "Cs"_L1, m_now);
        else
            m_oracle.receive(packet, m_now);
    }

private:
    static ClientPacket::Type typeOf(QChar letter)
    {
        static const QHash<QChar, ClientPacket::Type> types { { u'C', ClientPacket::Connect },
            { u'p', ClientPacket::Publish }, { u'd', ClientPacket::Publish },
            { u'l', ClientPacket::PubRel }, { u'a', ClientPacket::PubAck },
            { u'r', ClientPacket::PubRec }, { u'c', ClientPacket::PubComp },
            { u's', ClientPacket::Subscribe }, { u'g', ClientPacket::PingReq },
            { u'X', ClientPacket::Disconnect } };
        return types.value(letter);
    }

    MqttOracle &m_oracle;
    MqttOracle::Time m_now { 0 };
};

} // namespace

/// The judge is judged: what is right passes, and each rule catches what breaks it.
class TestMqttOracle : public QObject
{
    Q_OBJECT

private slots:
    void judges_data();
    void judges();
};

void TestMqttOracle::judges_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("statement"); // empty: nothing is wrong
    const auto row = [](const char *name, const QString &script, const QString &statement = {}) {
        QTest::newRow(name) << script << statement;
    };
    row("QoS 1", u"C p1:1 >40:1 p1:2 >40:2 p1:1 >40:1 X ."_s);
    row("QoS 2", u"C p2:1 >50:1 l1 >70:1 p2:1 ."_s);
    row("QoS 2, PUBREC twice", u"C p2:1 >50:1 l1 >50:1 l1 >70:1 ."_s);
    row("resumed before PUBACK", u"C p1:1 p1:2 . Cs d1:1 d1:2 p1:3 ."_s);
    row("resumed, PUBACK perhaps lost", u"C p1:1 p1:2 >40:1 . Cs d1:1 d1:2 ."_s);
    row("resumed, PUBACK perhaps not lost", u"C p1:1 p1:2 >40:1 . Cs d1:2 p1:1 ."_s);
    row("resumed, PUBLISH was lost", u"C p1:1 . Cs d1:1 d1:2 ."_s);
    row("resumed, PUBREC perhaps lost", u"C p2:1 >50:1 . Cs d2:1 >50:1 l1 ."_s);
    row("resumed, PUBREC perhaps not lost", u"C p2:1 >50:1 . Cs l1 >70:1 p2:2 ."_s);
    row("resumed after PUBREL", u"C p2:1 >50:1 l1 . Cs l1 >70:1 ."_s);
    row("cut while sending again", u"C p1:1 p1:2 . Cs d1:1 . Cs d1:1 d1:2 ."_s);
    row("session lost", u"C p1:1 . C p1:1 >40:1 ."_s);
    row("answers in order", u"C >32:7 >32:3 >34:9 a7 r9 a3 >62:9 c9 ."_s);
    row("answers lost with the connection", u"C >32:7 . Cs >3a:7 a7 ."_s);
    row("pings", u"C +1000 g +1000 p0:0 +900 X +5000 ."_s);
    row("request", u"C s1 >90:1 s1 ."_s);

    row("PUBLISH first", u"p1:1"_s, u"MQTT-3.1.0-1"_s);
    row("CONNECT twice", u"C C2"_s, u"MQTT-3.1.0-2"_s);
    row("after DISCONNECT", u"C X g"_s, u"MQTT-3.14.4-2"_s);
    row("silence", u"C +1001 g"_s, u"MQTT-3.1.2-23"_s);
    row("silence to the end", u"C +1001 ."_s, u"MQTT-3.1.2-23"_s);
    row("id 0", u"C p1:0"_s, u"MQTT-2.3.1-1"_s);
    row("id 0 of a request", u"C s0"_s, u"MQTT-2.3.1-1"_s);
    row("id in use", u"C p1:1 p1:1"_s, u"MQTT-2.3.1-2"_s);
    row("id in use, resumed", u"C p1:1 . Cs d1:1 p1:1"_s, u"MQTT-2.3.1-2"_s);
    row("id in use by a request", u"C s1 p1:1"_s, u"MQTT-2.3.1-2"_s);
    row("request with an id in use", u"C p1:1 s1"_s, u"MQTT-2.3.1-2"_s);
    row("DUP at once", u"C d1:1"_s, u"MQTT-3.3.1-1"_s);
    row("again without DUP", u"C p1:1 . Cs p1:1"_s, u"MQTT-2.3.1-2"_s);
    row("again on the same connection", u"C p1:1 . Cs d1:1 d1:1"_s, u"MQTT-4.3.2-1"_s);
    row("again with another message", u"C p1:1 . Cs d1:1x"_s, u"MQTT-2.3.1-3"_s);
    row("again with another QoS", u"C p1:1 . Cs d2:1"_s, u"MQTT-2.3.1-3"_s);
    row("again out of order", u"C p1:1 p1:2 . Cs d1:2 d1:1"_s, u"MQTT-4.6.0-1"_s);
    row("again behind a new one", u"C p1:1 >40:1 . Cs p1:2 d1:1"_s, u"MQTT-4.6.0-1"_s);
    row("new one before sending again", u"C p1:1 . Cs p1:2"_s, u"MQTT-4.4.0-1"_s);
    row("never sent again", u"C p2:1 >50:1 l1 . Cs p1:2"_s, u"MQTT-4.4.0-1"_s);
    row("PUBLISH after PUBREL", u"C p2:1 >50:1 l1 . Cs d2:1"_s, u"MQTT-4.3.3-1"_s);
    row("PUBREL before PUBREC", u"C p2:1 l1"_s, u"MQTT-4.3.3-1"_s);
    row("PUBREL for QoS 1", u"C p1:1 l1"_s, u"MQTT-4.3.3-1"_s);
    row("PUBREL twice", u"C p2:1 >50:1 l1 l1"_s, u"MQTT-4.3.3-1"_s);
    row("PUBREL out of order", u"C p2:1 p2:2 >50:2 >50:1 l1"_s, u"MQTT-4.6.0-4"_s);
    row("PUBREL again out of order", u"C p2:1 p2:2 >50:2 >50:1 l2 l1 . Cs l1 l2"_s,
        u"MQTT-4.6.0-4"_s);
    row("PUBACK out of order", u"C >32:7 >32:3 a3"_s, u"MQTT-4.6.0-2"_s);
    row("PUBREC out of order", u"C >34:7 >34:3 r3"_s, u"MQTT-4.6.0-3"_s);
    row("PUBACK for nothing", u"C a3"_s, u"MQTT-2.3.1-6"_s);
    row("PUBACK for QoS 2", u"C >34:3 a3"_s, u"MQTT-2.3.1-6"_s);
    row("PUBCOMP for nothing", u"C >34:3 r3 c3"_s, u"MQTT-2.3.1-6"_s);
    row("window", u"C p1:1 p1:2 p1:3 p1:4"_s, u"window"_s);
}

// proves P13
void TestMqttOracle::judges()
{
    QFETCH(const QString, script);
    QFETCH(const QString, statement);
    MqttOracle oracle;
    oracle.setWindow(3);
    Player player(oracle);
    const QStringList words = script.split(u' ');
    for (const QString &word : words)
        player.play(word);
    if (statement.isEmpty()) {
        QCOMPARE(oracle.violations(), QStringList());
        return;
    }
    const QString all = oracle.violations().join(u"; "_s);
    QVERIFY2(all.contains(u'[' + statement + u']'), qPrintable(all));
}

QTEST_GUILESS_MAIN(TestMqttOracle)

#include "tst_mqttoracle.moc"
