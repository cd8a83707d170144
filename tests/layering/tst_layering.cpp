// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "layering/includearrows.h"

#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace sim::layering;

/// The drawing of docs/architecture.md, held against the sources and the built programs.
class TestLayering : public QObject
{
    Q_OBJECT

private slots:
    void checkerSeesForbiddenArrows_data();
    void checkerSeesForbiddenArrows();
    void checkerReadsIncludesOutsideComments();
    void everyIncludeFollowsTheDrawing();
    void commandLineLinksNoWindowLibrary();
};

void TestLayering::checkerSeesForbiddenArrows_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("target");
    QTest::addColumn<bool>("isAllowed");
    QTest::newRow("own folder") << u"core/feed/a.cpp"_s << u"core/feed/topics.h"_s << true;
    QTest::newRow("down") << u"core/run/a.cpp"_s << u"core/link/devicelink.h"_s << true;
    QTest::newRow("up") << u"core/model/a.cpp"_s << u"core/feed/topics.h"_s << false;
    QTest::newRow("sibling") << u"core/file/a.cpp"_s << u"core/source/source.h"_s << false;
    QTest::newRow("the doctor uses sessions")
        << u"core/link/doctor/a.cpp"_s << u"core/link/transport.h"_s << true;
    QTest::newRow("sessions do without the doctor")
        << u"core/link/a.cpp"_s << u"core/link/doctor/doctorreport.h"_s << false;
    QTest::newRow("the doctor leaves MQTT to sessions")
        << u"core/link/doctor/a.cpp"_s << u"QtMqtt/QMqttClient"_s << false;
    QTest::newRow("platform and traffic are blind to each other")
        << u"core/platform/a.cpp"_s << u"core/traffic/trafficjournal.h"_s << false;
    QTest::newRow("core includes ui") << u"core/run/a.cpp"_s << u"ui/theme/theme.h"_s << false;
    QTest::newRow("command line includes ui")
        << u"app/cli/a.cpp"_s << u"ui/theme/theme.h"_s << false;
    QTest::newRow("window program includes ui")
        << u"app/gui/main.cpp"_s << u"ui/theme/theme.h"_s << true;
    QTest::newRow("gui header in core") << u"core/run/a.cpp"_s << u"QtGui/QColor"_s << false;
    QTest::newRow("short gui header in core") << u"core/run/a.cpp"_s << u"QWidget"_s << false;
    QTest::newRow("gui header in the command line")
        << u"app/cli/a.cpp"_s << u"QtWidgets/QLabel"_s << false;
    QTest::newRow("gui header in ui") << u"ui/theme/a.cpp"_s << u"QtGui/QColor"_s << true;
    QTest::newRow("mqtt in link") << u"core/link/a.cpp"_s << u"QtMqtt/QMqttClient"_s << true;
    QTest::newRow("mqtt elsewhere") << u"core/run/a.cpp"_s << u"QtMqtt/QMqttClient"_s << false;
    QTest::newRow("engine in script") << u"core/script/a.cpp"_s << u"QtQml/QJSEngine"_s << true;
    QTest::newRow("engine in source") << u"core/source/a.cpp"_s << u"QtQml/QJSEngine"_s << false;
    QTest::newRow("source includes script")
        << u"core/source/a.cpp"_s << u"core/script/scriptengine.h"_s << false;
    QTest::newRow("script in a run")
        << u"core/run/a.cpp"_s << u"core/script/scriptengine.h"_s << true;
    QTest::newRow("unknown folder") << u"core/misc/a.cpp"_s << u"core/base/error.h"_s << false;
}

void TestLayering::checkerSeesForbiddenArrows()
{
    QFETCH(QString, file);
    QFETCH(QString, target);
    QFETCH(bool, isAllowed);
    QCOMPARE(problemWith({ .file = file, .line = 1, .target = target }).isEmpty(), isAllowed);
}

void TestLayering::checkerReadsIncludesOutsideComments()
{
    const auto found = includesOf(u"core/run/a.cpp"_s,
        u"#include \"core/run/a.h\"\n/*\n#include \"ui/a.h\"\n*/\n#  include <QtCore/QString>\n// #include \"ui/b.h\"\n"_s);
    QCOMPARE(found.size(), 2);
    QCOMPARE(found.at(0).target, u"core/run/a.h"_s);
    QCOMPARE(found.at(1).target, u"QtCore/QString"_s);
    QCOMPARE(found.at(1).line, 5);
}

void TestLayering::everyIncludeFollowsTheDrawing()
{
    const QString root = QStringLiteral(SIM_SOURCE_DIR);
    QStringList problems;
    int files = 0;
    for (const QString &top : { u"core"_s, u"ui"_s, u"app"_s }) {
        QDirIterator paths(
            root + u'/' + top, { u"*.h"_s, u"*.cpp"_s }, QDir::Files, QDirIterator::Subdirectories);
        while (paths.hasNext()) {
            QFile file(paths.next());
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
            ++files;
            const QString path = QDir(root).relativeFilePath(file.fileName());
            const auto includes = includesOf(path, QString::fromUtf8(file.readAll()));
            for (const Include &include : includes) {
                if (const QString problem = problemWith(include); !problem.isEmpty())
                    problems.append(u"%1:%2: \"%3\": %4"_s.arg(path)
                                        .arg(include.line)
                                        .arg(include.target, problem));
            }
        }
    }
    QVERIFY2(files > 100, "the sources were not found");
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
}

void TestLayering::commandLineLinksNoWindowLibrary()
{
    QProcess ldd;
    ldd.start(u"ldd"_s, { QStringLiteral(SIM_CONNIOSIM) });
    QVERIFY(ldd.waitForFinished());
    QCOMPARE(ldd.exitCode(), 0);
    const QString libraries = QString::fromUtf8(ldd.readAllStandardOutput());
    QVERIFY2(libraries.contains("libQt6Core"_L1), qPrintable(libraries));
    for (const auto &name : { "libQt6Gui"_L1, "libQt6Widgets"_L1, "libQt6Charts"_L1 })
        QVERIFY2(!libraries.contains(name), qPrintable(libraries));
}

QTEST_GUILESS_MAIN(TestLayering)
#include "tst_layering.moc"
