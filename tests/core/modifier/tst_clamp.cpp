// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/modifier/modifier.h"
#include "core/modifier/modifiererrors.h"

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

/// Cutting off at limits.
class TestClamp : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void keepsWithinItsLimits();
    void refusesWhatCannotWork();
};

void TestClamp::keepsWithinItsLimits()
{
    const auto both = build(R"({"kind":"clamp","min":-1,"max":2})").value();
    QCOMPARE(apply(*both, -3), -1.0);
    QCOMPARE(apply(*both, 0.5), 0.5);
    QCOMPARE(apply(*both, 3), 2.0);
    const auto lower = build(R"({"kind":"clamp","min":-1})").value();
    QCOMPARE(apply(*lower, -3), -1.0);
    QCOMPARE(apply(*lower, 1e300), 1e300);
}

void TestClamp::refusesWhatCannotWork()
{
    const auto none = build(R"({"kind":"clamp"})");
    QVERIFY(!none);
    QVERIFY(none.error().is(errors::kNoClampLimit));
    const auto empty = build(R"({"kind":"clamp","min":3,"max":2})");
    QVERIFY(!empty);
    QVERIFY(empty.error().is(errors::kEmptyClamp));
    QVERIFY(empty.error().message().contains(u"min is 3 and max is 2"));
}

QTEST_GUILESS_MAIN(TestClamp)

#include "tst_clamp.moc"
