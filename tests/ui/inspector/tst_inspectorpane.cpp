// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/modifier/modifier.h"
#include "core/source/source.h"
#include "ui/inspector/choiceeditor.h"
#include "ui/inspector/curvepreview.h"
#include "ui/inspector/deviceinspector.h"
#include "ui/inspector/inspectorpane.h"
#include "ui/inspector/kindpicker.h"
#include "ui/inspector/liveedits.h"
#include "ui/inspector/manualcontrol.h"
#include "ui/inspector/modifiersection.h"
#include "ui/inspector/numbereditor.h"
#include "ui/inspector/numberfield.h"
#include "ui/inspector/parameterform.h"
#include "ui/inspector/propertyinspector.h"
#include "ui/inspector/rulesection.h"
#include "ui/inspector/scopeswitch.h"
#include "ui/inspector/sourcesection.h"
#include "ui/inspector/texteditor.h"
#include "ui/main/profiledocument.h"
#include "ui/main/selection.h"
#include "ui/theme/theme.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QMenu>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QSlider>
#include <QtWidgets/QToolButton>

using namespace sim;
using namespace Qt::StringLiterals;

namespace {

Property numberProperty()
{
    Property property;
    property.definition.id = u"temperature"_s;
    property.definition.title = u"Temperature"_s;
    property.definition.unit = u"°C"_s;
    property.definition.decimals = 2;
    property.definition.boundaries.min = -30;
    property.definition.boundaries.max = 40;
    property.source = { .kind = u"sine"_s,
        .parameters = { { u"mean"_s, 5 }, { u"amplitude"_s, 10 }, { u"period"_s, u"2m"_s } } };
    property.modifiers = { { .kind = u"noise"_s, .parameters = { { u"stdDev"_s, 0.4 } } } };
    return property;
}

Property doorProperty()
{
    Property property;
    property.definition.id = u"door"_s;
    property.definition.type = PropertyType::Enum;
    property.definition.boundaries.set = { u"closed"_s, u"open"_s };
    property.source = { .kind = u"telegraph"_s,
        .parameters = { { u"meanOn"_s, u"20s"_s }, { u"meanOff"_s, u"1m"_s },
            { u"values"_s, QJsonArray { u"open"_s, u"closed"_s } } } };
    return property;
}

/// Time stands still, so that edits with one key fold into one however slow the machine is.
class StillClock final : public Clock
{
public:
    MonotonicTime monotonic() const override { return {}; }

    WallTime wall() const override { return {}; }
};

Profile coldRoom()
{
    Profile profile;
    profile.name = u"Cold room"_s;
    profile.seed = 7;
    Endpoint endpoint;
    endpoint.id = u"connio"_s;
    endpoint.host = u"mqtt.connio.cloud"_s;
    profile.endpoints = { endpoint };
    DeviceType type;
    type.id = u"coldroom"_s;
    type.name = u"Cold room sensor"_s;
    type.endpoint = u"connio"_s;
    type.schedule.sampleEvery = std::chrono::seconds(2);
    type.publish.mode = PublishMode::Feed;
    type.properties = { numberProperty(), doorProperty() };
    profile.deviceTypes = { type };
    for (const QString &id : { u"d1"_s, u"d2"_s }) {
        Device device;
        device.id = id;
        device.type = type.id;
        device.name = u"Room "_s + id.last(1);
        device.deviceId = u"_dev_"_s + id;
        device.credentials = { .keyId = u"_key_1"_s, .secretRef = u"keychain:"_s + id };
        profile.devices.append(device);
    }
    return profile;
}

} // namespace

class TestInspectorPane : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void showsWhatThePropertyIs();
    void slidingChangesTheProfileAndThePreviewAndUndoesAsOne();
    void typingNumbersAndDurationsChangesTheProfile();
    void badInputStaysBesideTheField_data();
    void badInputStaysBesideTheField();
    void manualAndAutoSwitchAndUndo();
    void keysSwitchAndNudge();
    void manualValueGoesToTheRunAndNotIntoTheProfile();
    void pickingAnotherGeneratorMakesOneThatWorks();
    void modifiersAreAddedEditedAndRemoved();
    void rulesSayWhereTheyComeFromAndCanBeReset();
    void everyEditReachesARunningSimulation();
    void deviceShowsNoSecretAndRefusesOne();
    void nothingIsWiderThanThePane();
    void looksGood();

private:
    const Property &property(int place = 0) const
    {
        return m_document->profile().deviceTypes.first().properties.at(place);
    }

    SourceSection &source() { return m_pane->property().source(); }

    template <typename Editor>
    Editor *parameter(const QString &name);
    void retype(QLineEdit *field, const QString &text);
    void save(const QString &name);

    Theme m_theme;
    KindCatalogues m_catalogues { .sources = sourceCatalogue(), .modifiers = modifierCatalogue() };
    StillClock m_clock;
    SeriesStore m_store;
    std::unique_ptr<ProfileDocument> m_document;
    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<InspectorPane> m_pane;
};

void TestInspectorPane::initTestCase()
{
    m_theme.apply(*qApp);
}

void TestInspectorPane::init()
{
    m_document = std::make_unique<ProfileDocument>(m_catalogues, m_clock);
    m_document->setProfile(coldRoom());
    m_selection = std::make_unique<Selection>();
    m_pane = std::make_unique<InspectorPane>(
        *m_document, *m_selection, std::make_unique<RunLink>(m_store), m_theme);
    m_pane->resize(320, 900);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    m_selection->select(u"d1"_s, u"temperature"_s);
    m_pane->property().scope().typeButton()->click();
}

void TestInspectorPane::cleanup()
{
    m_pane.reset();
    m_store.clear();
}

template <typename Editor>
Editor *TestInspectorPane::parameter(const QString &name)
{
    return qobject_cast<Editor *>(source().form()->editor(name));
}

void TestInspectorPane::retype(QLineEdit *field, const QString &text)
{
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, text);
}

void TestInspectorPane::save(const QString &name)
{
    const QString folder = qEnvironmentVariable("SIM_SCREENSHOTS");
    if (!folder.isEmpty())
        QVERIFY(m_pane->grab().save(folder + u'/' + name + u".png"_s));
}

void TestInspectorPane::showsWhatThePropertyIs()
{
    m_store.series(u"d1"_s, u"temperature"_s)->addGenerated(WallTime {}, -18.25, -18.25);
    QTRY_COMPARE(m_pane->property().valueText(), u"-18.25\u2009°C"_s);
    QCOMPARE(m_pane->property().scopeText(), u"Edits the type Cold room sensor: 2 devices"_s);
    QCOMPARE(parameter<NumberEditor>(u"mean"_s)->field()->text(), u"5"_s);
    QVERIFY(source().autoButton()->isChecked());
    QVERIFY(source().preview()->curve().size() > 20);
}

void TestInspectorPane::slidingChangesTheProfileAndThePreviewAndUndoesAsOne()
{
    auto *amplitude = parameter<NumberEditor>(u"amplitude"_s);
    QVERIFY(amplitude->slider() != nullptr);
    const QList<QPointF> before = source().preview()->curve();
    const int depth = m_document->undoStack().count();
    QSlider *slider = amplitude->slider();
    const QPoint start(slider->width() / 3, slider->height() / 2);
    QTest::mousePress(slider, Qt::LeftButton, {}, start);
    for (int step = 1; step <= 10; ++step)
        QTest::mouseMove(slider, start + QPoint(step * 4, 0));
    QTest::mouseRelease(slider, Qt::LeftButton, {}, start + QPoint(40, 0));
    const double moved = property().source.parameters.value(u"amplitude"_s).toDouble();
    QVERIFY(moved != 10);
    QCOMPARE(amplitude->field()->text(), QString::number(moved));
    QVERIFY(source().preview()->curve() != before);
    QCOMPARE(m_document->undoStack().count(), depth + 1);
    m_document->undoStack().undo();
    QCOMPARE(property().source.parameters.value(u"amplitude"_s).toDouble(), 10.0);
    QCOMPARE(amplitude->field()->text(), u"10"_s);
    QCOMPARE(source().preview()->curve(), before);
}

void TestInspectorPane::typingNumbersAndDurationsChangesTheProfile()
{
    retype(parameter<NumberEditor>(u"mean"_s)->findChild<QLineEdit *>(), u"-12.5"_s);
    QCOMPARE(property().source.parameters.value(u"mean"_s).toDouble(), -12.5);
    retype(parameter<TextEditor>(u"period"_s)->field(), u"90s"_s);
    QCOMPARE(property().source.parameters.value(u"period"_s).toString(), u"90s"_s);
    QTest::keyClick(parameter<NumberEditor>(u"mean"_s)->field(), Qt::Key_Up);
    QVERIFY(property().source.parameters.value(u"mean"_s).toDouble() > -12.5);
}

void TestInspectorPane::badInputStaysBesideTheField_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("text");
    QTest::newRow("no number") << u"mean"_s << u"warm"_s;
    QTest::newRow("negative amplitude") << u"amplitude"_s << u"-3"_s;
    QTest::newRow("duration without unit") << u"period"_s << u"12 parsecs"_s;
    QTest::newRow("empty period") << u"period"_s << u"0s"_s;
}

void TestInspectorPane::badInputStaysBesideTheField()
{
    QFETCH(QString, name);
    QFETCH(QString, text);
    auto *editor = parameter<ParameterEditor>(name);
    QVERIFY(editor != nullptr);
    auto *field = editor->findChild<QLineEdit *>();
    field->setFocus();
    field->selectAll();
    QTest::keyClick(field, Qt::Key_Delete);
    const Profile profile = m_document->profile();
    QTest::keyClicks(field, text);
    QVERIFY2(!editor->error().isEmpty(), "no error is shown");
    QCOMPARE(field->text(), text);
    QVERIFY2(m_document->profile() == profile, "the profile was changed");
    field->selectAll();
    QTest::keyClicks(field, name == u"period"_s ? u"30s"_s : u"3"_s);
    QVERIFY(editor->error().isEmpty());
    QVERIFY(!(m_document->profile() == profile));
}

void TestInspectorPane::manualAndAutoSwitchAndUndo()
{
    QTest::mouseClick(source().manualButton(), Qt::LeftButton);
    QCOMPARE(property().source.kind, u"manual"_s);
    QVERIFY(source().control()->isVisible());
    QVERIFY(source().manualButton()->isChecked());
    QVERIFY(checkSpec(property().source, m_catalogues.sources, PropertyType::Number).isEmpty());
    m_document->undoStack().undo();
    QCOMPARE(property().source.kind, u"sine"_s);
    QVERIFY(source().autoButton()->isChecked());
    QTest::mouseClick(source().manualButton(), Qt::LeftButton);
    QTest::mouseClick(source().autoButton(), Qt::LeftButton);
    QCOMPARE(property().source, numberProperty().source);
}

void TestInspectorPane::keysSwitchAndNudge()
{
    m_pane->setFocus();
    QTest::keyClick(m_pane.get(), Qt::Key_M);
    QCOMPARE(property().source.kind, u"manual"_s);
    const double start = property().source.parameters.value(u"initial"_s).toDouble();
    QTest::keyClick(m_pane.get(), Qt::Key_Up);
    const double once = property().source.parameters.value(u"initial"_s).toDouble();
    QVERIFY(once > start);
    QTest::keyClick(m_pane.get(), Qt::Key_Down, Qt::ShiftModifier);
    QVERIFY(property().source.parameters.value(u"initial"_s).toDouble() < start);
    QTest::keyClick(m_pane.get(), Qt::Key_A);
    QCOMPARE(property().source.kind, u"sine"_s);
}

void TestInspectorPane::manualValueGoesToTheRunAndNotIntoTheProfile()
{
    m_pane->setManual();
    m_pane->run().setRunning(true);
    const Profile before = m_document->profile();
    QSignalSpy spy(m_pane.get(), &InspectorPane::manualValueSet);
    auto *field = source().control()->findChild<NumberField *>()->findChild<QLineEdit *>();
    retype(field, u"-7"_s);
    QVERIFY(!spy.isEmpty());
    QCOMPARE(spy.last().at(0).toString(), u"d1"_s);
    QCOMPARE(spy.last().at(2).value<Value>(), Value(-7.0));
    QVERIFY(m_document->profile() == before);
}

void TestInspectorPane::pickingAnotherGeneratorMakesOneThatWorks()
{
    QTest::mouseClick(source().kindButton(), Qt::LeftButton);
    KindPicker *picker = source().picker();
    QVERIFY(picker->isVisible());
    QTest::keyClicks(picker->search(), u"random walk around"_s);
    picker->search()->clear();
    QTest::keyClicks(picker->search(), u"square"_s);
    const QString folder = qEnvironmentVariable("SIM_SCREENSHOTS");
    if (!folder.isEmpty()) {
        picker->search()->clear();
        QVERIFY(picker->grab().save(folder + u"/kindpicker.png"_s));
        QTest::keyClicks(picker->search(), u"square"_s);
    }
    QTest::keyClick(picker->search(), Qt::Key_Return);
    QVERIFY(!picker->isVisible());
    QCOMPARE(property().source.kind, u"square"_s);
    QVERIFY(source().preview()->problem().isEmpty());
    for (const KindDescription &kind : m_catalogues.sources.kinds()) {
        for (const auto &[name, place] :
            { std::pair(u"temperature"_s, 0), std::pair(u"door"_s, 1) }) {
            const ResolvedProperty *shown = m_document->device(u"d1"_s)->property(name);
            if (!kind.types.isEmpty() && !kind.types.contains(shown->definition.type))
                continue;
            const SourceSpec made
                = usefulSource(m_catalogues.sources, kind.kind, *shown, { u"other"_s }, {});
            const auto problems
                = sourceProblems(made, m_catalogues.sources, shown->definition.type);
            QVERIFY2(problems.isEmpty(),
                qPrintable(kind.kind
                    + (problems.isEmpty() ? QString() : problems.first().error.message())));
        }
    }
}

void TestInspectorPane::modifiersAreAddedEditedAndRemoved()
{
    ModifierSection &modifiers = m_pane->property().modifiers();
    QCOMPARE(modifiers.chips().size(), 1);
    for (QAction *action : modifiers.addButton()->menu()->actions()) {
        if (action->data() == u"quantize"_s)
            action->trigger();
    }
    QCOMPARE(property().modifiers.size(), 2);
    QCOMPARE(modifiers.chips().size(), 2);
    auto *step = qobject_cast<NumberEditor *>(modifiers.form()->editor(u"step"_s));
    QVERIFY(step != nullptr);
    QTRY_VERIFY(step->isVisible());
    retype(step->findChild<QLineEdit *>(), u"0.5"_s);
    QCOMPARE(property().modifiers.at(1).parameters.value(u"step"_s).toDouble(), 0.5);
    retype(step->findChild<QLineEdit *>(), u"-1"_s);
    QVERIFY(!step->error().isEmpty());
    QVERIFY(property().modifiers.at(1).parameters.value(u"step"_s).toDouble() > 0);
    QTest::mouseClick(modifiers.chips().at(0)->findChild<QToolButton *>(u"chip"_s), Qt::LeftButton);
    QVERIFY(modifiers.form()->editor(u"stdDev"_s) != nullptr);
    QTest::mouseClick(
        modifiers.chips().at(0)->findChild<QToolButton *>(u"remove"_s), Qt::LeftButton);
    QCOMPARE(property().modifiers.size(), 1);
    QCOMPARE(property().modifiers.first().kind, u"quantize"_s);
    m_document->undoStack().undo();
    QCOMPARE(modifiers.chips().size(), 2);
}

void TestInspectorPane::rulesSayWhereTheyComeFromAndCanBeReset()
{
    RuleSection &schedule = m_pane->property().schedule();
    auto *every = qobject_cast<TextEditor *>(schedule.editor(u"schedule.sampleEvery"_s));
    QCOMPARE(every->field()->text(), u"2s"_s);
    QCOMPARE(every->origin(), u"inherited from type Cold room sensor"_s);
    QVERIFY(!every->resetButton()->isVisible());
    retype(every->field(), u"500ms"_s);
    QCOMPARE(property().schedule.sampleEvery, std::chrono::milliseconds(500));
    QVERIFY(every->resetButton()->isVisible());
    retype(every->field(), u"0s"_s);
    QVERIFY(!every->error().isEmpty());
    QVERIFY(property().schedule.sampleEvery > std::chrono::milliseconds(0));
    QTest::mouseClick(every->resetButton(), Qt::LeftButton);
    QVERIFY(!property().schedule.sampleEvery);
    QCOMPARE(every->field()->text(), u"2s"_s);

    RuleSection &report = m_pane->property().report();
    auto *mode = qobject_cast<ChoiceEditor *>(report.editor(u"report"_s));
    ParameterEditor *deadband = report.editor(u"report.onChange.deadband"_s);
    QVERIFY(!deadband->isVisible());
    mode->field()->setFocus();
    QTest::keyClick(mode->field(), Qt::Key_Down);
    QVERIFY(property().report && property().report->onChange);
    QVERIFY(deadband->isVisible());
    retype(deadband->findChild<QLineEdit *>(), u"1%"_s);
    QCOMPARE(property().report->onChange->deadband, (Amount { .value = 1, .isPercent = true }));
}

void TestInspectorPane::everyEditReachesARunningSimulation()
{
    bool isRunning = false;
    QStringList sent;
    const LiveEdits edits(
        *m_document, [&] { return isRunning; },
        [&](const QString &device, const ResolvedProperty &changed) {
            sent.append(device + u'/' + changed.id() + u'='
                + changed.source.parameters.value(u"mean"_s).toVariant().toString());
        });
    retype(parameter<NumberEditor>(u"mean"_s)->findChild<QLineEdit *>(), u"6"_s);
    QVERIFY(sent.isEmpty());
    isRunning = true;
    QTest::keyClick(parameter<NumberEditor>(u"mean"_s)->field(), Qt::Key_1);
    QCOMPARE(sent, QStringList({ u"d1/temperature=61"_s, u"d2/temperature=61"_s }));
    sent.clear();
    m_document->undoStack().undo();
    QCOMPARE(sent, QStringList({ u"d1/temperature=5"_s, u"d2/temperature=5"_s }));
}

void TestInspectorPane::deviceShowsNoSecretAndRefusesOne()
{
    m_selection->select(u"d1"_s);
    DeviceInspector &device = m_pane->device();
    QVERIFY(device.isVisible());
    QCOMPARE(device.secretRef()->field()->text(), u"keychain:d1"_s);
    retype(device.secretRef()->field(), u"s3cr3t"_s);
    QVERIFY(!device.secretRef()->error().isEmpty());
    QCOMPARE(m_document->profile().devices.first().credentials.secretRef, u"keychain:d1"_s);
    retype(device.secretRef()->field(), u"${env:KEY}"_s);
    QCOMPARE(m_document->profile().devices.first().credentials.secretRef, u"${env:KEY}"_s);
    retype(device.name()->field(), u"Cellar"_s);
    QCOMPARE(m_document->profile().devices.first().name, u"Cellar"_s);
    RunSnapshot snapshot;
    snapshot.state = RunState::Running;
    snapshot.devices = { { .id = u"d1"_s,
        .state = DeviceLink::State::Failed,
        .stage = {},
        .error = u"Login refused."_s } };
    m_pane->run().take(snapshot);
    QCOMPARE(device.stateText(), u"Failed"_s);
    QCOMPARE(device.errorText(), u"Login refused."_s);
    save(u"inspector-device"_s);
}

void TestInspectorPane::nothingIsWiderThanThePane()
{
    m_pane->property().source().setManual();
    for (const QString &name : { u"temperature"_s, u"door"_s, QString() }) {
        m_selection->select(u"d2"_s, name);
        QCoreApplication::processEvents();
        QVERIFY2(m_pane->widget()->width() <= m_pane->viewport()->width(), qPrintable(name));
    }
}

void TestInspectorPane::looksGood()
{
    m_pane->resize(340, 1500);
    QCoreApplication::processEvents();
    QTest::mouseClick(
        m_pane->property().modifiers().chips().at(0)->findChild<QToolButton *>(u"chip"_s),
        Qt::LeftButton);
    retype(parameter<TextEditor>(u"period"_s)->field(), u"2 parsecs"_s);
    QCoreApplication::processEvents();
    save(u"inspector-light"_s);
    m_theme.setMode(Theme::Mode::Dark);
    m_theme.apply(*qApp);
    QCoreApplication::processEvents();
    save(u"inspector-dark"_s);
    m_pane->setManual();
    m_selection->select(u"d1"_s, u"door"_s);
    m_pane->setManual();
    QCoreApplication::processEvents();
    save(u"inspector-door"_s);
    m_theme.setMode(Theme::Mode::Light);
    m_theme.apply(*qApp);
    QVERIFY(m_pane->verticalScrollBar() != nullptr);
}

QTEST_MAIN(TestInspectorPane)

#include "tst_inspectorpane.moc"
