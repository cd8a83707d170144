// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/keychainstore.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim;

// Runs without a session bus, so without a keychain: what is left then is tested here.
class TestKeychainStore : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); }

    void whatTheKeychainWillNotKeepServesTheSession();
    void environmentIsRead();
    void missingSecretIsAnErrorWithARemedy();
    void clearTextIsRefused();
};

void TestKeychainStore::whatTheKeychainWillNotKeepServesTheSession()
{
    KeychainStore store(u"connio-simulator-test"_s, 2s);
    QCOMPARE(store.keep(u"keychain:d1"_s, u"abc"_s), SecretVault::Keeping::Session);
    const Result<QString> found = store.secret(u"keychain:d1"_s);
    QVERIFY(found.isOk());
    QCOMPARE(*found, u"abc"_s);
}

void TestKeychainStore::environmentIsRead()
{
    qputenv("SIM_TEST_SECRET", "from outside");
    KeychainStore store(u"connio-simulator-test"_s, 2s);
    const Result<QString> found = store.secret(u"${env:SIM_TEST_SECRET}"_s);
    QVERIFY(found.isOk());
    QCOMPARE(*found, u"from outside"_s);
}

void TestKeychainStore::missingSecretIsAnErrorWithARemedy()
{
    KeychainStore store(u"connio-simulator-test"_s, 2s);
    const Result<QString> found = store.secret(u"keychain:nobody"_s);
    QVERIFY(!found.isOk());
    QVERIFY(found.error().code().startsWith("file.keychain"_L1));
    QVERIFY(!found.error().remedy().isEmpty());
    QVERIFY(found.error().message().contains("keychain:nobody"_L1));
}

void TestKeychainStore::clearTextIsRefused()
{
    KeychainStore store(u"connio-simulator-test"_s, 2s);
    const Result<QString> found = store.secret(u"hunter2"_s);
    QVERIFY(!found.isOk());
}

QTEST_MAIN(TestKeychainStore)
#include "tst_keychainstore.moc"
