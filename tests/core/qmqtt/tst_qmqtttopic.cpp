// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QtCore/QDataStream>
#include <QtCore/QHash>
#include <QtCore/QMap>
#include <QtMqtt/QMqttTopicFilter>
#include <QtMqtt/QMqttTopicName>
#include <QtTest/QTest>

#include <type_traits>

using namespace Qt::StringLiterals;

static_assert(std::is_nothrow_move_constructible_v<QMqttTopicName>);
static_assert(std::is_nothrow_swappable_v<QMqttTopicFilter>);
static_assert(std::is_convertible_v<QString, QMqttTopicName>);
static_assert(std::is_convertible_v<QLatin1String, QMqttTopicFilter>);

/// Names and filters of topics (MQTT 3.1.1, clause 4.7).
class TestQMqttTopic : public QObject
{
    Q_OBJECT

private slots:
    void namesAreChecked_data();
    void namesAreChecked();
    void filtersAreChecked_data();
    void filtersAreChecked();
    void lengthCountsBytesNotCharacters();
    void levelsAreSplitAtSlashes();
    void filtersMatchNames_data();
    void filtersMatchNames();
    void wildcardsLeaveDollarTopicsOutOnDemand_data();
    void wildcardsLeaveDollarTopicsOutOnDemand();
    void sharedFiltersHaveAName_data();
    void sharedFiltersHaveAName();
    void valuesWorkInContainersAndStreams();
};

void TestQMqttTopic::namesAreChecked_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isValid");
    QTest::newRow("plain") << u"a/b"_s << true;
    QTest::newRow("slash") << u"/"_s << true;
    QTest::newRow("empty levels") << u"a//b/"_s << true;
    QTest::newRow("space") << u" "_s << true;
    QTest::newRow("dollar") << u"$SYS/x"_s << true;
    QTest::newRow("surrogate pair") << u"😀"_s << true;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("plus") << u"a/+"_s << false;
    QTest::newRow("hash") << u"a#"_s << false;
    QTest::newRow("nul") << u"a"_s + QChar(0) + u"b"_s << false;
    QTest::newRow("high surrogate alone") << u"a"_s + QChar(0xD83D) << false;
    QTest::newRow("low surrogate alone") << u"a"_s + QChar(0xDE00) + u"b"_s << false;
    QTest::newRow("surrogates reversed") << QString(QChar(0xDE00)) + QChar(0xD83D) << false;
}

// proves MQTT-4.7.1-1 MQTT-4.7.3-1 MQTT-4.7.3-2 MQTT-1.5.3-1
void TestQMqttTopic::namesAreChecked()
{
    QFETCH(const QString, name);
    QFETCH(const bool, isValid);
    QCOMPARE(QMqttTopicName(name).isValid(), isValid);
}

void TestQMqttTopic::filtersAreChecked_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<bool>("isValid");
    for (const auto &valid : { u"#"_s, u"+"_s, u"/"_s, u"a"_s, u"a/#"_s, u"a/+"_s, u"+/a"_s,
             u"+/+"_s, u"/+"_s, u"+/#"_s, u"a//b"_s, u"sport/tennis/+/player"_s, u"$SYS/#"_s,
             u"$share/g/a/#"_s, u"$share/g/+"_s })
        QTest::newRow(qPrintable(valid)) << valid << true;
    for (const auto &invalid :
        { u""_s, u"a#"_s, u"#/a"_s, u"a/#/b"_s, u"a+"_s, u"+a"_s, u"a/b+/c"_s, u"##"_s, u"++"_s,
            u"$share/g"_s, u"$share//a"_s, u"$share/g/"_s, u"$share/+/a"_s, u"$share/g#/a"_s })
        QTest::newRow(qPrintable(invalid + u"!"_s)) << invalid << false;
    QTest::newRow("nul") << QString(QChar(0)) << false;
    QTest::newRow("surrogate") << QString(QChar(0xD800)) << false;
}

// proves MQTT-4.7.1-2 MQTT-4.7.1-3 MQTT-4.7.3-1 MQTT-4.7.3-2 MQTT-3.8.3-1 MQTT-3.10.3-1
void TestQMqttTopic::filtersAreChecked()
{
    QFETCH(const QString, filter);
    QFETCH(const bool, isValid);
    QCOMPARE(QMqttTopicFilter(filter).isValid(), isValid);
}

// proves MQTT-4.7.3-3 topic-bytes
void TestQMqttTopic::lengthCountsBytesNotCharacters()
{
    QVERIFY(QMqttTopicName(QString(65'535, u'a')).isValid());
    QVERIFY(!QMqttTopicName(QString(65'536, u'a')).isValid());
    QVERIFY(QMqttTopicName(QString(21'845, u'€')).isValid());
    QVERIFY(!QMqttTopicName(QString(21'846, u'€')).isValid());
    QVERIFY(!QMqttTopicName(QString(40'000, u'€')).isValid());
    QVERIFY(!QMqttTopicFilter(QString(40'000, u'€')).isValid());
    QVERIFY(QMqttTopicName(u"😀"_s.repeated(16'383)).isValid());
    QVERIFY(!QMqttTopicName(u"😀"_s.repeated(16'384)).isValid());
}

void TestQMqttTopic::levelsAreSplitAtSlashes()
{
    QCOMPARE(QMqttTopicName(u"a/b//"_s).levels(),
        (QStringList { u"a"_s, u"b"_s, QString(), QString() }));
    QCOMPARE(QMqttTopicName(u"a/b//"_s).levelCount(), 4);
    QCOMPARE(QMqttTopicName(u"a"_s).levelCount(), 1);
    QCOMPARE(QMqttTopicName(u"+"_s).levelCount(), 0);
    QCOMPARE(QMqttTopicName().levels(), QStringList());
}

void TestQMqttTopic::filtersMatchNames_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("matches");
    const auto row = [](const QString &filter, const QString &name, bool matches) {
        QTest::newRow(qPrintable(filter + u" | "_s + name)) << filter << name << matches;
    };
    // The examples of clauses 4.7.1 and 4.7.3.
    row(u"sport/tennis/player1/#"_s, u"sport/tennis/player1"_s, true);
    row(u"sport/tennis/player1/#"_s, u"sport/tennis/player1/ranking"_s, true);
    row(u"sport/tennis/player1/#"_s, u"sport/tennis/player1/score/wimbledon"_s, true);
    row(u"sport/tennis/player1/#"_s, u"sport/tennis/player10"_s, false);
    row(u"sport/#"_s, u"sport"_s, true);
    row(u"#"_s, u"a/b/c"_s, true);
    row(u"#"_s, u"/"_s, true);
    row(u"sport/tennis/+"_s, u"sport/tennis/player1"_s, true);
    row(u"sport/tennis/+"_s, u"sport/tennis/player1/ranking"_s, false);
    row(u"sport/+"_s, u"sport"_s, false);
    row(u"sport/+"_s, u"sport/"_s, true);
    row(u"+/+"_s, u"/finance"_s, true);
    row(u"/+"_s, u"/finance"_s, true);
    row(u"+"_s, u"/finance"_s, false);
    row(u"+/tennis/#"_s, u"sport/tennis"_s, true);
    row(u"ACCOUNTS"_s, u"Accounts"_s, false);
    row(u"/finance"_s, u"finance"_s, false);
    row(u"a/b"_s, u"a/b"_s, true);
    row(u"a/b"_s, u"a/b/"_s, false);
    row(u"a/b/"_s, u"a/b"_s, false);
    row(u"a/+/c"_s, u"a//c"_s, true);
    row(u"a/+/c"_s, u"a/c"_s, false);
    row(u"+/#"_s, u"a"_s, true);
    row(u"$share/g/a/#"_s, u"a/b"_s, true);
    row(u"$share/g/a/#"_s, u"$share/g/a/b"_s, false);
    row(u"a/#b"_s, u"a/b"_s, false);
    row(u"a/+"_s, u"a/+"_s, false);
}

// proves MQTT-4.7.1-2 MQTT-4.7.1-3 QTBUG-104478 QTBUG-92817
void TestQMqttTopic::filtersMatchNames()
{
    QFETCH(const QString, filter);
    QFETCH(const QString, name);
    QFETCH(const bool, matches);
    QCOMPARE(QMqttTopicFilter(filter).match(QMqttTopicName(name)), matches);
}

void TestQMqttTopic::wildcardsLeaveDollarTopicsOutOnDemand_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<bool>("plain");
    QTest::addColumn<bool>("standard");
    QTest::newRow("hash") << u"#"_s << true << false;
    QTest::newRow("plus") << u"+/monitor/Clients"_s << true << false;
    QTest::newRow("shared hash") << u"$share/g/#"_s << true << false;
    QTest::newRow("named") << u"$SYS/#"_s << true << true;
    QTest::newRow("named, plus") << u"$SYS/monitor/+"_s << true << true;
}

// proves QTBUG-92817
void TestQMqttTopic::wildcardsLeaveDollarTopicsOutOnDemand()
{
    QFETCH(const QString, filter);
    QFETCH(const bool, plain);
    QFETCH(const bool, standard);
    const QMqttTopicName name(u"$SYS/monitor/Clients"_s);
    QCOMPARE(QMqttTopicFilter(filter).match(name), plain);
    QCOMPARE(QMqttTopicFilter(filter).match(
                 name, QMqttTopicFilter::WildcardsDontMatchDollarTopicMatchOption),
        standard);
}

void TestQMqttTopic::sharedFiltersHaveAName_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("name");
    QTest::newRow("shared") << u"$share/group/a/b"_s << u"group"_s;
    QTest::newRow("plain") << u"share/group/a"_s << QString();
    QTest::newRow("other dollar") << u"$SYS/group/a"_s << QString();
    QTest::newRow("malformed") << u"$share/group"_s << QString();
}

void TestQMqttTopic::sharedFiltersHaveAName()
{
    QFETCH(const QString, filter);
    QFETCH(const QString, name);
    QCOMPARE(QMqttTopicFilter(filter).sharedSubscriptionName(), name);
}

void TestQMqttTopic::valuesWorkInContainersAndStreams()
{
    const QMqttTopicName a(u"a"_s);
    const QMqttTopicName b("b"_L1);
    QVERIFY(a != b && a < b && a == QMqttTopicName(u"a"_s));
    const QHash<QMqttTopicName, int> hash { { a, 1 }, { b, 2 } };
    QCOMPARE(hash.value(b), 2);
    const QMap<QMqttTopicFilter, int> map { { u"x/#"_s, 1 }, { u"y"_s, 2 } };
    QCOMPARE(map.value(QMqttTopicFilter("y"_L1)), 2);

    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out << a << QMqttTopicFilter(u"x/#"_s);
    QDataStream in(bytes);
    QMqttTopicName name;
    QMqttTopicFilter filter;
    in >> name >> filter;
    QCOMPARE(name, a);
    QCOMPARE(filter, QMqttTopicFilter(u"x/#"_s));
    name.swap(*std::make_unique<QMqttTopicName>(b));
    QCOMPARE(name.name(), u"b"_s);
    filter.setFilter(u"z"_s);
    QCOMPARE(filter.filter(), u"z"_s);
}

QTEST_GUILESS_MAIN(TestQMqttTopic)

#include "tst_qmqtttopic.moc"
