// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/main/mainwindow.h"

#include "core/file/settingsfile.h"
#include "ui/connection/connectionpane.h"
#include "ui/connection/doctorview.h"
#include "ui/connection/secretform.h"
#include "ui/devices/deviceedits.h"
#include "ui/devices/devicespane.h"
#include "ui/import/importcommands.h"
#include "ui/import/importdialog.h"
#include "ui/learn/learndialog.h"
#include "ui/main/errordisplay.h"
#include "ui/main/statusstrip.h"
#include "ui/main/topbar.h"
#include "ui/main/windowtitle.h"
#include "ui/main/workbench.h"
#include "ui/start/connectpage.h"
#include "ui/start/startpage.h"
#include "ui/start/templatepage.h"

#include <QtGui/QCloseEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QStatusBar>

namespace sim {

using namespace Qt::StringLiterals;

MainWindow::MainWindow(const MainWindowParts &parts, const Panes &panes, QWidget *parent)
    : QMainWindow(parent)
    , m_parts(parts)
    , m_panes(panes)
    , m_layout(parts.settings)
    , m_recent(parts.settings)
    , m_actions(parts.document, parts.run, m_recent, parts.theme)
    , m_files(parts.document, m_recent, parts.questions, *this)
    , m_pages(new QStackedWidget)
    , m_errors(new ErrorDisplay(parts.theme))
    , m_imports(new ImportCommands(
          parts.document, m_files, parts.selection, parts.vault, parts.theme, *this))
{
    setAcceptDrops(true);
    resize(1440, 900);
    setMinimumSize(800, 560);
    makePages(panes);
    makeBars();
    m_actions.makeMenus(*menuBar(), m_workbench->paneActions(), panes.editActions);
    connectActions();
    connectParts();
    m_layout.restore(*this, *m_workbench);
    showStart();
    if (m_parts.settings.loss())
        m_errors->showUntilClosed(*m_parts.settings.loss());
}

MainWindow::~MainWindow() = default;

void MainWindow::makePages(const Panes &panes)
{
    m_start = new StartPage(m_recent, m_parts.theme);
    m_connect = new ConnectPage(m_parts.theme);
    m_connect->setCheckView(new DoctorView(m_parts.doctor, m_parts.theme));
    m_templates = new TemplatePage(m_parts.theme);
    m_workbench = new Workbench(panes, m_parts.theme);
    for (QWidget *page : { static_cast<QWidget *>(m_start), static_cast<QWidget *>(m_connect),
             static_cast<QWidget *>(m_templates), static_cast<QWidget *>(m_workbench) })
        m_pages->addWidget(page);
}

void MainWindow::makeBars()
{
    m_topBar = new TopBar(m_parts.document, m_parts.run, m_actions, m_parts.theme);
    m_status = new StatusStrip(m_parts.theme);
    auto *centre = new QWidget;
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_topBar);
    column->addWidget(m_errors);
    column->addWidget(m_pages, 1);
    setCentralWidget(centre);
    statusBar()->addWidget(m_status, 1);
    statusBar()->setSizeGripEnabled(false);
}

void MainWindow::connectActions()
{
    const auto bind
        = [this](QAction &action, auto slot) { connect(&action, &QAction::triggered, this, slot); };
    bind(m_actions.startPage(), [this] { showStart(); });
    bind(m_actions.newProfile(), [this] { m_files.newProfile(); });
    bind(m_actions.newFromTemplate(), [this] { showTemplatePage(); });
    bind(m_actions.open(), [this] { m_files.open(); });
    bind(m_actions.importPlatform(), [this] { m_imports->showImport(isWorkbenchShown()); });
    bind(m_actions.learn(), [this] { m_imports->showLearn(isWorkbenchShown()); });
    bind(m_actions.save(), [this] { m_files.save(); });
    bind(m_actions.saveAs(), [this] { m_files.saveAs(); });
    bind(m_actions.quit(), [this] { close(); });
    bind(m_actions.check(), [this] { checkConnection(m_parts.selection.device()); });
    bind(m_actions.resetLayout(), [this] { m_workbench->resetLayout(); });
    bind(m_actions.shortcuts(), [this] { showShortcuts(*this, *menuBar(), m_parts.theme); });
    bind(m_actions.about(), [this] { showAbout(*this, m_parts.about, m_parts.theme); });
    connect(&m_actions, &MainActions::fileRequested, this, &MainWindow::openFile);
    connect(
        &m_parts.theme, &Theme::changed, this, [this] { m_layout.saveMode(m_parts.theme.mode()); });
}

void MainWindow::connectParts()
{
    connect(m_start, &StartPage::demoRequested, this, &MainWindow::openDemo);
    connect(m_start, &StartPage::templatesRequested, this, &MainWindow::showTemplatePage);
    connect(m_start, &StartPage::connectRequested, this, &MainWindow::showConnectPage);
    connect(m_start, &StartPage::openRequested, &m_files, &FileCommands::open);
    connect(m_start, &StartPage::fileRequested, this, &MainWindow::openFile);
    connect(m_connect, &ConnectPage::backRequested, this, &MainWindow::showStart);
    connect(m_templates, &TemplatePage::backRequested, this,
        [this] { m_isTemplateForDocument ? showWorkbench() : showStart(); });
    connect(m_templates, &TemplatePage::templateRequested, this, &MainWindow::openTemplate);
    connect(m_connect, &ConnectPage::accepted, this, &MainWindow::takeDevice);

    connect(&m_parts.settings, &SettingsFile::saveFailed, m_errors, &ErrorDisplay::showError);
    connect(&m_files, &FileCommands::failed, m_errors, &ErrorDisplay::showError);
    connect(&m_files, &FileCommands::warned, this,
        [this](const QString &text) { m_errors->showText(ErrorDisplay::Severity::Warning, text); });
    connect(m_imports, &ImportCommands::noticed, this,
        [this](const QString &text) { m_errors->showText(ErrorDisplay::Severity::Note, text); });
    connect(m_errors, &ErrorDisplay::remedyRequested, this, &MainWindow::applyRemedy);
    connect(m_errors, &ErrorDisplay::buttonClicked, this, &MainWindow::showConnectPage);

    ProfileDocument *document = &m_parts.document;
    connect(document, &ProfileDocument::opened, this, [this] {
        m_errors->dismiss();
        selectFirst(m_parts.selection, m_parts.document.devices());
        showWorkbench();
    });
    connect(document, &ProfileDocument::opened, this, &MainWindow::showTitle);
    connect(document, &ProfileDocument::changed, this, &MainWindow::showTitle);
    connect(document, &ProfileDocument::pathChanged, this, &MainWindow::showTitle);
    connect(document, &ProfileDocument::modifiedChanged, this, &QWidget::setWindowModified);

    connect(&m_parts.run, &RunController::refused, m_errors, &ErrorDisplay::showError);
    connect(&m_parts.run, &RunController::noticed, this,
        [this](const QString &text) { m_errors->showText(ErrorDisplay::Severity::Note, text); });
    connect(&m_parts.run.problems(), &RunProblems::totalChanged, m_status, &StatusStrip::setErrors);
    connect(&m_parts.host, &SimulationHost::snapshotChanged, this, &MainWindow::takeSnapshot);
    connect(&m_parts.host, &SimulationHost::finished, this, &MainWindow::takeSnapshot);
    connect(m_status, &StatusStrip::errorsClicked, this, &MainWindow::showConnection);
    connect(m_topBar, &TopBar::connectionClicked, this, &MainWindow::showConnection);
    if (auto *connection = qobject_cast<ConnectionPane *>(m_panes.connection)) {
        connect(connection, &ConnectionPane::remedyRequested, this, &MainWindow::applyRemedy);
        connect(connection, &ConnectionPane::checkRequested, this, &MainWindow::checkConnection);
    }
    if (auto *devices = qobject_cast<DevicesPane *>(m_panes.devices))
        connect(devices, &DevicesPane::checkRequested, this, &MainWindow::checkConnection);
    connect(&m_parts.doctor, &DoctorController::refused, m_errors, &ErrorDisplay::showError);
    connect(m_connect, &ConnectPage::checkRequested, &m_parts.doctor,
        [this](const CredentialText &credentials, const Endpoint &endpoint) {
            m_parts.doctor.checkAddress(endpoint,
                { .deviceId = credentials.deviceId,
                    .keyId = credentials.keyId,
                    .secret = credentials.secret });
        });
}

void MainWindow::showStart()
{
    m_parts.doctor.cancel();
    m_pages->setCurrentWidget(m_start);
    m_errors->dismiss();
    m_start->setFocus();
    m_topBar->hide();
    m_status->hide();
    m_actions.setDocumentShown(false);
    setWindowTitle(tr("Connio Device Simulator"));
}

void MainWindow::showConnectPage()
{
    m_connect->clear();
    m_connect->setKeychainNote(
        tr("The secret goes to this computer's keychain, never into the profile file."));
    m_pages->setCurrentWidget(m_connect);
    m_errors->dismiss();
    m_connect->setFocus();
    m_topBar->hide();
    m_status->hide();
    m_actions.setDocumentShown(false);
}

void MainWindow::showTemplatePage()
{
    if (m_pages->currentWidget() != m_templates)
        m_isTemplateForDocument = m_pages->currentWidget() == m_workbench;
    m_pages->setCurrentWidget(m_templates);
    m_errors->dismiss();
    m_templates->setFocus();
    m_topBar->hide();
    m_status->hide();
    m_actions.setDocumentShown(false);
}

void MainWindow::showWorkbench()
{
    m_pages->setCurrentWidget(m_workbench);
    if (m_panes.devices)
        m_panes.devices->setFocus();
    m_topBar->show();
    m_status->show();
    m_actions.setDocumentShown(true);
    showTitle();
}

void MainWindow::showTitle()
{
    const ProfileDocument &document = m_parts.document;
    setWindowTitle(titleText(document.displayName(), document.path(), document.isReadOnly()));
    setWindowModified(document.isModified());
}

bool MainWindow::isWorkbenchShown() const
{
    return m_pages->currentWidget() == m_workbench;
}

bool MainWindow::openFile(const QString &path)
{
    return m_files.openFile(path);
}

bool MainWindow::openDemo()
{
    if (!m_files.openDemo())
        return false;
    m_parts.run.setTarget({ .isLocal = true, .transport = {} });
    m_parts.run.start();
    if (m_parts.run.isActive())
        m_errors->showText(ErrorDisplay::Severity::Note,
            tr("Nothing leaves this computer. Connect a device of your own when you are ready."),
            tr("Connect my device"));
    return true;
}

bool MainWindow::openTemplate(const QString &name)
{
    if (!m_files.openTemplate(name))
        return false;
    m_parts.run.setTarget({ .isLocal = true, .transport = {} });
    m_errors->showText(ErrorDisplay::Severity::Note,
        tr("A new profile, not saved yet. Run it (F5) against the local broker, or change it "
           "first."));
    return true;
}

void MainWindow::takeDevice(const CredentialText &credentials, const Endpoint &endpoint)
{
    m_parts.doctor.cancel(); // two clients with one id throw each other out
    if (!m_files.newProfile())
        return;
    NewDevice device;
    device.endpoint = endpoint;
    device.deviceId = credentials.deviceId;
    device.keyId = credentials.keyId;
    device.secretRef = u"keychain:"_s + credentials.keyId;
    QString id;
    m_parts.document.edit(tr("Connect %1").arg(credentials.deviceId), [&](Profile &profile) {
        profile.name = tr("My device");
        id = addDevice(profile, device, m_parts.document.catalogues());
        setCharted(profile, id, u"temperature"_s, true);
    });
    const auto keeping = m_parts.vault.keep(device.secretRef, credentials.secret);
    m_parts.selection.select(id);
    m_parts.run.setTarget({ .isLocal = false, .transport = {} });
    m_parts.run.start();
    if (m_errors->isHidden())
        m_errors->showText(keeping == SecretVault::Keeping::Keychain
                ? ErrorDisplay::Severity::Note
                : ErrorDisplay::Severity::Warning,
            keepingText(keeping));
}

void MainWindow::takeSnapshot(const RunSnapshot &snapshot)
{
    m_topBar->setSnapshot(snapshot);
    m_status->setSnapshot(snapshot);
}

void MainWindow::showConnection()
{
    m_workbench->showPane(m_panes.connection);
}

void MainWindow::checkConnection(const QString &device)
{
    m_workbench->showPane(m_panes.doctor);
    m_parts.doctor.checkDevice(device);
}

void MainWindow::applyRemedy(Remedy remedy)
{
    switch (remedy) {
    case Remedy::None:
        return;
    case Remedy::EnterSecret:
    case Remedy::EditEndpoint:
        showConnection();
        if (auto *connection = qobject_cast<ConnectionPane *>(m_panes.connection))
            connection->apply(remedy);
        break;
    case Remedy::ConnectAgain:
        m_parts.run.start();
        break;
    case Remedy::RunLocally:
        m_parts.run.setTarget({ .isLocal = true, .transport = {} });
        m_parts.run.start();
        break;
    case Remedy::AddDevice:
        showConnectPage();
        break;
    case Remedy::SaveAs:
        m_files.saveAs();
        break;
    }
    m_errors->dismiss();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_files.mayClose()) {
        event->ignore();
        return;
    }
    m_parts.run.stop();
    m_layout.save(*this, *m_workbench);
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!droppedProfile(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QString path = droppedProfile(event->mimeData());
    if (!path.isEmpty())
        openFile(path);
}

} // namespace sim
