// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/simulationhost.h"
#include "ui/import/importmodel.h"
#include "ui/import/platformdocuments.h"
#include "ui/import/profilemerge.h"
#include "ui/inspector/propertyedits.h"
#include "ui/uiprofile.h"

#include <QtCore/QFile>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace sim;

/// What the import page shows and makes, without the page.
class TestImportModel : public QObject
{
    Q_OBJECT

private slots:
    void documentsOfEveryFormAreRead();
    void aBadDocumentIsNamed();
    void everyPropertyIsARowWithItsProposal();
    void whatIsNotTickedIsLeftOut();
    void nothingTickedIsAnError();
    void anotherSourceIsTakenAndGivenBack();
    void mergedIdsAreFree();
    void aDeviceThatIsThereStaysAlone();

private:
    const KindCatalogues m_kinds = allKinds();
};

namespace {

PlatformDocument file(const QString &name)
{
    return { .name = name, .path = QStringLiteral(SIM_TEST_DATA "/import/") + name, .text = {} };
}

PlatformReading read(const QList<PlatformDocument> &documents)
{
    const Result<PlatformReading> reading = readDocuments(documents);
    if (!reading)
        qWarning() << reading.error();
    return reading ? *reading : PlatformReading {};
}

PlatformReading wholeProfile()
{
    return read({ file(u"profile.json"_s), file(u"properties.json"_s), file(u"methods.json"_s),
        file(u"devices.csv"_s) });
}

int rowOf(const ImportModel &model, const QString &name)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.property(row).id() == name)
            return row;
    }
    return -1;
}

void setIncluded(ImportModel &model, int row, bool isIncluded)
{
    model.setData(model.index(row, ImportModel::Name), isIncluded ? Qt::Checked : Qt::Unchecked,
        Qt::CheckStateRole);
}

} // namespace

void TestImportModel::documentsOfEveryFormAreRead()
{
    const PlatformReading reading = wholeProfile();
    QCOMPARE(reading.propertyCount(), 5);
    QCOMPARE(reading.skippedBuiltIns, QStringList { u"active"_s });
    QCOMPARE(reading.definition.devices.size(), 2);
    // The same as texts, which have no names that end in .csv.
    QList<PlatformDocument> texts;
    for (const PlatformDocument &document :
        { file(u"devices.csv"_s), file(u"profile.json"_s), file(u"properties.json"_s) }) {
        QFile opened(document.path);
        QVERIFY(opened.open(QIODevice::ReadOnly));
        texts.append({ .name = u"Pasted"_s, .path = {}, .text = opened.readAll() });
    }
    QCOMPARE(read(texts).definition.devices.size(), 2);
}

void TestImportModel::aBadDocumentIsNamed()
{
    const auto missing = readDocuments({ file(u"profile.json"_s), file(u"nowhere.json"_s) });
    QVERIFY(!missing);
    QVERIFY(missing.error().message().contains("nowhere.json"_L1));
    const auto broken = readDocuments({ { .name = u"Pasted"_s, .path = {}, .text = "{\"a\":" } });
    QVERIFY(!broken);
    QVERIFY(broken.error().where().startsWith("Pasted"_L1));
}

void TestImportModel::everyPropertyIsARowWithItsProposal()
{
    ImportModel model(m_kinds.sources);
    model.setDefinition(wholeProfile().definition);
    QCOMPARE(model.rowCount(), 5);
    QCOMPARE(model.includedCount(), 5);
    const int row = rowOf(model, u"Temperature"_s);
    const auto shown = [&](int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(shown(ImportModel::Type), u"number, ºC"_s);
    QCOMPARE(shown(ImportModel::Range), u"-25.5 .. 65.5"_s);
    QCOMPARE(shown(ImportModel::Source), m_kinds.sources.find(u"meanReverting")->title);
    QCOMPARE(shown(ImportModel::Access), u"sends"_s);
    QCOMPARE(model.index(rowOf(model, u"mode"_s), ImportModel::Access).data().toString(),
        u"sends and receives"_s);
}

void TestImportModel::whatIsNotTickedIsLeftOut()
{
    ImportModel model(m_kinds.sources);
    model.setDefinition(wholeProfile().definition);
    QSignalSpy changed(&model, &ImportModel::includedChanged);
    setIncluded(model, rowOf(model, u"battery"_s), false);
    QCOMPARE(changed.size(), 1);
    const auto made = model.profile();
    QVERIFY(made.isOk());
    const DeviceType &type = made->profile.deviceTypes.constFirst();
    QCOMPARE(type.properties.size(), 4);
    QVERIFY(type.property(u"battery") == nullptr);
    QCOMPARE(made->profile.devices.size(), 2);
    for (const Device &device : made->profile.devices)
        QCOMPARE(device.credentials.secretRef, u"keychain:"_s + device.id);
}

void TestImportModel::nothingTickedIsAnError()
{
    ImportModel model(m_kinds.sources);
    model.setDefinition(wholeProfile().definition);
    for (int row = 0; row < model.rowCount(); ++row)
        setIncluded(model, row, false);
    QCOMPARE(model.includedCount(), 0);
    const auto made = model.profile();
    QVERIFY(!made);
    QCOMPARE(made.error().code(), u"import.nothing"_s);
}

void TestImportModel::anotherSourceIsTakenAndGivenBack()
{
    ImportModel model(m_kinds.sources);
    model.setDefinition(wholeProfile().definition);
    const int row = rowOf(model, u"Temperature"_s);
    const Property proposed = model.property(row);
    model.setKind(row, u"sine"_s);
    QCOMPARE(model.profile()->profile.deviceTypes.constFirst().properties.at(row).source.kind,
        u"sine"_s);
    const SourceSpec &sine = model.property(row).source;
    QVERIFY(sourceProblems(sine, m_kinds.sources, PropertyType::Number).isEmpty());
    model.setKind(row, proposed.source.kind);
    QCOMPARE(model.property(row), proposed);
}

void TestImportModel::mergedIdsAreFree()
{
    ImportModel model(m_kinds.sources);
    model.setDefinition(wholeProfile().definition);
    const Profile imported = model.profile()->profile;
    Profile profile = test::uiProfile(2);
    const Profile before = profile;
    QCOMPARE(mergeProfile(profile, imported).size(), 2);
    // Once more: other ids, and the endpoint is there already.
    const QStringList again = mergeProfile(profile, imported);
    QCOMPARE(again.size(), 2); // their ids are made up
    QCOMPARE(profile.devices.size(), 6);
    QSet<QString> ids;
    QSet<QString> deviceIds;
    for (const Device &device : std::as_const(profile.devices)) {
        ids.insert(device.id);
        deviceIds.insert(device.deviceId);
        QVERIFY(profile.deviceType(device.type) != nullptr);
        QCOMPARE(device.credentials.secretRef, u"keychain:"_s + device.id);
    }
    QCOMPARE(ids.size(), 6);
    QCOMPARE(deviceIds.size(), 6);
    QCOMPARE(profile.deviceTypes.size(), 3);
    for (const DeviceType &type : std::as_const(profile.deviceTypes))
        QVERIFY(profile.endpoint(type.endpoint) != nullptr);
    QCOMPARE(profile.deviceTypes.first(1), before.deviceTypes);
}

void TestImportModel::aDeviceThatIsThereStaysAlone()
{
    ImportModel model(m_kinds.sources);
    model.setDefinition(read({ file(u"state.json"_s) }).definition);
    const Profile imported = model.profile()->profile;
    Profile profile;
    QCOMPARE(mergeProfile(profile, imported).size(), 1);
    QCOMPARE(mergeProfile(profile, imported).size(), 0);
    QCOMPARE(profile.devices.size(), 1);
}

QTEST_GUILESS_MAIN(TestImportModel)
#include "tst_importmodel.moc"
