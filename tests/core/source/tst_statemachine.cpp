// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/sourceerrors.h"
#include "core/source/sourcerunner.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// A semi-Markov process against its law.
class TestStateMachine : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void staysAreExponential();
    void staysFollowTheirLaw_data();
    void staysFollowTheirLaw();
    void transitionsFollowTheirWeights();
    void transitionsDoNotDependOnTheGrid();
    void withoutTransitionsGoesRound();
    void statesHaveNaturalValues();
    void lastStateStays();
    void conditionsOpenTheWay_data();
    void conditionsOpenTheWay();
    void closedWayIsWaitedFor();
    void sourcesGoOnWithinAState();
    void followersTakeTheStateOfAnother();
    void restartBeginsAnew();
    void aLongGapEnds();
    void refusesWhatCannotWork_data();
    void refusesWhatCannotWork();
};

namespace {

struct Stay
{
    QString state;
    double seconds = 0;
};

/// The stays seen on a grid of 100 ms, without the unfinished last one.
QList<Stay> stays(SourceRunner &runner, int samples)
{
    QList<Stay> result;
    QString last;
    for (int i = 0; i < samples; ++i) {
        const QString state = std::get<QString>(runner.next());
        if (state != last)
            result.append({ .state = state });
        result.last().seconds += 0.1;
        last = state;
    }
    result.removeLast();
    return result;
}

std::vector<double> lengthsOf(const QList<Stay> &stays, const QString &state)
{
    std::vector<double> result;
    for (const Stay &stay : stays) {
        if (stay.state == state)
            result.push_back(stay.seconds);
    }
    return result;
}

constexpr const char *kMachine = R"({"kind":"stateMachine","states":[
    {"name":"idle","dwell":"60s"},{"name":"run","dwell":"40s"},{"name":"fault","dwell":"20s"}],
    "transitions":[{"from":"idle","to":"run"},{"from":"run","to":"idle","weight":3},
    {"from":"run","to":"fault","weight":1},{"from":"fault","to":"idle"}]})";

} // namespace

void TestStateMachine::staysAreExponential()
{
    SourceRunner runner(kMachine, PropertyType::Enum, 100ms);
    const auto found = stays(runner, 2'000'000); // about 1900 rounds
    for (const auto &[state, expected] :
        { std::pair(u"idle"_s, 60.0), std::pair(u"run"_s, 40.0), std::pair(u"fault"_s, 20.0) }) {
        const auto lengths = lengthsOf(found, state);
        const auto count = static_cast<double>(lengths.size());
        QVERIFY(count > 350);
        VERIFY_NEAR(mean(lengths), expected, meanTolerance(expected, count));
        // The grid of 100 ms shifts a length by at most as much, 0.5 % of the mean.
        const double scale = expected;
        const double distance
            = kolmogorov(lengths, [scale](double x) { return exponentialLaw(x, scale); });
        QVERIFY2(distance < kKolmogorovLimit, qPrintable(QString::number(distance)));
    }
}

void TestStateMachine::staysFollowTheirLaw_data()
{
    QTest::addColumn<QByteArray>("law");
    QTest::addColumn<double>("least");
    QTest::addColumn<double>("greatest");
    QTest::addColumn<double>("stdDev");
    QTest::newRow("fixed") << R"("fixed")"_ba << 9.8 << 10.2 << 0.0;
    QTest::newRow("uniform") << R"("uniform","spread":30)"_ba << 6.9 << 13.1 << 3 / std::sqrt(3.0);
    QTest::newRow("normal") << R"("normal","spread":10)"_ba << 5.0 << 15.0 << 1.0;
}

void TestStateMachine::staysFollowTheirLaw()
{
    QFETCH(QByteArray, law);
    QFETCH(double, least);
    QFETCH(double, greatest);
    QFETCH(double, stdDev);
    const QByteArray spec = R"({"kind":"stateMachine","states":[{"name":"a","dwell":"10s","law":)"
        + law + R"(},{"name":"b","dwell":"1s","law":"fixed"}]})";
    SourceRunner runner(spec.constData(), PropertyType::String, 100ms);
    const auto lengths = lengthsOf(stays(runner, 300'000), u"a"_s); // about 2700 rounds
    const auto [shortest, longest] = std::minmax_element(lengths.begin(), lengths.end());
    QVERIFY2(*shortest >= least, qPrintable(QString::number(*shortest)));
    QVERIFY2(*longest <= greatest, qPrintable(QString::number(*longest)));
    const auto count = static_cast<double>(lengths.size());
    VERIFY_NEAR(mean(lengths), 10, meanTolerance(std::max(stdDev, 0.1), count));
    const double variance = covariance(lengths, mean(lengths));
    VERIFY_NEAR(variance, stdDev * stdDev,
        varianceTolerance(std::max(stdDev * stdDev, 0.01), count) + 0.01);
}

void TestStateMachine::transitionsFollowTheirWeights()
{
    SourceRunner runner(kMachine, PropertyType::Enum, 100ms);
    const auto found = stays(runner, 2'000'000);
    std::vector<double> counts(2, 0.0);
    for (qsizetype i = 1; i < found.size(); ++i) {
        if (found.at(i - 1).state == u"run"_s)
            ++counts[found.at(i).state == u"idle"_s ? 0 : 1];
        else if (found.at(i - 1).state == u"fault"_s)
            QCOMPARE(found.at(i).state, u"idle"_s);
        else
            QCOMPARE(found.at(i).state, u"run"_s);
    }
    const std::vector<double> shares { 0.75, 0.25 };
    const double distance = chiSquare(counts, shares);
    QVERIFY2(distance < chiSquareLimit(1), qPrintable(QString::number(distance)));
}

void TestStateMachine::transitionsDoNotDependOnTheGrid()
{
    SourceRunner fine(kMachine, PropertyType::Enum, 100ms);
    const auto values = fine.take(100'000);
    SourceRunner coarse(kMachine, PropertyType::Enum, 7s);
    for (qsizetype i = 0; i * 70 < values.size(); ++i)
        QCOMPARE(coarse.next(), values.at(i * 70));
}

void TestStateMachine::withoutTransitionsGoesRound()
{
    SourceRunner runner(R"({"kind":"stateMachine","initial":"b","states":[
        {"name":"a","dwell":"1s","law":"fixed","value":1},
        {"name":"b","dwell":"2s","law":"fixed","value":2},
        {"name":"c","dwell":"1s","law":"fixed","value":3}]})");
    QCOMPARE(runner.numbers(9), (std::vector<double> { 2, 2, 3, 1, 2, 2, 3, 1, 2 }));
}

void TestStateMachine::statesHaveNaturalValues()
{
    constexpr const char *kSpec = R"({"kind":"stateMachine","states":[
        {"name":"a","dwell":"1s","law":"fixed"},{"name":"b","dwell":"1s","law":"fixed"},
        {"name":"c","dwell":"1s","law":"fixed"}]})";
    QCOMPARE(SourceRunner(kSpec).take(3), (QList<Value> { 0.0, 1.0, 2.0 }));
    QCOMPARE(
        SourceRunner(kSpec, PropertyType::Boolean).take(3), (QList<Value> { false, true, true }));
    QCOMPARE(SourceRunner(kSpec, PropertyType::String).take(3),
        (QList<Value> { u"a"_s, u"b"_s, u"c"_s }));
    const auto object = build(kSpec, PropertyType::Object);
    QVERIFY(!object && object.error().is(errors::kStateWithoutValue));
}

void TestStateMachine::lastStateStays()
{
    SourceRunner runner(R"({"kind":"stateMachine","states":[
        {"name":"on","dwell":"3s","law":"fixed","value":true},{"name":"off","value":false}],
        "transitions":[{"from":"on","to":"off"}]})",
        PropertyType::Boolean);
    const auto values = runner.take(1000);
    QCOMPARE(values.count(Value(true)), 3);
    QCOMPARE(values.last(), Value(false));
}

void TestStateMachine::conditionsOpenTheWay_data()
{
    QTest::addColumn<QByteArray>("condition");
    QTest::addColumn<Value>("input");
    QTest::addColumn<bool>("isOpen");
    QTest::newRow("above") << R"("above":30)"_ba << Value(30.5) << true;
    QTest::newRow("not above") << R"("above":30)"_ba << Value(30.0) << false;
    QTest::newRow("below") << R"("below":30)"_ba << Value(29.0) << true;
    QTest::newRow("not below") << R"("below":30)"_ba << Value(30.0) << false;
    QTest::newRow("between") << R"("above":1,"below":3)"_ba << Value(2.0) << true;
    QTest::newRow("not between") << R"("above":1,"below":3)"_ba << Value(4.0) << false;
    QTest::newRow("equal text") << R"("equals":"open")"_ba << Value(u"open"_s) << true;
    QTest::newRow("other text") << R"("equals":"open")"_ba << Value(u"shut"_s) << false;
    QTest::newRow("equal boolean") << R"("equals":"true")"_ba << Value(true) << true;
    QTest::newRow("a text is not above") << R"("above":30)"_ba << Value(u"99"_s) << false;
}

void TestStateMachine::conditionsOpenTheWay()
{
    QFETCH(QByteArray, condition);
    QFETCH(Value, input);
    QFETCH(bool, isOpen);
    const QByteArray spec
        = R"({"kind":"stateMachine","states":[{"name":"a","value":0},{"name":"b","value":1}],
        "transitions":[{"from":"a","to":"b","input":"p",)"
        + condition + "}]}";
    SourceRunner runner(spec.constData());
    QCOMPARE(runner.source().inputs(), QStringList { u"p"_s });
    QCOMPARE(runner.numbers(3), (std::vector<double> { 0, 0, 0 })); // no value yet
    runner.inputs.values.insert(u"p"_s, input);
    QCOMPARE(runner.numbers(2).back(), isOpen ? 1.0 : 0.0);
}

void TestStateMachine::closedWayIsWaitedFor()
{
    // The stay of 5 s is a least one: the state ends when the door closes.
    SourceRunner runner(R"({"kind":"stateMachine","states":[
        {"name":"open","dwell":"5s","law":"fixed","value":1},
        {"name":"cooling","dwell":"3s","law":"fixed","value":2}],
        "transitions":[{"from":"open","to":"cooling","input":"door","equals":"false"},
        {"from":"cooling","to":"open"}]})");
    runner.inputs.values.insert(u"door"_s, true);
    QCOMPARE(mean(runner.numbers(20)), 1.0);
    runner.inputs.values.insert(u"door"_s, false);
    // The next state begins when the way opened, not in the past.
    QCOMPARE(runner.numbers(6), (std::vector<double> { 2, 2, 2, 1, 1, 1 }));
}

void TestStateMachine::sourcesGoOnWithinAState()
{
    SourceRunner runner(R"({"kind":"stateMachine","states":[
        {"name":"idle","dwell":"10s","law":"fixed","value":0},
        {"name":"run","dwell":"10s","law":"fixed","source":{"kind":"normal","mean":100,"stdDev":1}}]})");
    const auto values = runner.numbers(20'000);
    std::vector<double> running;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i / 10 % 2 == 0)
            QCOMPARE(values[i], 0.0);
        else
            running.push_back(values[i]);
    }
    const double distance = kolmogorov(running, [](double x) { return normalLaw(x, 100, 1); });
    QVERIFY2(distance < kKolmogorovLimit, qPrintable(QString::number(distance)));
}

void TestStateMachine::followersTakeTheStateOfAnother()
{
    SourceRunner runner(R"({"kind":"stateMachine","follow":"state","initial":"run","states":[
        {"name":"idle","value":1},{"name":"run","source":{"kind":"lag","input":"speed","timeConstant":"0s"}}]})");
    QCOMPARE(runner.source().inputs(), (QStringList { u"state"_s, u"speed"_s }));
    runner.inputs.values = { { u"speed"_s, 7.0 } };
    QCOMPARE(runner.number(), 7.0);
    runner.inputs.values.insert(u"state"_s, u"idle"_s);
    QCOMPARE(runner.number(), 1.0);
    runner.inputs.values.insert(u"state"_s, u"unheard of"_s);
    QCOMPARE(runner.number(), 1.0);
    runner.inputs.values.insert(u"state"_s, u"run"_s);
    QCOMPARE(runner.number(), 7.0);
}

void TestStateMachine::restartBeginsAnew()
{
    SourceRunner runner(R"({"kind":"stateMachine","states":[
        {"name":"boot","dwell":"2s","law":"fixed","value":1},{"name":"up","value":2}],
        "transitions":[{"from":"boot","to":"up"}]})");
    QCOMPARE(runner.numbers(4), (std::vector<double> { 1, 1, 2, 2 }));
    runner.source().restart();
    QCOMPARE(runner.numbers(4), (std::vector<double> { 1, 1, 2, 2 }));
}

void TestStateMachine::aLongGapEnds()
{
    SourceRunner runner(R"({"kind":"stateMachine","states":[
        {"name":"a","dwell":"1us","law":"fixed"},{"name":"b","dwell":"1us","law":"fixed"}]})",
        PropertyType::String);
    (void)runner.next();
    (void)runner.at(1, 24h * 365); // 31 million million moves, if all had to be made
}

void TestStateMachine::refusesWhatCannotWork_data()
{
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<const ErrorKind *>("expected");
    const auto row = [](const char *name, const char *rest, const ErrorKind &kind) {
        QTest::newRow(name) << QByteArray(rest) << &kind;
    };
    row("no states", R"("states":[])", errors::kNoStates);
    row("one name twice", R"("states":[{"name":"a","value":1},{"name":"a","value":2}])",
        errors::kDuplicateState);
    row("way to nowhere",
        R"("states":[{"name":"a","value":1}],"transitions":[{"from":"a","to":"b"}])",
        errors::kUnknownState);
    row("way from nowhere",
        R"("states":[{"name":"a","value":1}],"transitions":[{"from":"b","to":"a"}])",
        errors::kUnknownState);
    row("begins nowhere", R"("initial":"b","states":[{"name":"a","value":1,"dwell":"1s"}])",
        errors::kUnknownState);
    row("no time", R"("states":[{"name":"a","value":1},{"name":"b","value":1}])",
        errors::kEndlessState);
    row("source within",
        R"("states":[{"name":"a","dwell":"1s","source":{"kind":"uniform","min":3,"max":1}}])",
        errors::kEmptySourceRange);
}

void TestStateMachine::refusesWhatCannotWork()
{
    QFETCH(QByteArray, rest);
    QFETCH(const ErrorKind *, expected);
    const QByteArray spec = R"({"kind":"stateMachine",)" + rest + '}';
    const auto made = build(spec.constData());
    QVERIFY(!made);
    QVERIFY2(made.error().is(*expected), qPrintable(made.error().message()));
}

QTEST_GUILESS_MAIN(TestStateMachine)

#include "tst_statemachine.moc"
