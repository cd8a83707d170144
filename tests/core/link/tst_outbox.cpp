// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/outbox.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;

namespace {

Outbox::Item item(quint64 handle, quint8 qos = 0, qsizetype payloadBytes = 1)
{
    return { .handle = handle,
        .message = { .topic = "t"_ba, .payload = QByteArray(payloadBytes, 'x'), .qos = qos } };
}

QList<quint64> contentOf(Outbox &outbox)
{
    QList<quint64> handles;
    while (const auto next = outbox.take())
        handles.append(next->handle);
    return handles;
}

} // namespace

class OutboxTest : public QObject
{
    Q_OBJECT

private slots:
    void keepsTheOrder();
    void dropsByPolicy_data();
    void dropsByPolicy();
    void isBoundedByBytes();
    void refusesWhatNeverFits();
    void countsEveryDrop();
    void putsBackAtTheFront();
};

void OutboxTest::keepsTheOrder()
{
    Outbox outbox(10, DropPolicy::DropOldest);
    QVERIFY(outbox.isEmpty());
    for (quint64 handle = 1; handle <= 3; ++handle)
        QVERIFY(outbox.add(item(handle)).isEmpty());
    QCOMPARE(outbox.size(), 3);
    QCOMPARE(outbox.bytes(), 6);
    QCOMPARE(contentOf(outbox), QList<quint64>({ 1, 2, 3 }));
    QCOMPARE(outbox.bytes(), 0);
    QVERIFY(!outbox.take());
}

void OutboxTest::dropsByPolicy_data()
{
    QTest::addColumn<DropPolicy>("policy");
    QTest::addColumn<QList<int>>("qos"); // of messages 1, 2, 3 in an outbox for two
    QTest::addColumn<QList<quint64>>("dropped");
    QTest::addColumn<QList<quint64>>("kept");
    using Numbers = QList<quint64>;
    using enum DropPolicy;
    QTest::newRow("oldest") << DropOldest << QList<int> { 0, 0, 0 } << Numbers { 1 }
                            << Numbers { 2, 3 };
    QTest::newRow("oldest of QoS 0 first")
        << DropOldest << QList<int> { 1, 0, 1 } << Numbers { 2 } << Numbers { 1, 3 };
    QTest::newRow("oldest of QoS 1 when there is no other")
        << DropOldest << QList<int> { 1, 2, 1 } << Numbers { 1 } << Numbers { 2, 3 };
    QTest::newRow("QoS 0 does not displace QoS 1")
        << DropOldest << QList<int> { 1, 1, 0 } << Numbers { 3 } << Numbers { 1, 2 };
    QTest::newRow("newest") << DropNewest << QList<int> { 0, 0, 1 } << Numbers { 3 }
                            << Numbers { 1, 2 };
    QTest::newRow("pause") << Pause << QList<int> { 0, 0, 1 } << Numbers { 3 } << Numbers { 1, 2 };
}

void OutboxTest::dropsByPolicy()
{
    QFETCH(DropPolicy, policy);
    QFETCH(QList<int>, qos);
    Outbox outbox(2, policy);
    QVERIFY(outbox.add(item(1, quint8(qos.at(0)))).isEmpty());
    QVERIFY(!outbox.isFull());
    QVERIFY(outbox.add(item(2, quint8(qos.at(1)))).isEmpty());
    QVERIFY(outbox.isFull());
    const QList<quint64> dropped = outbox.add(item(3, quint8(qos.at(2))));
    QTEST(dropped, "dropped");
    QCOMPARE(outbox.dropped(), 1u);
    QTEST(contentOf(outbox), "kept");
}

void OutboxTest::isBoundedByBytes()
{
    Outbox outbox(1000, DropPolicy::DropOldest, 100);
    for (quint64 handle = 1; handle <= 9; ++handle)
        QVERIFY(outbox.add(item(handle, 0, 10)).isEmpty());
    QCOMPARE(outbox.bytes(), 99);
    QCOMPARE(outbox.add(item(10, 0, 21)), QList<quint64>({ 1, 2 }));
    QCOMPARE(outbox.bytes(), 99);
    QCOMPARE(outbox.size(), 8);
    QVERIFY(outbox.add(item(11, 0, 0)).isEmpty());
    QVERIFY(outbox.isFull());
}

void OutboxTest::refusesWhatNeverFits()
{
    for (const DropPolicy policy :
        { DropPolicy::DropOldest, DropPolicy::DropNewest, DropPolicy::Pause }) {
        Outbox outbox(5, policy, 100);
        QVERIFY(outbox.add(item(1)).isEmpty());
        QCOMPARE(outbox.add(item(2, 1, 100)), QList<quint64>({ 2 }));
        QCOMPARE(contentOf(outbox), QList<quint64>({ 1 }));
    }
    Outbox none(0, DropPolicy::DropOldest);
    QVERIFY(none.isFull());
    QCOMPARE(none.add(item(1)), QList<quint64>({ 1 }));
}

void OutboxTest::countsEveryDrop()
{
    Outbox outbox(7, DropPolicy::DropOldest);
    quint64 dropped = 0;
    for (quint64 handle = 1; handle <= 1000; ++handle)
        dropped += quint64(outbox.add(item(handle, handle % 3 == 0 ? 1 : 0)).size());
    QCOMPARE(outbox.dropped(), dropped);
    QCOMPARE(outbox.dropped() + quint64(outbox.size()), 1000u);
}

void OutboxTest::putsBackAtTheFront()
{
    Outbox outbox(2, DropPolicy::DropOldest);
    QVERIFY(outbox.add(item(1)).isEmpty());
    QVERIFY(outbox.add(item(2)).isEmpty());
    auto first = outbox.take();
    QVERIFY(outbox.add(item(3)).isEmpty());
    outbox.putBack(std::move(*first));
    QCOMPARE(outbox.bytes(), 6);
    QCOMPARE(contentOf(outbox), QList<quint64>({ 1, 2, 3 }));
}

QTEST_GUILESS_MAIN(OutboxTest)
#include "tst_outbox.moc"
