// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/sourcerunner.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// Curves through points: each interpolation, and what the smooth one promises.
class TestKeyframes : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void goesThroughItsPoints_data();
    void goesThroughItsPoints();
    void straightLinesFollowTheirFormula();
    void cubicMatchesKnownValues();
    void cubicNeverOvershoots();
    void loopsWithItsLength();
    void onePointIsAConstant();
};

void TestKeyframes::goesThroughItsPoints_data()
{
    QTest::addColumn<QByteArray>("interpolation");
    QTest::newRow("step") << "step"_ba;
    QTest::newRow("linear") << "linear"_ba;
    QTest::newRow("monotoneCubic") << "monotoneCubic"_ba;
}

void TestKeyframes::goesThroughItsPoints()
{
    QFETCH(QByteArray, interpolation);
    const QByteArray spec = R"({"kind":"keyframes","interpolation":")" + interpolation + R"(",
        "points":[{"t":"1s","value":3},{"t":"4s","value":0.1},{"t":"5s","value":0.7}]})";
    SourceRunner runner(spec.constData());
    const std::vector<double> values = runner.numbers(8);
    QCOMPARE(values[0], 3.0); // before its first point
    QCOMPARE(values[1], 3.0);
    QCOMPARE(values[4], 0.1);
    QCOMPARE(values[5], 0.7);
    QCOMPARE(values[7], 0.7); // holds
}

void TestKeyframes::straightLinesFollowTheirFormula()
{
    SourceRunner runner(R"({"kind":"keyframes","interpolation":"linear","loop":true,"points":[
        {"t":"0s","value":10},{"t":"20m","value":40},{"t":"60m","value":10}]})");
    for (int second = 0; second < 86'400; ++second) {
        const int place = second % 3600;
        const double expected
            = place < 1200 ? 10 + 30 * place / 1200.0 : 40 - 30 * (place - 1200) / 2400.0;
        VERIFY_NEAR(runner.number(), expected, 1e-12);
    }
}

void TestKeyframes::cubicMatchesKnownValues()
{
    // Slopes of Fritsch and Butland worked out by hand for (0, 0), (1, 1), (3, 2): secants 1 and
    // 1/2, widths 1 and 2; at the middle point 9 / (5 / 1 + 4 / 0.5) = 9/13, at the ends 1 and 1/2.
    SourceRunner runner(R"({"kind":"keyframes","points":[
        {"t":"0s","value":0},{"t":"1s","value":1},{"t":"3s","value":2}]})",
        PropertyType::Number, 500ms);
    const std::vector<double> values = runner.numbers(7);
    const double middle = 9.0 / 13;
    VERIFY_NEAR(values[1], 0.5 + (1 - middle) / 8, 1e-15);
    VERIFY_NEAR(values[4], 1.5 + 2 * (middle - 0.5) / 8, 1e-15);
}

void TestKeyframes::cubicNeverOvershoots()
{
    SourceRunner runner(R"({"kind":"keyframes","points":[{"t":"0s","value":0},
        {"t":"100s","value":0},{"t":"101s","value":50},{"t":"300s","value":50.001},
        {"t":"400s","value":-3},{"t":"500s","value":90}]})",
        PropertyType::Number, 100ms);
    const std::vector<double> values = runner.numbers(5000);
    for (std::size_t i = 1; i < values.size(); ++i) {
        const bool falls = i > 3000 && i <= 4000;
        QVERIFY2(falls ? values[i] <= values[i - 1] : values[i] >= values[i - 1],
            qPrintable(QString::number(i)));
    }
    QVERIFY(*std::min_element(values.begin(), values.end()) >= -3);
    QVERIFY(*std::max_element(values.begin(), values.begin() + 3000) <= 50.001);
}

void TestKeyframes::loopsWithItsLength()
{
    SourceRunner runner(R"({"kind":"keyframes","interpolation":"linear","loop":true,"length":"4s",
        "points":[{"t":"0s","value":1},{"t":"2s","value":3}]})");
    QCOMPARE(runner.numbers(9), (std::vector<double> { 1, 2, 3, 3, 1, 2, 3, 3, 1 }));
}

void TestKeyframes::onePointIsAConstant()
{
    SourceRunner runner(R"({"kind":"keyframes","points":[{"t":"5s","value":7}]})");
    QCOMPARE(runner.numbers(9), std::vector<double>(9, 7));
}

QTEST_GUILESS_MAIN(TestKeyframes)

#include "tst_keyframes.moc"
