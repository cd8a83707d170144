// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/feed/topics.h"
#include "core/file/profilereader.h"
#include "core/file/profilewriter.h"
#include "core/import/importerrors.h"
#include "core/import/platformreader.h"
#include "core/import/profileproposal.h"
#include "core/import/sourceproposal.h"
#include "core/modifier/modifier.h"
#include "core/source/source.h"

#include <QtCore/QFile>
#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The profile that the platform's documents become.
class TestProfileProposal : public QObject
{
    Q_OBJECT

private slots:
    void becomesAProfileThatTheReaderTakes();
    void staysWithinThePeriodAndTheLimits();
    void aProfileWithoutDevicesGetsOneWithAMadeUpId();
    void nothingToImportIsAnError();
    void namesMeasurementsAndTypesDecide_data();
    void namesMeasurementsAndTypesDecide();
    void proposalsStayWithinBoundaries_data();
    void proposalsStayWithinBoundaries();
};

namespace {

const KindCatalogues &catalogues()
{
    static const KindCatalogues kCatalogues {
        .sources = sourceCatalogue(),
        .modifiers = modifierCatalogue(),
        .checkPropertyName = checkPropertyName,
        .checkDeviceId = checkDeviceId,
    };
    return kCatalogues;
}

PlatformDefinition definitionOf(const QStringList &files)
{
    PlatformReader reader;
    for (const QString &name : files) {
        QFile file(QStringLiteral(SIM_TEST_DATA "/import/") + name);
        if (!file.open(QIODevice::ReadOnly) || !reader.addJson(file.readAll(), name))
            qFatal("%s", qPrintable(name));
    }
    return reader.definition();
}

PlatformDefinition wholeDefinition()
{
    return definitionOf(
        { u"profile.json"_s, u"properties.json"_s, u"devices.json"_s, u"key.json"_s });
}

class NoInputs final : public SourceInputs
{
public:
    std::optional<Value> latest(const QString &) const override { return {}; }
};

} // namespace

void TestProfileProposal::becomesAProfileThatTheReaderTakes()
{
    const Result<ImportedProfile> made = profileFromPlatform(wholeDefinition());
    QVERIFY(made);
    const Profile &profile = made->profile;
    QCOMPARE(profile.name, u"Test Device"_s);
    QCOMPARE(profile.endpoints.constFirst().host, u"mqtt.connio.cloud"_s);
    QCOMPARE(profile.deviceTypes.size(), 1);
    QCOMPARE(profile.deviceTypes.constFirst().id, u"testdevice"_s);
    QCOMPARE(profile.devices.size(), 2);
    QCOMPARE(profile.devices.constFirst().id, u"factory3-floor4-forklift4"_s);
    QCOMPARE(profile.devices.constFirst().credentials.secretRef,
        u"${env:CONNIO_SECRET_FACTORY3_FLOOR4_FORKLIFT4}"_s);
    QCOMPARE(made->remarks.size(), 1); // one is disabled
    const ProfileReading reading
        = ProfileReader(catalogues()).readText(profileText(profile), u"made"_s);
    for (const Error &error : reading.errors)
        QFAIL(qPrintable(error.message()));
    QCOMPARE(*reading.profile, profile);
}

void TestProfileProposal::staysWithinThePeriodAndTheLimits()
{
    const Result<ImportedProfile> made = profileFromPlatform(definitionOf({ u"state.json"_s }));
    QVERIFY(made);
    const DeviceType &type = made->profile.deviceTypes.constFirst();
    QCOMPARE(type.schedule.sampleEvery, Microseconds(3s)); // a period of 9 s
    QCOMPARE(type.publish.mode, PublishMode::Feed);
    PlatformDefinition slow = definitionOf({ u"state.json"_s });
    slow.limits.feedsPerMinute = 4;
    slow.limits.pointsPerFeed = 10;
    const Result<ImportedProfile> limited = profileFromPlatform(slow);
    QCOMPARE(limited->profile.deviceTypes.constFirst().publish.maxAge, Microseconds(30s));
    QCOMPARE(limited->profile.deviceTypes.constFirst().publish.maxPoints, 5);
}

void TestProfileProposal::aProfileWithoutDevicesGetsOneWithAMadeUpId()
{
    const Result<ImportedProfile> made
        = profileFromPlatform(definitionOf({ u"profile.json"_s, u"properties.json"_s }));
    QVERIFY(made);
    QCOMPARE(made->profile.devices.size(), 1);
    QCOMPARE(made->profile.devices.constFirst().deviceId, u"_dev_000000000000000001"_s);
    QCOMPARE(made->profile.devices.constFirst().credentials.secretRef, u"${env:CONNIO_SECRET}"_s);
    QCOMPARE(made->remarks.constFirst().code(), u"import.deviceIdMissing"_s);
}

void TestProfileProposal::nothingToImportIsAnError()
{
    const Result<ImportedProfile> made = profileFromPlatform(definitionOf({ u"profile.json"_s }));
    QVERIFY(!made);
    QVERIFY(made.error().is(errors::kNothingToImport));
}

void TestProfileProposal::namesMeasurementsAndTypesDecide_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<PropertyType>("type");
    QTest::addColumn<QString>("measurement");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<double>("mean");
    const double none = qQNaN();
    const auto row = [](const char *title, const QString &name, PropertyType type,
                         const QString &measurement, const QString &kind, double mean) {
        QTest::newRow(title) << name << type << measurement << kind << mean;
    };
    const PropertyType number = PropertyType::Number;
    row("temperature", u"roomTemp"_s, number, {}, u"meanReverting"_s, 21);
    row("humidity", u"rel_humidity"_s, number, {}, u"meanReverting"_s, 45);
    row("measured", u"x1"_s, number, u"pressure"_s, u"meanReverting"_s, 1013);
    row("measured before named", u"temp"_s, number, u"relativeHumidity"_s, u"meanReverting"_s, 45);
    row("battery", u"batteryLevel"_s, number, {}, u"battery"_s, none);
    row("battery voltage", u"battery.voltage"_s, number, {}, u"meanReverting"_s, 230);
    row("counter", u"pulseCount"_s, number, {}, u"counter"_s, none);
    row("energy", u"energy"_s, number, {}, u"counter"_s, none);
    row("unknown number", u"qx"_s, number, {}, u"meanReverting"_s, 20);
    row("boolean", u"doorOpen"_s, PropertyType::Boolean, {}, u"telegraph"_s, none);
    row("enum without set", u"status"_s, PropertyType::Enum, {}, u"constant"_s, none);
    row("serial number", u"serial"_s, PropertyType::String, {}, u"pattern"_s, none);
    row("firmware", u"fwVersion"_s, PropertyType::String, {}, u"constant"_s, none);
    row("position", u"position"_s, PropertyType::Waypoint, {}, u"geoWander"_s, none);
    row("object", u"config"_s, PropertyType::Object, {}, u"constant"_s, none);
    row("blob", u"image"_s, PropertyType::Blob, {}, u"constant"_s, none);
}

void TestProfileProposal::namesMeasurementsAndTypesDecide()
{
    QFETCH(QString, name);
    QFETCH(PropertyType, type);
    QFETCH(QString, measurement);
    QFETCH(QString, kind);
    QFETCH(double, mean);
    PlatformProperty property;
    property.definition.id = name;
    property.definition.type = type;
    property.measurement = measurement;
    const SourceProposal proposal = proposedSource(property);
    QCOMPARE(proposal.source.kind, kind);
    if (!qIsNaN(mean))
        QCOMPARE(proposal.source.parameters.value("mean"_L1).toDouble(), mean);
    const QList<SpecProblem> problems = checkSpec(proposal.source, catalogues().sources, type);
    for (const SpecProblem &problem : problems)
        QFAIL(qPrintable(problem.parameter + u": "_s + problem.error.message()));
    const auto source = makeSource(proposal.source, type);
    QVERIFY2(source, source ? "" : qPrintable(source.error().message()));
}

void TestProfileProposal::proposalsStayWithinBoundaries_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::newRow("usual") << u"temperature"_s << -25.5 << 65.5;
    QTest::newRow("freezer") << u"temperature"_s << -40.0 << -18.0;
    QTest::newRow("narrow") << u"humidity"_s << 44.0 << 46.0;
    QTest::newRow("no hint") << u"qx"_s << 1000.0 << 2000.0;
    QTest::newRow("tiny") << u"qx"_s << 1e-9 << 2e-9;
    QTest::newRow("a point") << u"qx"_s << 5.0 << 5.0;
    QTest::newRow("count with an end") << u"count"_s << 0.0 << 10.0;
    QTest::newRow("battery in volts") << u"battery"_s << 3.0 << 4.2;
}

void TestProfileProposal::proposalsStayWithinBoundaries()
{
    QFETCH(QString, name);
    QFETCH(double, low);
    QFETCH(double, high);
    PlatformProperty property;
    property.definition.id = name;
    property.definition.boundaries.min = low;
    property.definition.boundaries.max = high;
    const SourceProposal proposal = proposedSource(property);
    const auto source = makeSource(proposal.source, PropertyType::Number);
    QVERIFY2(source, source ? "" : qPrintable(source.error().message()));
    const RandomStream random(7, u"d", u"p");
    for (quint64 n = 0; n < 5000; ++n) {
        const Value value = (*source)->next(
            { .index = n, .time = {}, .sinceStart = n * Microseconds(1s), .step = 1s }, random,
            NoInputs());
        const double number = *numberIn(value);
        QVERIFY2(number >= low && number <= high, qPrintable(QString::number(number)));
    }
}

QTEST_GUILESS_MAIN(TestProfileProposal)

#include "tst_profileproposal.moc"
