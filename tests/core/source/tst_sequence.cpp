// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/sourcerunner.h"

#include <QtTest/QTest>

#include <set>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// Lists of values, in their order or shuffled.
class TestSequence : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void goesThroughItsOrders_data();
    void goesThroughItsOrders();
    void servesText();
    void shuffledRoundsHoldEveryValueOnce();
    void everyShuffleIsEquallyLikely();
    void canBeEnteredAnywhere();
};

void TestSequence::goesThroughItsOrders_data()
{
    QTest::addColumn<QByteArray>("spec");
    QTest::addColumn<QList<double>>("expected");
    using Numbers = QList<double>;
    QTest::newRow("forward") << R"({"kind":"sequence","values":[1,2,3]})"_ba
                             << Numbers { 1, 2, 3, 1, 2, 3, 1 };
    QTest::newRow("forward once") << R"({"kind":"sequence","values":[1,2,3],"repeat":false})"_ba
                                  << Numbers { 1, 2, 3, 3, 3 };
    QTest::newRow("to and fro") << R"({"kind":"sequence","values":[1,2,3],"order":"pingPong"})"_ba
                                << Numbers { 1, 2, 3, 2, 1, 2, 3, 2, 1 };
    QTest::newRow("to and fro once")
        << R"({"kind":"sequence","values":[1,2,3],"order":"pingPong","repeat":false})"_ba
        << Numbers { 1, 2, 3, 2, 1, 1, 1 };
    QTest::newRow("two to and fro") << R"({"kind":"sequence","values":[1,2],"order":"pingPong"})"_ba
                                    << Numbers { 1, 2, 1, 2, 1 };
    QTest::newRow("one value") << R"({"kind":"sequence","values":[7],"order":"pingPong"})"_ba
                               << Numbers { 7, 7, 7 };
    QTest::newRow("dwell of three samples")
        << R"({"kind":"sequence","values":[1,2],"dwell":"3s"})"_ba
        << Numbers { 1, 1, 1, 2, 2, 2, 1 };
    QTest::newRow("dwell between samples")
        << R"({"kind":"sequence","values":[1,2,3],"dwell":"1500ms"})"_ba
        << Numbers { 1, 1, 2, 3, 3, 1 };
    QTest::newRow("dwell shorter than a sample")
        << R"({"kind":"sequence","values":[1,2,3],"dwell":"500ms"})"_ba << Numbers { 1, 3, 2, 1 };
}

void TestSequence::goesThroughItsOrders()
{
    QFETCH(QByteArray, spec);
    QFETCH(QList<double>, expected);
    SourceRunner runner(spec.constData());
    for (const double value : expected)
        QCOMPARE(runner.number(), value);
}

void TestSequence::servesText()
{
    SourceRunner runner(R"({"kind":"sequence","values":["on","off"]})", PropertyType::Enum);
    QCOMPARE(runner.take(3), (QList<Value> { u"on"_s, u"off"_s, u"on"_s }));
}

void TestSequence::shuffledRoundsHoldEveryValueOnce()
{
    SourceRunner runner(R"({"kind":"sequence","values":[1,2,3,4,5],"order":"shuffle"})");
    std::set<std::vector<double>> orders;
    for (int round = 0; round < 200; ++round) {
        std::vector<double> values = runner.numbers(5);
        orders.insert(values);
        std::sort(values.begin(), values.end());
        QCOMPARE(values, (std::vector<double> { 1, 2, 3, 4, 5 }));
    }
    QVERIFY(orders.size() > 70); // of 120; about 97 are expected
}

void TestSequence::everyShuffleIsEquallyLikely()
{
    SourceRunner runner(R"({"kind":"sequence","values":[1,2,3],"order":"shuffle"})");
    QHash<int, int> found;
    constexpr int kRounds = 6000;
    for (int round = 0; round < kRounds; ++round) {
        const auto values = runner.numbers(3);
        ++found[static_cast<int>(values[0] * 100 + values[1] * 10 + values[2])];
    }
    QCOMPARE(found.size(), 6);
    double chiSquare = 0;
    for (const int count : std::as_const(found))
        chiSquare += (count - 1000.0) * (count - 1000.0) / 1000.0;
    QVERIFY2(chiSquare < 20.52, qPrintable(QString::number(chiSquare))); // 0.1 % point, 5 degrees
}

void TestSequence::canBeEnteredAnywhere()
{
    SourceRunner whole(R"({"kind":"sequence","values":[1,2,3,4],"order":"shuffle"})");
    const auto values = whole.numbers(100);
    SourceRunner late(R"({"kind":"sequence","values":[1,2,3,4],"order":"shuffle"})");
    QCOMPARE(late.at(77, 77s), Value(values[77]));
    QCOMPARE(late.next(), Value(values[78]));
}

QTEST_GUILESS_MAIN(TestSequence)

#include "tst_sequence.moc"
