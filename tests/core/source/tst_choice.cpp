// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/sourcerunner.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// Choosing by weight.
class TestChoice : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void followsItsWeights();
    void withoutWeightsAllAreAlike();
    void neverRepeatsWhenTold();
    void repeatsTheOnlyValueThereIs();
    void beginsWhereItWasTold();
};

namespace {

QHash<int, int> counts(SourceRunner &runner, int draws)
{
    QHash<int, int> result;
    for (const double x : runner.numbers(draws))
        ++result[static_cast<int>(x)];
    return result;
}

} // namespace

void TestChoice::followsItsWeights()
{
    SourceRunner runner(R"({"kind":"choice","values":[1,2,3,4],"weights":[5,3,0,2]})");
    constexpr int kDraws = 100'000;
    const auto found = counts(runner, kDraws);
    QCOMPARE(found.value(3), 0);
    double chiSquare = 0;
    for (const auto &[value, share] : { std::pair(1, 0.5), std::pair(2, 0.3), std::pair(4, 0.2) }) {
        const double expected = kDraws * share;
        chiSquare += (found.value(value) - expected) * (found.value(value) - expected) / expected;
    }
    QVERIFY2(chiSquare < 13.82, qPrintable(QString::number(chiSquare))); // 0.1 % point, 2 degrees
}

void TestChoice::withoutWeightsAllAreAlike()
{
    SourceRunner runner(R"({"kind":"choice","values":[1,2,3]})");
    const auto found = counts(runner, 30'000);
    double chiSquare = 0;
    for (const int count : found)
        chiSquare += (count - 1e4) * (count - 1e4) / 1e4;
    QCOMPARE(found.size(), 3);
    QVERIFY2(chiSquare < 13.82, qPrintable(QString::number(chiSquare)));
}

void TestChoice::neverRepeatsWhenTold()
{
    SourceRunner runner(R"({"kind":"choice","values":[1,2,3],"weights":[8,1,1],"noRepeat":true})");
    const auto values = runner.numbers(20'000);
    QCOMPARE(std::adjacent_find(values.begin(), values.end()), values.end());
    // After 2 comes 1 with 8/9.
    int after = 0;
    int ones = 0;
    for (std::size_t i = 1; i < values.size(); ++i) {
        if (values[i - 1] == 2) {
            ++after;
            ones += values[i] == 1 ? 1 : 0;
        }
    }
    VERIFY_NEAR(double(ones) / after, 8 / 9.0, 4 * std::sqrt(8 / 81.0 / after));
}

void TestChoice::repeatsTheOnlyValueThereIs()
{
    SourceRunner one(R"({"kind":"choice","values":[4],"noRepeat":true})");
    QCOMPARE(one.numbers(3), (std::vector<double> { 4, 4, 4 }));
    SourceRunner only(R"({"kind":"choice","values":[4,5],"weights":[1,0],"noRepeat":true})");
    QCOMPARE(only.numbers(3), (std::vector<double> { 4, 4, 4 }));
}

void TestChoice::beginsWhereItWasTold()
{
    SourceRunner runner(R"({"kind":"choice","values":["a","b"],"weights":[1,0],"initial":"b"})",
        PropertyType::Enum);
    QCOMPARE(runner.take(3), (QList<Value> { u"b"_s, u"a"_s, u"a"_s }));
}

QTEST_GUILESS_MAIN(TestChoice)

#include "tst_choice.moc"
