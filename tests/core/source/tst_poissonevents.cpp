// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/sourceerrors.h"
#include "core/source/sourcerunner.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// Events at random times against the Poisson process.
class TestPoissonEvents : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void gapsAreExponential();
    void countsFollowThePoissonLaw();
    void timesDoNotDependOnTheGrid();
    void eachValueOfABurstHasItsSample();
    void whatDoesNotFitIsLost();
    void saysWhatItWasTold();
    void valuesComeFromASource();
    void refusesWhatCannotWork();
};

namespace {

/// In which samples something happened.
std::vector<double> times(SourceRunner &runner, int samples)
{
    std::vector<double> result;
    for (int i = 0; i < samples; ++i) {
        if (!isNull(runner.next()))
            result.push_back(i);
    }
    return result;
}

} // namespace

void TestPoissonEvents::gapsAreExponential()
{
    // 36 an hour: one in 100 s, on a grid of 100 ms.
    SourceRunner runner(R"({"kind":"poissonEvents","rate":36})", PropertyType::Boolean, 100ms);
    const auto found = times(runner, 2'000'000);
    std::vector<double> gaps;
    for (std::size_t i = 1; i < found.size(); ++i)
        gaps.push_back((found[i] - found[i - 1]) / 10);
    const auto count = static_cast<double>(gaps.size());
    VERIFY_NEAR(mean(gaps), 100, meanTolerance(100, count));
    const double distance = kolmogorov(gaps, [](double x) { return exponentialLaw(x, 100); });
    QVERIFY2(distance < kKolmogorovLimit, qPrintable(QString::number(distance)));
    VERIFY_NEAR(autocorrelation(gaps, 1), 0, kSigmas / std::sqrt(count));
}

void TestPoissonEvents::countsFollowThePoissonLaw()
{
    // 3600 an hour: in windows of 4 s a Poisson law of mean 4; the grid of 10 ms delays hardly any.
    SourceRunner runner(R"({"kind":"poissonEvents","rate":3600})", PropertyType::Number, 10ms);
    constexpr int kWindows = 4000;
    std::vector<double> counts(12, 0.0);
    double sum = 0;
    for (int window = 0; window < kWindows; ++window) {
        const auto happened = times(runner, 400).size();
        sum += static_cast<double>(happened);
        ++counts[std::min(happened, counts.size() - 1)];
    }
    std::vector<double> shares(12, 0.0);
    for (int k = 0; k < 60; ++k) {
        shares[std::min(static_cast<std::size_t>(k), shares.size() - 1)]
            += std::exp(k * std::log(4.0) - 4 - std::lgamma(k + 1.0));
    }
    VERIFY_NEAR(sum / kWindows, 4, meanTolerance(2, kWindows));
    const double distance = chiSquare(counts, shares);
    QVERIFY2(distance < chiSquareLimit(11), qPrintable(QString::number(distance)));
}

void TestPoissonEvents::timesDoNotDependOnTheGrid()
{
    constexpr const char *kSpec = R"({"kind":"poissonEvents","rate":36})";
    SourceRunner fine(kSpec, PropertyType::Number, 100ms);
    SourceRunner coarse(kSpec, PropertyType::Number, 1s);
    const auto exact = times(fine, 200'000);
    const auto rounded = times(coarse, 20'000);
    QCOMPARE(rounded.size(), exact.size());
    double last = -1;
    for (std::size_t i = 0; i < exact.size(); ++i) {
        // Of two in one second the later one waits for the next sample.
        last = std::max(std::ceil(exact[i] / 10), last + 1);
        QCOMPARE(rounded[i], last);
    }
}

void TestPoissonEvents::eachValueOfABurstHasItsSample()
{
    SourceRunner single(R"({"kind":"poissonEvents","rate":60})", PropertyType::Number);
    SourceRunner triple(R"({"kind":"poissonEvents","rate":60,"burst":3})", PropertyType::Number);
    const auto events = times(single, 36'000);
    const auto values = times(triple, 36'100);
    VERIFY_NEAR(double(values.size()), 3 * double(events.size()), 6);
    QCOMPARE(values.at(0), events.at(0));
    QCOMPARE(values.at(1), events.at(0) + 1);
    QCOMPARE(values.at(2), events.at(0) + 2);
}

void TestPoissonEvents::whatDoesNotFitIsLost()
{
    // A thousand events a sample: one is said, 999 wait, the rest is lost. Then a rare rate.
    SourceRunner runner(R"({"kind":"poissonEvents","rate":3600000})", PropertyType::Number);
    QCOMPARE(times(runner, 500).size(), std::size_t(499)); // none at the start itself
    (void)runner.at(500, 24h * 365); // bounded work
}

void TestPoissonEvents::saysWhatItWasTold()
{
    const auto first = [](const char *spec, PropertyType type) {
        SourceRunner runner(spec, type);
        Value value;
        while (isNull(value))
            value = runner.next();
        return value;
    };
    QCOMPARE(first(R"({"kind":"poissonEvents"})", PropertyType::Boolean), Value(true));
    QCOMPARE(first(R"({"kind":"poissonEvents"})", PropertyType::Number), Value(1.0));
    QCOMPARE(
        first(R"({"kind":"poissonEvents","value":"door"})", PropertyType::Enum), Value(u"door"_s));
    const Value text
        = first(R"({"kind":"poissonEvents","rate":3600000,"template":"Badge {n} at {time}"})",
            PropertyType::String);
    QVERIFY2(
        std::get<QString>(text).startsWith(u"Badge 1 at 2015-"), qPrintable(displayText(text)));
}

void TestPoissonEvents::valuesComeFromASource()
{
    SourceRunner runner(R"({"kind":"poissonEvents","rate":1800,
        "source":{"kind":"choice","values":["ann","bob"],"weights":[3,1]}})",
        PropertyType::String);
    std::vector<double> counts(2, 0.0);
    for (const Value &value : runner.take(20'000)) {
        if (!isNull(value))
            ++counts[value == Value(u"ann"_s) ? 0 : 1];
    }
    VERIFY_NEAR(counts[0] + counts[1], 10'000, kSigmas * 100);
    const std::vector<double> shares { 0.75, 0.25 };
    QVERIFY(chiSquare(counts, shares) < chiSquareLimit(1));
}

void TestPoissonEvents::refusesWhatCannotWork()
{
    const auto silent = build(R"({"kind":"poissonEvents"})", PropertyType::String);
    QVERIFY(!silent && silent.error().is(errors::kNoEventValue));
    const auto number = build(R"({"kind":"poissonEvents","template":"{n}"})");
    QVERIFY(!number && number.error().is(errors::kTemplateOfNoText));
}

QTEST_GUILESS_MAIN(TestPoissonEvents)

#include "tst_poissonevents.moc"
