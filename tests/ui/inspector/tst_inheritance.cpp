// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/modifier/modifier.h"
#include "core/source/source.h"
#include "ui/inspector/choiceeditor.h"
#include "ui/inspector/deviceinspector.h"
#include "ui/inspector/inspectorpane.h"
#include "ui/inspector/modifiersection.h"
#include "ui/inspector/numbereditor.h"
#include "ui/inspector/numberfield.h"
#include "ui/inspector/originline.h"
#include "ui/inspector/parameterform.h"
#include "ui/inspector/propertyinspector.h"
#include "ui/inspector/rulesection.h"
#include "ui/inspector/scopeswitch.h"
#include "ui/inspector/sourcesection.h"
#include "ui/inspector/texteditor.h"
#include "ui/main/profiledocument.h"
#include "ui/main/selection.h"
#include "ui/theme/theme.h"

#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QToolButton>

using namespace sim;
using namespace Qt::StringLiterals;

namespace {

Profile coldRoom()
{
    Profile profile;
    profile.name = u"Cold room"_s;
    Endpoint endpoint;
    endpoint.id = u"connio"_s;
    endpoint.host = u"mqtt.connio.cloud"_s;
    profile.endpoints = { endpoint };
    profile.defaults.publish.qos = 1;
    DeviceType type;
    type.id = u"coldroom"_s;
    type.name = u"Cold room sensor"_s;
    type.endpoint = u"connio"_s;
    type.schedule.sampleEvery = std::chrono::seconds(2);
    Property property;
    property.definition.id = u"temperature"_s;
    property.definition.unit = u"°C"_s;
    property.source = { .kind = u"sine"_s,
        .parameters = { { u"mean"_s, 5 }, { u"amplitude"_s, 10 }, { u"period"_s, u"2m"_s } } };
    property.modifiers = { { .kind = u"noise"_s, .parameters = { { u"stdDev"_s, 0.4 } } } };
    type.properties = { property };
    profile.deviceTypes = { type };
    for (const QString &id : { u"d1"_s, u"d2"_s }) {
        Device device;
        device.id = id;
        device.type = type.id;
        device.name = u"Room "_s + id.last(1);
        profile.devices.append(device);
    }
    return profile;
}

} // namespace

class TestInheritance : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { m_theme.apply(*qApp); }

    void init();

    void cleanup() { m_pane.reset(); }

    void editsOfADeviceBecomeOverrides();
    void overriddenValuesCanBeReset();
    void rulesOfADeviceBecomeOverrides();
    void everyRuleOfAProfileCanBeEdited_data();
    void everyRuleOfAProfileCanBeEdited();
    void sourcesAndModifiersAreOverriddenAsAWhole();
    void theUserChoosesTheType();
    void oneDeviceOfItsTypeEditsTheType();
    void groupsAreCalledGroups();
    void everythingIsReachedByKeyAndNamed();
    void looksGood();

private:
    PropertyInspector &shown() { return m_pane->property(); }

    const Device &device(int place = 0) const { return m_document->profile().devices.at(place); }

    const DeviceType &type() const { return m_document->profile().deviceTypes.first(); }

    ParameterEditor *parameter(const QString &name)
    {
        return shown().source().form()->editor(name);
    }

    static void retype(QWidget *editor, const QString &text)
    {
        auto *field = editor->findChild<QLineEdit *>();
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, text);
    }

    Theme m_theme;
    KindCatalogues m_catalogues { .sources = sourceCatalogue(), .modifiers = modifierCatalogue() };
    SeriesStore m_store;
    std::unique_ptr<ProfileDocument> m_document;
    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<InspectorPane> m_pane;
};

void TestInheritance::init()
{
    m_document = std::make_unique<ProfileDocument>(m_catalogues);
    m_document->setProfile(coldRoom());
    m_selection = std::make_unique<Selection>();
    m_pane = std::make_unique<InspectorPane>(
        *m_document, *m_selection, std::make_unique<RunLink>(m_store), m_theme);
    m_pane->resize(320, 900);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    m_selection->select(u"d1"_s, u"temperature"_s);
}

void TestInheritance::editsOfADeviceBecomeOverrides()
{
    QCOMPARE(shown().scopeText(), u"Edits Room 1 alone"_s);
    QCOMPARE(parameter(u"mean"_s)->origin(), u"inherited from type Cold room sensor"_s);
    QVERIFY(!parameter(u"mean"_s)->resetButton()->isVisible());
    const DeviceType before = type();
    retype(parameter(u"mean"_s), u"7"_s);
    QCOMPARE(device().overrides, (QJsonObject { { u"temperature.source.mean"_s, 7 } }));
    QVERIFY(type() == before);
    QVERIFY(device(1).overrides.isEmpty());
    QCOMPARE(parameter(u"mean"_s)->origin(), u"set for Room 1 alone"_s);
    QCOMPARE(parameter(u"amplitude"_s)->origin(), u"inherited from type Cold room sensor"_s);
    m_selection->select(u"d2"_s, u"temperature"_s);
    QCOMPARE(parameter(u"mean"_s)->origin(), u"inherited from type Cold room sensor"_s);
    QCOMPARE(parameter(u"mean"_s)->findChild<QLineEdit *>()->text(), u"5"_s);
}

void TestInheritance::overriddenValuesCanBeReset()
{
    retype(parameter(u"mean"_s), u"7"_s);
    QToolButton *reset = parameter(u"mean"_s)->resetButton();
    QVERIFY(reset->isVisible());
    retype(parameter(u"mean"_s), u"warm"_s); // given up by the reset as well
    QVERIFY(!parameter(u"mean"_s)->error().isEmpty());
    QTest::mouseClick(reset, Qt::LeftButton);
    QVERIFY(device().overrides.isEmpty());
    QCOMPARE(parameter(u"mean"_s)->findChild<QLineEdit *>()->text(), u"5"_s);
    QVERIFY(parameter(u"mean"_s)->error().isEmpty());
    QVERIFY(!reset->isVisible());
    m_document->undoStack().undo();
    QCOMPARE(device().overrides.value(u"temperature.source.mean"_s).toInt(), 7);
    QVERIFY(reset->isVisible());
}

void TestInheritance::rulesOfADeviceBecomeOverrides()
{
    ParameterEditor *every = shown().schedule().editor(u"schedule.sampleEvery"_s);
    ParameterEditor *qos = shown().publish().editor(u"publish.qos"_s);
    QCOMPARE(every->origin(), u"inherited from type Cold room sensor"_s);
    QCOMPARE(qos->origin(), u"inherited from the profile"_s);
    QCOMPARE(shown().publish().editor(u"publish.retain"_s)->origin(), u"built-in default"_s);
    retype(every, u"5s"_s);
    QCOMPARE(device().overrides.value(u"temperature.schedule.sampleEvery"_s), u"5s"_s);
    QVERIFY(!type().properties.first().schedule.sampleEvery);
    QTest::mouseClick(every->resetButton(), Qt::LeftButton);
    QVERIFY(device().overrides.isEmpty());
    QCOMPARE(every->findChild<QLineEdit *>()->text(), u"2s"_s);
    m_document->edit(u"edit"_s, [](Profile &profile) {
        profile.devices[0].overrides.insert(u"schedule.sampleEvery"_s, u"9s"_s);
    });
    QCOMPARE(every->origin(), u"set for all properties of Room 1"_s);
    QVERIFY(!every->resetButton()->isVisible());
}

void TestInheritance::everyRuleOfAProfileCanBeEdited_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("bad"); // empty: no text is bad
    QTest::addColumn<QString>("good");
    QTest::addColumn<QJsonValue>("json");
    const QJsonArray windows { QJsonObject { { u"days"_s, QJsonArray { u"mon"_s, u"tue"_s } },
                                   { u"from"_s, u"08:00"_s }, { u"to"_s, u"18:00"_s } },
        QJsonObject { { u"from"_s, u"22:00"_s }, { u"to"_s, u"02:00"_s } } };
    QTest::newRow("jitter") << u"schedule.jitter"_s << u"7 parsecs"_s << u"7%"_s
                            << QJsonValue(u"7%"_s);
    QTest::newRow("alignTo") << u"schedule.alignTo"_s << u"8d"_s << u"1m"_s << QJsonValue(u"1m"_s);
    QTest::newRow("activeWindows") << u"schedule.activeWindows"_s << u"monday"_s
                                   << u"mon-tue 08:00-18:00; 22:00-02:00"_s << QJsonValue(windows);
    QTest::newRow("maxBytes") << u"publish.batch.maxBytes"_s << u"63"_s << u"64"_s
                              << QJsonValue(64);
    QTest::newRow("queue") << u"publish.offlineQueue.size"_s << u"0.5"_s << u"70"_s
                           << QJsonValue(70);
    QTest::newRow("arrival") << u"schedule.arrival"_s << QString() << u"poisson"_s
                             << QJsonValue(u"poisson"_s);
    QTest::newRow("missed") << u"schedule.missed"_s << QString() << u"catch up"_s
                            << QJsonValue(u"catchUp"_s);
    QTest::newRow("policy") << u"publish.offlineQueue.policy"_s << QString() << u"pause"_s
                            << QJsonValue(u"pause"_s);
}

void TestInheritance::everyRuleOfAProfileCanBeEdited()
{
    QFETCH(QString, path);
    QFETCH(QString, bad);
    QFETCH(QString, good);
    QFETCH(QJsonValue, json);
    m_document->edit(
        u"edit"_s, [](Profile &profile) { profile.defaults.publish.mode = PublishMode::Feed; });
    RuleSection &section = path.startsWith("schedule"_L1) ? shown().schedule() : shown().publish();
    ParameterEditor *editor = section.editor(path);
    QVERIFY(editor != nullptr);
    QVERIFY(editor->isVisible());
    const QString key = u"temperature."_s + path;
    if (bad.isEmpty()) {
        QTest::keyClicks(editor->focusProxy(), good);
    } else {
        retype(editor, bad);
        QVERIFY(!editor->error().isEmpty());
        QVERIFY(device().overrides.value(key) != json);
        retype(editor, good);
        QCOMPARE(editor->findChild<QLineEdit *>()->text(), good); // as typed
    }
    QVERIFY(editor->error().isEmpty());
    QCOMPARE(device().overrides.value(key), json);
    QVERIFY(m_document->resolutionErrors().isEmpty());
    QTest::keyClick(editor->resetButton(), Qt::Key_Space); // it may be scrolled out of sight
    QVERIFY(device().overrides.isEmpty());
    QCOMPARE(editor->origin(), u"built-in default"_s);
}

void TestInheritance::sourcesAndModifiersAreOverriddenAsAWhole()
{
    QTest::mouseClick(shown().source().manualButton(), Qt::LeftButton);
    QCOMPARE(type().properties.first().source.kind, u"sine"_s);
    QCOMPARE(m_document->device(u"d1"_s)->properties.first().source.kind, u"manual"_s);
    OriginLine *origin = shown().source().origin();
    QCOMPARE(origin->text(), u"set for Room 1 alone"_s);
    QTest::mouseClick(origin->resetButton(), Qt::LeftButton);
    QVERIFY(device().overrides.isEmpty());
    QCOMPARE(origin->text(), u"inherited from type Cold room sensor"_s);

    ModifierSection &modifiers = shown().modifiers();
    QTest::mouseClick(
        modifiers.chips().at(0)->findChild<QToolButton *>(u"remove"_s), Qt::LeftButton);
    QCOMPARE(type().properties.first().modifiers.size(), 1);
    QVERIFY(m_document->device(u"d1"_s)->properties.first().modifiers.isEmpty());
    QTest::mouseClick(modifiers.origin()->resetButton(), Qt::LeftButton);
    QVERIFY(device().overrides.isEmpty());
    QCOMPARE(modifiers.chips().size(), 1);
}

void TestInheritance::theUserChoosesTheType()
{
    retype(parameter(u"mean"_s), u"7"_s);
    QTest::mouseClick(shown().scope().typeButton(), Qt::LeftButton);
    QCOMPARE(shown().scopeText(), u"Edits the type Cold room sensor: 2 devices"_s);
    QCOMPARE(parameter(u"amplitude"_s)->origin(), QString());
    QCOMPARE(parameter(u"mean"_s)->origin(), u"set for Room 1 alone"_s);
    retype(parameter(u"mean"_s), u"9"_s);
    QCOMPARE(type().properties.first().source.parameters.value(u"mean"_s).toInt(), 9);
    QVERIFY(device().overrides.isEmpty());
    m_selection->select(u"d2"_s, u"temperature"_s); // of the same type: the choice holds
    QVERIFY(shown().scope().typeButton()->isChecked());
    m_document->setProfile(coldRoom());
    QVERIFY(shown().scope().deviceButton()->isChecked());
}

void TestInheritance::oneDeviceOfItsTypeEditsTheType()
{
    Profile profile = coldRoom();
    profile.devices.removeLast();
    m_document->setProfile(profile);
    QCOMPARE(shown().scopeText(), u"Edits the type Cold room sensor: 1 device"_s);
    QTest::mouseClick(shown().scope().deviceButton(), Qt::LeftButton);
    retype(parameter(u"mean"_s), u"7"_s);
    QVERIFY(!device().overrides.isEmpty());
}

void TestInheritance::groupsAreCalledGroups()
{
    Profile profile = coldRoom();
    profile.devices[1].count = 3;
    profile.devices[1].idPattern = u"_dev_{n}"_s;
    m_document->setProfile(profile);
    m_selection->select(u"d2-3"_s, u"temperature"_s);
    QCOMPARE(shown().scope().deviceButton()->text(), u"This group"_s);
    retype(parameter(u"mean"_s), u"7"_s);
    QCOMPARE(device(1).overrides.value(u"temperature.source.mean"_s).toInt(), 7);
    QCOMPARE(parameter(u"mean"_s)->origin(), u"set for this group alone"_s);
}

void TestInheritance::everythingIsReachedByKeyAndNamed()
{
    QToolButton *device = shown().scope().deviceButton();
    QCOMPARE(device->accessibleName(), u"Edit Room 1 alone"_s);
    device->setFocus();
    QTest::keyClick(device, Qt::Key_Right);
    QVERIFY(shown().scope().typeButton()->isChecked());
    QTest::keyClick(shown().scope().typeButton(), Qt::Key_Left);
    QVERIFY(device->isChecked());
    retype(parameter(u"mean"_s), u"7"_s);
    QWidget *field = parameter(u"mean"_s)->focusProxy();
    QVERIFY(field->accessibleDescription().contains(u"set for Room 1 alone"_s));
    QToolButton *reset = parameter(u"mean"_s)->resetButton();
    QCOMPARE(reset->accessibleName(), u"Reset Mean to the inherited value"_s);
    reset->setFocus();
    QVERIFY(reset->hasFocus());
    QTest::keyClick(reset, Qt::Key_Space);
    QVERIFY(this->device().overrides.isEmpty());
}

void TestInheritance::looksGood()
{
    m_pane->resize(340, 1500);
    retype(parameter(u"mean"_s), u"7"_s);
    QCoreApplication::processEvents();
    QVERIFY(m_pane->widget()->width() <= m_pane->viewport()->width());
    const QString folder = qEnvironmentVariable("SIM_SCREENSHOTS");
    if (folder.isEmpty())
        return;
    QVERIFY(m_pane->grab().save(folder + u"/inheritance-light.png"_s));
    m_theme.setMode(Theme::Mode::Dark);
    m_theme.apply(*qApp);
    QCoreApplication::processEvents();
    QVERIFY(m_pane->grab().save(folder + u"/inheritance-dark.png"_s));
    m_theme.setMode(Theme::Mode::Light);
    m_theme.apply(*qApp);
}

QTEST_MAIN(TestInheritance)

#include "tst_inheritance.moc"
