// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/guioptions.h"
#include "app/gui/keychainstore.h"
#include "app/gui/panefactory.h"
#include "app/gui/screenshots.h"
#include "app/version.h"
#include "core/base/exitdeadline.h"
#include "core/file/settingsfile.h"
#include "ui/inspector/liveedits.h"
#include "ui/main/mainwindow.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QDir>
#include <QtCore/QStandardPaths>
#include <QtWidgets/QApplication>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kBadUsage = 2;
constexpr auto kLongestEnd = 500ms; ///< after all is done and written
constexpr auto kSettle = 6s; ///< until charts have something to show

void setNames()
{
    QCoreApplication::setOrganizationName(u"connio-simulator"_s);
    QCoreApplication::setApplicationName(u"connio-simulator"_s);
    QCoreApplication::setApplicationVersion(sim::version());
    QGuiApplication::setApplicationDisplayName(u"Connio Device Simulator"_s);
    QGuiApplication::setDesktopFileName(u"connio-simulator"_s);
}

void complain(const QString &text)
{
    std::fprintf(stderr, "connio-simulator: %s\n", qUtf8Printable(text));
}

QString settingsPath()
{
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation));
    return folder.filePath(u"window.settings"_s);
}

int openWindow(QApplication &application, const sim::GuiOptions &options)
{
    using namespace sim;
    const SystemClock clock;
    SettingsFile settings(settingsPath(), clock);
    Theme theme;
    theme.setMode(options.theme.value_or(LayoutState(settings).mode()));
    theme.apply(application);
    QApplication::setWindowIcon(QIcon(u":/icons/connio-simulator.svg"_s));

    const KindCatalogues catalogues = allKinds();
    KeychainStore vault(u"connio-simulator"_s);
    ProfileDocument document(catalogues, clock);
    Selection selection;
    SimulationHost host(catalogues, clock);
    RunController run(document, host, vault, clock);
    ConnectionDoctor connectionDoctor(clock);
    DoctorController doctor(document, run, host, vault, connectionDoctor);
    const LiveEdits liveEdits(document, host);
    DialogQuestions questions;
    const MainWindowParts parts { .document = document,
        .selection = selection,
        .host = host,
        .run = run,
        .doctor = doctor,
        .vault = vault,
        .theme = theme,
        .clock = clock,
        .settings = settings,
        .questions = questions,
        .about = { .version = sim::version(), .mqttClient = sim::mqttClientName() } };
    MainWindow window(parts, makePanes(parts));
    if (options.size)
        window.resize(*options.size);
    window.show();

    bool hasProfile = false;
    if (options.isDemo)
        hasProfile = window.openDemo();
    else if (!options.file.isEmpty())
        hasProfile = window.openFile(options.file);
    if (hasProfile && options.isRun)
        run.start();

    Screenshots pictures(window, doctor, options.screenshotFolder, kSettle);
    QObject::connect(&pictures, &Screenshots::finished, &application, [](const QString &problem) {
        if (!problem.isEmpty())
            complain(problem);
        QCoreApplication::exit(problem.isEmpty() ? 0 : 1);
    });
    if (!options.screenshotFolder.isEmpty())
        QTimer::singleShot(0, &pictures, [&] { pictures.begin(hasProfile); });
    return QApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    setNames();
    // --help and --version answer without a display.
    std::unique_ptr<QCoreApplication> application;
    QStringList words;
    for (int i = 1; i < argc; ++i)
        words.append(QString::fromLocal8Bit(argv[i]));
    const bool isText = words.contains(u"--help"_s) || words.contains(u"-h"_s)
        || words.contains(u"--version"_s) || words.contains(u"-v"_s)
        || words.contains(u"--help-all"_s);
    if (isText)
        application = std::make_unique<QCoreApplication>(argc, argv);
    else
        application = std::make_unique<QApplication>(argc, argv);
    QCommandLineParser parser;
    sim::addOptions(parser);
    parser.process(*application);
    QString problem;
    const sim::GuiOptions options = sim::readOptions(parser, problem);
    if (!problem.isEmpty()) {
        complain(problem);
        return kBadUsage;
    }
    return sim::endWithin(
        kLongestEnd, openWindow(*qobject_cast<QApplication *>(application.get()), options));
}
