// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/adapter/eventline.h"
#include "app/cli/adapter/eventwords.h"
#include "core/link/linkerrors.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace sim;

class TestEventLine : public QObject
{
    Q_OBJECT

private slots:
    void writesOneObjectALine();
    void everyTextComesBack_data();
    void everyTextComesBack();
    void otherBytesBecomeBase64_data();
    void otherBytesBecomeBase64();
    void lossesHaveClasses();
};

void TestEventLine::writesOneObjectALine()
{
    EventLine line("sent", u"a"_s);
    line.json("handle", "7").number("packetId", 1).flag("dup", false).seconds("retryIn", 0.25);
    QCOMPARE(line.take(),
        QByteArray("{\"event\":\"sent\",\"client\":\"a\",\"handle\":7,\"packetId\":1,\"dup\":false,"
                   "\"retryIn\":0.250}\n"));
    QCOMPARE(
        EventLine("closed", {}).json("handle", {}).take(), QByteArray("{\"event\":\"closed\"}\n"));
}

void TestEventLine::everyTextComesBack_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QByteArray ascii;
    for (char c = 0; c >= 0 && c < 127; ++c)
        ascii.append(c);
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("ASCII") << ascii;
    QTest::newRow("two to four bytes") << QByteArray("\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80");
    QTest::newRow("noncharacter") << QByteArray("\xEF\xBF\xBF");
}

void TestEventLine::everyTextComesBack()
{
    QFETCH(QByteArray, bytes);
    const QByteArray line = EventLine("message", {}).payload(bytes).take();
    QCOMPARE(line.count('\n'), 1);
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    QVERIFY2(object.contains(u"payload"_s), line.constData());
    QCOMPARE(object.value(u"payload"_s).toString().toUtf8(), bytes);
}

void TestEventLine::otherBytesBecomeBase64_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("0xFF") << QByteArray("\xFF");
    QTest::newRow("overlong") << QByteArray("\xC0\x80");
    QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80");
    QTest::newRow("above U+10FFFF") << QByteArray("\xF4\x90\x80\x80");
    QTest::newRow("cut off") << QByteArray("ok\xE2\x82");
}

void TestEventLine::otherBytesBecomeBase64()
{
    QFETCH(QByteArray, bytes);
    const QByteArray line = EventLine("message", {}).payload(bytes).take();
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    QVERIFY(!object.contains(u"payload"_s));
    QCOMPARE(QByteArray::fromBase64(object.value(u"payloadBase64"_s).toString().toLatin1()), bytes);
}

void TestEventLine::lossesHaveClasses()
{
    QCOMPARE(lossClass(Error(errors::kRefused, { u"x"_s })), u"refused"_s);
    QCOMPARE(lossClass(Error(errors::kSelfSigned, { u"x"_s })), u"tls"_s);
    QCOMPARE(lossClass(Error(errors::kConnectionLost, { u"no PINGREQ answer"_s })), u"keepalive"_s);
    QCOMPARE(lossClass(Error(errors::kConnectionLost, { u"reset"_s })), u"broken"_s);
    QCOMPARE(lossClass(Error(errors::kWindowFull, { u"1"_s })), u"other"_s);
    QCOMPARE(connackCode(Error(errors::kNotAuthorized)), 5);
    QCOMPARE(connackCode(Error(errors::kRefused, { u"x"_s })), 0);
}

QTEST_APPLESS_MAIN(TestEventLine)
#include "tst_eventline.moc"
