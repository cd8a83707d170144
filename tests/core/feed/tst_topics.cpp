// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/feed/feederrors.h"
#include "core/feed/topics.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace sim;

Q_DECLARE_METATYPE(sim::TopicParts)

namespace {

const QString kDevice = u"_dev_571692235317590466"_s;

} // namespace

class TopicsTest : public QObject
{
    Q_OBJECT

private slots:

    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void topicsAreThoseOfThePlatform()
    {
        const Topics topics;
        QCOMPARE(topics.property(kDevice, u"temperature"_s),
            "connio/data/out/devices/_dev_571692235317590466/properties/temperature"_ba);
        QCOMPARE(topics.feed(kDevice), "connio/data/out/devices/_dev_571692235317590466/json"_ba);
        QCOMPARE(topics.method(kDevice, u"mkSqThenStr"_s),
            "connio/data/out/devices/_dev_571692235317590466/methods/mkSqThenStr"_ba);
        QCOMPARE(topics.methodFeed(kDevice),
            "connio/data/out/devices/_dev_571692235317590466/methods/json"_ba);
        QCOMPARE(topics.commandFilter(kDevice),
            "connio/data/in/devices/_dev_571692235317590466/properties/#"_ba);
        QCOMPARE(topics.allFromDevices(), "connio/data/out/devices/#"_ba);
    }

    void propertyNamesAreLowerCaseInTopics()
    {
        QCOMPARE(Topics().property(kDevice, u"Engine.RPM-1_x"_s),
            "connio/data/out/devices/_dev_571692235317590466/properties/engine.rpm-1_x"_ba);
    }

    void prefixIsASetting_data()
    {
        QTest::addColumn<QString>("prefix");
        QTest::addColumn<QByteArray>("topic");
        QTest::newRow("white label") << u"csipio/"_s << "csipio/data/out/devices/d/json"_ba;
        QTest::newRow("no slash") << u"csipio"_s << "csipio/data/out/devices/d/json"_ba;
        QTest::newRow("several levels") << u"a/b/"_s << "a/b/data/out/devices/d/json"_ba;
        QTest::newRow("none") << u""_s << "data/out/devices/d/json"_ba;
    }

    void prefixIsASetting()
    {
        QFETCH(const QString, prefix);
        QFETCH(const QByteArray, topic);
        const Topics topics(prefix);
        QCOMPARE(topics.feed(u"d"_s), topic);
        const auto parts = topics.parse(QString::fromUtf8(topic));
        QVERIFY(parts);
        QCOMPARE(parts->kind, TopicKind::Feed);
        QCOMPARE(parts->deviceId, u"d"_s);
    }

    void topicsAreTakenApart_data()
    {
        QTest::addColumn<QString>("topic");
        QTest::addColumn<TopicParts>("parts");
        QTest::newRow("property") << u"connio/data/out/devices/_dev_1/properties/temp"_s
                                  << TopicParts { true, u"_dev_1"_s, TopicKind::Property,
                                         u"temp"_s };
        QTest::newRow("case is kept")
            << u"connio/data/out/devices/_dev_1/properties/Temp"_s
            << TopicParts { true, u"_dev_1"_s, TopicKind::Property, u"Temp"_s };
        QTest::newRow("property called json")
            << u"connio/data/out/devices/_dev_1/properties/json"_s
            << TopicParts { true, u"_dev_1"_s, TopicKind::Property, u"json"_s };
        QTest::newRow("feed") << u"connio/data/out/devices/_dev_1/json"_s
                              << TopicParts { true, u"_dev_1"_s, TopicKind::Feed, {} };
        QTest::newRow("method") << u"connio/data/out/devices/_dev_1/methods/parseReading"_s
                                << TopicParts { true, u"_dev_1"_s, TopicKind::Method,
                                       u"parseReading"_s };
        QTest::newRow("method feed") << u"connio/data/out/devices/_dev_1/methods/json"_s
                                     << TopicParts { true, u"_dev_1"_s, TopicKind::MethodFeed, {} };
        QTest::newRow("command") << u"connio/data/in/devices/_dev_1/properties/mode"_s
                                 << TopicParts { false, u"_dev_1"_s, TopicKind::Property,
                                        u"mode"_s };
    }

    void topicsAreTakenApart()
    {
        QFETCH(const QString, topic);
        QFETCH(const TopicParts, parts);
        const auto parsed = Topics().parse(topic);
        QVERIFY(parsed);
        QVERIFY(*parsed == parts);
    }

    void otherTopicsAreNone_data()
    {
        QTest::addColumn<QString>("topic");
        const QStringList topics {
            u""_s,
            u"connio"_s,
            u"connio/"_s,
            u"connio/provisions"_s,
            u"connio/data/out/devices"_s,
            u"connio/data/out/devices/"_s,
            u"connio/data/out/devices/_dev_1"_s,
            u"connio/data/out/devices/_dev_1/"_s,
            u"connio/data/out/devices//json"_s,
            u"connio/data/out/devices/_dev_1/JSON"_s,
            u"connio/data/out/devices/_dev_1/json/"_s,
            u"connio/data/out/devices/_dev_1/properties"_s,
            u"connio/data/out/devices/_dev_1/properties/"_s,
            u"connio/data/out/devices/_dev_1/properties/a/b"_s,
            u"connio/data/out/devices/_dev_1/properties/#"_s,
            u"connio/data/out/devices/+/json"_s,
            u"connio/data/out/devices/_dev_1/events/a"_s,
            u"connio/data/in/devices/_dev_1/json"_s,
            u"connio/data/in/devices/_dev_1/methods/a"_s,
            u"connio/data/up/devices/_dev_1/json"_s,
            u"CONNIO/data/out/devices/_dev_1/json"_s,
            u"csipio/data/out/devices/_dev_1/json"_s,
            u"/connio/data/out/devices/_dev_1/json"_s,
        };
        for (const QString &topic : topics)
            QTest::newRow(qPrintable(u'"' + topic + u'"')) << topic;
    }

    void otherTopicsAreNone()
    {
        QFETCH(const QString, topic);
        QVERIFY(!Topics().parse(topic));
    }

    void goodNamesAreAccepted_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("isMethodName");
        QTest::newRow("one letter") << u"t"_s << true;
        QTest::newRow("everything") << u"Engine-2_rpm9"_s << true;
        QTest::newRow("dots") << u"factory3.floor4.forklift4"_s << false;
        QTest::newRow("64 characters") << QString(64, u'a') << true;
        QTest::newRow("contains a reserved name") << u"location2"_s << true;
    }

    void goodNamesAreAccepted()
    {
        QFETCH(const QString, name);
        QFETCH(const bool, isMethodName);
        QVERIFY(checkPropertyName(name));
        QCOMPARE(checkMethodName(name).isOk(), isMethodName);
    }

    void badNamesAreRefusedWithTheReason_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("why");
        QTest::newRow("empty") << u""_s << u"it is empty"_s;
        QTest::newRow("65 characters")
            << QString(65, u'a') << u"it has 65 characters, 64 are allowed"_s;
        QTest::newRow("blank") << u"room temperature"_s << u"it holds a blank"_s;
        QTest::newRow("leading blank") << u" temp"_s << u"it holds a blank"_s;
        QTest::newRow("tab") << u"a\tb"_s << u"it holds a blank"_s;
        QTest::newRow("no-break space") << u"a\u00a0b"_s << u"it holds a blank"_s;
        QTest::newRow("digit first") << u"2temp"_s << u"it does not begin with a letter"_s;
        QTest::newRow("underscore first") << u"_prp_1"_s << u"it does not begin with a letter"_s;
        QTest::newRow("dot first") << u".temp"_s << u"it does not begin with a letter"_s;
        QTest::newRow("slash") << u"a/b"_s << u"it holds \"/\""_s;
        QTest::newRow("plus") << u"a+"_s << u"it holds \"+\""_s;
        QTest::newRow("hash") << u"a#"_s << u"it holds \"#\""_s;
        QTest::newRow("qualified name") << u"mysensor$temp"_s << u"it holds \"$\""_s;
        QTest::newRow("umlaut") << u"k\u00fchler"_s << u"it holds \"\u00fc\""_s;
        QTest::newRow("NUL") << u"a\0b"_s << u"it holds the character U+0000"_s;
        QTest::newRow("emoji") << u"a\U0001F600"_s << u"it holds the character U+d83d"_s;
    }

    void badNamesAreRefusedWithTheReason()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, why);
        for (const auto &result : { checkPropertyName(name), checkMethodName(name) }) {
            QVERIFY(!result);
            QVERIFY(result.error().is(errors::kFeedBadName));
            QVERIFY2(result.error().why().startsWith(why) || name.startsWith(u'.'),
                qPrintable(result.error().message()));
            QVERIFY(result.error().why().contains(u"section 3"));
            QVERIFY(!result.error().remedy().isEmpty());
        }
    }

    void methodNamesCannotHoldDots()
    {
        const auto result = checkMethodName(u"engine.start"_s);
        QVERIFY(!result);
        QVERIFY(result.error().is(errors::kFeedBadName));
        QVERIFY(result.error().what().contains(u"method"));
        QVERIFY(result.error().why().contains(u"cannot hold \".\""));
    }

    void reservedNamesAreRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("isOfMethod");
        for (const char *name : { "id", "accountId", "name", "friendlyName", "customIds", "status",
                 "apps", "location", "profileId", "properties", "ACCOUNTID", "Location" })
            QTest::newRow(name) << QString::fromLatin1(name) << false;
        for (const char *name : { "setProperty", "getProperty", "log", "readData", "findDevices",
                 "executeDeviceMethod", "setDeviceProperty", "getDeviceProperty", "LOG" })
            QTest::newRow(name) << QString::fromLatin1(name) << true;
    }

    void reservedNamesAreRefused()
    {
        QFETCH(const QString, name);
        QFETCH(const bool, isOfMethod);
        const auto result = isOfMethod ? checkMethodName(name) : checkPropertyName(name);
        QVERIFY(!result);
        QVERIFY(result.error().is(errors::kFeedReservedName));
        QVERIFY(result.error().what().contains(name));
        QVERIFY(result.error().remedy().contains(u"my-" + name));
        QVERIFY(isOfMethod ? checkPropertyName(name) : checkMethodName(name));
        QVERIFY(checkPropertyName(u"my-" + name));
    }

    void deviceIdsOfAnyLengthAreAccepted_data()
    {
        QTest::addColumn<QString>("id");
        QTest::newRow("18 digits") << u"_dev_571692235317590466"_s;
        QTest::newRow("19 digits") << u"_dev_1234567890123456789"_s;
        QTest::newRow("long") << u"_dev_"_s + QString(200, u'7');
        QTest::newRow("own word") << u"cold-room.1"_s;
        QTest::newRow("umlaut") << u"k\u00fchlraum"_s;
        QTest::newRow("beyond the base plane") << u"room\U0001F600"_s;
    }

    void deviceIdsOfAnyLengthAreAccepted()
    {
        QFETCH(const QString, id);
        QVERIFY(checkDeviceId(id));
        const auto parts = Topics().parse(QString::fromUtf8(Topics().property(id, u"t"_s)));
        QVERIFY(parts);
        QCOMPARE(parts->deviceId, id);
    }

    void deviceIdsThatBreakTopicsAreRefused_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("why");
        QTest::newRow("empty") << u""_s << u"it is empty"_s;
        QTest::newRow("slash") << u"_dev_1/2"_s << u"\"/\" has a meaning"_s;
        QTest::newRow("plus") << u"_dev_+"_s << u"\"+\" has a meaning"_s;
        QTest::newRow("hash") << u"#"_s << u"\"#\" has a meaning"_s;
        QTest::newRow("blank") << u"_dev_ 1"_s << u"it holds a blank"_s;
        QTest::newRow("trailing newline") << u"_dev_1\n"_s << u"it holds a blank"_s;
        QTest::newRow("NUL") << u"_dev_\0001"_s << u"it holds a control character"_s;
        QTest::newRow("delete") << u"_dev_\u007f"_s << u"it holds a control character"_s;
        QTest::newRow("half a surrogate pair")
            << u"_dev_"_s + QChar(0xd800) << u"it cannot be written"_s;
    }

    void deviceIdsThatBreakTopicsAreRefused()
    {
        QFETCH(const QString, id);
        QFETCH(const QString, why);
        const auto result = checkDeviceId(id);
        QVERIFY(!result);
        QVERIFY(result.error().is(errors::kFeedBadId));
        QVERIFY2(result.error().why().startsWith(why), qPrintable(result.error().message()));
        QVERIFY(result.error().remedy().contains(u"_dev_"));
    }
};

QTEST_GUILESS_MAIN(TopicsTest)

#include "tst_topics.moc"
