// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/atomicsave.h"
#include "core/file/fileerrors.h"
#include "support/manualclock.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace sim;

class TestAtomicSave : public QObject
{
    Q_OBJECT

private slots:
    void savesAllBytesAndNothingElse();
    void folderInPlaceOfTheFileIsRefused();
    void missingFolderIsRefusedWithItsReason();
    void asideNamesHoldTheTimeAndAreNeverUsedTwice();
    void asideIsEmptyWhenThereIsNothing();

private:
    QByteArray content(const QString &path) const;

    QTemporaryDir m_folder;
};

QByteArray TestAtomicSave::content(const QString &path) const
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestAtomicSave::savesAllBytesAndNothingElse()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a"_s);
    const QByteArray large(300'000, 'x');
    QVERIFY(saveAtomically(path, large));
    QVERIFY(saveAtomically(path, QByteArray("small\0one", 9)));
    QCOMPARE(content(path), QByteArray("small\0one", 9));
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size(), 1);
}

void TestAtomicSave::folderInPlaceOfTheFileIsRefused()
{
    const auto saved = saveAtomically(m_folder.path(), "text");
    QVERIFY(!saved);
    QVERIFY(saved.error().is(errors::kNotAFile));
}

void TestAtomicSave::missingFolderIsRefusedWithItsReason()
{
    const auto saved = saveAtomically(m_folder.filePath(u"none/a"_s), "text");
    QVERIFY(!saved);
    QVERIFY(saved.error().is(errors::kCannotWrite));
    QVERIFY(!saved.error().why().isEmpty());
}

void TestAtomicSave::asideNamesHoldTheTimeAndAreNeverUsedTwice()
{
    const test::ManualClock clock;
    const QString path = m_folder.filePath(u"b"_s);
    QStringList names;
    for (const QByteArray &text : { "one"_ba, "two"_ba, "three"_ba }) {
        QVERIFY(saveAtomically(path, text));
        names.append(keepAside(path, clock.wall()));
        QVERIFY(!QFile::exists(path));
        QCOMPARE(content(names.last()), text);
    }
    const QString first = path + u".bad-20260101T000000Z"_s;
    QCOMPARE(names, QStringList({ first, first + u"-2"_s, first + u"-3"_s }));
    QCOMPARE(content(first), "one"_ba);
}

void TestAtomicSave::asideIsEmptyWhenThereIsNothing()
{
    QCOMPARE(keepAside(m_folder.filePath(u"none"_s), {}), QString());
}

QTEST_GUILESS_MAIN(TestAtomicSave)
#include "tst_atomicsave.moc"
