// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/sourceerrors.h"
#include "core/source/sourcerunner.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// On and off by the level of another property.
class TestThreshold : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void switches_data();
    void switches();
    void isOffWithoutAnInput();
    void saysItsOwnValues();
    void refusesLevelsThatCross();
};

void TestThreshold::switches_data()
{
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<std::vector<double>>("input");
    QTest::addColumn<std::vector<double>>("expected");
    using Row = std::vector<double>;
    QTest::newRow("one level") << R"("onAbove":10)"_ba << Row { 9, 10, 11, 10, 9 }
                               << Row { 0, 0, 1, 1, 0 };
    QTest::newRow("hysteresis") << R"("onAbove":10,"offBelow":5)"_ba
                                << Row { 11, 8, 5, 4.9, 8, 10, 10.1 }
                                << Row { 1, 1, 1, 0, 0, 0, 1 };
    QTest::newRow("on delay") << R"("onAbove":10,"onDelay":"2s")"_ba
                              << Row { 11, 11, 9, 11, 11, 11, 9 } << Row { 0, 0, 0, 0, 0, 1, 0 };
    QTest::newRow("off delay") << R"("onAbove":10,"offDelay":"2s")"_ba
                               << Row { 11, 9, 9, 11, 9, 9, 9, 11 }
                               << Row { 1, 1, 1, 1, 1, 1, 0, 1 };
}

void TestThreshold::switches()
{
    QFETCH(QByteArray, rest);
    QFETCH(std::vector<double>, input);
    QFETCH(std::vector<double>, expected);
    const QByteArray spec = R"({"kind":"threshold","input":"t",)" + rest + '}';
    SourceRunner runner(spec.constData());
    std::vector<double> found;
    for (const double x : input) {
        runner.inputs.values.insert(u"t"_s, x);
        found.push_back(runner.number());
    }
    QCOMPARE(found, expected);
}

void TestThreshold::isOffWithoutAnInput()
{
    SourceRunner runner(R"({"kind":"threshold","input":"t","onAbove":-5})", PropertyType::Boolean);
    QCOMPARE(runner.next(), Value(false));
    QCOMPARE(runner.source().inputs(), QStringList { u"t"_s });
}

void TestThreshold::saysItsOwnValues()
{
    SourceRunner runner(R"({"kind":"threshold","input":"t","onAbove":0,"values":["alarm","ok"]})",
        PropertyType::Enum);
    runner.inputs.values.insert(u"t"_s, 1.0);
    QCOMPARE(runner.next(), Value(u"alarm"_s));
    runner.source().restart();
    runner.inputs.values.clear();
    QCOMPARE(runner.next(), Value(u"ok"_s));
}

void TestThreshold::refusesLevelsThatCross()
{
    const auto crossed = build(R"({"kind":"threshold","input":"t","onAbove":5,"offBelow":6})");
    QVERIFY(!crossed && crossed.error().is(errors::kLevelsCross));
}

QTEST_GUILESS_MAIN(TestThreshold)

#include "tst_threshold.moc"
