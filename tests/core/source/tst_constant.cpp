// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/sourcerunner.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// A source that never changes.
class TestConstant : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void keepsItsValueOfEveryType_data();
    void keepsItsValueOfEveryType();
    void cannotBeSetByHand();
};

void TestConstant::keepsItsValueOfEveryType_data()
{
    QTest::addColumn<QByteArray>("spec");
    QTest::addColumn<PropertyType>("type");
    QTest::addColumn<Value>("expected");
    QTest::newRow("number") << R"({"kind":"constant","value":-4.5})"_ba << PropertyType::Number
                            << Value(-4.5);
    QTest::newRow("boolean") << R"({"kind":"constant","value":true})"_ba << PropertyType::Boolean
                             << Value(true);
    QTest::newRow("string") << R"({"kind":"constant","value":"SN-1"})"_ba << PropertyType::String
                            << Value(u"SN-1"_s);
    QTest::newRow("enum") << R"({"kind":"constant","value":"ok"})"_ba << PropertyType::Enum
                          << Value(u"ok"_s);
    QTest::newRow("object") << R"({"kind":"constant","value":{"a":1}})"_ba << PropertyType::Object
                            << Value(json(R"({"a":1})"));
    QTest::newRow("waypoint") << R"({"kind":"constant","value":{"geo":{"lat":41,"lon":29}}})"_ba
                              << PropertyType::Waypoint
                              << Value(Location { .zone = {},
                                     .geo = GeoPosition { .lat = 41, .lon = 29, .alt = {} } });
}

void TestConstant::keepsItsValueOfEveryType()
{
    QFETCH(QByteArray, spec);
    QFETCH(PropertyType, type);
    QFETCH(Value, expected);
    SourceRunner runner(spec.constData(), type);
    for (const Value &value : runner.take(5))
        QCOMPARE(value, expected);
}

void TestConstant::cannotBeSetByHand()
{
    SourceRunner runner(R"({"kind":"constant","value":1})");
    QVERIFY(!runner.source().setManualValue(2.0));
    QCOMPARE(runner.next(), Value(1.0));
}

QTEST_GUILESS_MAIN(TestConstant)

#include "tst_constant.moc"
