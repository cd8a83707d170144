// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/platform/brokeraccounts.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <ctime>

using namespace Qt::StringLiterals;
using namespace sim;

class TestBrokerAccounts : public QObject
{
    Q_OBJECT

private slots:

    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void makesAnotherSecretForEachKey();
    void secretsAre128BitsOfHexadecimal();
    void secretsStandInNoFile();
    void keepsSecretsOverAReset();
    void writesEachLoginOnce();
    void oneKeyMayServeSeveralDevices();
    void addsNothingWhenOneLoginIsBad();
    void tenThousandLoginsTakeLessThanASecond();
};

void TestBrokerAccounts::makesAnotherSecretForEachKey()
{
    BrokerAccounts accounts;
    QVERIFY(accounts.add({ { u"d1"_s, u"k1"_s }, { u"d2"_s, u"k2"_s } }));
    QVERIFY(accounts.secret(u"k1"_s) != accounts.secret(u"k2"_s));
    QVERIFY(accounts.secret(u"k1"_s) != accounts.platformSecret());
    QVERIFY(accounts.secret(u"nobody"_s).isEmpty());
    QVERIFY(BrokerAccounts().platformUser() != accounts.platformUser());
}

void TestBrokerAccounts::secretsAre128BitsOfHexadecimal()
{
    static const QRegularExpression pattern(u"^[0-9a-f]{32}$"_s);
    BrokerAccounts accounts;
    for (int i = 0; i < 200; ++i) {
        const QString key = u"k%1"_s.arg(i);
        QVERIFY(accounts.add({ { u"d"_s, key } }));
        QVERIFY2(pattern.match(accounts.secret(key)).hasMatch(), qPrintable(accounts.secret(key)));
    }
}

void TestBrokerAccounts::secretsStandInNoFile()
{
    BrokerAccounts accounts;
    QVERIFY(accounts.add({ { u"d1"_s, u"k1"_s } }));
    const QByteArray files = accounts.passwordFile() + accounts.aclFile();
    QVERIFY(files.contains("k1:$7$"));
    QVERIFY(!files.contains(accounts.secret(u"k1"_s).toUtf8()));
    QVERIFY(!files.contains(accounts.platformSecret().toUtf8()));
}

void TestBrokerAccounts::keepsSecretsOverAReset()
{
    BrokerAccounts accounts;
    QVERIFY(accounts.add({ { u"d1"_s, u"k1"_s } }));
    const QString secret = accounts.secret(u"k1"_s);
    accounts.reset(u"other/"_s);
    QVERIFY(!accounts.passwordFile().contains("k1:"));
    QVERIFY(!accounts.aclFile().contains("user k1\n"));
    QVERIFY(accounts.add({ { u"d1"_s, u"k1"_s } }));
    QCOMPARE(accounts.secret(u"k1"_s), secret);
    QVERIFY(accounts.aclFile().contains("topic write other/data/out/devices/d1/#\n"));
}

void TestBrokerAccounts::writesEachLoginOnce()
{
    BrokerAccounts accounts;
    QVERIFY(accounts.add({ { u"d1"_s, u"k1"_s }, { u"d1"_s, u"k1"_s } }));
    QVERIFY(accounts.add({ { u"d1"_s, u"k1"_s } }));
    QCOMPARE(accounts.passwordFile().count("k1:"), 1);
    QCOMPARE(accounts.aclFile().count("user k1\n"), 1);
}

void TestBrokerAccounts::oneKeyMayServeSeveralDevices()
{
    BrokerAccounts accounts;
    QVERIFY(accounts.add({ { u"gateway"_s, u"k1"_s }, { u"edge"_s, u"k1"_s } }));
    QCOMPARE(accounts.passwordFile().count("k1:"), 1);
    QVERIFY(accounts.aclFile().contains("devices/gateway/#"));
    QVERIFY(accounts.aclFile().contains("devices/edge/#"));
}

void TestBrokerAccounts::addsNothingWhenOneLoginIsBad()
{
    BrokerAccounts accounts;
    const Result<void> added = accounts.add({ { u"d1"_s, u"k1"_s }, { u"#"_s, u"k2"_s } });
    QVERIFY(!added);
    QCOMPARE(added.error().arguments(), QStringList { u"#"_s });
    QVERIFY(!accounts.passwordFile().contains("k1:"));
    QVERIFY(accounts.secret(u"k1"_s).isEmpty());
}

void TestBrokerAccounts::tenThousandLoginsTakeLessThanASecond()
{
    QList<LocalLogin> logins;
    for (int i = 0; i < 10'000; ++i)
        logins.append({ u"_dev_%1"_s.arg(i), u"_key_%1"_s.arg(i) });
    BrokerAccounts accounts;
    const std::clock_t start = std::clock(); // of this process: other programs do not count
    QVERIFY(accounts.add(logins));
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    QCOMPARE(accounts.passwordFile().count('\n'), 10'001);
    QVERIFY2(seconds < 1, qPrintable(u"%1 s"_s.arg(seconds)));
}

QTEST_GUILESS_MAIN(TestBrokerAccounts)
#include "tst_brokeraccounts.moc"
