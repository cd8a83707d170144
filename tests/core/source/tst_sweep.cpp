// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/sourcerunner.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// Triangle and sawtooth against their formula.
class TestSweep : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void followsItsFormulaOverADay_data();
    void followsItsFormulaOverADay();
    void turnsAtItsEnds();
    void phaseMovesItAhead();
};

void TestSweep::followsItsFormulaOverADay_data()
{
    QTest::addColumn<QByteArray>("spec");
    QTest::addColumn<double>("symmetry"); // 0..1
    const QByteArray common = R"("min":-1,"max":3,"period":"7m")";
    QTest::newRow("triangle") << R"({"kind":"triangle",)" + common + "}" << 0.5;
    QTest::newRow("lopsided") << R"({"kind":"triangle","symmetry":20,)" + common + "}" << 0.2;
    QTest::newRow("sawtooth") << R"({"kind":"sawtooth",)" + common + "}" << 1.0;
    QTest::newRow("falling") << R"({"kind":"sawtooth","symmetry":0,)" + common + "}" << 0.0;
}

void TestSweep::followsItsFormulaOverADay()
{
    QFETCH(QByteArray, spec);
    QFETCH(double, symmetry);
    SourceRunner runner(spec.constData(), PropertyType::Number, 5s);
    for (int second = 0; second < 86'400; second += 5) {
        const double part = std::fmod(second, 420) / 420;
        const double level = part < symmetry ? part / symmetry : (1 - part) / (1 - symmetry);
        VERIFY_NEAR(runner.number(), -1 + 4 * level, 1e-12);
    }
}

void TestSweep::turnsAtItsEnds()
{
    SourceRunner triangle(R"({"kind":"triangle","min":10,"max":30,"period":"8s"})");
    QCOMPARE(triangle.numbers(9), (std::vector<double> { 10, 15, 20, 25, 30, 25, 20, 15, 10 }));
    SourceRunner sawtooth(R"({"kind":"sawtooth","min":10,"max":30,"period":"4s"})");
    QCOMPARE(sawtooth.numbers(6), (std::vector<double> { 10, 15, 20, 25, 10, 15 }));
}

void TestSweep::phaseMovesItAhead()
{
    SourceRunner runner(R"({"kind":"triangle","min":0,"max":4,"period":"8s","phase":90})");
    QCOMPARE(runner.numbers(4), (std::vector<double> { 2, 3, 4, 3 }));
}

QTEST_GUILESS_MAIN(TestSweep)

#include "tst_sweep.moc"
