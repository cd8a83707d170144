// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/main/windowtitle.h"

#include <QtCore/QLocale>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim;

class TestWindowTitle : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void titleNamesProfileAndFile_data();
    void titleNamesProfileAndFile();
    void elapsedTimeIsShort_data();
    void elapsedTimeIsShort();
    void ratesKeepThreeFigures_data();
    void ratesKeepThreeFigures();
    void timeScaleHasNoNeedlessDigits();
    void everyRunStateHasAWordOfItsOwn();
};

void TestWindowTitle::titleNamesProfileAndFile_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("isReadOnly");
    QTest::addColumn<QString>("title");
    QTest::newRow("never saved") << QString() << false << u"Cold room[*]"_s;
    QTest::newRow("other file name")
        << u"/a/demo.conniosim"_s << false << u"Cold room[*] – demo.conniosim"_s;
    QTest::newRow("file of that name") << u"/a/Cold room.conniosim"_s << false << u"Cold room[*]"_s;
    QTest::newRow("read only") << QString() << true << u"Cold room[*] (read only)"_s;
}

void TestWindowTitle::titleNamesProfileAndFile()
{
    QFETCH(QString, path);
    QFETCH(bool, isReadOnly);
    QTEST(titleText(u"Cold room"_s, path, isReadOnly), "title");
}

void TestWindowTitle::elapsedTimeIsShort_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("start") << qint64(0) << u"00:00"_s;
    QTest::newRow("minutes") << qint64(187) << u"03:07"_s;
    QTest::newRow("below an hour") << qint64(3599) << u"59:59"_s;
    QTest::newRow("an hour") << qint64(3600) << u"1:00:00"_s;
    QTest::newRow("days") << qint64(360'000) << u"100:00:00"_s;
}

void TestWindowTitle::elapsedTimeIsShort()
{
    QFETCH(qint64, seconds);
    QTEST(elapsedText(std::chrono::seconds(seconds)), "text");
}

void TestWindowTitle::ratesKeepThreeFigures_data()
{
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("text");
    QTest::newRow("slow") << rateText(0.24) << u"0.2 msg/s"_s;
    QTest::newRow("fast") << rateText(12345.6) << u"12346 msg/s"_s;
    QTest::newRow("bytes") << byteRateText(999) << u"999 B/s"_s;
    QTest::newRow("kilobytes") << byteRateText(3412) << u"3.4 kB/s"_s;
    QTest::newRow("megabytes") << byteRateText(2.5e6) << u"2.5 MB/s"_s;
}

void TestWindowTitle::ratesKeepThreeFigures()
{
    QFETCH(QString, shown);
    QTEST(shown, "text");
}

void TestWindowTitle::timeScaleHasNoNeedlessDigits()
{
    QCOMPARE(timeScaleText(1), u"1×"_s);
    QCOMPARE(timeScaleText(0.5), u"0.5×"_s);
    QCOMPARE(timeScaleText(60), u"60×"_s);
}

void TestWindowTitle::everyRunStateHasAWordOfItsOwn()
{
    QStringList words;
    for (const RunState state : { RunState::Idle, RunState::Starting, RunState::Running,
             RunState::Paused, RunState::Stopping, RunState::Finished })
        words.append(runStateText(state));
    QCOMPARE(words.removeDuplicates(), 0);
}

QTEST_GUILESS_MAIN(TestWindowTitle)
#include "tst_windowtitle.moc"
