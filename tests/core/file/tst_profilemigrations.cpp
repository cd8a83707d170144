// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/profilemigrations.h"
#include "core/file/profilereader.h"
#include "core/file/profilewriter.h"
#include "core/file/testcatalogues.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <csignal>
#include <sys/resource.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace sim;

namespace {

const ErrorKind kRefused {
    .code = "test.refused",
    .persistence = Persistence::Persistent,
    .what = "Nothing carries this over",
    .why = "",
    .remedy = "Write it anew.",
};

Result<QJsonObject> titleBecomesName(const QJsonObject &root)
{
    QJsonObject result = root;
    result.insert("name"_L1, result.take("title"_L1));
    return result;
}

/// A format 0, which never was, made one of version 1.
ProfileMigrations fromZero(const ProfileMigrations::Step &step = titleBecomesName)
{
    return ProfileMigrations(0, { step });
}

ProfileMigrations::Step appending(const QString &letter)
{
    return [letter](const QJsonObject &root) -> Result<QJsonObject> {
        QJsonObject result = root;
        result.insert("way"_L1, QString(root.value("way"_L1).toString() + letter));
        return result;
    };
}

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

} // namespace

class TestProfileMigrations : public QObject
{
    Q_OBJECT

private slots:

    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void stepsAreTakenInOrder_data();
    void stepsAreTakenInOrder();
    void aFailingStepEndsTheWay();
    void thePresentFormatNeedsNoStep();
    void anOldProfileIsReadWithANotice();
    void mistakesOfOldProfilesHaveTheirPlace();
    void aRefusedProfileNamesItsPlace();
    void versionsBeforeTheOldestAreErrors();
    void backupsNeverReplaceOneAnother();
    void aBackupKeepsRightsAndFollowsLinks();
    void nothingToKeepIsNoError();
    void aBackupThatCannotBeWrittenIsSaid();
    void aShortWriteLeavesNoBackup();
    void migratedProfilesAreSavedAfterTheirBackup();
    void withoutABackupNothingIsSaved();

private:
    ProfileReading read(const QByteArray &json, const ProfileMigrations &migrations) const
    {
        return ProfileReader(m_catalogues, migrations).readText(json, u"p"_s);
    }

    QString path(const QString &name) const { return m_folder->filePath(name); }

    QStringList names() const
    {
        return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }

    KindCatalogues m_catalogues = test::catalogues();
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestProfileMigrations::stepsAreTakenInOrder_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<QString>("way");
    QTest::newRow("oldest") << 2 << u"abc"_s;
    QTest::newRow("later") << 3 << u"bc"_s;
    QTest::newRow("last but one") << 4 << u"c"_s;
    QTest::newRow("newest") << 5 << QString();
}

void TestProfileMigrations::stepsAreTakenInOrder()
{
    QFETCH(int, version);
    const ProfileMigrations migrations(
        2, { appending(u"a"_s), appending(u"b"_s), appending(u"c"_s) });
    QCOMPARE(migrations.oldest(), 2);
    QCOMPARE(migrations.newest(), 5);
    const auto result = migrations.migrated({ { u"formatVersion"_s, version } }, version);
    QVERIFY(result.isOk());
    QTEST(result->value("way"_L1).toString(), "way");
    QCOMPARE(result->value("formatVersion"_L1).toInt(), 5);
}

void TestProfileMigrations::aFailingStepEndsTheWay()
{
    int taken = 0;
    const auto counting = [&taken](const QJsonObject &root) -> Result<QJsonObject> {
        ++taken;
        return root;
    };
    const auto refusing
        = [](const QJsonObject &) -> Result<QJsonObject> { return Error(kRefused, {}); };
    const auto result = ProfileMigrations(0, { counting, refusing, counting }).migrated({}, 0);
    QVERIFY(!result.isOk());
    QCOMPARE(result.error().code(), u"test.refused"_s);
    QCOMPARE(taken, 1);
}

void TestProfileMigrations::thePresentFormatNeedsNoStep()
{
    QCOMPARE(ProfileMigrations::known().newest(), Profile::kFormatVersion);
    const ProfileReading reading = read(R"({ "formatVersion": 1 })", fromZero());
    QVERIFY(reading.profile);
    QVERIFY(!reading.migratedFrom);
    QVERIFY(reading.warnings.isEmpty());
}

void TestProfileMigrations::anOldProfileIsReadWithANotice()
{
    const ProfileReading reading
        = read("{\n \"formatVersion\": 0, \"title\": \"Cold room\" }", fromZero());
    QVERIFY2(reading.errors.isEmpty(),
        reading.errors.isEmpty() ? "" : qPrintable(reading.errors.constFirst().message()));
    QCOMPARE(reading.profile->name, u"Cold room"_s);
    QCOMPARE(reading.migratedFrom, std::optional(0));
    QVERIFY(!reading.isReadOnly);
    QCOMPARE(reading.warnings.size(), 1);
    QCOMPARE(reading.warnings.constFirst().code(), u"file.versionOlder"_s);
    QCOMPARE(reading.warnings.constFirst().where(), u"p:2:19: /formatVersion"_s);
    const ProfileReading again = read(profileText(*reading.profile), ProfileMigrations::known());
    QCOMPARE(again.profile, reading.profile);
}

void TestProfileMigrations::mistakesOfOldProfilesHaveTheirPlace()
{
    const ProfileReading reading
        = read("{ \"formatVersion\": 0, \"title\": \"n\",\n \"sede\": 4 }", fromZero());
    QVERIFY(!reading.profile);
    QCOMPARE(reading.errors.size(), 1);
    QCOMPARE(reading.errors.constFirst().code(), u"file.unknownKey"_s);
    QCOMPARE(reading.errors.constFirst().where(), u"p:2:2: /sede"_s);
}

void TestProfileMigrations::aRefusedProfileNamesItsPlace()
{
    const auto refusing
        = [](const QJsonObject &) -> Result<QJsonObject> { return Error(kRefused, {}); };
    const ProfileReading reading = read(R"({ "formatVersion": 0 })", fromZero(refusing));
    QVERIFY(!reading.profile);
    QCOMPARE(reading.errors.size(), 1);
    QCOMPARE(reading.errors.constFirst().code(), u"test.refused"_s);
    QCOMPARE(reading.errors.constFirst().where(), u"p:1:20: /formatVersion"_s);
}

void TestProfileMigrations::versionsBeforeTheOldestAreErrors()
{
    for (const QByteArray &version : { "-1"_ba, "0"_ba }) {
        const ProfileReading reading
            = read(R"({ "formatVersion": )" + version + " }", ProfileMigrations::known());
        QVERIFY(!reading.profile);
        QCOMPARE(reading.errors.constFirst().code(), u"file.outOfRange"_s);
    }
    QVERIFY(!read(R"({ "formatVersion": -1 })", fromZero()).profile);
}

void TestProfileMigrations::backupsNeverReplaceOneAnother()
{
    const QString file = path(u"p.conniosim"_s);
    for (const QByteArray &text : { "one"_ba, "two"_ba, "three"_ba }) {
        put(file, text);
        const Result<QString> backup = backUpProfile(file, 0);
        QVERIFY(backup.isOk());
        QCOMPARE(contents(*backup), text);
    }
    QCOMPARE(contents(file + u".v0.bak"_s), "one"_ba);
    QCOMPARE(contents(file + u".v0-2.bak"_s), "two"_ba);
    QCOMPARE(contents(file + u".v0-3.bak"_s), "three"_ba);
    QVERIFY(QFile::link(path(u"nowhere"_s), file + u".v0-4.bak"_s)); // a link is a name as well
    QCOMPARE(*backUpProfile(file, 0), file + u".v0-5.bak"_s);
    QVERIFY(!QFile::exists(path(u"nowhere"_s)));
}

void TestProfileMigrations::aBackupKeepsRightsAndFollowsLinks()
{
    const QString file = path(u"p.conniosim"_s);
    const QString link = path(u"link.conniosim"_s);
    put(file, "old");
    QVERIFY(QFile::setPermissions(file, QFileDevice::ReadOwner | QFileDevice::WriteOwner));
    QVERIFY(QFile::link(file, link));
    const Result<QString> backup = backUpProfile(link, 3);
    QVERIFY(backup.isOk());
    QCOMPARE(*backup, link + u".v3.bak"_s);
    QVERIFY(!QFileInfo(*backup).isSymLink());
    QCOMPARE(contents(*backup), "old"_ba);
    QCOMPARE(QFile::permissions(*backup), QFile::permissions(file));
}

void TestProfileMigrations::nothingToKeepIsNoError()
{
    const Result<QString> backup = backUpProfile(path(u"absent.conniosim"_s), 0);
    QVERIFY(backup.isOk());
    QVERIFY(backup->isEmpty());
    QVERIFY(names().isEmpty());
}

void TestProfileMigrations::aBackupThatCannotBeWrittenIsSaid()
{
    const QString file = path(u"p.conniosim"_s);
    put(file, "old");
    const auto readable = QFileDevice::ReadOwner | QFileDevice::ReadGroup | QFileDevice::ReadOther;
    const auto enterable = QFileDevice::ExeOwner | QFileDevice::ExeGroup | QFileDevice::ExeOther;
    QVERIFY(QFile::setPermissions(file, readable));
    QVERIFY(QFile::setPermissions(m_folder->path(), readable | enterable));
    const bool isSuperuser = geteuid() == 0; // who may write everywhere
    if (isSuperuser)
        QCOMPARE(seteuid(65'534), 0);
    const Result<QString> backup = backUpProfile(file, 0);
    if (isSuperuser)
        QCOMPARE(seteuid(0), 0);
    QFile::setPermissions(
        m_folder->path(), QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    QVERIFY(!backup.isOk());
    QCOMPARE(backup.error().code(), u"file.backupFailed"_s);
    QVERIFY2(backup.error().message().contains("Permission denied"_L1),
        qPrintable(backup.error().message()));
    QCOMPARE(names(), QStringList(u"p.conniosim"_s));
}

void TestProfileMigrations::aShortWriteLeavesNoBackup()
{
    const QString file = path(u"p.conniosim"_s);
    const QByteArray text(60'000, 'x');
    put(file, text);
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before {};
    getrlimit(RLIMIT_FSIZE, &before);
    const rlimit limit { .rlim_cur = 4096, .rlim_max = before.rlim_max };
    setrlimit(RLIMIT_FSIZE, &limit);
    const Result<QString> backup = backUpProfile(file, 0);
    setrlimit(RLIMIT_FSIZE, &before);
    QVERIFY(!backup.isOk());
    QCOMPARE(backup.error().code(), u"file.backupFailed"_s);
    QVERIFY(!backup.error().why().isEmpty());
    QCOMPARE(names(), QStringList(u"p.conniosim"_s));
    QCOMPARE(contents(file), text);
}

void TestProfileMigrations::migratedProfilesAreSavedAfterTheirBackup()
{
    const QString file = path(u"p.conniosim"_s);
    const QByteArray old = R"({ "formatVersion": 0, "title": "n" })";
    put(file, old);
    const ProfileMigrations migrations = fromZero();
    const ProfileReading reading = ProfileReader(m_catalogues, migrations).readFile(file);
    QVERIFY(reading.profile);
    const Result<QString> backup
        = saveMigratedProfile(*reading.profile, file, *reading.migratedFrom);
    QVERIFY(backup.isOk());
    QCOMPARE(contents(*backup), old);
    QCOMPARE(ProfileReader(m_catalogues).readFile(file).profile, reading.profile);
}

void TestProfileMigrations::withoutABackupNothingIsSaved()
{
    const QString file = path(u"p.conniosim"_s);
    put(file, "old");
    for (int i = 1; i <= 1000; ++i) // no free name is left
        put(file + (i == 1 ? u".v0.bak"_s : u".v0-%1.bak"_s.arg(i)), "b");
    put(file + u".v0-1001.bak"_s, "b");
    const Result<QString> backup = saveMigratedProfile(Profile(), file, 0);
    QVERIFY(!backup.isOk());
    QCOMPARE(backup.error().code(), u"file.backupFailed"_s);
    QCOMPARE(contents(file), "old"_ba);
    QCOMPARE(contents(file + u".v0-1001.bak"_s), "b"_ba);
}

QTEST_GUILESS_MAIN(TestProfileMigrations)

#include "tst_profilemigrations.moc"
