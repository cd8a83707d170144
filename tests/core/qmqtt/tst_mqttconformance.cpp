// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qmqtt/proofs.h"

#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace sim::test;

namespace {

QString sourcePath(const QString &path)
{
    return QStringLiteral(SIM_SOURCE_DIR "/") + path;
}

QString dataPath(const QString &path)
{
    return QStringLiteral(SIM_TEST_DATA "/mqtt/") + path;
}

QString contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList sourcesBelow(const QString &folder)
{
    QStringList paths;
    QDirIterator files(
        sourcePath(folder), { u"*.cpp"_s, u"*.h"_s }, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        paths.append(files.next());
    paths.sort();
    return paths;
}

} // namespace

/// Every statement, defect and scenario has a test, and docs/mqtt-conformance.md tells which.
///
/// `SIM_WRITE_DOCS=1 bin/tests/tst_mqttconformance` writes that file anew.
class TestMqttConformance : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void checkerSeesMissingTests();
    void checkerSeesUnknownRequirements();
    void checkerSeesTagsWithoutTestFunction_data();
    void checkerSeesTagsWithoutTestFunction();
    void checkerSeesBrokenLines();
    void everyRequirementHasATest();
    void sourcesNameKnownStatementsOnly();
    void documentIsUpToDate();

private:
    QString document() const;

    QList<Requirement> m_statements;
    QList<Requirement> m_defects;
    QList<Requirement> m_scenarios;
    QList<Proof> m_proofs;
    QStringList m_problems;
};

void TestMqttConformance::initTestCase()
{
    m_statements = readRequirements(dataPath(u"statements.txt"_s), m_problems);
    m_defects = readRequirements(dataPath(u"defects.txt"_s), m_problems);
    m_scenarios = readRequirements(dataPath(u"scenarios.txt"_s), m_problems);
    const QStringList sources = sourcesBelow(u"tests"_s);
    for (const QString &path : sources)
        m_proofs += proofsIn(path, contentOf(path), m_problems);
    m_proofs += proofsOf(readVectors(dataPath(u"vectors"_s), m_problems));
    QCOMPARE(m_problems, QStringList());
    QVERIFY(m_statements.size() > 70 && m_defects.size() > 30 && m_scenarios.size() == 13);
}

void TestMqttConformance::checkerSeesMissingTests()
{
    const QList<Requirement> requirements { { u"A-1"_s, true, {} }, { u"A-2"_s, true, {} },
        { u"A-3"_s, false, {} } };
    QCOMPARE(problemsWith(requirements, { { u"A-1"_s, u"tst_x::works"_s, false } }),
        QStringList { u"A-2 has no test"_s });
}

void TestMqttConformance::checkerSeesUnknownRequirements()
{
    QCOMPARE(problemsWith({}, { { u"A-9"_s, u"tst_x::works"_s, false } }),
        QStringList { u"tst_x::works proves the unknown \"A-9\""_s });
}

void TestMqttConformance::checkerSeesTagsWithoutTestFunction_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("isSound");
    QTest::newRow("test function") << u"// proves A B\nvoid TestX::works()\n{\n}\n"_s << true;
    QTest::newRow("two lines") << u"// proves A\n// proves B\nvoid TestX::works()\n"_s << true;
    QTest::newRow("helper") << u"// proves A B\nvoid TestX::helps()\n"_s << false;
    QTest::newRow("undeclared") << u"// proves A B\nvoid TestX::gone()\n"_s << false;
    QTest::newRow("no function") << u"// proves A B\n\nvoid TestX::works()\n"_s << false;
}

void TestMqttConformance::checkerSeesTagsWithoutTestFunction()
{
    QFETCH(const QString, code);
    QFETCH(const bool, isSound);
    const QString declaration = u"class TestX\n{\nprivate slots:\n    void works();\n\nprivate:\n"
                                "    void helps();\n};\n"_s;
    QStringList problems;
    const QList<Proof> proofs = proofsIn(u"tests/tst_x.cpp"_s, declaration + code, problems);
    QCOMPARE(problems.isEmpty(), isSound);
    QCOMPARE(proofs.size(), 2);
    if (isSound)
        QCOMPARE(proofs.last().test, u"tst_x::works"_s);
}

void TestMqttConformance::checkerSeesBrokenLines()
{
    QStringList problems;
    readRequirements(dataPath(u"nothing.txt"_s), problems);
    QCOMPARE(problems.size(), 1);
    readRequirements(dataPath(u"vectors/README.md"_s), problems);
    QVERIFY(problems.size() > 10);
}

void TestMqttConformance::everyRequirementHasATest()
{
    const QStringList problems = problemsWith(m_statements + m_defects + m_scenarios, m_proofs);
    QVERIFY2(problems.isEmpty(), qPrintable(u'\n' + problems.join(u'\n')));
}

void TestMqttConformance::sourcesNameKnownStatementsOnly()
{
    static const QRegularExpression statement(u"MQTT-\\d+\\.\\d+\\.\\d+-\\d+"_s);
    QStringList unknown;
    const QStringList sources = sourcesBelow(u"core/qmqtt"_s);
    QVERIFY(sources.size() > 30);
    for (const QString &path : sources) {
        auto matches = statement.globalMatch(contentOf(path));
        while (matches.hasNext()) {
            const QString id = matches.next().captured();
            const bool isKnown = std::any_of(m_statements.begin(), m_statements.end(),
                [&id](const Requirement &known) { return known.id == id; });
            if (!isKnown)
                unknown.append(path + u": "_s + id);
        }
    }
    QVERIFY2(unknown.isEmpty(), qPrintable(unknown.join(u'\n')));
}

QString TestMqttConformance::document() const
{
    return u"# What proves that the MQTT client conforms\n\n"
           "Written by `tst_mqttconformance` from the lists in `tests/data/mqtt` and from the "
           "tests: each names what it\n"
           "proves in a line `// proves ...` above its function, a packet vector in its last "
           "column. The test run fails\n"
           "when something is left without a test and when this file is not what the program would "
           "write;\n"
           "`SIM_WRITE_DOCS=1 build/asan/bin/tests/tst_mqttconformance` writes it anew.\n\n"
           "## Statements of MQTT 3.1.1 that bind a client\n\n"_s
        + tableOf(m_statements, m_proofs)
        + u"\n## Defects of Qt MQTT 6.4.2 that this client must not have\n\n"_s
        + tableOf(m_defects, m_proofs) + u"\n## Scenarios\n\n"_s + tableOf(m_scenarios, m_proofs);
}

void TestMqttConformance::documentIsUpToDate()
{
    const QString path = sourcePath(u"docs/mqtt-conformance.md"_s);
    if (qEnvironmentVariableIsSet("SIM_WRITE_DOCS")) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(document().toUtf8());
    }
    QVERIFY2(contentOf(path) == document(),
        "docs/mqtt-conformance.md is out of date: run tst_mqttconformance with SIM_WRITE_DOCS=1");
}

QTEST_GUILESS_MAIN(TestMqttConformance)

#include "tst_mqttconformance.moc"
