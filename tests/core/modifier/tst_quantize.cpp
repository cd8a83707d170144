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

/// Rounding to steps.
class TestQuantize : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void roundsToItsStep_data();
    void roundsToItsStep();
};

void TestQuantize::roundsToItsStep_data()
{
    QTest::addColumn<QByteArray>("spec");
    QTest::addColumn<double>("value");
    QTest::addColumn<double>("expected");
    QTest::newRow("0.05") << R"({"kind":"quantize","step":0.05})"_ba << 0.1512 << 0.15;
    QTest::newRow("0.1 is exact") << R"({"kind":"quantize","step":0.1})"_ba << 0.31 << 0.3;
    QTest::newRow("half up") << R"({"kind":"quantize","step":0.5})"_ba << 1.25 << 1.5;
    QTest::newRow("negative half down") << R"({"kind":"quantize","step":0.5})"_ba << -1.25 << -1.5;
    QTest::newRow("wide step") << R"({"kind":"quantize","step":25})"_ba << 137.0 << 125.0;
    QTest::newRow("odd step") << R"({"kind":"quantize","step":0.7})"_ba << 1.5 << 1.4;
    QTest::newRow("on the step") << R"({"kind":"quantize","step":2})"_ba << -18.0 << -18.0;
}

void TestQuantize::roundsToItsStep()
{
    QFETCH(QByteArray, spec);
    QFETCH(double, value);
    QFETCH(double, expected);
    const auto quantize = build(spec.constData()).value();
    QCOMPARE(apply(*quantize, value), expected);
    QCOMPARE(apply(*quantize, apply(*quantize, value)), expected);
}

QTEST_GUILESS_MAIN(TestQuantize)

#include "tst_quantize.moc"
