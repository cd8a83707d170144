// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/settingsfile.h"
#include "ui/connection/connectionpane.h"
#include "ui/connection/doctorpane.h"
#include "ui/devices/devicespane.h"
#include "ui/main/errordisplay.h"
#include "ui/main/mainwindow.h"
#include "ui/main/workbench.h"
#include "ui/start/connectpage.h"
#include "ui/start/startpage.h"
#include "ui/uiprofile.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialog>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;
using namespace sim;

namespace {

/// Answers without a dialog.
class TestQuestions final : public UserQuestions
{
public:
    QString fileToOpen(QWidget *, const QString &) override { return openPath; }

    QString fileToSave(QWidget *, const QString &) override { return savePath; }

    Unsaved unsavedChanges(QWidget *, const QString &) override
    {
        ++asked;
        return answer;
    }

    QString openPath;
    QString savePath;
    Unsaved answer = Unsaved::Cancel;
    int asked = 0;
};

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void beginsWithTheStartPage();
    void demoCardOpensTheDemo();
    void templateOpensAsANewLocalProfile();
    void backFromTheTemplatesKeepsTheProfile();
    void openedProfileShowsThePanes();
    void titleAndMarkFollowTheDocument();
    void undoAndRedoByKeyboard();
    void saveAsksForAPathOnceThenSavesThere();
    void cancelledSaveSavesNothing();
    void unsavedChangesAreAskedFor_data();
    void unsavedChangesAreAskedFor();
    void brokenFileIsTheBannerNotADialog();
    void newerFormatIsShownAsReadOnly();
    void lostSettingsAreSaidUntilTheUserHasSeenIt();
    void layoutComesBack();
    void resetLayoutShowsEveryPane();
    void themeSwitchesByButtonAndIsKept();
    void timeScaleIsAnEdit();
    void runIsOfferedOnlyWithADocument();
    void errorCountLeadsToTheConnectionPane();
    void theMenuChecksTheConnection();
    void menusHaveShortcutsWithoutConflicts();
    void nothingIsCutOffAt1280x800();

private:
    void make();
    QAction *action(const QString &text) const;
    Profile edited() const;

    QString settingsPath() const { return m_folder.filePath(u"window.settings"_s); }

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
    SessionVault m_vault;
    TestQuestions m_questions;
    std::unique_ptr<MainWindow> m_window;
};

void TestMainWindow::init()
{
    QFile::remove(settingsPath());
    m_settings = std::make_unique<SettingsFile>(settingsPath(), m_clock);
    m_questions = {};
    m_theme = std::make_unique<Theme>();
    m_theme->setMode(Theme::Mode::Light);
    m_document = std::make_unique<ProfileDocument>(m_kinds);
    m_selection = std::make_unique<Selection>();
    m_host = std::make_unique<SimulationHost>(m_kinds, m_clock);
    m_run = std::make_unique<RunController>(*m_document, *m_host, m_vault, m_clock);
    m_doctor = std::make_unique<DoctorController>(
        *m_document, *m_run, *m_host, m_vault, m_connectionDoctor);
    make();
}

void TestMainWindow::make()
{
    m_window.reset();
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
    auto *devices = new DevicesPane(*m_document, *m_selection, *m_host, *m_theme);
    Panes panes;
    panes.devices = devices;
    panes.charts = new QLabel(u"charts"_s);
    panes.inspector = new QLabel(u"inspector"_s);
    panes.compose = new QLabel(u"compose"_s);
    panes.traffic = new QLabel(u"traffic"_s);
    panes.connection = new ConnectionPane(*m_document, *m_run, *m_host, m_vault, *m_theme);
    panes.doctor = new DoctorPane(*m_document, *m_selection, *m_doctor, *m_theme);
    panes.editActions = devices->editActions();
    m_window = std::make_unique<MainWindow>(parts, panes);
    m_window->resize(1280, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestMainWindow::cleanup()
{
    m_window.reset();
    m_doctor.reset();
    m_run.reset();
    m_host.reset();
    m_selection.reset();
    m_document.reset();
    m_theme.reset();
    m_settings.reset();
}

QAction *TestMainWindow::action(const QString &text) const
{
    const QList<QMenu *> menus = m_window->menuBar()->findChildren<QMenu *>();
    for (const QMenu *menu : menus) {
        const QList<QAction *> actions = menu->actions();
        for (QAction *found : actions) {
            if (found->text().remove(u'&').startsWith(text))
                return found;
        }
    }
    return nullptr;
}

void TestMainWindow::beginsWithTheStartPage()
{
    QVERIFY(m_window->findChild<StartPage *>()->isVisible());
    QVERIFY(!m_window->workbench().isVisible());
    QVERIFY(!m_window->findChild<QWidget *>(u"runButton"_s)->isVisible());
}

void TestMainWindow::templateOpensAsANewLocalProfile()
{
    m_run->setTarget({ .isLocal = false, .transport = {} });
    QTest::mouseClick(m_window->findChild<QAbstractButton *>(u"templatesCard"_s), Qt::LeftButton);
    auto *card = m_window->findChild<QAbstractButton *>(u"template:water-tank"_s);
    QVERIFY(card->isVisible());
    QTest::keyClick(card, Qt::Key_Space);
    QVERIFY(m_window->workbench().isVisible());
    QCOMPARE(m_document->profile().name, u"Water tank with pump"_s);
    QVERIFY(m_document->path().isEmpty());
    QVERIFY(m_run->target().isLocal);
    QVERIFY(!m_run->isActive());
    QCOMPARE(m_selection->device(), u"tank1"_s);
}

void TestMainWindow::backFromTheTemplatesKeepsTheProfile()
{
    action(u"New from template"_s)->trigger();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(m_window->findChild<StartPage *>()->isVisible());
    action(u"New"_s)->trigger();
    QVERIFY(m_window->workbench().isVisible());
    action(u"New from template"_s)->trigger();
    QVERIFY(!m_window->workbench().isVisible());
    QTest::mouseClick(m_window->findChild<QAbstractButton *>(u"templatesBack"_s), Qt::LeftButton);
    QVERIFY(m_window->workbench().isVisible());
    QCOMPARE(m_document->profile().name, u"New profile"_s);
}

void TestMainWindow::demoCardOpensTheDemo()
{
    QTest::mouseClick(m_window->findChild<QAbstractButton *>(u"demoCard"_s), Qt::LeftButton);
    QVERIFY(m_window->workbench().isVisible());
    QVERIFY(!m_document->devices().isEmpty());
    QVERIFY(!m_document->isModified());
    m_run->stop();
    QTRY_VERIFY_WITH_TIMEOUT(!m_run->isActive(), 20'000);
}

void TestMainWindow::openedProfileShowsThePanes()
{
    m_document->setProfile(test::uiProfile());
    QVERIFY(m_window->workbench().isVisible());
    const QList<QDockWidget *> docks = m_window->workbench().findChildren<QDockWidget *>();
    QCOMPARE(docks.size(), 6);
    QTest::mouseClick(m_window->findChild<QAbstractButton *>(u"runButton"_s), Qt::NoButton);
    QVERIFY(m_window->findChild<QWidget *>(u"runButton"_s)->isVisible());
}

void TestMainWindow::titleAndMarkFollowTheDocument()
{
    m_document->setProfile(test::uiProfile());
    QVERIFY(m_window->windowTitle().startsWith("Cold room[*]"_L1));
    QVERIFY(!m_window->isWindowModified());
    m_document->edit(u"Rename"_s, [](Profile &profile) { profile.name = u"Freezer"_s; });
    QVERIFY(m_window->windowTitle().startsWith("Freezer[*]"_L1));
    QVERIFY(m_window->isWindowModified());
}

void TestMainWindow::undoAndRedoByKeyboard()
{
    m_document->setProfile(test::uiProfile());
    m_document->edit(u"Rename"_s, [](Profile &profile) { profile.name = u"Freezer"_s; });
    QCOMPARE(action(u"Undo"_s)->text(), u"Undo Rename"_s);
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_document->profile().name, u"Cold room"_s);
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_document->profile().name, u"Freezer"_s);
}

void TestMainWindow::saveAsksForAPathOnceThenSavesThere()
{
    m_document->setProfile(test::uiProfile());
    m_document->edit(u"Rename"_s, [](Profile &profile) { profile.name = u"Freezer"_s; });
    m_questions.savePath = m_folder.filePath(u"saved.conniosim"_s);
    QTest::keyClick(m_window.get(), Qt::Key_S, Qt::ControlModifier);
    QVERIFY(!m_document->isModified());
    QCOMPARE(m_document->path(), m_questions.savePath);
    m_questions.savePath.clear();
    m_document->edit(u"Rename"_s, [](Profile &profile) { profile.name = u"Again"_s; });
    QTest::keyClick(m_window.get(), Qt::Key_S, Qt::ControlModifier);
    QVERIFY(!m_document->isModified());
    QVERIFY(QFile::exists(m_document->path()));
}

void TestMainWindow::cancelledSaveSavesNothing()
{
    m_document->setProfile(test::uiProfile());
    m_document->edit(u"Rename"_s, [](Profile &profile) { profile.name = u"Freezer"_s; });
    QTest::keyClick(m_window.get(), Qt::Key_S, Qt::ControlModifier);
    QVERIFY(m_document->isModified());
    QVERIFY(m_document->path().isEmpty());
}

void TestMainWindow::unsavedChangesAreAskedFor_data()
{
    QTest::addColumn<int>("answer");
    QTest::addColumn<bool>("isClosed");
    QTest::newRow("cancel") << int(UserQuestions::Unsaved::Cancel) << false;
    QTest::newRow("discard") << int(UserQuestions::Unsaved::Discard) << true;
    QTest::newRow("save") << int(UserQuestions::Unsaved::Save) << true;
}

void TestMainWindow::unsavedChangesAreAskedFor()
{
    QFETCH(int, answer);
    QFETCH(bool, isClosed);
    m_document->setProfile(test::uiProfile());
    m_document->edit(u"Rename"_s, [](Profile &profile) { profile.name = u"Freezer"_s; });
    m_questions.answer = static_cast<UserQuestions::Unsaved>(answer);
    m_questions.savePath = m_folder.filePath(u"closing.conniosim"_s);
    QCOMPARE(m_window->close(), isClosed);
    QCOMPARE(m_questions.asked, 1);
}

void TestMainWindow::brokenFileIsTheBannerNotADialog()
{
    QFile broken(m_folder.filePath(u"broken.conniosim"_s));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("{ \"formatVersion\": 1, ");
    broken.close();
    QVERIFY(!m_window->openFile(broken.fileName()));
    QVERIFY(m_window->errorDisplay().isVisible());
    QVERIFY(!m_window->errorDisplay().text().isEmpty());
    QVERIFY(m_window->findChild<StartPage *>()->isVisible());
}

void TestMainWindow::newerFormatIsShownAsReadOnly()
{
    QFile newer(m_folder.filePath(u"newer.conniosim"_s));
    QVERIFY(newer.open(QIODevice::WriteOnly));
    newer.write(R"({ "formatVersion": 2, "name": "Soon", "future": 1 })");
    newer.close();
    QVERIFY(m_window->openFile(newer.fileName()));
    QVERIFY2(
        m_window->windowTitle().contains("(read only)"_L1), qPrintable(m_window->windowTitle()));
    const ErrorDisplay &display = m_window->errorDisplay();
    QVERIFY(display.isVisible());
    QVERIFY2(display.text().contains("newer version"_L1), qPrintable(display.text()));

    m_document->edit(u"Rename"_s, [](Profile &profile) { profile.name = u"Later"_s; });
    m_questions.savePath = m_folder.filePath(u"copy.conniosim"_s);
    action(u"Save"_s)->trigger(); // refused, not another dialog
    QVERIFY2(display.text().contains("cannot be saved over"_L1), qPrintable(display.text()));
    QVERIFY(m_document->isModified());
    QVERIFY(!QFile::exists(m_questions.savePath));
    action(u"Save as"_s)->trigger();
    QVERIFY(!m_document->isModified());
    QVERIFY(QFile::exists(m_questions.savePath));
}

void TestMainWindow::lostSettingsAreSaidUntilTheUserHasSeenIt()
{
    m_window.reset();
    m_settings.reset();
    QFile damaged(settingsPath());
    QVERIFY(damaged.open(QIODevice::WriteOnly));
    damaged.write("connio-simulator settings 1 nonsense");
    damaged.close();
    m_settings = std::make_unique<SettingsFile>(settingsPath(), m_clock);
    make();
    const ErrorDisplay &display = m_window->errorDisplay();
    const QString text = display.text();
    QVERIFY2(text.contains("damaged"_L1), qPrintable(text));
    QVERIFY(display.isVisible());
    QVERIFY(!m_window->findChild<QDialog *>());

    m_document->setProfile(test::uiProfile()); // another page takes old messages away
    QVERIFY(display.isVisible());
    QVERIFY(!m_window->openFile(m_folder.filePath(u"missing.conniosim"_s)));
    QVERIFY(display.text() != text);
    m_document->setProfile(test::uiProfile());
    QCOMPARE(display.text(), text);

    QTest::mouseClick(display.findChild<QToolButton *>(), Qt::LeftButton);
    QVERIFY(!display.isVisible());
    m_document->setProfile(test::uiProfile());
    QVERIFY(!display.isVisible());
}

void TestMainWindow::layoutComesBack()
{
    m_document->setProfile(test::uiProfile());
    auto *traffic = m_window->workbench().findChild<QDockWidget *>(u"traffic"_s);
    traffic->hide();
    QVERIFY(m_window->close());
    make();
    m_document->setProfile(test::uiProfile());
    QVERIFY(m_window->workbench().findChild<QDockWidget *>(u"traffic"_s)->isHidden());
    QVERIFY(!m_window->workbench().findChild<QDockWidget *>(u"devices"_s)->isHidden());
}

void TestMainWindow::resetLayoutShowsEveryPane()
{
    m_document->setProfile(test::uiProfile());
    const QList<QDockWidget *> docks = m_window->workbench().findChildren<QDockWidget *>();
    for (QDockWidget *dock : docks)
        dock->hide();
    m_window->workbench().findChild<QDockWidget *>(u"devices"_s)->setFloating(true);
    action(u"Reset layout"_s)->trigger();
    for (const QDockWidget *dock : docks) {
        QVERIFY(!dock->isHidden());
        QVERIFY(!dock->isFloating());
    }
}

void TestMainWindow::themeSwitchesByButtonAndIsKept()
{
    m_document->setProfile(test::uiProfile());
    QVERIFY(!m_theme->isDark());
    QToolButton *toggle = nullptr;
    const QList<QToolButton *> buttons = m_window->findChildren<QToolButton *>();
    for (QToolButton *button : buttons)
        toggle = button->accessibleName() == "Light or dark"_L1 ? button : toggle;
    QVERIFY(toggle);
    QTest::mouseClick(toggle, Qt::LeftButton);
    QVERIFY(m_theme->isDark());
    QCOMPARE(LayoutState(*m_settings).mode(), Theme::Mode::Dark);
}

void TestMainWindow::timeScaleIsAnEdit()
{
    m_document->setProfile(test::uiProfile());
    auto *scale = m_window->findChild<QComboBox *>(u"timeScale"_s);
    QCOMPARE(scale->currentText(), u"1×"_s);
    scale->setFocus();
    QTest::keyClick(scale, Qt::Key_Down);
    QCOMPARE(m_document->profile().timeScale, 10.0);
    m_document->undoStack().undo();
    QCOMPARE(scale->currentText(), u"1×"_s);
}

void TestMainWindow::runIsOfferedOnlyWithADocument()
{
    QVERIFY(!action(u"Run"_s)->isEnabled());
    m_document->setProfile({});
    QVERIFY(action(u"Run"_s)->isEnabled());
    QTest::keyClick(m_window.get(), Qt::Key_F5);
    QVERIFY(m_window->errorDisplay().isVisible()); // there are no devices
    QVERIFY(m_window->errorDisplay().text().contains("nothing to run"_L1));
}

void TestMainWindow::errorCountLeadsToTheConnectionPane()
{
    m_document->setProfile(test::uiProfile());
    auto *dock = m_window->workbench().findChild<QDockWidget *>(u"connection"_s);
    dock->hide();
    QTest::mouseClick(m_window->findChild<QToolButton *>(u"errorCount"_s), Qt::LeftButton);
    QVERIFY(!dock->isHidden());
}

void TestMainWindow::theMenuChecksTheConnection()
{
    QVERIFY(!action(u"Check the connection"_s)->isEnabled()); // the start page has no device
    Profile profile = test::uiProfile();
    profile.endpoints.first().host = u"127.0.0.1"_s;
    profile.endpoints.first().port = 1; // nothing listens there
    m_document->setProfile(profile);
    auto *dock = m_window->workbench().findChild<QDockWidget *>(u"doctor"_s);
    dock->hide();
    action(u"Check the connection"_s)->trigger();
    QVERIFY(!dock->isHidden());
    QTRY_VERIFY(!m_doctor->isRunning());
    QVERIFY(m_doctor->report().failure());
    QCOMPARE(m_doctor->report().failure()->step, DoctorStep::Connect);
}

void TestMainWindow::menusHaveShortcutsWithoutConflicts()
{
    QStringList seen;
    const QList<QMenu *> menus = m_window->menuBar()->findChildren<QMenu *>();
    for (const QMenu *menu : menus) {
        const QList<QAction *> actions = menu->actions();
        for (const QAction *found : actions) {
            for (const QKeySequence &keys : found->shortcuts())
                seen.append(keys.toString());
        }
    }
    QCOMPARE_GE(seen.size(), 12);
    QCOMPARE(seen.removeDuplicates(), 0);
}

void TestMainWindow::nothingIsCutOffAt1280x800()
{
    m_theme->apply(*qApp);
    make();
    m_document->setProfile(test::uiProfile());
    m_window->resize(1280, 800);
    QCoreApplication::processEvents(); // layouts
    QCOMPARE(m_window->size(), QSize(1280, 800));
    const QList<QAbstractButton *> buttons = m_window->findChildren<QAbstractButton *>();
    for (const QAbstractButton *button : buttons) {
        if (button->visibleRegion().isEmpty() || button->text().isEmpty())
            continue; // docks behind a tab lie outside
        QVERIFY2(button->width() >= button->minimumSizeHint().width(), qPrintable(button->text()));
        const QRect inWindow(button->mapTo(m_window.get(), QPoint(0, 0)), button->size());
        QVERIFY2(m_window->rect().contains(inWindow), qPrintable(button->text()));
    }
    m_window.reset();
    QApplication::setStyle(u"fusion"_s);
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
