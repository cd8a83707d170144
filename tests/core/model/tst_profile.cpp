// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/profile.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace sim;
using namespace std::chrono_literals;

class TestProfile : public QObject
{
    Q_OBJECT

private slots:

    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void findsPartsById();
    void settingsLieOverRules();
    void typesHaveWords();
    void valuesAreShown_data();
    void valuesAreShown();
    void locationsReadBack();
};

void TestProfile::findsPartsById()
{
    Profile profile;
    profile.endpoints.append(Endpoint());
    profile.endpoints[0].id = u"e"_s;
    DeviceType type;
    type.id = u"t"_s;
    type.properties.append(Property());
    type.properties[0].definition.id = u"Temperature"_s;
    profile.deviceTypes = { type };
    QVERIFY(profile.endpoint(u"e") != nullptr);
    QCOMPARE(profile.endpoint(u"E"), nullptr); // ids are exact
    QVERIFY(profile.deviceType(u"t")->property(u"temperature") != nullptr); // names are not
    QCOMPARE(profile.deviceType(u"t")->property(u"pressure"), nullptr);
    QCOMPARE(profile.device(u"d"), nullptr);
}

void TestProfile::settingsLieOverRules()
{
    PublishSettings settings;
    settings.qos = 2;
    settings.tags = QStringList {};
    PublishRule base;
    base.retain = true;
    base.tags = { u"x"_s };
    const PublishRule rule = laidOver(base, settings);
    QCOMPARE(rule.qos, 2);
    QVERIFY(rule.retain);
    QVERIFY(rule.tags.isEmpty()); // set to nothing, not left out
    QCOMPARE(
        laidOver(Schedule {}, { .sampleEvery = 5s, .jitter = {} }).sampleEvery, Microseconds(5s));
    const ReportRule onChange { .onChange = OnChange {} };
    QCOMPARE(laidOver(onChange, ReportSettings {}), onChange);
    QCOMPARE(laidOver(onChange, ReportSettings(ReportRule {})), ReportRule {});
}

void TestProfile::typesHaveWords()
{
    QCOMPARE(typeNames().size(), 7);
    for (const QString &name : typeNames())
        QCOMPARE(typeName(*typeFromName(name)), name);
    QCOMPARE(typeFromName(u"Number"), std::nullopt);
    QCOMPARE(typeFromName(u"file"), std::nullopt); // no MQTT format is documented
}

void TestProfile::valuesAreShown_data()
{
    QTest::addColumn<Value>("value");
    QTest::addColumn<QString>("text");
    QTest::newRow("null") << Value() << u"null"_s;
    QTest::newRow("boolean") << Value(true) << u"true"_s;
    QTest::newRow("number") << Value(0.1) << u"0.1"_s;
    QTest::newRow("text") << Value(u"open"_s) << u"open"_s;
    QTest::newRow("object") << Value(QJsonObject { { u"a"_s, 1 } }) << u"{\"a\":1}"_s;
    QTest::newRow("zone") << Value(Location { .zone = u"dock"_s, .geo = {} }) << u"dock"_s;
}

void TestProfile::valuesAreShown()
{
    QFETCH(Value, value);
    QTEST(displayText(value), "text");
    QCOMPARE(displayText(Value(2.0), 2), u"2.00"_s);
}

void TestProfile::locationsReadBack()
{
    const Location location { .zone = u"dock"_s,
        .geo = GeoPosition { .lat = 41.5, .lon = -28.25, .alt = 12.0 } };
    QCOMPARE(locationFromJson(toJson(location)), location);
    QCOMPARE(numberIn(Value(true)), 1.0);
    QCOMPARE(numberIn(Value(u"1"_s)), std::nullopt);
}

QTEST_GUILESS_MAIN(TestProfile)

#include "tst_profile.moc"
