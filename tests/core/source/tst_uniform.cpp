// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/sourcerunner.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// The uniform source against its law.
class TestUniform : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void followsItsLaw();
    void staysWithinItsRange();
    void mayBeAPoint();
    void dependsOnSeedAndTickAlone();
};

void TestUniform::followsItsLaw()
{
    SourceRunner runner(R"({"kind":"uniform","min":-2,"max":6})");
    const auto values = runner.numbers(100'000);
    const double distance = kolmogorov(values, [](double x) { return (x + 2) / 8; });
    QVERIFY2(distance < 1.95, qPrintable(QString::number(distance)));
    VERIFY_NEAR(mean(values), 2.0, 4 * std::sqrt(64 / 12.0 / 1e5));
    VERIFY_NEAR(covariance(values, 2), 64 / 12.0, 0.06);
    VERIFY_NEAR(covariance(values, 2, 1), 0.0, 0.07);
}

void TestUniform::staysWithinItsRange()
{
    SourceRunner runner(R"({"kind":"uniform","min":5,"max":5.5})");
    for (const double x : runner.numbers(10'000))
        QVERIFY(x >= 5 && x <= 5.5);
}

void TestUniform::mayBeAPoint()
{
    SourceRunner runner(R"({"kind":"uniform","min":5,"max":5})");
    QCOMPARE(runner.numbers(3), (std::vector<double> { 5, 5, 5 }));
}

void TestUniform::dependsOnSeedAndTickAlone()
{
    const char *spec = R"({"kind":"uniform"})";
    SourceRunner first(spec);
    const auto values = first.numbers(50);
    SourceRunner late(spec);
    QCOMPARE(late.at(40, 3h), Value(values[40]));
    SourceRunner other(spec, PropertyType::Number, 1s, 7);
    QVERIFY(other.numbers(50) != values);
}

QTEST_GUILESS_MAIN(TestUniform)

#include "tst_uniform.moc"
