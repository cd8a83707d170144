// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/modifier/modifier.h"

#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

#include <cmath>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Result<std::unique_ptr<Modifier>> build(const char *text)
{
    QJsonObject parameters = QJsonDocument::fromJson(text).object();
    const QString kind = parameters.take(u"kind"_s).toString();
    const ModifierSpec spec { .kind = kind, .parameters = parameters };
    const auto problems = checkSpec(spec, modifierCatalogue(), PropertyType::Number);
    if (!problems.isEmpty())
        qFatal("%s", qPrintable(problems.first().error.message()));
    return makeModifier(spec);
}

RandomStream stream()
{
    return RandomStream(20240607, u"d1", u"p1").derived(u"modifier:0");
}

double apply(Modifier &modifier, double value, quint64 index = 0, std::optional<double> span = {})
{
    const ModifierTick tick { .index = index, .sinceStart = {}, .step = 1s, .span = span };
    return modifier.apply(value, tick, stream()).value();
}

} // namespace

/// White noise against its law.
class TestNoise : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void followsItsLaw_data();
    void followsItsLaw();
    void isAFunctionOfTheTick();
    void pinkHasTheSamePowerInEachOctave();
    void saysWhetherItNeedsASpan();
};

void TestNoise::followsItsLaw_data()
{
    QTest::addColumn<QByteArray>("spec");
    QTest::addColumn<double>("stdDev");
    QTest::newRow("default") << R"({"kind":"noise"})"_ba << 0.1;
    QTest::newRow("absolute") << R"({"kind":"noise","stdDev":0.5})"_ba << 0.5;
    QTest::newRow("percent of a span of 70") << R"({"kind":"noise","stdDevPercent":2})"_ba << 1.4;
    QTest::newRow("percent wins") << R"({"kind":"noise","stdDev":9,"stdDevPercent":2})"_ba << 1.4;
}

void TestNoise::followsItsLaw()
{
    QFETCH(QByteArray, spec);
    QFETCH(double, stdDev);
    const auto noise = build(spec.constData()).value();
    constexpr int kSamples = 100'000;
    double sum = 0;
    double squares = 0;
    double neighbours = 0;
    double last = 0;
    for (quint64 i = 0; i < kSamples; ++i) {
        const double x = apply(*noise, 20, i, 70.0) - 20;
        sum += x;
        squares += x * x;
        neighbours += x * last;
        last = x;
    }
    // Four deviations of each estimate.
    QVERIFY(std::abs(sum / kSamples) < 4 * stdDev / std::sqrt(double(kSamples)));
    QVERIFY(std::abs(squares / kSamples / (stdDev * stdDev) - 1) < 4 * std::sqrt(2.0 / kSamples));
    QVERIFY(std::abs(neighbours / kSamples / (stdDev * stdDev)) < 4 / std::sqrt(double(kSamples)));
}

void TestNoise::isAFunctionOfTheTick()
{
    const auto noise = build(R"({"kind":"noise"})").value();
    const double third = apply(*noise, 0, 3);
    QVERIFY(apply(*noise, 0, 4) != third);
    QCOMPARE(apply(*noise, 0, 3), third);
}

void TestNoise::pinkHasTheSamePowerInEachOctave()
{
    // Between the means of two neighbouring blocks of 2^k samples lie the octaves about that
    // length. For 16 rows the variance is 4/16 (1 - 2^-(k+1)) at every scale; white noise would
    // fall to 2^(1-k).
    constexpr std::size_t kSamples = 65'536;
    const auto noise = build(R"({"kind":"noise","stdDev":3,"colour":"pink"})").value();
    std::vector<double> means(kSamples);
    for (std::size_t i = 0; i < kSamples; ++i)
        means[i] = apply(*noise, 0, i) / 3;
    for (int k = 0; k <= 6; ++k) {
        double squares = 0;
        std::vector<double> longer;
        for (std::size_t i = 0; i + 1 < means.size(); i += 2) {
            squares += (means[i] - means[i + 1]) * (means[i] - means[i + 1]);
            longer.push_back((means[i] + means[i + 1]) / 2);
        }
        const auto pairs = static_cast<double>(longer.size());
        const double expected = 0.25 * (1 - std::ldexp(1.0, -k - 1));
        QVERIFY2(std::abs(squares / pairs / expected - 1) < 5 * std::sqrt(2 / pairs),
            qPrintable(QString::number(squares / pairs)));
        means = longer;
    }
}

void TestNoise::saysWhetherItNeedsASpan()
{
    QVERIFY(!build(R"({"kind":"noise","stdDev":1})").value()->needsSpan());
    QVERIFY(build(R"({"kind":"noise","stdDevPercent":1})").value()->needsSpan());
}

QTEST_GUILESS_MAIN(TestNoise)

#include "tst_noise.moc"
