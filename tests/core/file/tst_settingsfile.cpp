// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/randomstream.h"
#include "core/file/fileerrors.h"
#include "core/file/settingsfile.h"
#include "support/manualclock.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim;

namespace {

constexpr int kDamages = 200;
constexpr quint64 kSavedEach = 8;

/// Damage number \a n to \a file: cut off, torn, flipped, overwritten, grown.
QByteArray damaged(QByteArray file, quint64 n)
{
    const RandomStream random(n);
    const auto size = static_cast<quint64>(file.size());
    const auto place = static_cast<qsizetype>(random.index(size, 0));
    const auto length = static_cast<qsizetype>(random.index(64, 1)) + 1;
    const qsizetype end = std::min(place + length, file.size());
    switch (n % 6) {
    case 0:
        return file.first(place);
    case 1: // the tail of an older version behind the head of a newer one
        return file.first(place) + file.last(file.size() / 2);
    case 2:
        file[place] = static_cast<char>(file[place] ^ (1 << random.index(8, 2)));
        return file;
    case 3: // blocks that never reached the disk
        for (qsizetype i = place; i < end; ++i)
            file[i] = '\0';
        return file;
    case 4:
        for (qsizetype i = place; i < end; ++i)
            file[i] = static_cast<char>(random.index(256, static_cast<quint64>(i) + 3));
        return file;
    default:
        return file + file.first(std::min(length, file.size()));
    }
}

} // namespace

class TestSettingsFile : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void valuesComeBack();
    void missingFileIsNoLoss();
    void changesAreSavedByThemselves();
    void unchangedValueWritesNothing();
    void everyFlippedBitIsFound();
    void damagedFileIsKeptAsideAndSaid_data();
    void damagedFileIsKeptAsideAndSaid();
    void twoHundredDamagesNeverStopTheStart();
    void damageDuringTheRunLosesNothing();
    void unreadableFileStaysWhatItIs();
    void folderInItsPlaceStaysWhatItIs();
    void twoProcessesKeepEachOthersValues();
    void failureToSaveIsSaidOnceUntilItWorks();

private:
    QByteArray fileText() const;
    void write(const QByteArray &text) const;
    QStringList keptAside() const;

    test::ManualClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void TestSettingsFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"window.settings"_s);
}

QByteArray TestSettingsFile::fileText() const
{
    QFile file(m_path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestSettingsFile::write(const QByteArray &text) const
{
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

QStringList TestSettingsFile::keptAside() const
{
    return QDir(m_folder->path()).entryList({ u"window.settings.bad-*"_s }, QDir::Files);
}

void TestSettingsFile::valuesComeBack()
{
    const QByteArray every = QByteArray::fromHex("000102ff0d0a7f80");
    const QJsonArray list { u"/home/a b/ü.conniosim"_s, u"/x"_s };
    {
        SettingsFile settings(m_path, m_clock);
        settings.setValue(u"theme"_s, u"Dark"_s);
        settings.setValue(u"recent"_s, list);
        settings.setBytes(u"geometry"_s, every);
    }
    const SettingsFile settings(m_path, m_clock);
    QVERIFY(!settings.loss());
    QCOMPARE(settings.value(u"theme"_s).toString(), u"Dark"_s);
    QCOMPARE(settings.value(u"recent"_s).toArray(), list);
    QCOMPARE(settings.bytes(u"geometry"_s), every);
}

void TestSettingsFile::missingFileIsNoLoss()
{
    const SettingsFile settings(m_folder->filePath(u"new/folder/s"_s), m_clock);
    QVERIFY(!settings.loss());
    QVERIFY(settings.value(u"theme"_s).isUndefined());
    QVERIFY(settings.bytes(u"geometry"_s).isEmpty());
}

void TestSettingsFile::changesAreSavedByThemselves()
{
    SettingsFile settings(m_path, m_clock);
    settings.setValue(u"theme"_s, u"Dark"_s);
    QTRY_COMPARE(SettingsFile(m_path, m_clock).value(u"theme"_s).toString(), u"Dark"_s);
}

void TestSettingsFile::unchangedValueWritesNothing()
{
    SettingsFile settings(m_path, m_clock);
    settings.setValue(u"theme"_s, u"Dark"_s);
    QVERIFY(settings.save());
    QVERIFY(QFile::remove(m_path));
    settings.setValue(u"theme"_s, u"Dark"_s);
    QVERIFY(settings.save());
    QVERIFY(!QFile::exists(m_path));
}

void TestSettingsFile::everyFlippedBitIsFound()
{
    SettingsFile(m_path, m_clock).setValue(u"k"_s, u"v"_s);
    const QByteArray whole = fileText();
    test::ManualClock clock; // ahead, so that each file kept aside has a free name at once
    for (qsizetype bit = 0; bit < whole.size() * 8; ++bit) {
        QByteArray flipped = whole;
        flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
        write(flipped);
        clock.advance(1s);
        const SettingsFile settings(m_path, clock);
        QVERIFY2(settings.loss(), qPrintable(u"bit %1"_s.arg(bit)));
    }
    QCOMPARE(keptAside().size(), whole.size() * 8);
}

void TestSettingsFile::damagedFileIsKeptAsideAndSaid_data()
{
    QTest::addColumn<QByteArray>("text");
    init(); // comes only behind the rows
    SettingsFile(m_path, m_clock).setBytes(u"geometry"_s, QByteArray(500, '\x55'));
    const QByteArray whole = fileText();
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("half of the first line") << whole.first(20);
    QTest::newRow("first line only") << whole.first(whole.indexOf('\n') + 1);
    QTest::newRow("last byte missing") << whole.chopped(1);
    QTest::newRow("one byte more") << whole + '\n';
    QTest::newRow("zeros behind the first block") << whole.first(100) + QByteArray(400, '\0');
    QTest::newRow("zeros only") << QByteArray(whole.size(), '\0');
    QTest::newRow("another file") << QByteArray("[General]\ntheme=Dark\n");
    QTest::newRow("another version") << QByteArray(whole).replace("settings 1", "settings 2");
    QTest::newRow("digits in capitals")
        << whole.first(28) + whole.sliced(28, 32).toUpper() + whole.sliced(60);
    QTest::newRow("twice") << whole + whole;
    QTest::newRow("too large") << whole + QByteArray(SettingsFile::kMostBytes, ' ');
}

void TestSettingsFile::damagedFileIsKeptAsideAndSaid()
{
    QFETCH(QByteArray, text);
    write(text);
    {
        SettingsFile settings(m_path, m_clock);
        QVERIFY(settings.loss());
        QVERIFY(settings.loss()->is(errors::kSettingsDamaged));
        QCOMPARE(settings.loss()->where(), m_path);
        QVERIFY(settings.loss()->message().contains(u".bad-20260101T000000Z"_s));
        QCOMPARE(settings.bytes(u"geometry"_s), QByteArray());
        settings.setValue(u"theme"_s, u"Light"_s);
    }
    QCOMPARE(keptAside(), QStringList(u"window.settings.bad-20260101T000000Z"_s));
    QFile aside(m_folder->filePath(keptAside().first()));
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QCOMPARE(aside.readAll(), text);
    const SettingsFile again(m_path, m_clock);
    QVERIFY(!again.loss());
    QCOMPARE(again.value(u"theme"_s).toString(), u"Light"_s);
}

void TestSettingsFile::twoHundredDamagesNeverStopTheStart()
{
    SettingsFile(m_path, m_clock).setBytes(u"geometry"_s, QByteArray(200, '\x55'));
    const QByteArray whole = fileText();
    test::ManualClock clock;
    int found = 0;
    for (quint64 n = 0; n < kDamages; ++n) {
        const QByteArray text = damaged(whole, n);
        if (text == whole)
            continue;
        ++found;
        write(text);
        clock.advance(1s);
        {
            SettingsFile settings(m_path, clock);
            QVERIFY2(settings.loss(), qPrintable(u"damage %1"_s.arg(n)));
            QVERIFY(settings.bytes(u"geometry"_s).isEmpty());
            if (n % kSavedEach == 0) // each waits for the disk
                settings.setValue(u"n"_s, static_cast<qint64>(n));
        }
        QCOMPARE(keptAside().size(), found);
        const SettingsFile again(m_path, m_clock);
        QVERIFY(!again.loss());
        QCOMPARE(again.value(u"n"_s).toInt(-1), n % kSavedEach == 0 ? static_cast<int>(n) : -1);
    }
    QVERIFY(found > kDamages * 9 / 10);
}

void TestSettingsFile::damageDuringTheRunLosesNothing()
{
    SettingsFile settings(m_path, m_clock);
    settings.setValue(u"a"_s, 1);
    QVERIFY(settings.save());
    write("nonsense");
    settings.setValue(u"b"_s, 2);
    QVERIFY(settings.save());
    const SettingsFile again(m_path, m_clock);
    QVERIFY(!again.loss());
    QCOMPARE(again.value(u"a"_s).toInt(), 1);
    QCOMPARE(again.value(u"b"_s).toInt(), 2);
    QCOMPARE(keptAside().size(), 1);
}

void TestSettingsFile::unreadableFileStaysWhatItIs()
{
    write("secret of somebody else");
    QFile::setPermissions(m_path, {});
    if (QFile(m_path).open(QIODevice::ReadOnly)) // as root
        QSKIP("this user may read every file");
    {
        SettingsFile settings(m_path, m_clock);
        QVERIFY(settings.loss());
        QVERIFY(settings.loss()->is(errors::kSettingsUnreadable));
        settings.setValue(u"theme"_s, u"Dark"_s);
    }
    QFile::setPermissions(m_path, QFile::ReadOwner);
    QCOMPARE(fileText(), "secret of somebody else"_ba);
}

void TestSettingsFile::folderInItsPlaceStaysWhatItIs()
{
    QVERIFY(QDir().mkpath(m_path));
    SettingsFile settings(m_path, m_clock);
    QVERIFY(settings.loss());
    QVERIFY(settings.loss()->is(errors::kSettingsUnreadable));
    settings.setValue(u"theme"_s, u"Dark"_s);
    QVERIFY(settings.save());
    QCOMPARE(settings.value(u"theme"_s).toString(), u"Dark"_s);
    QVERIFY(QFileInfo(m_path).isDir());
}

void TestSettingsFile::twoProcessesKeepEachOthersValues()
{
    SettingsFile one(m_path, m_clock);
    SettingsFile other(m_path, m_clock);
    one.setValue(u"theme"_s, u"Dark"_s);
    QVERIFY(one.save());
    other.setValue(u"layout"_s, 7);
    QVERIFY(other.save());
    const SettingsFile third(m_path, m_clock);
    QCOMPARE(third.value(u"theme"_s).toString(), u"Dark"_s);
    QCOMPARE(third.value(u"layout"_s).toInt(), 7);
    QCOMPARE(other.value(u"theme"_s).toString(), u"Dark"_s);
}

void TestSettingsFile::failureToSaveIsSaidOnceUntilItWorks()
{
    const QString folder = m_folder->filePath(u"f"_s);
    write({});
    QVERIFY(QFile::rename(m_path, folder)); // a file where the folder should be
    SettingsFile settings(folder + u"/s"_s, m_clock);
    QList<Error> failed;
    connect(&settings, &SettingsFile::saveFailed, this,
        [&failed](const Error &error) { failed.append(error); });
    settings.setValue(u"a"_s, 1);
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(failed.first().is(errors::kSettingsNotSaved));
    settings.setValue(u"a"_s, 2);
    QVERIFY(!settings.save());
    QCOMPARE(failed.size(), 1);
    QVERIFY(QFile::remove(folder));
    QVERIFY(settings.save());
    QCOMPARE(SettingsFile(folder + u"/s"_s, m_clock).value(u"a"_s).toInt(), 2);
}

QTEST_GUILESS_MAIN(TestSettingsFile)
#include "tst_settingsfile.moc"
