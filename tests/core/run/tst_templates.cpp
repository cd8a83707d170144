// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/profiletemplates.h"
#include "core/file/profilewriter.h"
#include "core/run/simulationhost.h"
#include "core/run/templaterecording.h"

#include <QtCore/QFile>
#include <QtCore/QSaveFile>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace sim;
using namespace sim::test;

/// What holds for every template: it is in order, and a simulated day of it stays in its ranges.
class TestTemplates : public QObject
{
    Q_OBJECT

private slots:

    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void eightOfThemAreThere();

    void aDayStaysInItsRanges_data() { addRows(); }

    void aDayStaysInItsRanges();

    void everyPropertyIsFitToShow_data() { addRows(); }

    void everyPropertyIsFitToShow();

    void isWrittenAsItStands_data() { addRows(); }

    void isWrittenAsItStands();

private:
    static void addRows();
};

void TestTemplates::addRows()
{
    QTest::addColumn<QString>("name");
    for (const ProfileTemplate &one : profileTemplates())
        QTest::newRow(qPrintable(one.name)) << one.name;
}

void TestTemplates::eightOfThemAreThere()
{
    QStringList titles;
    for (const ProfileTemplate &one : profileTemplates()) {
        titles.append(one.title);
        QVERIFY2(one.description.size() > 40 && one.description.size() < 120,
            qPrintable(one.description));
        QVERIFY(one.description.endsWith(u'.'));
        QCOMPARE(profileTemplate(one.name), one);
    }
    QCOMPARE(titles,
        QStringList({ u"Cold chain truck"_s, u"Room with thermostat"_s, u"Smart parking"_s,
            u"Solar inverter"_s, u"Three-phase energy meter"_s, u"Vibration-monitored motor"_s,
            u"Water tank with pump"_s, u"Weather station"_s }));
    QVERIFY(!profileTemplate(u"none"_s));
}

void TestTemplates::aDayStaysInItsRanges()
{
    QFETCH(QString, name);
    const TemplateRecording day = recordTemplate(name);
    QVERIFY2(day.problems.isEmpty(), qPrintable(day.problems.join(u'\n')));
    for (const ResolvedProperty &property : day.device.properties) {
        const RecordedSeries &series = day[property.id()];
        const double samples = 86'400e6 / double(property.schedule.sampleEvery.count());
        QVERIFY2(double(series.size()) == samples, qPrintable(property.id()));
        for (const Value &value : series.values)
            QVERIFY2(!isNull(value), qPrintable(property.id()));
        if (property.definition.type != PropertyType::Number)
            continue;
        const Boundaries &limits = property.definition.boundaries;
        QVERIFY2(limits.min, qPrintable(property.id()));
        const QString found
            = u"%1: %2 to %3"_s.arg(property.id()).arg(series.lowest()).arg(series.highest());
        QVERIFY2(series.lowest() >= *limits.min, qPrintable(found));
        QVERIFY2(series.highest() <= limits.max.value_or(1e300), qPrintable(found));
    }
}

void TestTemplates::everyPropertyIsFitToShow()
{
    QFETCH(QString, name);
    const ProfileReading reading = ProfileReader(allKinds()).readFile(profileTemplate(name)->path);
    QVERIFY(reading.profile);
    QVERIFY(!reading.profile->view.charts.isEmpty());
    bool hasRaw = false;
    for (const DeviceType &type : reading.profile->deviceTypes) {
        for (const Property &property : type.properties) {
            QVERIFY2(!property.definition.title.isEmpty(), qPrintable(property.id()));
            QVERIFY2(property.definition.type != PropertyType::Number
                    || property.definition.decimals.has_value(),
                qPrintable(property.id()));
            hasRaw = hasRaw || property.publish.mode == PublishMode::Raw;
        }
        QCOMPARE(type.publish.mode, PublishMode::Feed);
    }
    QVERIFY(hasRaw);
}

void TestTemplates::isWrittenAsItStands()
{
    QFETCH(QString, name);
    const QString path
        = QStringLiteral(SIM_SOURCE_DIR "/resources/templates/") + name + u".conniosim"_s;
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    const KindCatalogues kinds = allKinds();
    const ProfileReading reading = ProfileReader(kinds).readText(text, path);
    QVERIFY(reading.profile);
    const QByteArray written = profileText(*reading.profile);
    if (qEnvironmentVariableIsSet("SIM_WRITE_TEMPLATES")) {
        QSaveFile save(path);
        QVERIFY(save.open(QIODevice::WriteOnly));
        save.write(written);
        QVERIFY(save.commit());
    }
    QVERIFY2(written == text, "run this test with SIM_WRITE_TEMPLATES=1");
}

QTEST_GUILESS_MAIN(TestTemplates)
#include "tst_templates.moc"
