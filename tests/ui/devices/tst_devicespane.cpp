// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/devices/devicespane.h"
#include "ui/uiprofile.h"

#include <QtCore/QElapsedTimer>
#include <QtGui/QClipboard>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeView>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim;
using Model = DeviceTreeModel;

class TestDevicesPane : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void clickSelectsTheDevice();
    void selectionFromElsewhereIsFollowed();
    void clickOnTheBoxChartsAProperty();
    void liveValueAppearsWhileVisible();
    void typingFilters();
    void noMatchSaysSo();
    void emptyProfileOffersToAddADevice();
    void deleteKeyDeletesAndUndoBringsBack();
    void duplicateShortcutSelectsTheCopy();
    void menuCopiesTheDeviceId();
    void lossShowsBesideTheNameAlsoWhenTheRunIsOver();
    void connectNeedsARun();
    void collapsedTypeStaysCollapsedAfterAnEdit();
    void everyControlHasAnAccessibleName();
    void tenThousandDevicesOpenFilterAndDeleteInTime();

private:
    Model *model() const { return static_cast<Model *>(m_tree->model()); }

    QPoint centre(const QModelIndex &index) const { return m_tree->visualRect(index).center(); }

    void click(const QModelIndex &index)
    {
        m_tree->scrollTo(index);
        QTest::mouseClick(m_tree->viewport(), Qt::LeftButton, {}, centre(index));
    }

    const KindCatalogues m_kinds = allKinds();
    const SystemClock m_clock;
    Theme m_theme;
    std::unique_ptr<ProfileDocument> m_document;
    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<SimulationHost> m_host;
    std::unique_ptr<DevicesPane> m_pane;
    QTreeView *m_tree = nullptr;
};

void TestDevicesPane::init()
{
    m_document = std::make_unique<ProfileDocument>(m_kinds);
    m_document->setProfile(test::uiProfile(3));
    m_selection = std::make_unique<Selection>();
    m_host = std::make_unique<SimulationHost>(m_kinds, m_clock);
    m_pane = std::make_unique<DevicesPane>(*m_document, *m_selection, *m_host, m_theme);
    m_tree = m_pane->findChild<QTreeView *>(u"deviceTree"_s);
    m_pane->resize(320, 600);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
}

void TestDevicesPane::cleanup()
{
    m_pane.reset();
    m_host.reset();
    m_selection.reset();
    m_document.reset();
}

void TestDevicesPane::clickSelectsTheDevice()
{
    click(model()->indexOf(u"d2"_s));
    QCOMPARE(m_selection->device(), u"d2"_s);
    QVERIFY(m_selection->property().isEmpty());
    click(model()->indexOf(u"d2"_s, u"door"_s));
    QCOMPARE(m_selection->property(), u"door"_s);
}

void TestDevicesPane::selectionFromElsewhereIsFollowed()
{
    m_selection->select(u"d3"_s, u"temperature"_s);
    QCOMPARE(m_tree->currentIndex(), model()->indexOf(u"d3"_s, u"temperature"_s));
}

void TestDevicesPane::clickOnTheBoxChartsAProperty()
{
    const QModelIndex property = model()->indexOf(u"d1"_s, u"temperature"_s);
    const QRect rect = m_tree->visualRect(property);
    QTest::mouseClick(
        m_tree->viewport(), Qt::LeftButton, {}, QPoint(rect.left() + 12, rect.center().y()));
    QCOMPARE(m_document->profile().view.charts.size(), 1);
    QCOMPARE(m_document->profile().view.charts.first().series, QStringList { u"d1/temperature"_s });
    QCOMPARE(m_document->undoStack().undoText(), u"Chart temperature"_s);
}

void TestDevicesPane::liveValueAppearsWhileVisible()
{
    const QModelIndex property = model()->indexOf(u"d1"_s, u"temperature"_s);
    m_host->series()
        .series(u"d1"_s, u"temperature"_s)
        ->addGenerated(WallTime(1s), Value(20.04), 20.04);
    QTRY_COMPARE(property.data(Model::ValueRole).toString(), u"20.0"_s);
}

void TestDevicesPane::typingFilters()
{
    QTest::keyClicks(m_pane->findChild<QLineEdit *>(u"deviceFilter"_s), u"Room 2"_s);
    QTRY_COMPARE(model()->rowCount(model()->index(0, 0)), 1);
    QVERIFY(m_tree->isExpanded(model()->index(0, 0)));
}

void TestDevicesPane::noMatchSaysSo()
{
    QTest::keyClicks(m_pane->findChild<QLineEdit *>(u"deviceFilter"_s), u"pump"_s);
    QTRY_VERIFY(!m_tree->isVisible());
    m_pane->findChild<QLineEdit *>(u"deviceFilter"_s)->clear();
    QTRY_VERIFY(m_tree->isVisible());
}

void TestDevicesPane::emptyProfileOffersToAddADevice()
{
    m_document->setProfile({});
    QVERIFY(!m_tree->isVisible());
    QSignalSpy own(m_pane.get(), &DevicesPane::connectRequested);
    QPushButton *add = nullptr;
    const QList<QPushButton *> buttons = m_pane->findChildren<QPushButton *>();
    for (QPushButton *button : buttons)
        button->text() == "Add device"_L1 ? void(add = button)
                                          : QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(own.size(), 1);
    QVERIFY(add && add->isVisible());
    QTest::mouseClick(add, Qt::LeftButton);
    QCOMPARE(m_document->devices().size(), 1);
    QVERIFY(m_tree->isVisible());
    QCOMPARE(m_selection->device(), m_document->devices().first().id);
}

void TestDevicesPane::deleteKeyDeletesAndUndoBringsBack()
{
    click(model()->indexOf(u"d1"_s));
    QTest::mouseClick(
        m_tree->viewport(), Qt::LeftButton, Qt::ControlModifier, centre(model()->indexOf(u"d2"_s)));
    QTest::keyClick(m_tree, Qt::Key_Delete);
    QCOMPARE(m_document->devices().size(), 1);
    QVERIFY(m_selection->device().isEmpty());
    m_document->undoStack().undo();
    QCOMPARE(m_document->devices().size(), 3);
}

void TestDevicesPane::duplicateShortcutSelectsTheCopy()
{
    click(model()->indexOf(u"d1"_s));
    QTest::keyClick(m_tree, Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(m_document->devices().size(), 4);
    QCOMPARE(m_selection->device(), u"d4"_s);
    QCOMPARE(m_tree->currentIndex(), model()->indexOf(u"d4"_s));
}

void TestDevicesPane::menuCopiesTheDeviceId()
{
    click(model()->indexOf(u"d2"_s));
    emit m_tree->customContextMenuRequested(centre(model()->indexOf(u"d2"_s)));
    auto *menu = m_pane->findChild<QMenu *>();
    QVERIFY(menu);
    QAction *copy = nullptr;
    const QList<QAction *> actions = menu->actions();
    for (QAction *action : actions)
        copy = action->text() == "Copy device id"_L1 ? action : copy;
    QVERIFY(copy && copy->isEnabled());
    copy->trigger();
    menu->close();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"_dev_000000000000000002"_s);
}

void TestDevicesPane::lossShowsBesideTheNameAlsoWhenTheRunIsOver()
{
    const QModelIndex device = model()->indexOf(u"d2"_s);
    const auto picture = [&](const QModelIndex &index) {
        return m_tree->viewport()->grab(m_tree->visualRect(index)).toImage();
    };
    const QImage quiet = picture(device);
    const QImage quietType = picture(device.parent());
    const QImage other = picture(model()->indexOf(u"d1"_s));
    RunSnapshot snapshot;
    snapshot.devices.append(DeviceSnapshot());
    snapshot.devices.first().id = u"d2"_s;
    snapshot.devices.first().queued = 3;
    emit m_host->snapshotChanged(snapshot);
    const QImage queued = picture(device);
    QVERIFY(queued != quiet);
    snapshot.devices.first().queued = 0;
    snapshot.devices.first().dropped = 3;
    emit m_host->finished(snapshot);
    const QImage dropped = picture(device);
    QVERIFY(dropped != quiet);
    QVERIFY(dropped != queued);
    QVERIFY(picture(device.parent()) != quietType);
    QCOMPARE(picture(model()->indexOf(u"d1"_s)), other);
    // The name stands where it stood.
    const QRect name(0, 0, 90, quiet.height());
    QCOMPARE(dropped.copy(name), quiet.copy(name));
}

void TestDevicesPane::connectNeedsARun()
{
    click(model()->indexOf(u"d2"_s));
    QAction *connectAction = nullptr;
    emit m_tree->customContextMenuRequested(QPoint(5, 5));
    auto *menu = m_pane->findChild<QMenu *>();
    connectAction = menu->actions().first();
    QCOMPARE(connectAction->text(), u"Connect"_s);
    QVERIFY(!connectAction->isEnabled());
    emit m_host->stateChanged(RunState::Running);
    QVERIFY(connectAction->isEnabled());
    emit m_host->stateChanged(RunState::Finished);
    QVERIFY(!connectAction->isEnabled());
    menu->close();
}

void TestDevicesPane::collapsedTypeStaysCollapsedAfterAnEdit()
{
    m_tree->collapse(model()->index(0, 0));
    m_document->edit(u"Delete"_s, [](Profile &profile) { profile.devices.removeLast(); });
    QVERIFY(!m_tree->isExpanded(model()->index(0, 0)));
    m_document->setProfile(test::uiProfile(2));
    QVERIFY(m_tree->isExpanded(model()->index(0, 0)));
}

void TestDevicesPane::everyControlHasAnAccessibleName()
{
    QVERIFY(!m_tree->accessibleName().isEmpty());
    QVERIFY(!m_pane->findChild<QLineEdit *>(u"deviceFilter"_s)->accessibleName().isEmpty());
}

void TestDevicesPane::tenThousandDevicesOpenFilterAndDeleteInTime()
{
    QElapsedTimer timer;
    timer.start();
    m_document->setProfile(test::uiProfile(10'000));
    QCOMPARE_LT(
        timer.restart(), 15'000); // sanitizers on a shared machine; the figure itself is benched
    m_tree->selectAll();
    QTest::keyClick(m_tree, Qt::Key_Delete);
    QCOMPARE(m_document->devices().size(), 0);
    m_document->undoStack().undo();
    QCOMPARE(m_document->devices().size(), 10'000);
    QCOMPARE_LT(timer.elapsed(), 30'000);
}

QTEST_MAIN(TestDevicesPane)
#include "tst_devicespane.moc"
