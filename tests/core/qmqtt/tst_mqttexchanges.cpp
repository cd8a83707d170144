// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qmqtt/exchanges.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace sim::test;

/// Whole exchanges, byte for byte, and each cut behind every step: tests/data/mqtt/exchanges.txt.
class TestMqttExchanges : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void everyExchangeGoesToItsEnd_data();
    void everyExchangeGoesToItsEnd();
    void everyExchangeIsResumedBehindEachStep_data();
    void everyExchangeIsResumedBehindEachStep();

private:
    QList<Exchange> m_exchanges;
};

Q_DECLARE_METATYPE(sim::test::Exchange)

void TestMqttExchanges::initTestCase()
{
    QStringList problems;
    m_exchanges = readExchanges(QStringLiteral(SIM_TEST_DATA "/mqtt/exchanges.txt"), problems);
    QCOMPARE(problems, QStringList());
    QVERIFY(m_exchanges.size() > 20);
}

void TestMqttExchanges::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

void TestMqttExchanges::everyExchangeGoesToItsEnd_data()
{
    QTest::addColumn<Exchange>("exchange");
    for (const Exchange &exchange : std::as_const(m_exchanges))
        QTest::newRow(qPrintable(exchange.name)) << exchange;
}

// proves P2
void TestMqttExchanges::everyExchangeGoesToItsEnd()
{
    QFETCH(const Exchange, exchange);
    ExchangePlayer player;
    player.play(exchange, exchange.steps.size());
    QVERIFY2(player.problem().isEmpty(), qPrintable(player.problem()));
}

void TestMqttExchanges::everyExchangeIsResumedBehindEachStep_data()
{
    QTest::addColumn<Exchange>("exchange");
    QTest::addColumn<qsizetype>("end");
    QTest::addColumn<bool>("isSessionPresent");
    for (const Exchange &exchange : std::as_const(m_exchanges)) {
        for (qsizetype i = 0; i < exchange.steps.size(); ++i) {
            const ExchangeStep &step = exchange.steps[i];
            if (step.verb == "cut"_L1)
                break; // its own cuts tell the rest
            if (!step.isBytes() || step.bytes == QByteArray::fromHex("e000"))
                continue;
            for (const bool isPresent : { false, true }) {
                if (isPresent && exchange.isClean())
                    continue; // would be a violation [MQTT-3.2.2-1]
                const QString name = u"%1, line %2 %3"_s.arg(exchange.name)
                                         .arg(step.line)
                                         .arg(isPresent ? u"present"_s : u"absent"_s);
                QTest::newRow(qPrintable(name)) << exchange << i + 1 << isPresent;
            }
        }
    }
}

// proves P2 P6 P7 MQTT-4.4.0-1 MQTT-4.6.0-1 MQTT-4.6.0-4 MQTT-3.3.1-1 MQTT-2.3.1-3 MQTT-4.3.3-1
void TestMqttExchanges::everyExchangeIsResumedBehindEachStep()
{
    QFETCH(const Exchange, exchange);
    QFETCH(const qsizetype, end);
    QFETCH(const bool, isSessionPresent);
    const ExchangeStep &step = exchange.steps[end - 1];
    ExchangePlayer player;
    player.play(exchange, end);
    player.cut(isSessionPresent, isSessionPresent ? step.whenPresent : step.whenAbsent);
    QVERIFY2(player.problem().isEmpty(), qPrintable(player.problem()));
}

QTEST_GUILESS_MAIN(TestMqttExchanges)

#include "tst_mqttexchanges.moc"
