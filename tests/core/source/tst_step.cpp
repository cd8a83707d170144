// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/sourcerunner.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// Values at given times.
class TestStep : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void changesAtItsPoints();
    void loops();
    void servesEveryType();
    void isAFunctionOfTimeOverADay();
};

void TestStep::changesAtItsPoints()
{
    SourceRunner runner(
        R"({"kind":"step","points":[{"at":"2s","value":1},{"at":"4s","value":5}]})");
    QCOMPARE(runner.numbers(7), (std::vector<double> { 1, 1, 1, 1, 5, 5, 5 }));
}

void TestStep::loops()
{
    SourceRunner toLast(R"({"kind":"step","loop":true,
        "points":[{"at":"0s","value":1},{"at":"2s","value":2},{"at":"3s","value":1}]})");
    QCOMPARE(toLast.numbers(7), (std::vector<double> { 1, 1, 2, 1, 1, 2, 1 }));
    SourceRunner toLength(R"({"kind":"step","loop":true,"length":"4s",
        "points":[{"at":"0s","value":1},{"at":"3s","value":2}]})");
    QCOMPARE(toLength.numbers(9), (std::vector<double> { 1, 1, 1, 2, 1, 1, 1, 2, 1 }));
}

void TestStep::servesEveryType()
{
    SourceRunner words(R"({"kind":"step","points":[{"at":"0s","value":"heat"},
        {"at":"1s","value":"hold"}]})",
        PropertyType::String);
    QCOMPARE(words.take(3), (QList<Value> { u"heat"_s, u"hold"_s, u"hold"_s }));
    SourceRunner truths(R"({"kind":"step","points":[{"at":"0s","value":false},
        {"at":"1s","value":true}]})",
        PropertyType::Boolean);
    QCOMPARE(truths.take(2), (QList<Value> { false, true }));
}

void TestStep::isAFunctionOfTimeOverADay()
{
    SourceRunner runner(R"({"kind":"step","loop":true,"length":"1h","points":[
        {"at":"0s","value":60},{"at":"10m","value":80},{"at":"45m","value":40}]})");
    for (int second = 0; second < 86'400; ++second) {
        const int place = second % 3600;
        QCOMPARE(runner.number(), place < 600 ? 60.0 : place < 2700 ? 80.0 : 40.0);
    }
}

QTEST_GUILESS_MAIN(TestStep)

#include "tst_step.moc"
