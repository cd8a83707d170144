// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/modifier/modifier.h"
#include "core/source/source.h"
#include "ui/charts/chartcard.h"
#include "ui/charts/chartspane.h"
#include "ui/charts/charttoolbar.h"
#include "ui/charts/legenditem.h"
#include "ui/charts/propertydrop.h"
#include "ui/main/profiledocument.h"
#include "ui/main/selection.h"
#include "ui/theme/theme.h"

#include <QtCore/QMimeData>
#include <QtCore/QTemporaryDir>
#include <QtGui/QClipboard>
#include <QtGui/QDropEvent>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QToolButton>

#include <cmath>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const WallTime kStart { 1'700'000'000s };

Property property(
    const QString &id, PropertyType type, const QString &unit, const SourceSpec &source)
{
    Property made;
    made.definition.id = id;
    made.definition.type = type;
    made.definition.unit = unit;
    made.source = source;
    if (type == PropertyType::Enum)
        made.definition.boundaries.set = { u"closed"_s, u"open"_s };
    if (type == PropertyType::Number)
        made.definition.decimals = 1;
    return made;
}

Profile coldRoom()
{
    Profile profile;
    profile.name = u"Cold room"_s;
    DeviceType type;
    type.id = u"coldroom"_s;
    type.name = u"Cold room sensor"_s;
    type.properties = {
        property(u"temperature"_s, PropertyType::Number, u"°C"_s,
            { .kind = u"sine"_s,
                .parameters
                = { { u"mean"_s, -18 }, { u"amplitude"_s, 2 }, { u"period"_s, u"40s"_s } } }),
        property(u"setpoint"_s, PropertyType::Number, u"°C"_s,
            { .kind = u"constant"_s, .parameters = { { u"value"_s, -18 } } }),
        property(u"power"_s, PropertyType::Number, u"W"_s,
            { .kind = u"square"_s,
                .parameters
                = { { u"low"_s, 40 }, { u"high"_s, 320 }, { u"period"_s, u"25s"_s } } }),
        property(u"door"_s, PropertyType::Enum, {},
            { .kind = u"telegraph"_s,
                .parameters = { { u"meanOn"_s, u"5s"_s }, { u"meanOff"_s, u"20s"_s },
                    { u"values"_s, QJsonArray { u"open"_s, u"closed"_s } } } }),
        property(u"serial"_s, PropertyType::String, {},
            { .kind = u"constant"_s, .parameters = { { u"value"_s, u"SN-1"_s } } }),
    };
    profile.deviceTypes = { type };
    Device device;
    device.id = u"d1"_s;
    device.type = type.id;
    device.name = u"Room 1"_s;
    profile.devices = { device };
    profile.view.charts
        = { { .title = u"Temperatures"_s,
                .window = 1min,
                .series = { u"d1/temperature"_s, u"d1/setpoint"_s, u"d1/power"_s } },
              { .title = {}, .window = 1min, .series = { u"d1/door"_s } } };
    return profile;
}

} // namespace

class TestChartsPane : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void showsThePreviewBeforeARun();
    void followsARunAndDrawsWhatCame();
    void aValueSetByHandBendsTheLookAhead();
    void pauseHoldsTheViewWhileDataIsCollected();
    void wheelZoomsAndDragPansUntilNowIsFollowedAgain();
    void shiftDragZoomsToTheStretch();
    void windowLengthIsKeptInTheProfile();
    void droppedPropertiesAreChartedAndUndone();
    void legendShowsValuesSelectsAndRemoves();
    void anEmptyViewSaysWhatToDo();
    void visibleRangeIsSavedAsCsvAndPicture();
    void aFrameWithFullBuffersIsQuick();
    void looksGood();

private:
    void run(int seconds);
    void addPoints(int from, int to);
    void drop(QWidget *target, const QString &text);

    LaneView *lane(int card, int place = 0) { return m_pane->cards().at(card)->lanes().at(place); }

    void save(const QString &name);

    Theme m_theme;
    KindCatalogues m_catalogues { .sources = sourceCatalogue(), .modifiers = modifierCatalogue() };
    SeriesStore m_store;
    RunClock *m_clock = nullptr;
    int m_points = 0; ///< seconds of the run that have been simulated
    std::unique_ptr<ProfileDocument> m_document;
    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<ChartsPane> m_pane;
};

void TestChartsPane::initTestCase()
{
    m_theme.apply(*qApp);
}

void TestChartsPane::init()
{
    m_document = std::make_unique<ProfileDocument>(m_catalogues);
    m_document->setProfile(coldRoom());
    m_selection = std::make_unique<Selection>();
    auto clock = std::make_unique<RunClock>();
    m_clock = clock.get();
    m_pane = std::make_unique<ChartsPane>(
        *m_document, *m_selection, m_store, std::move(clock), m_theme);
    m_pane->resize(760, 620);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
}

void TestChartsPane::cleanup()
{
    m_pane.reset();
    m_store.clear();
    m_points = 0;
}

/// A run that has been going for some seconds and stands still now.
void TestChartsPane::run(int seconds)
{
    RunSnapshot snapshot;
    snapshot.state = RunState::Running;
    snapshot.seed = 1;
    snapshot.timeScale = 1;
    snapshot.simulatedNow = kStart;
    m_clock->take(snapshot);
    addPoints(m_points, seconds);
    m_points = seconds + 1;
    snapshot.state = RunState::Paused;
    snapshot.simulatedNow = kStart + std::chrono::seconds(seconds);
    snapshot.elapsed = std::chrono::seconds(seconds);
    m_clock->take(snapshot);
    m_pane->refresh(true);
}

void TestChartsPane::addPoints(int from, int to)
{
    for (int i = from; i <= to; ++i) {
        const WallTime time = kStart + std::chrono::seconds(i);
        const double temperature = std::round((-18 + 2 * std::sin(i * 2 * M_PI / 40)) * 10) / 10;
        m_store.series(u"d1"_s, u"temperature"_s)->addGenerated(time, temperature, temperature);
        if (i % 5 == 0)
            m_store.series(u"d1"_s, u"temperature"_s)->addPublished(time, temperature);
        m_store.series(u"d1"_s, u"setpoint"_s)->addGenerated(time, -18.0, -18.0);
        const double power = i % 25 < 12 ? 320 : 40;
        m_store.series(u"d1"_s, u"power"_s)->addGenerated(time, power, power);
        const bool isOpen = i % 20 > 15;
        m_store.series(u"d1"_s, u"door"_s)
            ->addGenerated(time, isOpen ? u"open"_s : u"closed"_s, isOpen ? 1 : 0);
    }
}

void TestChartsPane::drop(QWidget *target, const QString &text)
{
    QMimeData data;
    data.setData(propertyMimeType(), text.toUtf8());
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(target, &enter);
    if (!enter.isAccepted())
        return;
    QDropEvent event(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(target, &event);
}

void TestChartsPane::save(const QString &name)
{
    QCoreApplication::processEvents();
    const QString folder = qEnvironmentVariable("SIM_SCREENSHOTS");
    if (!folder.isEmpty())
        QVERIFY(m_pane->grab().save(folder + u'/' + name + u".png"_s));
}

void TestChartsPane::showsThePreviewBeforeARun()
{
    m_pane->refresh(true);
    QCOMPARE(m_pane->cards().size(), 2);
    QCOMPARE(m_pane->cards().first()->lanes().size(), 2); // °C and W
    const auto &plot = lane(0)->plots().front();
    QVERIFY(plot->points().generated.isEmpty());
    QVERIFY(plot->ahead().size() >= 55);
    QVERIFY(plot->aheadLine()->count() >= 55);
    const auto before = plot->ahead();
    m_document->edit(u"amplitude"_s, [](Profile &profile) {
        profile.deviceTypes[0].properties[0].source.parameters.insert(u"amplitude"_s, 9);
    });
    QVERIFY(lane(0)->plots().front()->ahead() != before);
    QVERIFY(lane(0)->frame().range.max > -12);
    save(u"charts-preview"_s);
}

void TestChartsPane::followsARunAndDrawsWhatCame()
{
    run(50);
    QCOMPARE(m_pane->viewport().now(), kStart + 50s);
    QCOMPARE(m_pane->viewport().from(), kStart + 50s - 1min);
    QCOMPARE(lane(0)->plots().front()->line()->count(), 51);
    QCOMPARE(lane(0)->plots().front()->points().published.size(), 11);
    QVERIFY(!lane(0)->plots().front()->ahead().isEmpty());
    QVERIFY(lane(0)->plots().front()->ahead().first().time >= kStart + 50s);
    // Steps of an enum: corners, so more points than values.
    QVERIFY(lane(1)->plots().front()->line()->count() > 51);
    run(55);
    QCOMPARE(lane(0)->plots().front()->line()->count(), 56);
}

void TestChartsPane::aValueSetByHandBendsTheLookAhead()
{
    m_document->edit(u"by hand"_s, [](Profile &profile) {
        profile.deviceTypes[0].properties[1].source
            = { .kind = u"manual"_s, .parameters = { { u"initial"_s, -18 } } };
    });
    run(20);
    const auto &plot = lane(0)->plots().at(1);
    QCOMPARE(plot->ahead().last().value, -18.0);
    m_pane->setManualValue(u"d1"_s, u"setpoint"_s, -10.0);
    m_pane->refresh(true);
    QCOMPARE(plot->ahead().last().value, -10.0);
}

void TestChartsPane::pauseHoldsTheViewWhileDataIsCollected()
{
    run(50);
    QTest::mouseClick(m_pane->toolbar().findChild<QToolButton *>(u"pause"_s), Qt::LeftButton);
    QVERIFY(m_pane->viewport().isPaused());
    addPoints(51, 70);
    m_pane->refresh(true);
    QCOMPARE(lane(0)->plots().front()->line()->count(), 51);
    QCOMPARE(m_pane->viewport().now(), kStart + 50s);
    save(u"charts-paused"_s);
    m_pane->toolbar().pauseAction()->trigger();
    QVERIFY(!m_pane->viewport().isPaused());
    m_pane->refresh(true);
    QVERIFY(lane(0)->plots().front()->line()->count() > 51);
}

void TestChartsPane::wheelZoomsAndDragPansUntilNowIsFollowedAgain()
{
    run(50);
    QWidget *canvas = lane(0)->QChartView::viewport();
    const QPoint middle = canvas->rect().center();
    const Microseconds span = m_pane->viewport().span();
    QTest::mousePress(canvas, Qt::LeftButton, {}, middle);
    QTest::mouseMove(canvas, middle + QPoint(80, 0));
    QTest::mouseRelease(canvas, Qt::LeftButton, {}, middle + QPoint(80, 0));
    QVERIFY(!m_pane->viewport().isFollowing());
    QVERIFY(m_pane->viewport().to() < kStart + 62s);
    QCOMPARE(m_pane->viewport().span(), span);
    QWheelEvent wheel(middle, canvas->mapToGlobal(QPointF(middle)), {}, QPoint(0, 120),
        Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    const WallTime under = lane(0)->frame().timeAt(middle.x());
    QCoreApplication::sendEvent(canvas, &wheel);
    QVERIFY(m_pane->viewport().span() < span);
    m_pane->refresh(true);
    QVERIFY(std::chrono::abs(lane(0)->frame().timeAt(middle.x()) - under) < 50ms);
    QTest::mouseDClick(canvas, Qt::LeftButton, {}, middle);
    QVERIFY(m_pane->viewport().isFollowing());
}

void TestChartsPane::shiftDragZoomsToTheStretch()
{
    run(50);
    QWidget *canvas = lane(0)->QChartView::viewport();
    const LaneFrame frame = lane(0)->frame();
    const QPoint from(qRound(frame.x(kStart + 10s)), 40);
    const QPoint to(qRound(frame.x(kStart + 20s)), 40);
    QTest::mousePress(canvas, Qt::LeftButton, Qt::ShiftModifier, from);
    QTest::mouseMove(canvas, to);
    QTest::mouseRelease(canvas, Qt::LeftButton, Qt::ShiftModifier, to);
    QVERIFY(std::chrono::abs(m_pane->viewport().from() - (kStart + 10s)) < 200ms);
    QVERIFY(std::chrono::abs(m_pane->viewport().to() - (kStart + 20s)) < 200ms);
}

void TestChartsPane::windowLengthIsKeptInTheProfile()
{
    auto *windows = m_pane->toolbar().findChild<QComboBox *>();
    windows->setFocus();
    QTest::keyClick(windows, Qt::Key_Down);
    QCOMPARE(m_document->profile().view.charts.first().window, 5min);
    QCOMPARE(m_pane->viewport().window(), 5min);
}

void TestChartsPane::droppedPropertiesAreChartedAndUndone()
{
    drop(m_pane->cards().at(1), u"d1/temperature"_s);
    QCOMPARE(m_document->profile().view.charts.at(1).series,
        QStringList({ u"d1/door"_s, u"d1/temperature"_s }));
    QCOMPARE(m_pane->cards().at(1)->lanes().size(), 2);
    drop(m_pane.get(), u"d1/power\nd1/setpoint"_s);
    QCOMPARE(m_pane->cards().size(), 3);
    QCOMPARE(m_pane->cards().at(2)->title(), u"power, setpoint"_s);
    drop(m_pane.get(), u"nonsense"_s);
    QCOMPARE(m_pane->cards().size(), 3);
    m_document->undoStack().undo();
    m_document->undoStack().undo();
    QCOMPARE(m_pane->cards().size(), 2);
    QCOMPARE(m_document->profile().view, coldRoom().view);
}

void TestChartsPane::legendShowsValuesSelectsAndRemoves()
{
    run(50);
    LegendItem *item = m_pane->cards().first()->legend().at(2);
    QCOMPARE(item->valueText(), u"320.0\u2009W"_s);
    QTest::mouseClick(item, Qt::LeftButton, {}, QPoint(4, item->height() / 2));
    QCOMPARE(m_selection->property(), u"power"_s);
    QTest::mouseClick(item->findChild<QToolButton *>(), Qt::LeftButton);
    QTRY_COMPARE(m_document->profile().view.charts.first().series.size(), 2);
    QCOMPARE(m_pane->cards().first()->lanes().size(), 1);
    m_document->undoStack().undo();
    QCOMPARE(m_pane->cards().first()->lanes().size(), 2);
}

void TestChartsPane::anEmptyViewSaysWhatToDo()
{
    m_document->edit(u"clear"_s, [](Profile &profile) { profile.view.charts.clear(); });
    QCOMPARE(m_pane->cards().size(), 0);
    bool isFound = false;
    for (const QLabel *label : m_pane->findChildren<QLabel *>())
        isFound = isFound
            || (label->isVisible()
                && label->text() == u"Tick a property on the left or drag it here"_s);
    QVERIFY(isFound);
    save(u"charts-empty"_s);
    drop(m_pane.get(), u"d1/temperature"_s);
    QCOMPARE(m_pane->cards().size(), 1);
}

void TestChartsPane::visibleRangeIsSavedAsCsvAndPicture()
{
    run(50);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"chart"_s);
    m_pane->setAskFileName(
        [&](QWidget *, const QString &, const QString &, const QString &) { return path; });
    m_pane->viewport().showRange(kStart + 10s, kStart + 12s);
    m_pane->saveCsv(m_pane->cards().first());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = file.readAll().split('\n');
    QCOMPARE(lines.size(), 1 + 3 * 3 + 1);
    QCOMPARE(lines.at(1), "2023-11-14T22:13:30.000Z,d1,temperature,-16.0,°C,yes\r"_ba);
    QVERIFY(lines.at(4).contains(",temperature,") && lines.at(4).contains(",no"));
    m_pane->savePng(m_pane->cards().first());
    const QImage picture(path);
    QCOMPARE(picture.size(), m_pane->cards().first()->size() * 2);
    m_pane->copyImage(m_pane->cards().first());
    QVERIFY(!QGuiApplication::clipboard()->image().isNull());
    m_pane->setAskFileName([](QWidget *, const QString &, const QString &, const QString &) {
        return u"/nowhere/x.csv"_s;
    });
    m_pane->saveCsv(m_pane->cards().first());
    bool isTold = false;
    for (const QLabel *label : m_pane->toolbar().findChildren<QLabel *>())
        isTold = isTold || label->text().contains(u"Could not save"_s);
    QVERIFY(isTold);
}

void TestChartsPane::aFrameWithFullBuffersIsQuick()
{
    run(9'900);
    m_pane->viewport().showRange(kStart, kStart + 9'900s);
    m_pane->refresh(true);
    for (const auto &plot : lane(0)->plots())
        QVERIFY2(plot->line()->count() <= 2 * lane(0)->width() + 2,
            "points are not decimated to the width");
    if (qEnvironmentVariableIsSet("SIM_MEASURE")) {
        QBENCHMARK
        {
            m_pane->refresh(true);
            m_pane->grab();
        }
    }
}

void TestChartsPane::looksGood()
{
    run(50);
    const LaneFrame frame = lane(0)->frame();
    QTest::mouseMove(lane(0)->QChartView::viewport(), QPoint(qRound(frame.x(kStart + 30s)), 60));
    save(u"charts-light"_s);
    m_theme.setMode(Theme::Mode::Dark);
    m_theme.apply(*qApp);
    save(u"charts-dark"_s);
    m_pane->resize(420, 500);
    save(u"charts-narrow"_s);
    m_theme.setMode(Theme::Mode::Light);
    m_theme.apply(*qApp);
    QVERIFY(m_pane->viewport().cursor().has_value());
}

QTEST_MAIN(TestChartsPane)

#include "tst_chartspane.moc"
