// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/sourcerunner.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// The square wave against its formula.
class TestSquare : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void switchesAtItsTimes_data();
    void switchesAtItsTimes();
    void isHighForItsShareOfADay();
};

void TestSquare::switchesAtItsTimes_data()
{
    QTest::addColumn<QByteArray>("spec");
    QTest::addColumn<QList<double>>("expected");
    using Numbers = QList<double>;
    QTest::newRow("half") << R"({"kind":"square","low":1,"high":5,"period":"4s"})"_ba
                          << Numbers { 5, 5, 1, 1, 5, 5, 1 };
    QTest::newRow("quarter") << R"({"kind":"square","period":"4s","duty":25})"_ba
                             << Numbers { 1, 0, 0, 0, 1, 0 };
    QTest::newRow("never") << R"({"kind":"square","period":"4s","duty":0})"_ba
                           << Numbers { 0, 0, 0, 0, 0 };
    QTest::newRow("always") << R"({"kind":"square","period":"4s","duty":100})"_ba
                            << Numbers { 1, 1, 1, 1, 1 };
    QTest::newRow("phase") << R"({"kind":"square","period":"4s","phase":90})"_ba
                           << Numbers { 1, 0, 0, 1, 1, 0 };
    QTest::newRow("negative phase")
        << R"({"kind":"square","period":"4s","phase":-90})"_ba << Numbers { 0, 1, 1, 0, 0 };
    QTest::newRow("frequency") << R"({"kind":"square","frequency":0.5})"_ba
                               << Numbers { 1, 0, 1, 0 };
}

void TestSquare::switchesAtItsTimes()
{
    QFETCH(QByteArray, spec);
    QFETCH(QList<double>, expected);
    SourceRunner runner(spec.constData());
    for (const double value : expected)
        QCOMPARE(runner.number(), value);
}

void TestSquare::isHighForItsShareOfADay()
{
    SourceRunner runner(R"({"kind":"square","period":"10m","duty":30})");
    const auto values = runner.numbers(86'400);
    QCOMPARE(std::count(values.begin(), values.end(), 1.0), 86'400 * 3 / 10);
}

QTEST_GUILESS_MAIN(TestSquare)

#include "tst_square.moc"
