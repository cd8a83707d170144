// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/timetext.h"
#include "support/manualclock.h"
#include "ui/compose/feedpointsmodel.h"
#include "ui/compose/messagehistory.h"
#include "ui/compose/typedinput.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace sim;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using sim::test::ManualClock;

namespace {

PropertyDefinition definition(const QString &id, PropertyType type)
{
    PropertyDefinition property;
    property.id = id;
    property.type = type;
    return property;
}

QList<PropertyDefinition> definitions()
{
    PropertyDefinition temperature = definition(u"temperature"_s, PropertyType::Number);
    temperature.boundaries.min = -40;
    temperature.boundaries.max = 40;
    PropertyDefinition door = definition(u"door"_s, PropertyType::Enum);
    door.boundaries.set = { u"closed"_s, u"open"_s };
    return { temperature, door, definition(u"note"_s, PropertyType::String) };
}

} // namespace

class TestTypedInput : public QObject
{
    Q_OBJECT

private slots:
    void rawDraftHasTheExactBytes_data();
    void rawDraftHasTheExactBytes();
    void examplesAreValid_data();
    void examplesAreValid();
    void timesAreReadAsTyped();
    void feedDraftSaysWhatIsWrong();
    void tableMakesPointsAndKeepsBadText();
    void timesMoveToNow();
    void historyIsBoundedNewestFirst();
};

void TestTypedInput::rawDraftHasTheExactBytes_data()
{
    QTest::addColumn<int>("property");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("number") << 0 << u" 21.50 "_s << QByteArray("21.5") << true;
    QTest::newRow("out of bounds") << 0 << u"41"_s << QByteArray("41") << false;
    QTest::newRow("quoted number") << 0 << u"\"21\""_s << QByteArray() << false;
    QTest::newRow("nothing") << 0 << QString() << QByteArray() << false;
    QTest::newRow("enum member needs no quotes")
        << 1 << u"open"_s << QByteArray("\"open\"") << true;
    QTest::newRow("not in the set") << 1 << u"ajar"_s << QByteArray("\"ajar\"") << false;
    QTest::newRow("text needs no quotes")
        << 2 << u"it is \"cold\""_s << QByteArray("\"it is \\\"cold\\\"\"") << true;
}

void TestTypedInput::rawDraftHasTheExactBytes()
{
    QFETCH(int, property);
    QFETCH(QString, typed);
    QFETCH(QByteArray, bytes);
    QFETCH(bool, isGood);
    const ContractCheck contract(definitions());
    const RawDraft draft = draftRaw(contract, definitions().at(property), typed);
    QCOMPARE(draft.payload, bytes);
    QCOMPARE(draft.problem.isEmpty(), isGood);
}

void TestTypedInput::examplesAreValid_data()
{
    QTest::addColumn<int>("type");
    for (const QString &name : typeNames())
        QTest::newRow(qPrintable(name)) << static_cast<int>(*typeFromName(name));
}

void TestTypedInput::examplesAreValid()
{
    QFETCH(int, type);
    PropertyDefinition property = definition(u"p"_s, static_cast<PropertyType>(type));
    if (property.type == PropertyType::Enum)
        property.boundaries.set = { u"a"_s };
    const RawDraft draft = draftRaw(ContractCheck({ property }), property, exampleInput(property));
    QVERIFY2(draft.problem.isEmpty(), qPrintable(draft.problem));
    const auto value = valueFromInput(property, exampleInput(property));
    QVERIFY(value.isOk());
    QVERIFY(*valueFromInput(property, inputFromValue(*value)) == *value);
}

void TestTypedInput::timesAreReadAsTyped()
{
    const WallTime now = *parseTime(u"2026-05-01T14:00:00Z");
    QVERIFY(*timeFromInput(u"now"_s, now) == now);
    QVERIFY(*timeFromInput(u"-2s"_s, now) == now - 2s);
    QVERIFY(*timeFromInput(u"+500ms"_s, now) == now + 500ms);
    QVERIFY(*timeFromInput(u"2026-05-01T16:00:00+02:00"_s, now) == now);
    QVERIFY(!timeFromInput(u"yesterday"_s, now));
    QVERIFY(!timeFromInput(u"2026-05-01T14:00:00"_s, now)); // the zone is required
}

void TestTypedInput::feedDraftSaysWhatIsWrong()
{
    const ContractCheck contract(definitions());
    const WallTime now = *parseTime(u"2026-05-01T14:00:00Z");
    const FeedDraft good = draftFeed(contract,
        R"({"dps":[{"t":"2026-05-01T14:00:00Z","v":1,"prop":"temperature"},{"t":"2026-05-01T14:00:00Z","v":"open","prop":"door"}]})",
        now);
    QVERIFY2(good.problem.isEmpty(), qPrintable(good.problem));
    QCOMPARE(good.points.size(), 2);
    QVERIFY(
        !draftFeed(contract, R"({"dps":[{"v":"1","prop":"temperature"}]})", now).problem.isEmpty());
    QVERIFY(!draftFeed(contract, R"({"dps":[)", now).problem.isEmpty());
    QVERIFY(!draftFeed(contract, R"({"dps":[{"v":1,"prop":"unknown"}]})", now).problem.isEmpty());
}

void TestTypedInput::tableMakesPointsAndKeepsBadText()
{
    const ManualClock clock;
    FeedPointsModel model(clock);
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setProperties(definitions());
    QSignalSpy edited(&model, &FeedPointsModel::edited);
    model.addPoint();
    model.addPoint();
    QCOMPARE(edited.count(), 2);
    QCOMPARE(model.points().at(0).property, u"temperature"_s);
    QCOMPARE(model.points().at(1).property, u"door"_s);
    const QModelIndex value = model.index(0, FeedPointsModel::ValueColumn);
    QVERIFY(model.setData(value, u"3.5"_s));
    QVERIFY(model.points().at(0).value == Value(3.5));
    QVERIFY(model.setData(value, u"three"_s));
    QVERIFY(model.hasProblem());
    QCOMPARE(value.data().toString(), u"three"_s);
    QVERIFY(!value.data(FeedPointsModel::ProblemRole).toString().isEmpty());
    QVERIFY(model.points().at(0).value == Value(3.5)); // the last good value
    QVERIFY(model.setData(value, u"4"_s));
    QVERIFY(!model.hasProblem());
    model.removePoint(0);
    QCOMPARE(model.rowCount(), 1);
    model.removePoint(7); // no such row
    QCOMPARE(model.rowCount(), 1);
}

void TestTypedInput::timesMoveToNow()
{
    ManualClock clock;
    FeedPointsModel model(clock);
    model.setProperties(definitions());
    model.addPoint();
    model.addPoint();
    const WallTime first = model.points().at(0).time;
    QVERIFY(model.setData(model.index(0, FeedPointsModel::TimeColumn), u"-2s"_s));
    clock.advance(1h);
    model.moveToNow();
    QVERIFY(model.points().at(1).time == first + 1h);
    QVERIFY(model.points().at(0).time == first + 1h - 2s);
}

void TestTypedInput::historyIsBoundedNewestFirst()
{
    MessageHistory history;
    const QAbstractItemModelTester tester(
        &history, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (int i = 0; i < 60; ++i) {
        history.add({ .composed = { .device = u"d"_s,
                          .message = { .topic = "connio/data/out/devices/_dev_1/properties/t",
                              .payload = QByteArray::number(i) } },
            .isSent = true,
            .reason = {} });
    }
    QCOMPARE(history.rowCount(), static_cast<int>(MessageHistory::kMaxMessages));
    QCOMPARE(history.item(history.index(0)).composed.message.payload, "59"_ba);
}

QTEST_MAIN(TestTypedInput)
#include "tst_typedinput.moc"
