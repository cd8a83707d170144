// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/connection/doctorcontroller.h"
#include "ui/connection/remedy.h"
#include "ui/connection/runcontroller.h"
#include "ui/connection/secretvault.h"
#include "ui/main/filecommands.h"
#include "ui/main/helppages.h"
#include "ui/main/layoutstate.h"
#include "ui/main/mainactions.h"
#include "ui/main/panes.h"
#include "ui/main/selection.h"

#include <QtWidgets/QMainWindow>

class QStackedWidget;

namespace sim {

class ConnectPage;
class ErrorDisplay;
class ImportCommands;
class SettingsFile;
class StartPage;
class TemplatePage;
class StatusStrip;
class TopBar;
struct CredentialText;

/// What the window is made of and works on. All of it must outlive the window.
struct MainWindowParts
{
    ProfileDocument &document;
    Selection &selection;
    SimulationHost &host;
    RunController &run;
    DoctorController &doctor;
    SecretVault &vault;
    Theme &theme;
    const Clock &clock;
    SettingsFile &settings;
    UserQuestions &questions;
    AboutInfo about;
};

/// The window: puts start page, panes, bars and menus together. Knows nothing of what they do
/// inside.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(const MainWindowParts &parts, const Panes &panes, QWidget *parent = nullptr);
    ~MainWindow() override;

    void showStart();
    void showConnectPage();
    void showTemplatePage(); ///< what opens from it replaces the profile
    void showWorkbench();

    bool openFile(const QString &path);
    bool openDemo(); ///< opens and runs it locally
    bool openTemplate(const QString &name); ///< as a new profile, to be run locally

    Workbench &workbench() { return *m_workbench; }

    ErrorDisplay &errorDisplay() { return *m_errors; }

    ImportCommands &importCommands() { return *m_imports; }

    bool isWorkbenchShown() const; ///< a profile is open and in sight

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void makePages(const Panes &panes);
    void makeBars();
    void connectActions();
    void connectParts();
    void showTitle();
    void takeSnapshot(const RunSnapshot &snapshot);
    void takeDevice(const CredentialText &credentials, const Endpoint &endpoint);
    void applyRemedy(Remedy remedy);
    void showConnection();
    void checkConnection(const QString &device);

    MainWindowParts m_parts;
    Panes m_panes;
    LayoutState m_layout;
    RecentFiles m_recent;
    MainActions m_actions;
    FileCommands m_files;
    QStackedWidget *m_pages;
    StartPage *m_start = nullptr;
    ConnectPage *m_connect = nullptr;
    TemplatePage *m_templates = nullptr;
    Workbench *m_workbench = nullptr;
    TopBar *m_topBar = nullptr;
    ErrorDisplay *m_errors;
    ImportCommands *m_imports;
    StatusStrip *m_status = nullptr;
    bool m_isTemplateForDocument = false; ///< "Back" leads to the workbench
};

} // namespace sim
