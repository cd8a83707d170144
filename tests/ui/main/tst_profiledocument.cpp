// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/manualclock.h"
#include "ui/main/profiledocument.h"
#include "ui/uiprofile.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim;

class TestProfileDocument : public QObject
{
    Q_OBJECT

private slots:
    void startsUnmodified();
    void editsCanBeUndoneAndRedone();
    void editThatChangesNothingIsNoEdit();
    void dragFoldsIntoOneEdit();
    void editsLongApartDoNotFold();
    void otherMergeKeyDoesNotFold();
    void dragBackToTheStartLeavesNothingToUndo();
    void hundredEditsCanBeUndone();
    void savedFileOpensEqual();
    void undoAfterSavingIsAModification();
    void failedOpenKeepsTheDocument();
    void failedSaveKeepsItModified();
    void newerFormatIsSavedUnderOtherNamesOnly();
    void olderFormatIsBackedUpOnce();
    void openingForgetsTheHistory();
    void devicesAreResolvedAgainAfterAnEdit();
    void chartEditKeepsTheResolvedDevices();
    void badOverridesAreReported();

private:
    static void rename(ProfileDocument &document, const QString &name, const QString &key = {})
    {
        document.edit(
            u"Rename"_s, [&](Profile &profile) { profile.name = name; }, key);
    }

    const KindCatalogues m_kinds = allKinds();
    test::ManualClock m_clock;
};

void TestProfileDocument::startsUnmodified()
{
    ProfileDocument document(m_kinds);
    QVERIFY(!document.isModified());
    QVERIFY(document.path().isEmpty());
    QVERIFY(!document.displayName().isEmpty());
}

void TestProfileDocument::editsCanBeUndoneAndRedone()
{
    ProfileDocument document(m_kinds, m_clock);
    document.setProfile(test::uiProfile());
    QSignalSpy changes(&document, &ProfileDocument::changed);
    rename(document, u"Other"_s);
    QVERIFY(document.isModified());
    QCOMPARE(document.undoStack().undoText(), u"Rename"_s);
    document.undoStack().undo();
    QCOMPARE(document.profile(), test::uiProfile());
    QVERIFY(!document.isModified());
    document.undoStack().redo();
    QCOMPARE(document.profile().name, u"Other"_s);
    QCOMPARE(changes.size(), 3);
}

void TestProfileDocument::editThatChangesNothingIsNoEdit()
{
    ProfileDocument document(m_kinds, m_clock);
    document.setProfile(test::uiProfile());
    QSignalSpy changes(&document, &ProfileDocument::changed);
    rename(document, document.profile().name);
    QVERIFY(changes.isEmpty());
    QVERIFY(!document.undoStack().canUndo());
}

void TestProfileDocument::dragFoldsIntoOneEdit()
{
    ProfileDocument document(m_kinds, m_clock);
    document.setProfile(test::uiProfile());
    for (int i = 0; i < 20; ++i) {
        rename(document, QString::number(i), u"name"_s);
        m_clock.advance(100ms); // 2 s in all, but never 1 s without an edit
    }
    QCOMPARE(document.undoStack().count(), 1);
    document.undoStack().undo();
    QCOMPARE(document.profile(), test::uiProfile());
}

void TestProfileDocument::editsLongApartDoNotFold()
{
    ProfileDocument document(m_kinds, m_clock);
    rename(document, u"a"_s, u"name"_s);
    m_clock.advance(1001ms);
    rename(document, u"b"_s, u"name"_s);
    QCOMPARE(document.undoStack().count(), 2);
}

void TestProfileDocument::otherMergeKeyDoesNotFold()
{
    ProfileDocument document(m_kinds, m_clock);
    rename(document, u"a"_s, u"one"_s);
    rename(document, u"b"_s, u"two"_s);
    rename(document, u"c"_s);
    QCOMPARE(document.undoStack().count(), 3);
}

void TestProfileDocument::dragBackToTheStartLeavesNothingToUndo()
{
    ProfileDocument document(m_kinds, m_clock);
    const QString name = document.profile().name;
    rename(document, u"a"_s, u"name"_s);
    rename(document, name, u"name"_s);
    QVERIFY(!document.undoStack().canUndo());
    QVERIFY(!document.isModified());
}

void TestProfileDocument::hundredEditsCanBeUndone()
{
    ProfileDocument document(m_kinds, m_clock);
    document.setProfile(test::uiProfile());
    for (int i = 0; i < 100; ++i)
        rename(document, QString::number(i));
    for (int i = 0; i < 100; ++i) {
        QVERIFY(document.undoStack().canUndo());
        document.undoStack().undo();
    }
    QCOMPARE(document.profile(), test::uiProfile());
}

void TestProfileDocument::savedFileOpensEqual()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.conniosim"_s);
    ProfileDocument document(m_kinds, m_clock);
    document.setProfile(test::uiProfile());
    rename(document, u"Saved"_s);
    QSignalSpy modified(&document, &ProfileDocument::modifiedChanged);
    QSignalSpy paths(&document, &ProfileDocument::pathChanged);
    QVERIFY(document.save(path).isOk());
    QVERIFY(!document.isModified());
    QCOMPARE(modified.size(), 1);
    QCOMPARE(paths.size(), 1);

    ProfileDocument again(m_kinds, m_clock);
    const ProfileReading reading = again.open(path);
    QVERIFY2(reading.errors.isEmpty(),
        reading.errors.isEmpty() ? "" : qPrintable(reading.errors.first().message()));
    QCOMPARE(again.profile(), document.profile());
    QCOMPARE(again.path(), path);
}

void TestProfileDocument::undoAfterSavingIsAModification()
{
    QTemporaryDir folder;
    ProfileDocument document(m_kinds, m_clock);
    document.setProfile(test::uiProfile());
    rename(document, u"Saved"_s);
    QVERIFY(document.save(folder.filePath(u"a.conniosim"_s)).isOk());
    document.undoStack().undo();
    QVERIFY(document.isModified());
}

void TestProfileDocument::failedOpenKeepsTheDocument()
{
    QTemporaryDir folder;
    QFile broken(folder.filePath(u"broken.conniosim"_s));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("{ \"name\": ");
    broken.close();
    ProfileDocument document(m_kinds, m_clock);
    document.setProfile(test::uiProfile());
    QSignalSpy opened(&document, &ProfileDocument::opened);
    const ProfileReading reading = document.open(broken.fileName());
    QVERIFY(!reading.errors.isEmpty());
    QVERIFY(opened.isEmpty());
    QCOMPARE(document.profile(), test::uiProfile());
}

void TestProfileDocument::failedSaveKeepsItModified()
{
    ProfileDocument document(m_kinds, m_clock);
    rename(document, u"Unsaved"_s);
    QVERIFY(!document.save(u"/nowhere/at/all.conniosim"_s).isOk());
    QVERIFY(document.isModified());
    QVERIFY(document.path().isEmpty());
}

void TestProfileDocument::newerFormatIsSavedUnderOtherNamesOnly()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"newer.conniosim"_s);
    const QString link = folder.filePath(u"link.conniosim"_s);
    const QByteArray text = R"({ "formatVersion": 2, "name": "n", "future": { "x": 1 } })";
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.write(text) == text.size() && file.flush() && QFile::link(path, link));

    ProfileDocument document(m_kinds);
    QVERIFY(document.open(path).profile);
    QVERIFY(document.isReadOnly());
    rename(document, u"Other"_s);
    for (const QString &same : { path, link })
        QCOMPARE(document.save(same).error().code(), u"ui.readOnly"_s);
    QVERIFY(document.isModified());
    QVERIFY(file.seek(0));
    QCOMPARE(file.readAll(), text);

    const QString copy = folder.filePath(u"copy.conniosim"_s);
    QVERIFY(document.save(copy).isOk());
    QVERIFY(!document.isModified());
    QVERIFY(document.isReadOnly()); // as it is when it is opened again
    ProfileDocument other(m_kinds);
    QVERIFY(other.open(copy).profile);
    QCOMPARE(other.profile(), document.profile());
    QCOMPARE(other.profile().newer->unknown.constFirst().members.keys(), QStringList(u"future"_s));
    other.setProfile(test::uiProfile());
    QVERIFY(!other.isReadOnly());
}

void TestProfileDocument::olderFormatIsBackedUpOnce()
{
    const ProfileMigrations migrations(
        0, { [](const QJsonObject &root) -> Result<QJsonObject> { return root; } });
    QTemporaryDir folder;
    const QString path = folder.filePath(u"old.conniosim"_s);
    const auto put = [&path] {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(R"({ "formatVersion": 0 })") > 0;
    };
    QVERIFY(put());
    ProfileDocument document(m_kinds);
    QSignalSpy backups(&document, &ProfileDocument::backedUp);
    QVERIFY(document.open(path, migrations).profile);
    QVERIFY(!document.isReadOnly());
    QVERIFY(document.save(path).isOk());
    QCOMPARE(backups.size(), 1);
    QCOMPARE(backups.constFirst().constFirst().toString(), path + u".v0.bak"_s);
    QVERIFY(document.save(path).isOk()); // of the present format now
    QCOMPARE(backups.size(), 1);

    QVERIFY(put());
    QVERIFY(document.open(path, migrations).profile);
    QVERIFY(document.save(folder.filePath(u"copy.conniosim"_s)).isOk()); // the old one stays
    QVERIFY(document.save(folder.filePath(u"copy.conniosim"_s)).isOk());
    QCOMPARE(backups.size(), 1);
}

void TestProfileDocument::openingForgetsTheHistory()
{
    ProfileDocument document(m_kinds, m_clock);
    rename(document, u"Old"_s);
    document.setProfile(test::uiProfile());
    QVERIFY(!document.undoStack().canUndo());
    QVERIFY(!document.isModified());
}

void TestProfileDocument::devicesAreResolvedAgainAfterAnEdit()
{
    ProfileDocument document(m_kinds, m_clock);
    document.setProfile(test::uiProfile(3));
    QCOMPARE(document.devices().size(), 3);
    QVERIFY(document.device(u"d3"_s));
    document.edit(u"Delete"_s, [](Profile &profile) { profile.devices.removeLast(); });
    QCOMPARE(document.devices().size(), 2);
    QVERIFY(!document.device(u"d3"_s));
    document.undoStack().undo();
    QVERIFY(document.device(u"d3"_s));
}

void TestProfileDocument::chartEditKeepsTheResolvedDevices()
{
    ProfileDocument document(m_kinds, m_clock);
    document.setProfile(test::uiProfile());
    const QList<ResolvedDevice> before = document.devices();
    document.edit(u"Chart"_s, [](Profile &profile) {
        ChartView chart;
        chart.series = { u"d1/temperature"_s };
        profile.view.charts.append(chart);
    });
    QVERIFY(document.devices().isSharedWith(before));
}

void TestProfileDocument::badOverridesAreReported()
{
    ProfileDocument document(m_kinds, m_clock);
    Profile profile = test::uiProfile();
    profile.devices.first().overrides.insert("nothing.source.mean"_L1, 1);
    document.setProfile(profile);
    QVERIFY(!document.resolutionErrors().isEmpty());
}

QTEST_MAIN(TestProfileDocument)
#include "tst_profiledocument.moc"
