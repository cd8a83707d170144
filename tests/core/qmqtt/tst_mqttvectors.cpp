// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qmqtt/packetvectors.h"
#include "core/qmqtt/vectorrun.h"

#include <QtTest/QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace sim::test;

namespace {

/// Message ids of the broker at QoS 2 that \a packets leave without release.
bool leavesSomethingOpen(const QList<QByteArray> &packets)
{
    QList<QByteArray> open;
    for (const QByteArray &packet : packets) {
        const auto first = static_cast<quint8>(packet[0]);
        if ((first & 0xF6) == 0x34) {
            const qsizetype topicSize = static_cast<quint8>(packet[3]);
            open.append(packet.sliced(4 + topicSize, 2));
        } else if (first == 0x62) {
            open.removeAll(packet.last(2));
        }
    }
    return !open.isEmpty();
}

} // namespace

/// Every packet of a broker in every state of the client: tests/data/mqtt/vectors.
class TestMqttVectors : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void bytesAreReadAsWritten();
    void filesCoverEveryTypeInEveryState();
    void clientDoesWhatTheStandardSays_data();
    void clientDoesWhatTheStandardSays();
    void oneByteInEachSegmentChangesNothing_data();
    void oneByteInEachSegmentChangesNothing();
    void aThousandPacketsInOneSegmentChangeNothing();

private:
    void addRows();
    void run(const PacketVector &vector, qsizetype segment);

    QList<PacketVector> m_vectors;
};

Q_DECLARE_METATYPE(sim::test::PacketVector)

void TestMqttVectors::initTestCase()
{
    QStringList problems;
    m_vectors = readVectors(QStringLiteral(SIM_TEST_DATA "/mqtt/vectors"), problems);
    QCOMPARE(problems, QStringList());
}

void TestMqttVectors::bytesAreReadAsWritten()
{
    bool isOk = false;
    QCOMPARE(readBytes(u"30 04 0001 \"a1\" ff*3"_s, isOk).toHex(), "300400016131ffffff"_ba);
    QVERIFY(isOk);
    readBytes(u"30 4"_s, isOk);
    QVERIFY(!isOk);
    qsizetype missing = 0;
    QCOMPARE(splitPackets(QByteArray::fromHex("400200013004"), &missing).size(), 2);
    QCOMPARE(missing, 4);
}

// proves P1
void TestMqttVectors::filesCoverEveryTypeInEveryState()
{
    QVERIFY2(m_vectors.size() >= 300, qPrintable(QString::number(m_vectors.size())));
    QStringList missing;
    for (const QString &state : vectorStates()) {
        for (int type = 0; type < 16; ++type) {
            const bool isThere
                = std::any_of(m_vectors.begin(), m_vectors.end(), [&](const PacketVector &vector) {
                      return vector.state == state
                          && static_cast<quint8>(vector.bytes[0]) >> 4 == type;
                  });
            if (!isThere && state != "awaitingKept"_L1)
                missing << u"type %1 in %2"_s.arg(type).arg(state);
        }
    }
    QCOMPARE(missing, QStringList());
}

void TestMqttVectors::addRows()
{
    QTest::addColumn<PacketVector>("vector");
    for (const PacketVector &vector : std::as_const(m_vectors))
        QTest::newRow(qPrintable(u"%1 %2: %3"_s.arg(vector.where, vector.state, vector.name)))
            << vector;
}

void TestMqttVectors::run(const PacketVector &vector, qsizetype segment)
{
    VectorRun run;
    QVERIFY(run.prepare(vector.state));
    const QMqttClient::ClientState before = run.state();
    if (vector.events.join(u';').contains("closed"_L1))
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"closing the connection"_s));
    else
        QTest::failOnWarning(QRegularExpression(u".*"_s));
    run.feed(vector.bytes, segment);
    QCOMPARE(run.events(), vector.events);
    if (!vector.isAnswerOpen)
        QCOMPARE(run.answer().toHex(), vector.answer.toHex());
    const bool isConnecting = before == QMqttClient::Connecting;
    const auto wanted = vector.endsConnection()                   ? QMqttClient::Disconnected
        : isConnecting && !vector.events.contains(u"connected"_s) ? QMqttClient::Connecting
                                                                  : QMqttClient::Connected;
    QCOMPARE(run.state(), wanted);
    QCOMPARE(run.isTransportOpen(), wanted != QMqttClient::Disconnected);
    QCOMPARE(run.violations(), QStringList());
}

void TestMqttVectors::clientDoesWhatTheStandardSays_data()
{
    addRows();
}

// proves P1
void TestMqttVectors::clientDoesWhatTheStandardSays()
{
    QFETCH(const PacketVector, vector);
    run(vector, 0);
}

void TestMqttVectors::oneByteInEachSegmentChangesNothing_data()
{
    addRows();
}

// proves P3
void TestMqttVectors::oneByteInEachSegmentChangesNothing()
{
    QFETCH(const PacketVector, vector);
    run(vector, 1);
}

// proves P3
void TestMqttVectors::aThousandPacketsInOneSegmentChangeNothing()
{
    QByteArray bytes;
    QByteArray answer;
    QStringList events;
    qsizetype packets = 0;
    for (qsizetype i = 0; packets < 1000; i = (i + 1) % m_vectors.size()) {
        const PacketVector &vector = m_vectors[i];
        qsizetype missing = 0;
        const QList<QByteArray> parts = splitPackets(vector.bytes, &missing);
        if (vector.state != "idle"_L1 || vector.endsConnection() || leavesSomethingOpen(parts)
            || missing > 0)
            continue;
        packets += parts.size();
        bytes += vector.bytes;
        answer += vector.answer;
        events += vector.events;
    }
    for (const qsizetype segment : { 0, 1 }) {
        VectorRun run;
        QVERIFY(run.prepare(u"idle"_s));
        run.feed(bytes, segment);
        QCOMPARE(run.events(), events);
        QCOMPARE(run.answer().toHex(), answer.toHex());
        QCOMPARE(run.state(), QMqttClient::Connected);
    }
}

QTEST_GUILESS_MAIN(TestMqttVectors)

#include "tst_mqttvectors.moc"
