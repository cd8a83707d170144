// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/platform/brokerprograms.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace sim;

namespace {

void makeProgram(const QString &path)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("#!/bin/sh\n");
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

} // namespace

class TestBrokerPrograms : public QObject
{
    Q_OBJECT

private slots:

    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void looksInTheSystemFoldersToo();
    void findsProgramsInTheOrderOfTheFolders();
    void saysWhereItLookedForMosquitto();
    void saysThatOpensslIsMissing();
    void readsTheVersion_data();
    void readsTheVersion();
    void checksTheVersion_data();
    void checksTheVersion();
};

void TestBrokerPrograms::looksInTheSystemFoldersToo()
{
    const QStringList folders = programFolders();
    QVERIFY(folders.contains(u"/usr/sbin"_s));
    QVERIFY(folders.contains(u"/usr/local/sbin"_s));
    QCOMPARE(folders.count(u"/usr/sbin"_s), 1);
}

void TestBrokerPrograms::findsProgramsInTheOrderOfTheFolders()
{
    const QTemporaryDir first;
    const QTemporaryDir second;
    makeProgram(first.filePath(u"openssl"_s));
    makeProgram(second.filePath(u"openssl"_s));
    makeProgram(second.filePath(u"mosquitto"_s));
    const Result<BrokerPrograms> programs = findBrokerPrograms({ first.path(), second.path() });
    QVERIFY(programs);
    QCOMPARE(programs->openssl, first.filePath(u"openssl"_s));
    QCOMPARE(programs->mosquitto, second.filePath(u"mosquitto"_s));
}

void TestBrokerPrograms::saysWhereItLookedForMosquitto()
{
    const QTemporaryDir folder;
    for (const QStringList &folders : { QStringList { folder.path() }, QStringList {} }) {
        const Result<BrokerPrograms> programs = findBrokerPrograms(folders);
        QVERIFY(!programs);
        QCOMPARE(programs.error().code(), u"platform.brokerMissing"_s);
        QVERIFY(programs.error().why().contains(folders.join(u',')));
        QVERIFY(programs.error().remedy().contains(u"sudo apt install mosquitto"_s));
    }
}

void TestBrokerPrograms::saysThatOpensslIsMissing()
{
    const QTemporaryDir folder;
    makeProgram(folder.filePath(u"mosquitto"_s));
    const Result<BrokerPrograms> programs = findBrokerPrograms({ folder.path() });
    QVERIFY(!programs);
    QCOMPARE(programs.error().code(), u"platform.opensslMissing"_s);
}

void TestBrokerPrograms::readsTheVersion_data()
{
    QTest::addColumn<QByteArray>("help");
    QTest::addColumn<QVersionNumber>("version");
    QTest::newRow("Debian 12") << "mosquitto version 2.0.11\n\nmosquitto is an MQTT"_ba
                               << QVersionNumber(2, 0, 11);
    QTest::newRow("two parts") << "mosquitto version 2.1"_ba << QVersionNumber(2, 1);
    QTest::newRow("pre-release") << "mosquitto version 2.1.0-rc1\n"_ba << QVersionNumber(2, 1, 0);
    QTest::newRow("another program") << "usage: mosquitto"_ba << QVersionNumber();
    QTest::newRow("nothing") << QByteArray() << QVersionNumber();
}

void TestBrokerPrograms::readsTheVersion()
{
    QFETCH(QByteArray, help);
    QFETCH(QVersionNumber, version);
    QCOMPARE(mosquittoVersion(help), version);
}

void TestBrokerPrograms::checksTheVersion_data()
{
    QTest::addColumn<QByteArray>("help");
    QTest::addColumn<QString>("code");
    QTest::newRow("2.0.11") << "mosquitto version 2.0.11"_ba << QString();
    QTest::newRow("2.0") << "mosquitto version 2.0.0"_ba << QString();
    QTest::newRow("3.0") << "mosquitto version 3.0.0"_ba << QString();
    QTest::newRow("1.6") << "mosquitto version 1.6.12"_ba << u"platform.brokerTooOld"_s;
    QTest::newRow("none") << "no such option -h"_ba << u"platform.brokerNotStarted"_s;
}

void TestBrokerPrograms::checksTheVersion()
{
    QFETCH(QByteArray, help);
    QFETCH(QString, code);
    const Result<void> check = checkMosquitto(help);
    QCOMPARE(check ? QString() : check.error().code(), code);
}

QTEST_GUILESS_MAIN(TestBrokerPrograms)
#include "tst_brokerprograms.moc"
