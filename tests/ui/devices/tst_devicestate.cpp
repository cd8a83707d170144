// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/devices/devicestate.h"

#include <QtCore/QLocale>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace sim;

class TestDeviceState : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void countsAreShortAndNeverRoundedUp_data();
    void countsAreShortAndNeverRoundedUp();
    void backlogSaysOnlyWhatThereIs();
};

void TestDeviceState::countsAreShortAndNeverRoundedUp_data()
{
    QTest::addColumn<quint64>("count");
    QTest::addColumn<QString>("text");
    const auto row = [](quint64 count, const QString &text) {
        QTest::newRow(qPrintable(QString::number(count))) << count << text;
    };
    row(0, u"0"_s);
    row(7, u"7"_s);
    row(999, u"999"_s);
    row(1000, u"1.0k"_s);
    row(1299, u"1.2k"_s);
    row(9999, u"9.9k"_s);
    row(10'000, u"10k"_s);
    row(999'999, u"999k"_s);
    row(1'000'000, u"1.0M"_s);
    row(56'700'000, u"56M"_s);
    row(3'400'000'000, u"3.4G"_s);
    row(123'000'000'000'000, u"123T"_s);
}

void TestDeviceState::countsAreShortAndNeverRoundedUp()
{
    QFETCH(quint64, count);
    QTEST(shortCount(count), "text");
}

void TestDeviceState::backlogSaysOnlyWhatThereIs()
{
    QCOMPARE(deviceBacklogText(0, 0), QString());
    QCOMPARE(deviceBacklogText(37, 0), u"37 queued"_s);
    QCOMPARE(deviceBacklogText(0, 120), u"120 dropped"_s);
    QCOMPARE(deviceBacklogText(37, 120), u"37 queued, 120 dropped"_s);
}

QTEST_GUILESS_MAIN(TestDeviceState)
#include "tst_devicestate.moc"
