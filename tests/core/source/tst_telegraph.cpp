// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/sourcerunner.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// Random switching against its law.
class TestTelegraph : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void dwellTimesAreExponential();
    void meanStaysAreExact();
    void isOnForItsShareOfTime();
    void beginsByItsShares();
    void transitionsDoNotDependOnTheGrid();
    void farFutureIsReachedAtOnce();
    void hasValuesOfItsOwn();
    void numbersAreOneAndZero();
};

namespace {

/// Lengths of the stays in \a value, in steps of the grid; the unfinished first and last left out.
std::vector<double> stays(const QList<Value> &values, const Value &wanted)
{
    std::vector<double> result;
    double length = 0;
    bool isFirst = true;
    for (qsizetype i = 1; i < values.size(); ++i) {
        if (values.at(i) == values.at(i - 1)) {
            ++length;
            continue;
        }
        if (!isFirst && values.at(i - 1) == wanted)
            result.push_back(length + 1);
        isFirst = false;
        length = 0;
    }
    return result;
}

constexpr const char *kSpec = R"({"kind":"telegraph","meanOn":"40s","meanOff":"160s"})";

} // namespace

void TestTelegraph::dwellTimesAreExponential()
{
    // 100 ms of grid: 400 steps in the mean stay, so that the grid hardly shows in the distance.
    SourceRunner runner(kSpec, PropertyType::Boolean, 100ms);
    const auto values = runner.take(3'000'000); // 1500 cycles
    for (const auto &[state, meanSteps] : { std::pair(true, 400.0), std::pair(false, 1600.0) }) {
        const auto lengths = stays(values, state);
        QVERIFY(lengths.size() > 1300);
        VERIFY_NEAR(mean(lengths), meanSteps, 4 * meanSteps / std::sqrt(double(lengths.size())));
        // The deviation of an exponential law is its mean.
        VERIFY_NEAR(std::sqrt(covariance(lengths, mean(lengths))), meanSteps,
            4 * meanSteps * std::sqrt(2 / double(lengths.size())));
        const double scale = meanSteps;
        const double distance
            = kolmogorov(lengths, [scale](double x) { return -std::expm1(-x / scale); });
        QVERIFY2(distance < 1.95, qPrintable(QString::number(distance)));
    }
}

/// Seen at intervals of h the process is a Markov chain: it leaves a state with the share of time
/// of the other one times 1 - exp(-h (1/meanOn + 1/meanOff)). So a coarse grid is exact, and has
/// cycles enough to notice stays that are two percent too long.
void TestTelegraph::meanStaysAreExact()
{
    SourceRunner runner(kSpec, PropertyType::Boolean, 10s);
    const auto values = runner.take(1'000'000); // 43,000 cycles
    const double mixing = -std::expm1(-10.0 * (1 / 40.0 + 1 / 160.0));
    for (const auto &[state, others] : { std::pair(true, 0.8), std::pair(false, 0.2) }) {
        const auto lengths = stays(values, state);
        const double leaving = others * mixing;
        VERIFY_NEAR(
            mean(lengths) * leaving, 1, 4 * std::sqrt((1 - leaving) / double(lengths.size())));
    }
}

void TestTelegraph::isOnForItsShareOfTime()
{
    SourceRunner runner(kSpec, PropertyType::Boolean, 1s);
    const auto values = runner.take(400'000); // 2000 cycles
    const double share = double(values.count(Value(true))) / 400'000;
    VERIFY_NEAR(share, 0.2,
        4 * 0.16 * std::sqrt(2 / 2000.0)); // each cycle counts as half a draw, generously
}

void TestTelegraph::beginsByItsShares()
{
    int on = 0;
    for (quint64 seed = 0; seed < 10'000; ++seed)
        on += SourceRunner(kSpec, PropertyType::Boolean, 1s, seed).next() == Value(true) ? 1 : 0;
    VERIFY_NEAR(on / 1e4, 0.2, 4 * std::sqrt(0.2 * 0.8 / 1e4));
}

void TestTelegraph::transitionsDoNotDependOnTheGrid()
{
    SourceRunner fine(kSpec, PropertyType::Boolean, 10ms);
    const auto values = fine.take(500'000);
    SourceRunner coarse(kSpec, PropertyType::Boolean, 7s);
    for (qsizetype i = 0; i * 700 < values.size(); ++i)
        QCOMPARE(coarse.next(), values.at(i * 700));
    SourceRunner late(kSpec, PropertyType::Boolean, 10ms);
    QCOMPARE(late.at(450'000, 4'500s), values.at(450'000));
}

void TestTelegraph::farFutureIsReachedAtOnce()
{
    SourceRunner runner(
        R"({"kind":"telegraph","meanOn":"1ms","meanOff":"1ms"})", PropertyType::Boolean);
    int on = 0;
    for (quint64 day = 1; day <= 1000;
         ++day) // 43 million transitions a day, if all had to be drawn
        on += runner.at(day, 24h * static_cast<int>(day)) == Value(true) ? 1 : 0;
    VERIFY_NEAR(on, 500, 64);
}

void TestTelegraph::hasValuesOfItsOwn()
{
    SourceRunner runner(
        R"({"kind":"telegraph","meanOn":"1s","meanOff":"1s","values":["open","closed"],"initial":"closed"})",
        PropertyType::Enum);
    const auto values = runner.take(1000);
    QCOMPARE(values.first(), Value(u"closed"_s));
    QCOMPARE(values.count(Value(u"open"_s)) + values.count(Value(u"closed"_s)), 1000);
    QVERIFY(values.contains(Value(u"open"_s)));
}

void TestTelegraph::numbersAreOneAndZero()
{
    SourceRunner runner(R"({"kind":"telegraph","meanOn":"1s","meanOff":"1s"})");
    for (const double x : runner.numbers(200))
        QVERIFY(x == 0 || x == 1);
}

QTEST_GUILESS_MAIN(TestTelegraph)

#include "tst_telegraph.moc"
