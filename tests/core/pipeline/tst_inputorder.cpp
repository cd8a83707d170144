// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/inputorder.h"
#include "core/pipeline/pipelineerrors.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Inputs before those who read them.
class TestInputOrder : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void inputsComeFirst();
    void withoutInputsTheOrderStays();
    void cycleIsNamed();
    void propertyThatFollowsItselfIsACycle();
    void unknownInputIsNamed();
};

void TestInputOrder::inputsComeFirst()
{
    const auto ranks = inputOrder({ { .property = u"a"_s, .inputs = { u"c"_s } },
        { .property = u"b"_s, .inputs = {} }, { .property = u"c"_s, .inputs = { u"d"_s, u"b"_s } },
        { .property = u"d"_s, .inputs = {} } });
    QVERIFY(ranks);
    QCOMPARE(*ranks, (std::vector<quint32> { 3, 1, 2, 0 }));
}

void TestInputOrder::withoutInputsTheOrderStays()
{
    const auto ranks = inputOrder(
        { { .property = u"a"_s, .inputs = {} }, { .property = u"b"_s, .inputs = {} } });
    QCOMPARE(*ranks, (std::vector<quint32> { 0, 1 }));
    QVERIFY(inputOrder({})->empty());
}

void TestInputOrder::cycleIsNamed()
{
    const auto ranks = inputOrder({ { .property = u"x"_s, .inputs = { u"a"_s } },
        { .property = u"a"_s, .inputs = { u"b"_s } },
        { .property = u"b"_s, .inputs = { u"a"_s } } });
    QVERIFY(!ranks);
    QVERIFY(ranks.error().is(errors::kInputCycle));
    QVERIFY2(ranks.error().message().contains(u"a → b → a"), qPrintable(ranks.error().message()));
    QVERIFY(!ranks.error().message().contains(u"x →"));
}

void TestInputOrder::propertyThatFollowsItselfIsACycle()
{
    const auto ranks = inputOrder({ { .property = u"a"_s, .inputs = { u"a"_s } } });
    QVERIFY(!ranks);
    QVERIFY(ranks.error().message().contains(u"a → a"));
}

void TestInputOrder::unknownInputIsNamed()
{
    const auto ranks = inputOrder({ { .property = u"a"_s, .inputs = { u"zz"_s } } });
    QVERIFY(!ranks);
    QVERIFY(ranks.error().is(errors::kUnknownInput));
    QCOMPARE(ranks.error().arguments(), (QStringList { u"a"_s, u"zz"_s }));
}

QTEST_GUILESS_MAIN(TestInputOrder)

#include "tst_inputorder.moc"
