// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/guioptions.h"

#include <QtCore/QCommandLineParser>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace sim;

class TestGuiOptions : public QObject
{
    Q_OBJECT

private slots:
    void allOptionsAreRead();
    void badArgumentsAreNamed_data();
    void badArgumentsAreNamed();

private:
    static GuiOptions read(const QStringList &arguments, QString &problem)
    {
        QCommandLineParser parser;
        addOptions(parser);
        if (!parser.parse(QStringList { u"connio-simulator"_s } + arguments))
            problem = parser.errorText();
        return problem.isEmpty() ? readOptions(parser, problem) : GuiOptions {};
    }
};

void TestGuiOptions::allOptionsAreRead()
{
    QString problem;
    const GuiOptions options
        = read({ u"--run"_s, u"--theme"_s, u"dark"_s, u"--size"_s, u"1280x800"_s, u"--screenshot"_s,
                   u"/tmp/x"_s, u"a.conniosim"_s },
            problem);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    QCOMPARE(options.file, u"a.conniosim"_s);
    QVERIFY(options.isRun);
    QVERIFY(!options.isDemo);
    QCOMPARE(*options.theme, Theme::Mode::Dark);
    QCOMPARE(*options.size, QSize(1280, 800));
    QCOMPARE(options.screenshotFolder, u"/tmp/x"_s);
}

void TestGuiOptions::badArgumentsAreNamed_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("word");
    QTest::newRow("theme") << QStringList { u"--theme"_s, u"pink"_s } << u"--theme"_s;
    QTest::newRow("size") << QStringList { u"--size"_s, u"wide"_s } << u"--size"_s;
    QTest::newRow("two files") << QStringList { u"a"_s, u"b"_s } << u"FILE"_s;
    QTest::newRow("demo and file") << QStringList { u"--demo"_s, u"a"_s } << u"--demo"_s;
    QTest::newRow("run without file") << QStringList { u"--run"_s } << u"--run"_s;
    QTest::newRow("unknown") << QStringList { u"--colour"_s } << u"colour"_s;
}

void TestGuiOptions::badArgumentsAreNamed()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, word);
    QString problem;
    read(arguments, problem);
    QVERIFY2(problem.contains(word), qPrintable(problem));
}

QTEST_GUILESS_MAIN(TestGuiOptions)
#include "tst_guioptions.moc"
