// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/platform/mirrorstore.h"
#include "integration/mirrordevices.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace sim;
using sim::test::mirrorDevice;

namespace {

constexpr auto kOut = "connio/data/out/devices/";

WallTime at(qint64 seconds)
{
    return WallTime(std::chrono::seconds(seconds));
}

/// What arrives on `.../data/out/devices/` + \a tail at second 1000.
Arrival take(MirrorStore &store, const QByteArray &tail, const QByteArray &payload)
{
    return store.take({ .topic = kOut + tail, .payload = payload, .qos = 1, .retain = false },
        at(1000), MonotonicTime(Microseconds(7)));
}

} // namespace

class TestMirrorStore : public QObject
{
    Q_OBJECT

private slots:

    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void storesARawValueWithTheTimeOfReceipt();
    void storesThePointsOfAFeed();
    void keepsTheNewestPointByItsOwnTime();
    void namesArePropertiesWhateverTheirCase();
    void countsAndRemembersRejections();
    void countsAMalformedFeedOnce();
    void countsAFeedWithOneBadPointOnce();
    void refusesTopicsThatAreNone_data();
    void refusesTopicsThatAreNone();
    void acceptsMethodCallsWithoutPoints();
    void keepsDevicesApart();
    void madeUpNamesFillNoMemory();
    void followsAnEditedDevice();
    void followsAChangedDeviceId();
    void editingOneDeviceLeavesItsTypeAlone();
    void writesACommandAsThePlatformDoes();
    void refusesACommandThatThePlatformWouldRefuse_data();
    void refusesACommandThatThePlatformWouldRefuse();

private:
    MirrorStore store() const
    {
        return MirrorStore(
            { mirrorDevice(u"a"_s, u"_dev_1"_s), mirrorDevice(u"b"_s, u"_dev_2"_s) }, u"connio/"_s);
    }
};

void TestMirrorStore::storesARawValueWithTheTimeOfReceipt()
{
    MirrorStore mirror = store();
    const Arrival arrival = take(mirror, "_dev_1/properties/temperature", "21.5");
    QCOMPARE(arrival.deviceId, u"_dev_1"_s);
    QCOMPARE(arrival.message.payload, "21.5"_ba);
    QCOMPARE(arrival.received, at(1000));
    QCOMPARE(arrival.arrived, MonotonicTime(Microseconds(7)));
    QCOMPARE(arrival.verdict.accepted.size(), 1);
    QVERIFY(arrival.verdict.rejected.isEmpty());

    const QList<StoredProperty> stored = mirror.stored();
    QCOMPARE(stored.size(), 1);
    QCOMPARE(stored.constFirst().deviceId, u"_dev_1"_s);
    QCOMPARE(stored.constFirst().property, u"temperature"_s);
    QCOMPARE(stored.constFirst().value, Value(21.5));
    QCOMPARE(stored.constFirst().sourceTime, at(1000));
    QCOMPARE(stored.constFirst().stored, 1U);
    QCOMPARE(mirror.counts().messages, 1U);
    QCOMPARE(mirror.counts().points, 1U);
    QCOMPARE(mirror.counts().rejectedMessages, 0U);
}

void TestMirrorStore::storesThePointsOfAFeed()
{
    MirrorStore mirror = store();
    take(mirror, "_dev_1/json",
        R"({"dps":[{"t":"1970-01-01T00:00:10.000Z","v":1,"prop":"temperature"},)"
        R"({"t":"1970-01-01T00:00:20.000Z","v":2,"prop":"temperature"},)"
        R"({"t":"1970-01-01T00:00:20.000Z","v":true,"prop":"door"}]})");
    const QList<StoredProperty> stored = mirror.stored();
    QCOMPARE(stored.size(), 2);
    QCOMPARE(stored.at(0).property, u"door"_s); // in order of names
    QCOMPARE(stored.at(0).value, Value(true));
    QCOMPARE(stored.at(1).value, Value(2.0));
    QCOMPARE(stored.at(1).sourceTime, at(20));
    QCOMPARE(stored.at(1).received, at(1000));
    QCOMPARE(stored.at(1).stored, 2U);
    QCOMPARE(mirror.counts().messages, 1U);
    QCOMPARE(mirror.counts().points, 3U);
}

void TestMirrorStore::keepsTheNewestPointByItsOwnTime()
{
    MirrorStore mirror = store();
    take(mirror, "_dev_1/json",
        R"({"dps":[{"t":"1970-01-01T00:00:20.000Z","v":2,"prop":"temperature"}]})");
    take(mirror, "_dev_1/json",
        R"({"dps":[{"t":"1970-01-01T00:00:10.000Z","v":1,"prop":"temperature"}]})");
    const StoredProperty stored = mirror.stored().constFirst();
    QCOMPARE(stored.value, Value(2.0));
    QCOMPARE(stored.sourceTime, at(20));
    QCOMPARE(stored.stored, 2U);
}

void TestMirrorStore::namesArePropertiesWhateverTheirCase()
{
    MirrorStore mirror = store();
    take(mirror, "_dev_1/properties/status", R"("open")");
    take(mirror, "_dev_1/json",
        R"({"dps":[{"t":"1970-01-01T01:00:00.000Z","v":"shut","prop":"STATUS"}]})");
    QCOMPARE(mirror.stored().size(), 1);
    QCOMPARE(mirror.stored().constFirst().property, u"Status"_s);
    QCOMPARE(mirror.stored().constFirst().value, Value(u"shut"_s));
    QCOMPARE(mirror.stored().constFirst().stored, 2U);
}

void TestMirrorStore::countsAndRemembersRejections()
{
    MirrorStore mirror = store();
    take(mirror, "_dev_1/properties/temperature", "99");
    take(mirror, "_dev_1/properties/temperature", R"("warm")");
    const Arrival arrival = take(mirror, "_dev_1/properties/Temperature", "20");
    QCOMPARE(arrival.verdict.rejected.size(), 1);
    const StoredProperty stored = mirror.stored().constFirst();
    QCOMPARE(stored.stored, 0U);
    QCOMPARE(stored.rejected, 3U);
    QCOMPARE(stored.lastRejection, arrival.verdict.rejected.constFirst().error.message());
    QVERIFY(!stored.lastRejection.isEmpty());
    const MirrorCounts counts = mirror.counts();
    QCOMPARE(counts.messages, 3U);
    QCOMPARE(counts.points, 0U);
    QCOMPARE(counts.rejectedMessages, 3U);
    QCOMPARE(counts.rejectedPoints, 3U);
    QCOMPARE(counts.reasons,
        (QMap<QString, quint64> {
            { u"nameCase"_s, 1 }, { u"outOfBoundaries"_s, 1 }, { u"wrongType"_s, 1 } }));
}

void TestMirrorStore::countsAMalformedFeedOnce()
{
    MirrorStore mirror = store();
    take(mirror, "_dev_1/json", R"({"dps":[{"v":1,"prop":"temperature"},{"v":2)");
    QCOMPARE(mirror.counts().rejectedMessages, 1U);
    QCOMPARE(mirror.counts().rejectedPoints, 1U);
    QCOMPARE(mirror.counts().reasons.value(u"notJson"_s), 1U);
    QVERIFY(mirror.stored().isEmpty());
}

void TestMirrorStore::countsAFeedWithOneBadPointOnce()
{
    MirrorStore mirror = store();
    take(mirror, "_dev_1/json",
        R"({"t":"1970-01-01T00:00:10.000Z","prop":"temperature","dps":[{"v":1},{"v":"x"},{"v":false}]})");
    QCOMPARE(mirror.counts().points, 1U);
    QCOMPARE(mirror.counts().rejectedMessages, 1U);
    QCOMPARE(mirror.counts().rejectedPoints, 2U);
}

void TestMirrorStore::refusesTopicsThatAreNone_data()
{
    QTest::addColumn<QByteArray>("topic");
    QTest::addColumn<QString>("code");
    QTest::newRow("unknown device") << "connio/data/out/devices/_dev_9/properties/temperature"_ba
                                    << u"platform.unknownDevice"_s;
    QTest::newRow("no property") << "connio/data/out/devices/_dev_1/properties"_ba
                                 << u"platform.unknownTopic"_s;
    QTest::newRow("too deep") << "connio/data/out/devices/_dev_1/properties/a/b"_ba
                              << u"platform.unknownTopic"_s;
    QTest::newRow("device only") << "connio/data/out/devices/_dev_1"_ba
                                 << u"platform.unknownTopic"_s;
    QTest::newRow("a command") << "connio/data/in/devices/_dev_1/properties/temperature"_ba
                               << u"platform.unknownTopic"_s;
    QTest::newRow("another prefix")
        << "other/data/out/devices/_dev_1/properties/temperature"_ba << u"platform.unknownTopic"_s;
}

void TestMirrorStore::refusesTopicsThatAreNone()
{
    QFETCH(QByteArray, topic);
    QFETCH(QString, code);
    MirrorStore mirror = store();
    const Arrival arrival
        = mirror.take({ .topic = topic, .payload = "1", .qos = 0, .retain = false }, at(0), {});
    QCOMPARE(arrival.verdict.rejected.size(), 1);
    QCOMPARE(arrival.verdict.rejected.constFirst().reason, RejectReason::UnknownTopic);
    QCOMPARE(arrival.verdict.rejected.constFirst().error.code(), code);
    QCOMPARE(mirror.counts().reasons.value(u"unknownTopic"_s), 1U);
    QVERIFY(mirror.stored().isEmpty());
}

void TestMirrorStore::acceptsMethodCallsWithoutPoints()
{
    MirrorStore mirror = store();
    take(mirror, "_dev_1/methods/mkSqThenStr", "7");
    take(mirror, "_dev_1/methods/json", R"({"dps":[{"method":"m1","value":6}]})");
    QCOMPARE(mirror.counts().messages, 2U);
    QCOMPARE(mirror.counts().points, 0U);
    QCOMPARE(mirror.counts().rejectedMessages, 0U);
}

void TestMirrorStore::keepsDevicesApart()
{
    MirrorStore mirror = store();
    take(mirror, "_dev_2/properties/temperature", "2");
    take(mirror, "_dev_1/properties/temperature", "1");
    const QList<StoredProperty> stored = mirror.stored();
    QCOMPARE(stored.size(), 2);
    QCOMPARE(stored.at(0).deviceId, u"_dev_1"_s);
    QCOMPARE(stored.at(0).value, Value(1.0));
    QCOMPARE(stored.at(1).value, Value(2.0));
}

void TestMirrorStore::madeUpNamesFillNoMemory()
{
    MirrorStore mirror = store();
    for (int i = 0; i < 100; ++i)
        take(mirror, "_dev_1/properties/p" + QByteArray::number(i), "1");
    QVERIFY(mirror.stored().isEmpty());
    QCOMPARE(mirror.counts().reasons.size(), 1);
    QCOMPARE(mirror.counts().reasons.value(u"unknownProperty"_s), 100U);
}

void TestMirrorStore::followsAnEditedDevice()
{
    MirrorStore mirror = store();
    take(mirror, "_dev_1/properties/temperature", "20");
    ResolvedDevice edited = mirrorDevice(u"a"_s, u"_dev_1"_s);
    edited.properties[0].definition.boundaries.max = 10;
    mirror.setDevice(edited);
    take(mirror, "_dev_1/properties/temperature", "20");
    QCOMPARE(mirror.counts().points, 1U);
    QCOMPARE(mirror.counts().reasons.value(u"outOfBoundaries"_s), 1U);
    QCOMPARE(mirror.stored().constFirst().stored, 1U);
}

void TestMirrorStore::followsAChangedDeviceId()
{
    MirrorStore mirror = store();
    mirror.setDevice(mirrorDevice(u"a"_s, u"_dev_7"_s));
    take(mirror, "_dev_7/properties/door", "true");
    QCOMPARE(mirror.counts().points, 1U);
    take(mirror, "_dev_1/properties/door", "true");
    QCOMPARE(mirror.counts().reasons.value(u"unknownTopic"_s), 1U);
}

void TestMirrorStore::editingOneDeviceLeavesItsTypeAlone()
{
    MirrorStore mirror = store();
    ResolvedDevice edited = mirrorDevice(u"a"_s, u"_dev_1"_s);
    edited.properties.removeFirst();
    mirror.setDevice(edited);
    take(mirror, "_dev_2/properties/temperature", "20");
    QCOMPARE(mirror.counts().points, 1U);
    take(mirror, "_dev_1/properties/temperature", "20");
    QCOMPARE(mirror.counts().points, 1U);
}

void TestMirrorStore::writesACommandAsThePlatformDoes()
{
    const Result<Message> message = store().command(u"_dev_1"_s, u"STATUS"_s, u"run"_s);
    QVERIFY(message);
    QCOMPARE(message->topic, "connio/data/in/devices/_dev_1/properties/status"_ba);
    QCOMPARE(message->payload, R"("run")"_ba);
    QCOMPARE(message->qos, 1);
    QVERIFY(!message->retain);
}

void TestMirrorStore::refusesACommandThatThePlatformWouldRefuse_data()
{
    QTest::addColumn<QString>("device");
    QTest::addColumn<QString>("property");
    QTest::addColumn<Value>("value");
    QTest::addColumn<QString>("code");
    QTest::newRow("unknown device")
        << u"_dev_9"_s << u"door"_s << Value(true) << u"platform.unknownDevice"_s;
    QTest::newRow("unknown property")
        << u"_dev_1"_s << u"lamp"_s << Value(true) << u"platform.unknownProperty"_s;
    QTest::newRow("wrong type") << u"_dev_1"_s << u"door"_s << Value(1.0) << u"feed.wrongType"_s;
    QTest::newRow("too warm") << u"_dev_1"_s << u"temperature"_s << Value(99.0)
                              << u"feed.outOfBoundaries"_s;
}

void TestMirrorStore::refusesACommandThatThePlatformWouldRefuse()
{
    QFETCH(QString, device);
    QFETCH(QString, property);
    QFETCH(Value, value);
    QFETCH(QString, code);
    const Result<Message> message = store().command(device, property, value);
    QVERIFY(!message);
    QCOMPARE(message.error().code(), code);
}

QTEST_GUILESS_MAIN(TestMirrorStore)
#include "tst_mirrorstore.moc"
