// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/start/credentialtext.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace sim;

class TestCredentialText : public QObject
{
    Q_OBJECT

private slots:
    void allThreeAreFound_data();
    void allThreeAreFound();
    void partsAreFound_data();
    void partsAreFound();
};

void TestCredentialText::allThreeAreFound_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("in order, blanks")
        << u"_dev_867347085435988080 _key_924201752433266229 0123456789abcdef0123456789abcdef"_s;
    QTest::newRow("other order, lines")
        << u"0123456789abcdef0123456789abcdef\n_key_924201752433266229\n_dev_867347085435988080"_s;
    QTest::newRow("commas")
        << u"_key_924201752433266229,0123456789abcdef0123456789abcdef,_dev_867347085435988080"_s;
    QTest::newRow("labels")
        << u"Device id: _dev_867347085435988080\nKey id: _key_924201752433266229\nSecret: 0123456789abcdef0123456789abcdef"_s;
    QTest::newRow("assignments")
        << u"ID=_dev_867347085435988080\nKEY=_key_924201752433266229\nKEY_SECRET=\"0123456789abcdef0123456789abcdef\""_s;
    QTest::newRow("the platform's key")
        << u"{\"id\":\"_key_924201752433266229\",\"secret\":\"0123456789abcdef0123456789abcdef\",\"ownerId\":\"_dev_867347085435988080\"}"_s;
    QTest::newRow("nested JSON")
        << u"[{\"context\":{\"ids\":[\"_dev_867347085435988080\"]},\"apiKeyId\":\"_key_924201752433266229\",\"apiSecret\":\"0123456789abcdef0123456789abcdef\"}]"_s;
    QTest::newRow("half of a JSON")
        << u"\"id\":\"_key_924201752433266229\",\"secret\":\"0123456789abcdef0123456789abcdef\",\"ownerId\":\"_dev_867347085435988080\"}"_s;
}

void TestCredentialText::allThreeAreFound()
{
    QFETCH(QString, text);
    const CredentialText found = readCredentials(text);
    QCOMPARE(found.deviceId, u"_dev_867347085435988080"_s);
    QCOMPARE(found.keyId, u"_key_924201752433266229"_s);
    QCOMPARE(found.secret, u"0123456789abcdef0123456789abcdef"_s);
    QVERIFY(found.isComplete());
}

void TestCredentialText::partsAreFound_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<CredentialText>("found");
    QTest::newRow("nothing") << QString() << CredentialText {};
    QTest::newRow("prose") << u"please connect my device to the platform"_s << CredentialText {};
    QTest::newRow("an address is no secret")
        << u"mqtts://mqtt.connio.cloud:8883"_s << CredentialText {};
    QTest::newRow("device only") << u"_dev_1"_s
                                 << CredentialText {
                                        .deviceId = u"_dev_1"_s, .keyId = {}, .secret = {}
                                    };
    QTest::newRow("secret of another form, announced")
        << u"password: correct-horse"_s
        << CredentialText { .deviceId = {}, .keyId = {}, .secret = u"correct-horse"_s };
    QTest::newRow("secret of another form, alone") << u"_dev_1 _key_2 s3cr3tWithDigits"_s
                                                   << CredentialText { .deviceId = u"_dev_1"_s,
                                                          .keyId = u"_key_2"_s,
                                                          .secret = u"s3cr3tWithDigits"_s };
    QTest::newRow("the first of two wins")
        << u"_dev_1 _dev_2"_s
        << CredentialText { .deviceId = u"_dev_1"_s, .keyId = {}, .secret = {} };
}

void TestCredentialText::partsAreFound()
{
    QFETCH(QString, text);
    QFETCH(CredentialText, found);
    QCOMPARE(readCredentials(text), found);
}

QTEST_GUILESS_MAIN(TestCredentialText)
#include "tst_credentialtext.moc"
