// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/secretstore.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace sim;

class TestSecretStore : public QObject
{
    Q_OBJECT

private slots:

    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void knowsReferences_data();
    void knowsReferences();
    void readsTheEnvironment();
    void sessionSecretsAreKeptInMemory();
    void badReferencesAreNotRepeated();
};

void TestSecretStore::knowsReferences_data()
{
    QTest::addColumn<QString>("reference");
    QTest::addColumn<bool>("isReference");
    QTest::newRow("environment") << u"${env:KEY_1}"_s << true;
    QTest::newRow("keychain") << u"keychain:d1"_s << true;
    QTest::newRow("keychain with blank inside") << u"keychain:my room"_s << true;
    QTest::newRow("secret") << u"0123456789abcdef0123456789abcdef"_s << false;
    QTest::newRow("empty") << u""_s << false;
    QTest::newRow("no name") << u"${env:}"_s << false;
    QTest::newRow("digit first") << u"${env:1A}"_s << false;
    QTest::newRow("blank in name") << u"${env:A B}"_s << false;
    QTest::newRow("not closed") << u"${env:A"_s << false;
    QTest::newRow("text after") << u"${env:A}x"_s << false;
    QTest::newRow("no entry") << u"keychain:"_s << false;
    QTest::newRow("only blanks") << u"keychain:  "_s << false;
    QTest::newRow("line break") << u"keychain:a\nb"_s << false;
    QTest::newRow("upper case") << u"Keychain:d1"_s << false;
    QTest::newRow("too long") << u"keychain:"_s + QString(256, u'x') << false;
}

void TestSecretStore::knowsReferences()
{
    QFETCH(QString, reference);
    QTEST(isSecretReference(reference), "isReference");
}

void TestSecretStore::readsTheEnvironment()
{
    qputenv("SIM_TEST_SECRET", "s3cret");
    SessionSecrets secrets;
    QCOMPARE(secrets.secret(u"${env:SIM_TEST_SECRET}"_s).value(), u"s3cret"_s);
    qunsetenv("SIM_TEST_SECRET");
    const Result<QString> absent = EnvironmentSecrets().secret(u"${env:SIM_TEST_SECRET}"_s);
    QVERIFY(!absent.isOk());
    QCOMPARE(absent.error().code(), u"file.secretMissing"_s);
    QVERIFY(absent.error().message().contains(u"${env:SIM_TEST_SECRET}"_s));
    QCOMPARE(EnvironmentSecrets().secret(u"keychain:x"_s).error().code(), u"file.secretMissing"_s);
}

void TestSecretStore::sessionSecretsAreKeptInMemory()
{
    SessionSecrets secrets;
    QCOMPARE(secrets.secret(u"keychain:d1"_s).error().code(), u"file.secretMissing"_s);
    secrets.set(u"keychain:d1"_s, u"abc"_s);
    QCOMPARE(secrets.secret(u"keychain:d1"_s).value(), u"abc"_s);
    secrets.set(u"${env:SIM_TEST_NONE}"_s, u"def"_s); // entered by hand instead
    QCOMPARE(secrets.secret(u"${env:SIM_TEST_NONE}"_s).value(), u"def"_s);
}

void TestSecretStore::badReferencesAreNotRepeated()
{
    const QString secret = u"0123456789abcdef"_s;
    const Result<QString> result = SessionSecrets().secret(secret);
    QVERIFY(!result.isOk());
    QCOMPARE(result.error().code(), u"file.badSecretRef"_s);
    QVERIFY(!result.error().message().contains(secret));
}

QTEST_GUILESS_MAIN(TestSecretStore)

#include "tst_secretstore.moc"
