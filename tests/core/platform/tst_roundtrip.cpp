// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/platform/roundtrip.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace sim;

namespace {

MonotonicTime at(qint64 microseconds)
{
    return MonotonicTime(Microseconds(microseconds));
}

Message message(const QByteArray &topic, const QByteArray &payload)
{
    return { .topic = topic, .payload = payload };
}

} // namespace

class TestRoundTrip : public QObject
{
    Q_OBJECT

private slots:

    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void measuresTheWay();
    void givesEqualMessagesBackInOrder();
    void findsAMessageBehindALostOne();
    void keepsTopicsApart();
    void countsWhatNobodySentAsDuplicate();
    void ignoresQosAndRetain();
    void boundsOpenMessagesOfATopic();
};

void TestRoundTrip::measuresTheWay()
{
    RoundTrip trip;
    trip.sent(message("t"_ba, "1"_ba), at(100));
    QCOMPARE(trip.open(), 1U);
    QCOMPARE(trip.arrived(message("t"_ba, "1"_ba), at(350)), Microseconds(250));
    QCOMPARE(trip.open(), 0U);
    QCOMPARE(trip.duplicates(), 0U);
}

void TestRoundTrip::givesEqualMessagesBackInOrder()
{
    RoundTrip trip;
    trip.sent(message("t"_ba, "1"_ba), at(0));
    trip.sent(message("t"_ba, "1"_ba), at(1000));
    QCOMPARE(trip.arrived(message("t"_ba, "1"_ba), at(1500)), Microseconds(1500));
    QCOMPARE(trip.arrived(message("t"_ba, "1"_ba), at(1500)), Microseconds(500));
}

void TestRoundTrip::findsAMessageBehindALostOne()
{
    RoundTrip trip;
    trip.sent(message("t"_ba, "lost"_ba), at(0));
    trip.sent(message("t"_ba, "2"_ba), at(10));
    QCOMPARE(trip.arrived(message("t"_ba, "2"_ba), at(30)), Microseconds(20));
    QCOMPARE(trip.open(), 1U);
    QCOMPARE(trip.arrived(message("t"_ba, "lost"_ba), at(40)), Microseconds(40));
    QCOMPARE(trip.open(), 0U);
}

void TestRoundTrip::keepsTopicsApart()
{
    RoundTrip trip;
    trip.sent(message("a"_ba, "1"_ba), at(0));
    QVERIFY(!trip.arrived(message("b"_ba, "1"_ba), at(1)));
    QCOMPARE(trip.open(), 1U);
}

void TestRoundTrip::countsWhatNobodySentAsDuplicate()
{
    RoundTrip trip;
    trip.sent(message("t"_ba, "1"_ba), at(0));
    QVERIFY(trip.arrived(message("t"_ba, "1"_ba), at(1)));
    QVERIFY(!trip.arrived(message("t"_ba, "1"_ba), at(2)));
    QVERIFY(!trip.arrived(message("t"_ba, "other"_ba), at(3)));
    QCOMPARE(trip.duplicates(), 2U);
    QCOMPARE(trip.open(), 0U);
}

void TestRoundTrip::ignoresQosAndRetain()
{
    RoundTrip trip;
    trip.sent({ .topic = "t"_ba, .payload = "1"_ba, .qos = 1, .retain = true }, at(0));
    QVERIFY(trip.arrived({ .topic = "t"_ba, .payload = "1"_ba, .qos = 0, .retain = false }, at(1)));
}

void TestRoundTrip::boundsOpenMessagesOfATopic()
{
    RoundTrip trip;
    for (qsizetype i = 0; i < RoundTrip::kMaxOpenPerTopic + 5; ++i)
        trip.sent(message("t"_ba, QByteArray::number(i)), at(i));
    QVERIFY(!trip.arrived(message("t"_ba, "4"_ba), at(20'000))); // given up
    QCOMPARE(trip.arrived(message("t"_ba, "5"_ba), at(20'005)), Microseconds(20'000));
    QCOMPARE(trip.open(), static_cast<quint64>(RoundTrip::kMaxOpenPerTopic) + 4); // losses stay
}

QTEST_GUILESS_MAIN(TestRoundTrip)
#include "tst_roundtrip.moc"
