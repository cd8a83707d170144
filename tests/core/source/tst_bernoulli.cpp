// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/sourcerunner.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// On or off by chance.
class TestBernoulli : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void hasItsShare_data();
    void hasItsShare();
    void samplesAreIndependent();
    void staysForItsDwellAndKeepsItsShare();
    void saysItsOwnValues();
};

void TestBernoulli::hasItsShare_data()
{
    QTest::addColumn<double>("probability");
    for (const double probability : { 0.0, 0.01, 0.3, 0.5, 0.95, 1.0 })
        QTest::newRow(qPrintable(QString::number(probability))) << probability;
}

void TestBernoulli::hasItsShare()
{
    QFETCH(double, probability);
    const QByteArray spec
        = R"({"kind":"bernoulli","pTrue":)" + QByteArray::number(probability) + '}';
    SourceRunner runner(spec.constData());
    constexpr int kDraws = 200'000;
    VERIFY_NEAR(mean(runner.numbers(kDraws)), probability, shareTolerance(probability, kDraws));
}

void TestBernoulli::samplesAreIndependent()
{
    SourceRunner runner(R"({"kind":"bernoulli","pTrue":0.3})");
    const auto values = runner.numbers(100'000);
    for (const std::size_t lag : { 1U, 2U, 5U })
        VERIFY_NEAR(autocorrelation(values, lag), 0, kSigmas / std::sqrt(1e5));
}

void TestBernoulli::staysForItsDwellAndKeepsItsShare()
{
    SourceRunner runner(R"({"kind":"bernoulli","pTrue":0.2,"minDwell":"5s"})");
    constexpr int kDraws = 40'000;
    const auto values = runner.numbers(5 * kDraws);
    for (std::size_t i = 0; i < values.size(); ++i)
        QCOMPARE(values[i], values[i / 5 * 5]);
    VERIFY_NEAR(mean(values), 0.2, shareTolerance(0.2, kDraws));
}

void TestBernoulli::saysItsOwnValues()
{
    SourceRunner runner(
        R"({"kind":"bernoulli","pTrue":0.5,"values":["passed","failed"]})", PropertyType::String);
    const auto values = runner.take(100);
    QVERIFY(values.contains(Value(u"passed"_s)) && values.contains(Value(u"failed"_s)));
    QCOMPARE(SourceRunner(R"({"kind":"bernoulli","pTrue":1})", PropertyType::Boolean).next(),
        Value(true));
}

QTEST_GUILESS_MAIN(TestBernoulli)

#include "tst_bernoulli.moc"
