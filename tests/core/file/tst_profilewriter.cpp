// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/jsontext.h"
#include "core/file/profilemaker.h"
#include "core/file/profilereader.h"
#include "core/file/profilewriter.h"
#include "core/file/testcatalogues.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <csignal>
#include <sys/resource.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace sim;

namespace {

/// Files of this process may not grow beyond some bytes: what a full disk does to a writer.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit { .rlim_cur = bytes, .rlim_max = m_before.rlim_max };
        setrlimit(RLIMIT_FSIZE, &limit);
    }

    FileSizeLimit(const FileSizeLimit &) = delete;
    FileSizeLimit &operator=(const FileSizeLimit &) = delete;

    ~FileSizeLimit() { setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before {};
};

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

/// A profile of a later format, with a key of the future in every kind of object.
QByteArray newerProfile()
{
    return R"({
  "$schema": "conniosim-profile-3.schema.json", "formatVersion": 3, "future": { "x": [1, null] },
  "endpoints": [ { "id": "e", "transport": "tcp", "host": "h", "port": 1, "tls": { "pin": "p" } } ],
  "defaults": { "publish": { "priority": 4 } },
  "deviceTypes": [ { "id": "t", "icon": "i", "properties": [
    { "id": "a", "type": "number", "future": 1, "source": { "kind": "sine", "shape": "new" },
      "modifiers": [ { "kind": "noise", "hue": 7 } ],
      "report": { "onChange": { "deadband": 1, "trend": 2 } } },
    { "id": "b", "type": "number", "future": 2, "source": { "kind": "sine" } } ] } ],
  "devices": [
    { "id": "d1", "type": "t", "deviceId": "_dev_1", "future": 3, "credentials": { "pin": 1 } },
    { "id": "d2", "type": "t", "deviceId": "_dev_2", "future": 4,
      "overrides": { "a.source.shape": "newer" } } ],
  "view": { "dark": true, "charts": [ { "title": "c", "window": "5m", "series": ["d1/a"],
                                        "colour": 5 } ] }
})";
}

/// \a json without the keys of the root that hold defaults.
QJsonObject rootOf(const QByteArray &json)
{
    QJsonObject root = QJsonDocument::fromJson(json).object();
    root.remove("seed"_L1);
    return root;
}

} // namespace

class TestProfileWriter : public QObject
{
    Q_OBJECT

private slots:

    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void readsBackWhatItWrites_data();
    void readsBackWhatItWrites();
    void keepsTheExampleOfTheProductPage();
    void demosAreWrittenAsTheyStand_data();
    void demosAreWrittenAsTheyStand();
    void writesOnlyWhatDiffers();
    void keysHaveTheirOrder();
    void longLinesAreBroken();
    void propertyJsonIsWhatTheFileHolds();
    void newerFormatsKeepWhatIsUnknown();
    void unknownKeysFollowTheirElement();
    void savesAndOpens();
    void saveKeepsModeAndLink();
    void shortWritesKeepTheOldFile();
    void saveNamesTheReason();

private:
    ProfileReading read(const QByteArray &json) const
    {
        return ProfileReader(m_catalogues).readText(json, u"p"_s);
    }

    KindCatalogues m_catalogues = test::catalogues();
};

void TestProfileWriter::readsBackWhatItWrites_data()
{
    QTest::addColumn<quint64>("seed");
    for (quint64 seed = 1; seed <= 150; ++seed)
        QTest::addRow("seed %d", static_cast<int>(seed)) << seed;
}

void TestProfileWriter::readsBackWhatItWrites()
{
    QFETCH(quint64, seed);
    const Profile profile = test::ProfileMaker(seed).make();
    const QByteArray text = profileText(profile);
    const ProfileReading reading = read(text);
    QVERIFY2(reading.errors.isEmpty(),
        reading.errors.isEmpty() ? "" : qPrintable(reading.errors.constFirst().message()));
    QVERIFY(reading.profile);
    QCOMPARE(profileText(*reading.profile), text);
    QVERIFY2(*reading.profile == profile, text.constData());
}

void TestProfileWriter::keepsTheExampleOfTheProductPage()
{
    const QByteArray json = test::profileData(u"example.conniosim"_s);
    const ProfileReading first = read(json);
    QVERIFY(first.profile);
    const QByteArray text = profileText(*first.profile);
    const ProfileReading second = read(text);
    QVERIFY(second.profile);
    QCOMPARE(*second.profile, *first.profile);
    // Nothing but defaults is lost.
    QByteArray sameDurations = json;
    sameDurations.replace("\"60s\"", "\"1m\"");
    const QJsonObject before = QJsonDocument::fromJson(sameDurations).object();
    const QJsonObject after = QJsonDocument::fromJson(text).object();
    for (const QString &key : { u"deviceTypes"_s, u"devices"_s, u"faults"_s, u"scenario"_s,
             u"backfill"_s, u"view"_s, u"seed"_s, u"name"_s, u"formatVersion"_s, u"$schema"_s })
        QCOMPARE(after.value(key), before.value(key));
}

void TestProfileWriter::demosAreWrittenAsTheyStand_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("cold room") << u"cold-room"_s;
    QTest::newRow("fleet") << u"fleet-50"_s;
}

void TestProfileWriter::demosAreWrittenAsTheyStand()
{
    QFETCH(QString, name);
    const QString path
        = QStringLiteral(SIM_SOURCE_DIR) + u"/resources/demos/"_s + name + u".conniosim"_s;
    const QByteArray text = contents(path);
    const ProfileReading reading = read(text);
    QVERIFY(reading.profile);
    QCOMPARE(profileText(*reading.profile), text);
}

void TestProfileWriter::writesOnlyWhatDiffers()
{
    Profile profile;
    QCOMPARE(profileText(profile),
        "{\n  \"$schema\": \"conniosim-profile-1.schema.json\",\n  \"formatVersion\": 1,\n  \"seed\": 1\n}\n"_ba);
    profile.endpoints = { connioEndpoint() };
    profile.endpoints[0].id = u"c"_s;
    profile.endpoints[0].keepAlive = std::chrono::seconds(10);
    profile.endpoints[0].tls.caFile = u"ca.pem"_s;
    QVERIFY(profileText(profile).contains("\"host\": \"mqtt.connio.cloud\""));
    QVERIFY(profileText(profile).contains("\"port\": 8883"));
    QVERIFY(profileText(profile).contains("\"keepAlive\": \"10s\""));
    QVERIFY(!profileText(profile).contains("cleanSession"));
    QVERIFY(!profileText(profile).contains("verify"));
}

void TestProfileWriter::keysHaveTheirOrder()
{
    const Profile profile = *read(test::profileData(u"example.conniosim"_s)).profile;
    const QByteArray text = profileText(profile);
    const Result<JsonText> json = JsonText::parse(text);
    QVERIFY(json.isOk());
    QCOMPARE(json->keys({}),
        (QStringList { u"$schema"_s, u"formatVersion"_s, u"name"_s, u"seed"_s, u"endpoints"_s,
            u"deviceTypes"_s, u"devices"_s, u"faults"_s, u"scenario"_s, u"backfill"_s,
            u"view"_s }));
    QCOMPARE(json->keys(u"/deviceTypes/0/properties/0"_s),
        (QStringList { u"id"_s, u"type"_s, u"unit"_s, u"decimals"_s, u"range"_s, u"source"_s,
            u"modifiers"_s, u"report"_s }));
    QCOMPARE(json->keys(u"/devices/0"_s),
        (QStringList {
            u"id"_s, u"type"_s, u"name"_s, u"deviceId"_s, u"credentials"_s, u"overrides"_s }));
    QCOMPARE(json->keys(u"/faults/0"_s),
        (QStringList { u"id"_s, u"target"_s, u"kind"_s, u"trigger"_s }));
    QCOMPARE(json->keys(u"/deviceTypes/0/properties/0/source"_s).constFirst(), u"kind"_s);
}

void TestProfileWriter::longLinesAreBroken()
{
    const QByteArray text = profileText(test::ProfileMaker(7).make());
    for (const QByteArray &line : text.split('\n')) {
        const bool holdsContainer = line.contains('{') || line.contains('[');
        QVERIFY2(line.size() <= 130 || !holdsContainer, line.constData());
    }
    QVERIFY(text.endsWith("}\n"));
}

void TestProfileWriter::propertyJsonIsWhatTheFileHolds()
{
    const ProfileReading reading = read(test::profileData(u"example.conniosim"_s));
    const Property &property = reading.profile->deviceTypes.constFirst().properties.constFirst();
    QByteArray json = test::profileData(u"example.conniosim"_s);
    json.replace("\"60s\"", "\"1m\""); // the same duration
    const QJsonObject file = QJsonDocument::fromJson(json).object();
    QCOMPARE(
        QJsonValue(propertyJson(property)), file.value("deviceTypes"_L1)[0]["properties"_L1][0]);
}

void TestProfileWriter::newerFormatsKeepWhatIsUnknown()
{
    const ProfileReading reading = read(newerProfile());
    QVERIFY2(reading.errors.isEmpty(),
        reading.errors.isEmpty() ? "" : qPrintable(reading.errors.constFirst().message()));
    const QByteArray text = profileText(*reading.profile);
    QCOMPARE(rootOf(text), rootOf(newerProfile()));
    const Result<JsonText> json = JsonText::parse(text);
    QVERIFY(json.isOk());
    QCOMPARE(json->keys({}).constLast(), u"view"_s);
    const ProfileReading again = read(text);
    QVERIFY(again.isReadOnly);
    QCOMPARE(again.profile, reading.profile);
}

void TestProfileWriter::unknownKeysFollowTheirElement()
{
    Profile profile = *read(newerProfile()).profile;
    profile.devices.move(0, 1);
    profile.deviceTypes[0].properties.removeFirst();
    profile.view.charts.clear();
    const QJsonObject root = rootOf(profileText(profile));
    const QJsonValue devices = root.value("devices"_L1);
    QCOMPARE(devices[0]["id"_L1], QJsonValue(u"d2"_s));
    QCOMPARE(devices[0]["future"_L1], QJsonValue(4));
    QCOMPARE(devices[1]["future"_L1], QJsonValue(3));
    const QJsonValue properties = root.value("deviceTypes"_L1)[0]["properties"_L1];
    QCOMPARE(properties.toArray().size(), 1);
    QCOMPARE(properties[0]["future"_L1], QJsonValue(2));
    QCOMPARE(root.value("view"_L1), QJsonValue(QJsonObject { { u"dark"_s, true } }));
}

void TestProfileWriter::savesAndOpens()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"größe.conniosim"_s);
    const Profile profile = test::ProfileMaker(3).make();
    QVERIFY(saveProfile(profile, path).isOk());
    QCOMPARE(ProfileReader(m_catalogues).readFile(path).profile, profile);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
}

void TestProfileWriter::saveKeepsModeAndLink()
{
    QTemporaryDir folder;
    const QString target = folder.filePath(u"target.conniosim"_s);
    const QString link = folder.filePath(u"link.conniosim"_s);
    put(target, "old");
    const auto mode = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    QVERIFY(QFile::setPermissions(target, mode));
    QVERIFY(QFile::link(target, link));
    QVERIFY(saveProfile(Profile(), link).isOk());
    QVERIFY(QFileInfo(link).isSymLink());
    QCOMPARE(contents(target), profileText(Profile()));
    const auto groupAndOthers = QFileDevice::ReadGroup | QFileDevice::WriteGroup
        | QFileDevice::ReadOther | QFileDevice::WriteOther;
    QCOMPARE(QFile::permissions(target) & groupAndOthers, QFileDevice::Permissions());
}

void TestProfileWriter::shortWritesKeepTheOldFile()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"p.conniosim"_s);
    put(path, "old");
    Profile large;
    large.description = QString(60'000, u'x');
    {
        const FileSizeLimit limit(4096);
        const Result<void> saved = saveProfile(large, path);
        QVERIFY(!saved.isOk());
        QCOMPARE(saved.error().code(), u"file.cannotWrite"_s);
        QCOMPARE(saved.error().where(), path);
        QVERIFY(!saved.error().why().isEmpty());
    }
    QCOMPARE(contents(path), "old"_ba);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    QVERIFY(saveProfile(large, path).isOk());
}

void TestProfileWriter::saveNamesTheReason()
{
    QTemporaryDir folder;
    const Result<void> absent = saveProfile(Profile(), folder.filePath(u"no/such/p.conniosim"_s));
    QVERIFY(!absent.isOk());
    QCOMPARE(absent.error().code(), u"file.cannotWrite"_s);
    QVERIFY(absent.error().message().contains(u"No such file or directory"_s));
    QCOMPARE(saveProfile(Profile(), folder.path()).error().code(), u"file.notAFile"_s);
    const uid_t before = geteuid();
    if (before == 0) { // the superuser may write everywhere, nobody may not even enter
        QCOMPARE(seteuid(65'534), 0);
    } else {
        QVERIFY(
            QFile::setPermissions(folder.path(), QFileDevice::ReadOwner | QFileDevice::ExeOwner));
    }
    const Result<void> refused = saveProfile(Profile(), folder.filePath(u"p.conniosim"_s));
    if (before == 0)
        QCOMPARE(seteuid(0), 0);
    QFile::setPermissions(
        folder.path(), QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    QVERIFY(!refused.isOk());
    QVERIFY(refused.error().message().contains(u"Permission denied"_s));
}

QTEST_GUILESS_MAIN(TestProfileWriter)

#include "tst_profilewriter.moc"
