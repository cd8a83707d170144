// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/settingsfile.h"
#include "ui/start/startpage.h"

#include <QtCore/QMimeData>
#include <QtCore/QTemporaryDir>
#include <QtCore/QUrl>
#include <QtGui/QDropEvent>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QApplication>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;
using namespace sim;

class TestStartPage : public QObject
{
    Q_OBJECT

private slots:
    void cardsAskForWhatTheySay_data();
    void cardsAskForWhatTheySay();
    void cardsWorkByKeyboard();
    void recentFilesAreShownNewestFirst();
    void recentFileOpensByClick();
    void recentListIsBounded();
    void onlyProfilesCanBeDropped_data();
    void onlyProfilesCanBeDropped();
    void droppedProfileIsRequested();
    void everyButtonHasAnAccessibleName();

private:
    Theme m_theme;
    QTemporaryDir m_folder;
    const SystemClock m_clock;
    SettingsFile m_settings { m_folder.filePath(u"window.settings"_s), m_clock };
};

void TestStartPage::cardsAskForWhatTheySay_data()
{
    QTest::addColumn<QString>("card");
    QTest::addColumn<int>("expected");
    QTest::newRow("demo") << u"demoCard"_s << 0;
    QTest::newRow("connect") << u"connectCard"_s << 1;
    QTest::newRow("open") << u"openCard"_s << 2;
    QTest::newRow("templates") << u"templatesCard"_s << 3;
}

void TestStartPage::cardsAskForWhatTheySay()
{
    QFETCH(QString, card);
    QFETCH(int, expected);
    RecentFiles recent(m_settings);
    StartPage page(recent, m_theme);
    page.resize(1000, 700);
    page.show();
    QSignalSpy demo(&page, &StartPage::demoRequested);
    QSignalSpy connecting(&page, &StartPage::connectRequested);
    QSignalSpy opening(&page, &StartPage::openRequested);
    QSignalSpy templates(&page, &StartPage::templatesRequested);
    QTest::mouseClick(page.findChild<QAbstractButton *>(card), Qt::LeftButton);
    const QList<qsizetype> counts { demo.size(), connecting.size(), opening.size(),
        templates.size() };
    QCOMPARE(counts.at(expected), 1);
    QCOMPARE(counts.at(0) + counts.at(1) + counts.at(2) + counts.at(3), 1);
}

void TestStartPage::cardsWorkByKeyboard()
{
    RecentFiles recent(m_settings);
    StartPage page(recent, m_theme);
    page.show();
    QSignalSpy demo(&page, &StartPage::demoRequested);
    auto *card = page.findChild<QAbstractButton *>(u"demoCard"_s);
    card->setFocus();
    QTest::keyClick(card, Qt::Key_Space);
    QCOMPARE(demo.size(), 1);
}

void TestStartPage::recentFilesAreShownNewestFirst()
{
    RecentFiles recent(m_settings);
    recent.clear();
    recent.add(u"/a/one.conniosim"_s);
    recent.add(u"/a/two.conniosim"_s);
    recent.add(u"/a/one.conniosim"_s);
    QCOMPARE(recent.paths(), QStringList({ u"/a/one.conniosim"_s, u"/a/two.conniosim"_s }));
    recent.remove(u"/a/one.conniosim"_s);
    QCOMPARE(recent.paths(), QStringList({ u"/a/two.conniosim"_s }));
}

void TestStartPage::recentFileOpensByClick()
{
    RecentFiles recent(m_settings);
    recent.clear();
    StartPage page(recent, m_theme);
    page.resize(1000, 700);
    page.show();
    QSignalSpy files(&page, &StartPage::fileRequested);
    recent.add(u"/a/one.conniosim"_s);
    QPushButton *found = nullptr;
    const QList<QPushButton *> buttons = page.findChildren<QPushButton *>();
    for (QPushButton *button : buttons)
        found = button->text().startsWith("one"_L1) ? button : found;
    QVERIFY(found);
    QTest::mouseClick(found, Qt::LeftButton);
    QCOMPARE(files.size(), 1);
    QCOMPARE(files.first().first().toString(), u"/a/one.conniosim"_s);
}

void TestStartPage::recentListIsBounded()
{
    RecentFiles recent(m_settings);
    recent.clear();
    for (int i = 0; i < 30; ++i)
        recent.add(u"/a/%1.conniosim"_s.arg(i));
    QCOMPARE(recent.paths().size(), RecentFiles::kMost);
    QCOMPARE(recent.paths().first(), u"/a/29.conniosim"_s);
}

void TestStartPage::onlyProfilesCanBeDropped_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("path");
    QTest::newRow("profile") << u"file:///a/b.conniosim"_s << u"/a/b.conniosim"_s;
    QTest::newRow("capitals") << u"file:///a/b.ConnioSim"_s << u"/a/b.ConnioSim"_s;
    QTest::newRow("picture") << u"file:///a/b.png"_s << QString();
    QTest::newRow("web address") << u"https://example.com/b.conniosim"_s << QString();
}

void TestStartPage::onlyProfilesCanBeDropped()
{
    QFETCH(QString, url);
    QMimeData mime;
    mime.setUrls({ QUrl(url) });
    QTEST(droppedProfile(&mime), "path");
}

void TestStartPage::droppedProfileIsRequested()
{
    RecentFiles recent(m_settings);
    StartPage page(recent, m_theme);
    QSignalSpy files(&page, &StartPage::fileRequested);
    QMimeData mime;
    mime.setUrls({ QUrl(u"file:///a/b.conniosim"_s) });
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&page, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&page, &drop);
    QCOMPARE(files.size(), 1);
}

void TestStartPage::everyButtonHasAnAccessibleName()
{
    RecentFiles recent(m_settings);
    recent.add(u"/a/one.conniosim"_s);
    StartPage page(recent, m_theme);
    const QList<QAbstractButton *> buttons = page.findChildren<QAbstractButton *>();
    QVERIFY(!buttons.isEmpty());
    for (const QAbstractButton *button : buttons)
        QVERIFY(!button->accessibleName().isEmpty());
}

QTEST_MAIN(TestStartPage)
#include "tst_startpage.moc"
