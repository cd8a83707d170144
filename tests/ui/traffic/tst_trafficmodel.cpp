// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/traffic/messagetext.h"
#include "ui/traffic/trafficfilter.h"
#include "ui/traffic/trafficmodel.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;

namespace {

TrafficEntry entryOf(const QByteArray &topic, const QByteArray &payload, Fate fate = Fate::Sent)
{
    TrafficEntry entry;
    entry.device = u"d1"_s;
    entry.topic = topic;
    entry.payload = payload;
    entry.size = payload.size();
    entry.fate = fate;
    return entry;
}

const QByteArray kTopic = "connio/data/out/devices/_dev_1/properties/temperature";

} // namespace

class TestTrafficModel : public QObject
{
    Q_OBJECT

private slots:
    void followsTheJournal();
    void dropsRowsThatTheJournalDropped();
    void showsSamplesUntilSomethingPassed();
    void filterFindsWordsAndTopics_data();
    void filterFindsWordsAndTopics();
    void problemsOnlyShowsLosses();
    void topicFilterMatchesAsInMqtt_data();
    void topicFilterMatchesAsInMqtt();
    void payloadIsLaidOutInTheOrderOfTheWire();
    void commandIsQuotedForTheShell();
};

void TestTrafficModel::followsTheJournal()
{
    TrafficJournal journal;
    TrafficModel model(journal);
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setDeviceNames({ { u"d1"_s, u"Room 1"_s } });
    const quint64 first = journal.append(entryOf(kTopic, "1", Fate::Queued));
    journal.append(entryOf(kTopic, "2"));
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.waiting(), quint64(2));
    model.refresh();
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.waiting(), quint64(0));
    QCOMPARE(model.index(0, TrafficModel::Device).data().toString(), u"Room 1"_s);
    QCOMPARE(model.index(0, TrafficModel::Topic).data().toString(), u"properties/temperature"_s);
    QCOMPARE(model.index(1, TrafficModel::Payload).data().toString(), u"2"_s);
    journal.setFate(first, Fate::Dropped, {}, u"queue full"_s);
    model.refresh();
    QVERIFY(model.index(0, 0).data(TrafficModel::ProblemRole).toBool());
    QVERIFY(model.index(0, 0).data(Qt::ToolTipRole).toString().contains("queue full"_L1));
    journal.clear();
    model.refresh();
    QCOMPARE(model.rowCount(), 0);
}

void TestTrafficModel::dropsRowsThatTheJournalDropped()
{
    TrafficJournal journal(10);
    TrafficModel model(journal);
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (int i = 0; i < 7; ++i)
        journal.append(entryOf(kTopic, QByteArray::number(i)));
    model.refresh();
    for (int i = 7; i < 25; ++i)
        journal.append(entryOf(kTopic, QByteArray::number(i)));
    model.refresh();
    QCOMPARE(model.rowCount(), 10);
    QCOMPARE(model.index(0, TrafficModel::Payload).data().toString(), u"15"_s);
    QCOMPARE(model.index(9, TrafficModel::Payload).data().toString(), u"24"_s);
    QCOMPARE(model.skipped(), quint64(8)); // 7 to 14: gone before they were looked at
    model.resetSkipped();
    QCOMPARE(model.skipped(), quint64(0));
}

void TestTrafficModel::showsSamplesUntilSomethingPassed()
{
    TrafficJournal journal;
    TrafficModel model(journal);
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSamples({ entryOf(kTopic, "9") });
    QVERIFY(model.isShowingSamples());
    QVERIFY(model.index(0, 0).data(TrafficModel::SampleRole).toBool());
    QCOMPARE(model.index(0, TrafficModel::State).data().toString(), u"Preview, not sent"_s);
    journal.append(entryOf(kTopic, "1"));
    model.refresh();
    QVERIFY(!model.isShowingSamples());
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, TrafficModel::State).data().toString(), u"Sent"_s);
}

void TestTrafficModel::filterFindsWordsAndTopics_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("rows");
    QTest::newRow("nothing") << QString() << 3;
    QTest::newRow("payload") << u"open"_s << 1;
    QTest::newRow("case does not matter") << u"OPEN"_s << 1;
    QTest::newRow("device name") << u"room"_s << 3;
    QTest::newRow("two words") << u"room 21"_s << 1;
    QTest::newRow("topic filter") << u"connio/data/out/devices/+/json"_s << 1;
    QTest::newRow("topic filter and word") << u"connio/data/out/# 21"_s << 1;
    QTest::newRow("none") << u"absent"_s << 0;
}

void TestTrafficModel::filterFindsWordsAndTopics()
{
    QFETCH(QString, text);
    QFETCH(int, rows);
    TrafficJournal journal;
    journal.append(entryOf(kTopic, "21"));
    journal.append(entryOf("connio/data/out/devices/_dev_1/properties/door", "\"open\""));
    journal.append(entryOf("connio/data/out/devices/_dev_1/json", "{\"dps\":[]}"));
    TrafficModel model(journal);
    model.setDeviceNames({ { u"d1"_s, u"Room 1"_s } });
    model.refresh();
    TrafficFilter filter;
    filter.setSourceModel(&model);
    filter.setText(text);
    QCOMPARE(filter.rowCount(), rows);
}

void TestTrafficModel::problemsOnlyShowsLosses()
{
    TrafficJournal journal;
    journal.append(entryOf(kTopic, "1"));
    journal.append(entryOf(kTopic, "2", Fate::Refused));
    TrafficEntry in = entryOf("connio/data/in/devices/_dev_1/properties/mode", "1", Fate::Received);
    in.direction = Direction::In;
    journal.append(in);
    TrafficModel model(journal);
    model.refresh();
    TrafficFilter filter;
    filter.setSourceModel(&model);
    filter.setProblemsOnly(true);
    QCOMPARE(filter.rowCount(), 1);
    filter.setProblemsOnly(false);
    filter.setDirection(Direction::In);
    QCOMPARE(filter.rowCount(), 1);
    filter.setDirection({});
    QCOMPARE(filter.rowCount(), 3);
}

void TestTrafficModel::topicFilterMatchesAsInMqtt_data()
{
    QTest::addColumn<QString>("topic");
    QTest::addColumn<QString>("filter");
    QTest::addColumn<bool>("fits");
    QTest::newRow("exact") << u"a/b"_s << u"a/b"_s << true;
    QTest::newRow("one level") << u"a/b/c"_s << u"a/+/c"_s << true;
    QTest::newRow("one level is one level") << u"a/b/c"_s << u"a/+"_s << false;
    QTest::newRow("rest") << u"a/b/c"_s << u"a/#"_s << true;
    QTest::newRow("rest may be empty") << u"a"_s << u"a/#"_s << true;
    QTest::newRow("longer") << u"a"_s << u"a/b"_s << false;
    QTest::newRow("other") << u"a/b"_s << u"a/c"_s << false;
}

void TestTrafficModel::topicFilterMatchesAsInMqtt()
{
    QFETCH(QString, topic);
    QFETCH(QString, filter);
    QFETCH(bool, fits);
    QCOMPARE(topicFits(topic, filter.split(u'/')), fits);
}

void TestTrafficModel::payloadIsLaidOutInTheOrderOfTheWire()
{
    QCOMPARE(readablePayload(R"({"t":"x","dps":[{"v":1,"prop":"a:b,{"},{}]})"), uR"({
  "t": "x",
  "dps": [
    {
      "v": 1,
      "prop": "a:b,{"
    },
    {}
  ]
})"_s);
    QCOMPARE(readablePayload("not json {"), u"not json {"_s);
    QCOMPARE(readablePayload("45"), u"45"_s);
}

void TestTrafficModel::commandIsQuotedForTheShell()
{
    TrafficEntry entry = entryOf(kTopic, "\"it's\"");
    entry.qos = 1;
    entry.retain = true;
    QCOMPARE(mosquittoCommand(entry),
        u"mosquitto_pub -h \"$HOST\" -p 1883 -V mqttv311 -i '_dev_1' -u \"$KEY_ID\" -P "
        u"\"$KEY_SECRET\" "
        "-q 1 -r -t 'connio/data/out/devices/_dev_1/properties/temperature' -m '\"it'\\''s\"'"_s);
}

QTEST_MAIN(TestTrafficModel)
#include "tst_trafficmodel.moc"
