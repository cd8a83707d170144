// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/feed/topics.h"
#include "core/file/kindschema.h"
#include "core/file/profilereader.h"
#include "core/file/profileresolver.h"
#include "core/file/schemacheck.h"
#include "core/modifier/modifier.h"
#include "core/source/source.h"

#include <QtCore/QSaveFile>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace sim;
using namespace sim::test;

/// Demos and schema against the real catalogues and the names of the contract.
class TestShippedFiles : public QObject
{
    Q_OBJECT

private slots:

    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void demosRun_data();
    void demosRun();
    void schemaIsThatOfTheCatalogues();
    void sourcesWithinSourcesAreRead();
    void problemsWithinSourcesHaveTheirPlace_data();
    void problemsWithinSourcesHaveTheirPlace();

private:
    const KindCatalogues m_catalogues {
        .sources = sourceCatalogue(),
        .modifiers = modifierCatalogue(),
        .checkPropertyName = checkPropertyName,
        .checkDeviceId = checkDeviceId,
    };
};

void TestShippedFiles::demosRun_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("devices");
    QTest::newRow("cold room") << u"cold-room"_s << 2;
    QTest::newRow("fleet") << u"fleet-50"_s << 50;
}

void TestShippedFiles::demosRun()
{
    QFETCH(QString, name);
    const QString path = u":/sim/demos/"_s + name + u".conniosim"_s;
    const ProfileReading reading = ProfileReader(m_catalogues).readFile(path);
    QVERIFY2(reading.errors.isEmpty(),
        reading.errors.isEmpty() ? "" : qPrintable(reading.errors.constFirst().message()));
    QVERIFY(reading.warnings.isEmpty());
    const Resolution resolution = resolveDevices(*reading.profile, m_catalogues);
    QVERIFY(resolution.errors.isEmpty());
    QTEST(int(resolution.devices.size()), "devices");
    for (const ResolvedProperty &property : resolution.devices.constFirst().properties)
        QVERIFY(makeSource(property.source, property.definition.type).isOk());
}

namespace {

/// A profile with one property of one device type.
QByteArray profileWith(const QByteArray &property)
{
    return R"({"formatVersion":1,"deviceTypes":[{"id":"t","properties":[)" + property + "]}]}";
}

QString problemsOf(const ProfileReading &reading)
{
    QStringList texts;
    for (const Error &error : reading.errors)
        texts.append(error.message());
    return texts.join(u'\n');
}

} // namespace

void TestShippedFiles::sourcesWithinSourcesAreRead()
{
    const QByteArray properties
        = R"({"id":"m","type":"enum","values":["idle","run"],"source":{"kind":"stateMachine",
        "states":[{"name":"idle","dwell":"1m"},{"name":"run","dwell":"30s","law":"fixed"}]}},
        {"id":"n","type":"number","source":{"kind":"stateMachine","follow":"m",
        "states":[{"name":"idle","value":0},{"name":"run","source":{"kind":"normal"}}]}},
        {"id":"c","type":"number","source":{"kind":"counter",
        "incrementSource":{"kind":"distribution","law":"poisson","mean":3}}})";
    const ProfileReading reading
        = ProfileReader(m_catalogues).readText(profileWith(properties), u"p"_s);
    QVERIFY2(reading.errors.isEmpty(), qPrintable(problemsOf(reading)));
    QCOMPARE(reading.profile->deviceTypes.constFirst().properties.size(), 3);
}

void TestShippedFiles::problemsWithinSourcesHaveTheirPlace_data()
{
    QTest::addColumn<QByteArray>("property");
    QTest::addColumn<QString>("pointer");
    const QString source = u"/deviceTypes/0/properties/0/source"_s;
    QTest::newRow("range in a source")
        << R"({"id":"c","type":"number","source":{"kind":"counter","incrementSource":{"kind":"normal","stdDev":-1}}})"_ba
        << source + u"/incrementSource/stdDev:"_s;
    QTest::newRow("unknown kind within")
        << R"({"id":"c","type":"number","source":{"kind":"counter","incrementSource":{"kind":"none"}}})"_ba
        << source + u"/incrementSource"_s;
    QTest::newRow("type in a state")
        << R"({"id":"c","type":"number","source":{"kind":"stateMachine","states":[{"name":"a","dwell":"1s"},{"name":"b","dwell":3}]}})"_ba
        << source + u"/states/1/dwell:"_s;
    QTest::newRow("unknown key in a state")
        << R"({"id":"c","type":"number","source":{"kind":"stateMachine","states":[{"name":"a","dwel":"1s"}]}})"_ba
        << source + u"/states/0/dwel:"_s;
    QTest::newRow("missing name of a state")
        << R"({"id":"c","type":"number","source":{"kind":"stateMachine","states":[{"dwell":"1s"}]}})"_ba
        << source + u"/states/0:"_s;
    QTest::newRow("value out of the set")
        << R"({"id":"c","type":"enum","values":["x"],"source":{"kind":"stateMachine","states":[{"name":"a","dwell":"1s","value":"y"}]}})"_ba
        << source + u"/states/0/value:"_s;
    QTest::newRow("unknown input of a transition")
        << R"({"id":"c","type":"number","source":{"kind":"stateMachine","states":[{"name":"a","dwell":"1s"}],"transitions":[{"from":"a","to":"a","input":"zz"}]}})"_ba
        << source + u"/transitions"_s;
}

void TestShippedFiles::problemsWithinSourcesHaveTheirPlace()
{
    QFETCH(QByteArray, property);
    QFETCH(QString, pointer);
    const ProfileReading reading
        = ProfileReader(m_catalogues).readText(profileWith(property), u"p"_s);
    const QString problems = problemsOf(reading);
    QCOMPARE(reading.errors.size(), 1);
    QVERIFY2(problems.contains(pointer), qPrintable(problems));
}

void TestShippedFiles::schemaIsThatOfTheCatalogues()
{
    QByteArray schema = profileSchema();
    schema = withDefinition(schema, "source",
        kindSchema(m_catalogues.sources, u"Source"_s, u"Where the values come from."_s));
    schema = withDefinition(schema, "modifier",
        kindSchema(m_catalogues.modifiers, u"Modifier"_s, u"Changes a value on its way."_s));
    if (qEnvironmentVariableIsSet("SIM_WRITE_SCHEMA")) {
        QSaveFile file(
            QStringLiteral(SIM_SOURCE_DIR "/resources/schema/conniosim-profile-1.schema.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(schema);
        QVERIFY(file.commit());
    }
    QVERIFY2(schema == profileSchema(),
        "the schema is not that of the catalogues: run this test with SIM_WRITE_SCHEMA=1");
}

QTEST_GUILESS_MAIN(TestShippedFiles)

#include "tst_shippedfiles.moc"
