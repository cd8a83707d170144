// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/panefactory.h"
#include "core/file/profilewriter.h"
#include "core/file/settingsfile.h"
#include "ui/inspector/liveedits.h"
#include "ui/inspector/numbereditor.h"
#include "ui/main/mainwindow.h"
#include "ui/main/workbench.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QTableView>

using namespace sim;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 30'000; ///< ms, for a broker that starts under a sanitizer

class NoQuestions final : public UserQuestions
{
public:
    QString fileToOpen(QWidget *, const QString &) override { return path; }

    QString fileToSave(QWidget *, const QString &) override { return path; }

    Unsaved unsavedChanges(QWidget *, const QString &) override { return Unsaved::Discard; }

    QString path;
};

} // namespace

/// The first minutes of a new user, with the real window, engine and broker, by mouse and keyboard.
class TestWindowStory : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();

    // One story, in this order.
    void demoStartsFromItsCard();
    void valuesArriveAtThePlatform();
    void changingTheSourceChangesTheCurve();
    void composedRawValueArrives();
    void badRawValueIsRefusedBesideTheField();
    void composedFeedArrives();
    void trafficCanBeFiltered();
    void savedProfileReopensEqual();
    void stopDisconnects();

private:
    template <typename T>
    T *widget(const QString &name) const
    {
        T *found = m_window->findChild<T *>(name);
        return found;
    }

    std::optional<StoredProperty> stored(const QString &property) const;
    bool hasTraffic(const QString &part) const;

    const KindCatalogues m_kinds = allKinds();
    const SystemClock m_clock;
    QTemporaryDir m_folder;
    std::unique_ptr<SettingsFile> m_settings;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ProfileDocument> m_document;
    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<SimulationHost> m_host;
    std::unique_ptr<RunController> m_run;
    ConnectionDoctor m_connectionDoctor { m_clock };
    std::unique_ptr<DoctorController> m_doctor;
    std::unique_ptr<LiveEdits> m_edits;
    SessionVault m_vault;
    NoQuestions m_questions;
    std::unique_ptr<MainWindow> m_window;
};

void TestWindowStory::initTestCase()
{
    m_settings = std::make_unique<SettingsFile>(m_folder.filePath(u"window.settings"_s), m_clock);
    m_theme = std::make_unique<Theme>();
    m_theme->setMode(Theme::Mode::Light);
    m_theme->apply(*qApp);
    m_document = std::make_unique<ProfileDocument>(m_kinds, m_clock);
    m_selection = std::make_unique<Selection>();
    m_host = std::make_unique<SimulationHost>(m_kinds, m_clock);
    m_run = std::make_unique<RunController>(*m_document, *m_host, m_vault, m_clock);
    m_doctor = std::make_unique<DoctorController>(
        *m_document, *m_run, *m_host, m_vault, m_connectionDoctor);
    m_edits = std::make_unique<LiveEdits>(*m_document, *m_host);
    const MainWindowParts parts { .document = *m_document,
        .selection = *m_selection,
        .host = *m_host,
        .run = *m_run,
        .doctor = *m_doctor,
        .vault = m_vault,
        .theme = *m_theme,
        .clock = m_clock,
        .settings = *m_settings,
        .questions = m_questions,
        .about = { .version = u"1"_s, .mqttClient = u"test"_s } };
    m_window = std::make_unique<MainWindow>(parts, makePanes(parts));
    m_window->resize(1280, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestWindowStory::cleanupTestCase()
{
    m_window.reset();
    m_edits.reset();
    m_doctor.reset();
    m_run.reset();
    m_host.reset();
}

std::optional<StoredProperty> TestWindowStory::stored(const QString &property) const
{
    const QList<StoredProperty> all = m_host->snapshot().stored;
    for (const StoredProperty &candidate : all) {
        if (candidate.property == property
            && candidate.deviceId == m_document->devices().constFirst().deviceId)
            return candidate;
    }
    return {};
}

bool TestWindowStory::hasTraffic(const QString &part) const
{
    const auto *table = widget<QTableView>(u"trafficTable"_s);
    const QAbstractItemModel *model = table->model();
    for (int row = model->rowCount() - 1; row >= 0; --row) {
        for (int column = 0; column < model->columnCount(); ++column) {
            if (model->index(row, column).data().toString().contains(part))
                return true;
        }
    }
    return false;
}

void TestWindowStory::demoStartsFromItsCard()
{
    QTest::mouseClick(widget<QAbstractButton>(u"demoCard"_s), Qt::LeftButton);
    QVERIFY(m_window->workbench().isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(m_host->snapshot().counts.online, quint64(2), kPatience);
    QCOMPARE(m_selection->property(), u"setpoint"_s); // something to drive is in sight
}

void TestWindowStory::valuesArriveAtThePlatform()
{
    QTRY_VERIFY_WITH_TIMEOUT(m_host->snapshot().counts.arrived.value_or(0) > 5, kPatience);
    QCOMPARE(m_host->snapshot().counts.rejected.value_or(1), quint64(0));
    QTRY_VERIFY_WITH_TIMEOUT(hasTraffic(u"properties/humidity"_s), kPatience);
}

void TestWindowStory::changingTheSourceChangesTheCurve()
{
    const ResolvedDevice device = m_document->devices().constFirst();
    const auto series = m_host->series().series(device.id, u"humidity"_s);
    m_selection->select(device.id, u"humidity"_s);
    // The inspector's field for the parameter "mean" of the source, by keyboard.
    auto *mean = widget<NumberEditor>(u"mean"_s);
    QVERIFY(mean != nullptr);
    QTRY_VERIFY(mean->isVisible());
    auto *field = mean->findChild<QLineEdit *>();
    QTest::mouseDClick(field, Qt::LeftButton);
    field->selectAll();
    QTest::keyClicks(field, u"5"_s);
    QTest::keyClick(field, Qt::Key_Return);
    const auto meanOf = [this, &device] {
        const ResolvedProperty *property = m_document->device(device.id)->property(u"humidity");
        return property->source.parameters.value(u"mean"_s).toDouble();
    };
    QCOMPARE(meanOf(), 5.0);
    QVERIFY(m_window->isWindowModified());
    // The running device follows its new mean.
    QTRY_VERIFY_WITH_TIMEOUT(numberIn(*series->latest()).value_or(100) < 60, kPatience);
    m_document->undoStack().undo();
    QVERIFY(meanOf() > 60);
}

void TestWindowStory::composedRawValueArrives()
{
    auto *property = widget<QComboBox>(u"rawProperty"_s);
    property->setCurrentIndex(property->findData(u"temperature"_s));
    auto *value = widget<QPlainTextEdit>(u"rawValue"_s);
    value->selectAll();
    QTest::keyClicks(value, u"31.25"_s);
    QCOMPARE(widget<QLabel>(u"rawBytes"_s)->text(), u"31.25"_s);
    QVERIFY(widget<QLabel>(u"rawTopic"_s)->text().endsWith("/properties/temperature"_L1));
    QSignalSpy composed(m_host.get(), &SimulationHost::composed);
    QTest::mouseClick(widget<QAbstractButton>(u"composePublish"_s), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(composed.count(), 1, kPatience);
    QVERIFY2(composed.first().at(1).toBool(), qPrintable(composed.first().at(2).toString()));
    QTRY_VERIFY_WITH_TIMEOUT(hasTraffic(u"31.25"_s), kPatience);
    // The demo publishes temperatures too: the mirror counts this one beside them.
    QTRY_VERIFY_WITH_TIMEOUT(
        stored(u"temperature"_s) && stored(u"temperature"_s)->stored > 0, kPatience);
    QCOMPARE(widget<QAbstractItemView>(u"composeHistory"_s)->model()->rowCount(), 1);
}

void TestWindowStory::badRawValueIsRefusedBesideTheField()
{
    auto *value = widget<QPlainTextEdit>(u"rawValue"_s);
    value->selectAll();
    QTest::keyClicks(value, u"warm"_s);
    QVERIFY(!widget<QLabel>(u"rawProblem"_s)->text().isEmpty());
    QVERIFY(!widget<QAbstractButton>(u"composePublish"_s)->isEnabled());
    value->selectAll();
    QTest::keyClicks(value, u"4000"_s); // readable, but out of bounds
    QVERIFY(!widget<QLabel>(u"rawProblem"_s)->text().isEmpty());
    QVERIFY(!widget<QAbstractButton>(u"composePublish"_s)->isEnabled());
}

void TestWindowStory::composedFeedArrives()
{
    widget<QTabWidget>(u"composeTabs"_s)->setCurrentIndex(1);
    auto *text = widget<QPlainTextEdit>(u"feedText"_s);
    QVERIFY(text->toPlainText().startsWith("{\"dps\":["_L1));
    text->setPlainText(
        uR"({"dps":[{"t":"2026-05-01T14:00:57.467Z","v":-7.75,"prop":"temperature"}]})"_s);
    QCOMPARE(widget<QTableView>(u"feedTable"_s)->model()->rowCount(), 1);
    QSignalSpy composed(m_host.get(), &SimulationHost::composed);
    QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(composed.count(), 1, kPatience);
    QVERIFY2(composed.first().at(1).toBool(), qPrintable(composed.first().at(2).toString()));
    QTRY_VERIFY_WITH_TIMEOUT(hasTraffic(u"-7.75"_s), kPatience);
    QCOMPARE(m_host->snapshot().counts.rejected.value_or(1), quint64(0));

    text->setPlainText(uR"({"dps":[{"v":1,"prop":"nothing"}]})"_s);
    QVERIFY(!widget<QLabel>(u"feedProblem"_s)->text().isEmpty());
    QVERIFY(!widget<QAbstractButton>(u"composePublish"_s)->isEnabled());
}

void TestWindowStory::trafficCanBeFiltered()
{
    auto *filter = widget<QLineEdit>(u"trafficFilter"_s);
    QTest::keyClicks(filter, u"+/+/+/+/+/json 7.75"_s);
    const auto *table = widget<QTableView>(u"trafficTable"_s);
    QCOMPARE(table->model()->rowCount(), 1);
    filter->clear();
    QVERIFY(table->model()->rowCount() > 1);
}

void TestWindowStory::savedProfileReopensEqual()
{
    m_document->edit(u"Rename"_s, [](Profile &profile) { profile.name = u"My cold room"_s; });
    QVERIFY(m_window->isWindowModified());
    m_questions.path = m_folder.filePath(u"mine.conniosim"_s);
    QTest::keyClick(m_window.get(), Qt::Key_S, Qt::ControlModifier);
    QVERIFY(!m_window->isWindowModified());
    const Profile saved = m_document->profile();
    const ProfileReading reading = ProfileReader(m_kinds).readFile(m_questions.path);
    QVERIFY(reading.profile.has_value());
    QVERIFY(*reading.profile == saved);
    QCOMPARE(profileText(*reading.profile), profileText(saved));
}

void TestWindowStory::stopDisconnects()
{
    QSignalSpy finished(m_host.get(), &SimulationHost::finished);
    QTest::mouseClick(widget<QAbstractButton>(u"stopButton"_s), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, kPatience);
    const auto closing = finished.first().first().value<RunSnapshot>();
    QCOMPARE(closing.counts.dropped, quint64(0));
    QCOMPARE(closing.counts.arrived.value_or(0), closing.counts.published);
}

QTEST_MAIN(TestWindowStory)
#include "tst_windowstory.moc"
