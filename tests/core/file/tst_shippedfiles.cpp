// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/feed/topics.h"
#include "core/file/profilereader.h"
#include "core/file/profileresolver.h"
#include "core/file/schemacheck.h"
#include "core/modifier/modifier.h"
#include "core/source/source.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace sim;

/// Demos and schema against the real catalogues and the names of the contract.
class TestShippedFiles : public QObject
{
    Q_OBJECT

private slots:

    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void demosRun_data();
    void demosRun();
    void schemaNamesEveryKindAndParameter();

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

void TestShippedFiles::schemaNamesEveryKindAndParameter()
{
    const QJsonObject definitions
        = QJsonDocument::fromJson(profileSchema()).object().value("definitions"_L1).toObject();
    const auto check = [&definitions](QLatin1StringView name, const KindCatalogue &catalogue) {
        QHash<QString, QJsonObject> described;
        const QJsonArray branches = definitions.value(name)["allOf"_L1].toArray();
        for (const QJsonValue &branch : branches) {
            const QString kind = branch["if"_L1]["properties"_L1]["kind"_L1]["const"_L1].toString();
            described.insert(kind, branch["then"_L1]["properties"_L1].toObject());
        }
        for (const KindDescription &kind : catalogue.kinds()) {
            QVERIFY2(described.contains(kind.kind), qPrintable(kind.kind));
            for (const ParameterDescription &parameter : kind.parameters) {
                QVERIFY2(described.value(kind.kind).contains(parameter.name),
                    qPrintable(kind.kind + u'.' + parameter.name));
            }
        }
    };
    check("source"_L1, m_catalogues.sources);
    check("modifier"_L1, m_catalogues.modifiers);
}

QTEST_GUILESS_MAIN(TestShippedFiles)

#include "tst_shippedfiles.moc"
