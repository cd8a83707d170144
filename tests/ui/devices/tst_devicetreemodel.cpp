// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/devices/deviceedits.h"
#include "ui/devices/devicetreemodel.h"
#include "ui/uiprofile.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QMimeData>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim;
using Model = DeviceTreeModel;

class TestDeviceTreeModel : public QObject
{
    Q_OBJECT

private slots:
    void isAProperModel();
    void treeIsTypeDeviceProperty();
    void statesBecomeWords();
    void typeCountsWhoIsOnline();
    void onlyChangedStatesAreTold();
    void waitingAndLostMessagesAreCounted();
    void countsOfATypeAreThoseInSight();
    void valuesAreReadOnlyWhenAsked();
    void valueIsShownWithUnitAndDecimals();
    void tickingChartsAPropertyAndCanBeUndone();
    void objectsCannotBeCharted();
    void filterMatchesNamesIdsAndProperties_data();
    void filterMatchesNamesIdsAndProperties();
    void editOfNamesKeepsTheRows();
    void deletedDevicesLeaveAndComeBackByUndo();
    void stateOutlivesAnEdit();
    void draggedPropertiesNameTheirSeries();
    void tenThousandDevicesTakeSnapshotsQuickly();

private:
    static RunSnapshot snapshot(
        const QString &device, DeviceLink::State state, Stage stage = Stage::Idle)
    {
        RunSnapshot result;
        DeviceSnapshot one;
        one.id = device;
        one.state = state;
        one.stage = stage;
        result.devices = { one };
        return result;
    }

    const KindCatalogues m_kinds = allKinds();
    SeriesStore m_series;
};

void TestDeviceTreeModel::isAProperModel()
{
    ProfileDocument document(m_kinds);
    Model model(document, m_series);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    document.setProfile(test::uiProfile(3));
    model.setStates(snapshot(u"d2"_s, DeviceLink::State::Online));
    model.setFilter(u"Room 2"_s);
    model.setFilter({});
    document.edit(u"Delete"_s, [](Profile &profile) { removeDevices(profile, { u"d1"_s }); });
    document.undoStack().undo();
    document.setProfile({});
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(model.isEmpty());
}

void TestDeviceTreeModel::treeIsTypeDeviceProperty()
{
    ProfileDocument document(m_kinds);
    document.setProfile(test::uiProfile(2));
    Model model(document, m_series);
    QCOMPARE(model.rowCount(), 1);
    const QModelIndex type = model.index(0, 0);
    QCOMPARE(type.data().toString(), u"Cold room sensor"_s);
    QCOMPARE(model.rowCount(type), 2);
    const QModelIndex device = model.index(1, 0, type);
    QCOMPARE(device.data().toString(), u"Room 2"_s);
    QCOMPARE(device.data(Model::IdRole).toString(), u"d2"_s);
    QCOMPARE(model.rowCount(device), 3);
    const QModelIndex property = model.index(0, 0, device);
    QCOMPARE(property.data(Model::PropertyRole).toString(), u"temperature"_s);
    QCOMPARE(property.data(Model::KindRole).value<Model::Kind>(), Model::Kind::Property);
    QCOMPARE(model.indexOf(u"d2"_s, u"temperature"_s), property);
    QCOMPARE(model.indexOf(u"d2"_s), device);
    QVERIFY(!model.indexOf(u"d9"_s).isValid());
}

void TestDeviceTreeModel::statesBecomeWords()
{
    ProfileDocument document(m_kinds);
    document.setProfile(test::uiProfile(1));
    Model model(document, m_series);
    const auto word = [&model] {
        return model.indexOf(u"d1"_s).siblingAtColumn(Model::ValueColumn).data().toString();
    };
    QCOMPARE(word(), u"Offline"_s);
    model.setStates(snapshot(u"d1"_s, DeviceLink::State::Connecting, Stage::Encrypting));
    QCOMPARE(word(), u"Connecting: %1"_s.arg(stageText(Stage::Encrypting)));
    model.setStates(snapshot(u"d1"_s, DeviceLink::State::Online, Stage::Online));
    QCOMPARE(word(), u"Online"_s);
    model.setStates(snapshot(u"d1"_s, DeviceLink::State::WaitingToRetry));
    QCOMPARE(word(), u"Waiting to retry"_s);
    model.setStates(snapshot(u"d1"_s, DeviceLink::State::Failed));
    QCOMPARE(word(), u"Failed"_s);
}

void TestDeviceTreeModel::typeCountsWhoIsOnline()
{
    ProfileDocument document(m_kinds);
    document.setProfile(test::uiProfile(3));
    Model model(document, m_series);
    const auto words = [&model] { return model.index(0, Model::ValueColumn).data().toString(); };
    QCOMPARE(words(), u"0 of 3 online"_s);
    model.setStates(snapshot(u"d1"_s, DeviceLink::State::Online));
    model.setStates(snapshot(u"d3"_s, DeviceLink::State::Online));
    QCOMPARE(words(), u"2 of 3 online"_s);
    model.setStates(snapshot(u"d1"_s, DeviceLink::State::Failed));
    QCOMPARE(words(), u"1 of 3 online"_s);
}

void TestDeviceTreeModel::onlyChangedStatesAreTold()
{
    ProfileDocument document(m_kinds);
    document.setProfile(test::uiProfile(3));
    Model model(document, m_series);
    model.setStates(snapshot(u"d1"_s, DeviceLink::State::Online));
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.setStates(snapshot(u"d1"_s, DeviceLink::State::Online));
    QVERIFY(changes.isEmpty());
    model.setStates(snapshot(u"unknown"_s, DeviceLink::State::Online));
    QVERIFY(changes.isEmpty());
}

void TestDeviceTreeModel::waitingAndLostMessagesAreCounted()
{
    ProfileDocument document(m_kinds);
    document.setProfile(test::uiProfile(2));
    Model model(document, m_series);
    const QModelIndex device = model.indexOf(u"d1"_s);
    const auto words
        = [&device] { return device.siblingAtColumn(Model::ValueColumn).data().toString(); };
    const QString quietTip = device.data(Qt::ToolTipRole).toString();
    RunSnapshot state = snapshot(u"d1"_s, DeviceLink::State::WaitingToRetry);
    state.devices.first().error = u"Refused"_s;
    state.devices.first().queued = 50;
    model.setStates(state);
    QCOMPARE(words(), u"Waiting to retry, 50 queued"_s);
    QCOMPARE(device.data(Model::StateTextRole).toString(), u"Waiting to retry"_s);

    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    state.devices.first().dropped = 7; // nothing else has changed
    model.setStates(state);
    QVERIFY(!changes.isEmpty());
    QCOMPARE(words(), u"Waiting to retry, 50 queued, 7 dropped"_s);
    QCOMPARE(device.data(Model::QueuedRole).toULongLong(), 50u);
    QCOMPARE(device.data(Model::DroppedRole).toULongLong(), 7u);
    const QString tip = device.data(Qt::ToolTipRole).toString();
    for (const QString &part : { quietTip.section(u'\n', 0, 0), u"Refused"_s,
             u"Queued: 50 messages"_s, u"Dropped: 7 messages"_s })
        QVERIFY2(tip.contains(part), qPrintable(tip));
    QVERIFY(!quietTip.contains("Dropped"_L1) && !quietTip.contains("Queued"_L1));

    model.setStates(snapshot(u"d1"_s, DeviceLink::State::Online)); // the next run
    QCOMPARE(words(), u"Online"_s);
}

void TestDeviceTreeModel::countsOfATypeAreThoseInSight()
{
    ProfileDocument document(m_kinds);
    document.setProfile(test::uiProfile(3));
    Model model(document, m_series);
    const auto set = [&model](const QString &device, quint64 queued, quint64 dropped) {
        RunSnapshot state = snapshot(device, DeviceLink::State::Offline);
        state.devices.first().queued = queued;
        state.devices.first().dropped = dropped;
        model.setStates(state);
    };
    const auto words = [&model] { return model.index(0, Model::ValueColumn).data().toString(); };
    set(u"d1"_s, 5, 0);
    set(u"d3"_s, 2, 40);
    QCOMPARE(words(), u"0 of 3 online, 7 queued, 40 dropped"_s);
    set(u"d1"_s, 1, 9);
    QCOMPARE(words(), u"0 of 3 online, 3 queued, 49 dropped"_s);
    model.setFilter(u"Room 1"_s);
    QCOMPARE(words(), u"0 of 1 online, 1 queued, 9 dropped"_s);
    QCOMPARE(model.index(0, 0).data(Model::DroppedRole).toULongLong(), 9u);
    set(u"d3"_s, 0, 41); // filtered out
    QCOMPARE(words(), u"0 of 1 online, 1 queued, 9 dropped"_s);
    model.setFilter({});
    QCOMPARE(words(), u"0 of 3 online, 1 queued, 50 dropped"_s);
    set(u"d1"_s, 0, 0);
    set(u"d3"_s, 0, 0);
    QCOMPARE(words(), u"0 of 3 online"_s);
}

void TestDeviceTreeModel::valuesAreReadOnlyWhenAsked()
{
    ProfileDocument document(m_kinds);
    document.setProfile(test::uiProfile(1));
    Model model(document, m_series);
    m_series.series(u"d1"_s, u"temperature"_s)->addGenerated(WallTime(1s), Value(20.0), 20);
    const QModelIndex property = model.indexOf(u"d1"_s, u"temperature"_s);
    QVERIFY(property.data(Model::ValueRole).toString().isEmpty());
    QVERIFY(model.refreshValue(property));
    QCOMPARE(property.data(Model::ValueRole).toString(), u"20.0"_s);
    QVERIFY(!model.refreshValue(property)); // nothing new
    QVERIFY(!model.refreshValue(model.index(0, 0))); // not a property
}

void TestDeviceTreeModel::valueIsShownWithUnitAndDecimals()
{
    ProfileDocument document(m_kinds);
    document.setProfile(test::uiProfile(1));
    Model model(document, m_series);
    m_series.series(u"d1"_s, u"temperature"_s)->addGenerated(WallTime(2s), Value(-18.04), -18.04);
    const QModelIndex property = model.indexOf(u"d1"_s, u"temperature"_s);
    model.refreshValue(property);
    QCOMPARE(property.siblingAtColumn(Model::ValueColumn).data().toString(), u"-18.0 °C"_s);
}

void TestDeviceTreeModel::tickingChartsAPropertyAndCanBeUndone()
{
    ProfileDocument document(m_kinds);
    document.setProfile(test::uiProfile(2));
    Model model(document, m_series);
    const QModelIndex property = model.indexOf(u"d2"_s, u"temperature"_s);
    QVERIFY(model.setData(property, Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(document.profile().view.charts.first().series, QStringList { u"d2/temperature"_s });
    QCOMPARE(property.data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Checked);
    QCOMPARE(property.data(Model::SeriesRole).toInt(), 0);
    document.undoStack().undo();
    QCOMPARE(property.data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Unchecked);
    QVERIFY(!property.data(Model::SeriesRole).isValid());
}

void TestDeviceTreeModel::objectsCannotBeCharted()
{
    ProfileDocument document(m_kinds);
    document.setProfile(test::uiProfile(1));
    Model model(document, m_series);
    const QModelIndex object = model.indexOf(u"d1"_s, u"info"_s);
    QVERIFY(object.isValid());
    QVERIFY(!object.flags().testFlag(Qt::ItemIsUserCheckable));
    QVERIFY(!model.setData(object, Qt::Checked, Qt::CheckStateRole));
    QVERIFY(!document.isModified());
}

void TestDeviceTreeModel::filterMatchesNamesIdsAndProperties_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<int>("devices");
    QTest::newRow("nothing typed") << QString() << 3;
    QTest::newRow("name") << u"room 2"_s << 1;
    QTest::newRow("device id") << u"_dev_000000000000000003"_s << 1;
    QTest::newRow("property") << u"DOOR"_s << 3;
    QTest::newRow("type") << u"cold"_s << 3;
    QTest::newRow("nowhere") << u"pump"_s << 0;
}

void TestDeviceTreeModel::filterMatchesNamesIdsAndProperties()
{
    QFETCH(QString, filter);
    QFETCH(int, devices);
    ProfileDocument document(m_kinds);
    document.setProfile(test::uiProfile(3));
    Model model(document, m_series);
    model.setFilter(filter);
    QCOMPARE(model.rowCount(), devices > 0 ? 1 : 0);
    QCOMPARE(model.rowCount(model.index(0, 0)), devices);
    QVERIFY(!model.isEmpty());
}

void TestDeviceTreeModel::editOfNamesKeepsTheRows()
{
    ProfileDocument document(m_kinds);
    document.setProfile(test::uiProfile(2));
    Model model(document, m_series);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const QPersistentModelIndex second = model.indexOf(u"d2"_s);
    document.edit(
        u"Rename"_s, [](Profile &profile) { profile.devices.last().name = u"Freezer"_s; });
    QVERIFY(resets.isEmpty());
    QCOMPARE(second.data().toString(), u"Freezer"_s);
}

void TestDeviceTreeModel::deletedDevicesLeaveAndComeBackByUndo()
{
    ProfileDocument document(m_kinds);
    document.setProfile(test::uiProfile(2));
    Model model(document, m_series);
    document.edit(u"Delete"_s, [](Profile &profile) { removeDevices(profile, { u"d1"_s }); });
    QVERIFY(!model.indexOf(u"d1"_s).isValid());
    document.undoStack().undo();
    QVERIFY(model.indexOf(u"d1"_s).isValid());
}

void TestDeviceTreeModel::stateOutlivesAnEdit()
{
    ProfileDocument document(m_kinds);
    document.setProfile(test::uiProfile(2));
    Model model(document, m_series);
    model.setStates(snapshot(u"d2"_s, DeviceLink::State::Online));
    document.edit(u"Delete"_s, [](Profile &profile) { removeDevices(profile, { u"d1"_s }); });
    QCOMPARE(model.indexOf(u"d2"_s).data(Model::StateRole).value<DeviceLink::State>(),
        DeviceLink::State::Online);
    QCOMPARE(model.index(0, 0).data(Model::OnlineRole).toInt(), 1);
}

void TestDeviceTreeModel::draggedPropertiesNameTheirSeries()
{
    ProfileDocument document(m_kinds);
    document.setProfile(test::uiProfile(2));
    Model model(document, m_series);
    const QModelIndex property = model.indexOf(u"d2"_s, u"door"_s);
    const std::unique_ptr<QMimeData> mime(
        model.mimeData({ property, property.siblingAtColumn(Model::ValueColumn) }));
    QVERIFY(mime);
    QCOMPARE(mime->data(model.mimeTypes().first()), "d2/door"_ba);
    QVERIFY(!model.mimeData({ model.indexOf(u"d2"_s) }));
}

void TestDeviceTreeModel::tenThousandDevicesTakeSnapshotsQuickly()
{
    ProfileDocument document(m_kinds);
    document.setProfile(test::uiProfile(10'000));
    Model model(document, m_series);
    RunSnapshot all;
    for (const ResolvedDevice &device : document.devices()) {
        DeviceSnapshot one;
        one.id = device.id;
        one.state = DeviceLink::State::Online;
        all.devices.append(one);
    }
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    QElapsedTimer timer;
    timer.start();
    model.setStates(all);
    QCOMPARE_LT(timer.elapsed(), 1000); // generous: sanitizers, shared machines
    QCOMPARE_LE(changes.size(), 2); // a range, not a signal for each
    QCOMPARE(model.index(0, 0).data(Model::OnlineRole).toInt(), 10'000);
}

QTEST_MAIN(TestDeviceTreeModel)
#include "tst_devicetreemodel.moc"
