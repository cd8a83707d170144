// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/sourcerunner.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// What every source promises: a copy goes on as the original does, and neither disturbs the
/// other.
class TestSourceCopies : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void copyAgreesAndRunsAheadAlone_data();
    void copyAgreesAndRunsAheadAlone();
    void everyKindHasARow();
};

namespace {

struct Row
{
    const char *name;
    PropertyType type;
    const char *spec;
};

// Beside the defaults of each kind: what keeps more state.
constexpr std::array kRows {
    Row { "telegraph of a second", PropertyType::Boolean,
        R"({"kind":"telegraph","meanOn":"2s","meanOff":"3s"})" },
    Row { "shuffled sequence", PropertyType::Number,
        R"({"kind":"sequence","values":[1,2,3,4,5,6,7],"order":"shuffle"})" },
    Row { "choice without repeats", PropertyType::Number,
        R"({"kind":"choice","values":[1,2,3],"noRepeat":true})" },
    Row {
        "bernoulli with dwell", PropertyType::Boolean, R"({"kind":"bernoulli","minDwell":"3s"})" },
    Row { "walk that holds", PropertyType::Number,
        R"({"kind":"randomWalk","holdProbability":0.5,"drift":100,"min":0,"max":40})" },
    Row { "events with a source", PropertyType::Number,
        R"({"kind":"poissonEvents","rate":1000,"burst":2,"source":{"kind":"randomWalk"}})" },
    Row { "counter with a source", PropertyType::Number,
        R"({"kind":"counter","reset":"daily","incrementSource":{"kind":"randomWalk"}})" },
    Row { "machine with sources", PropertyType::Number,
        R"({"kind":"stateMachine","states":[{"name":"a","dwell":"5s","source":{"kind":"randomWalk"}},
        {"name":"b","dwell":"3s","source":{"kind":"meanReverting"}}]})" },
    Row { "object of stateful fields", PropertyType::Object,
        R"({"kind":"object","fields":[{"name":"a","source":{"kind":"randomWalk"}},
        {"name":"b","type":"boolean","source":{"kind":"telegraph","meanOn":"2s"}},
        {"name":"c","source":{"kind":"lag","input":"other","timeConstant":"9s"}},
        {"name":"d","type":"object","source":{"kind":"object","fields":[
            {"name":"e","source":{"kind":"poissonEvents","rate":1000}}]}}]})" },
    Row { "battery that is charged", PropertyType::Number,
        R"({"kind":"battery","capacity":1,"load":10,"chargeWindows":"16:05-16:10"})" },
    Row { "lag with delay", PropertyType::Number,
        R"({"kind":"lag","input":"other","delay":"7s","timeConstant":"9s"})" },
    Row { "threshold with delays", PropertyType::Number,
        R"({"kind":"threshold","input":"other","onAbove":0.2,"onDelay":"2s","offDelay":"3s"})" },
};

/// A type that the kind serves and has natural values for.
PropertyType typeOf(const KindDescription &kind)
{
    return kind.types.isEmpty() ? PropertyType::Number : kind.types.first();
}

QByteArray specText(const SourceSpec &spec)
{
    QJsonObject json = spec.parameters;
    json.insert(u"kind"_s, spec.kind);
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

/// The defaults of \a kind, with an input where it needs one; nothing where they do not suffice.
std::optional<SourceSpec> usableDefault(const KindCatalogue &catalogue, const KindDescription &kind)
{
    SourceSpec spec = catalogue.defaultSpec(kind.kind);
    for (const ParameterDescription &parameter : kind.parameters) {
        if (parameter.isRequired && parameter.type == ParameterType::PropertyId)
            spec.parameters.insert(parameter.name, u"other"_s);
    }
    const bool isChecked = checkSpec(spec, catalogue, typeOf(kind)).isEmpty();
    return isChecked && makeSource(spec, typeOf(kind)) ? std::optional(spec) : std::nullopt;
}

/// An input that moves, as a function of the tick alone.
void feed(SourceRunner &runner, int tick)
{
    runner.inputs.values.insert(u"other"_s, tick * 37 % 101 / 100.0);
}

Value fed(SourceRunner &runner, int tick)
{
    feed(runner, tick);
    return runner.next();
}

} // namespace

void TestSourceCopies::copyAgreesAndRunsAheadAlone_data()
{
    QTest::addColumn<QByteArray>("spec");
    QTest::addColumn<PropertyType>("type");
    const KindCatalogue catalogue = sourceCatalogue();
    for (const KindDescription &kind : catalogue.kinds()) {
        if (const auto spec = usableDefault(catalogue, kind))
            QTest::newRow(qPrintable(kind.kind)) << specText(*spec) << typeOf(kind);
    }
    for (const Row &row : kRows)
        QTest::newRow(row.name) << QByteArray(row.spec) << row.type;
}

void TestSourceCopies::copyAgreesAndRunsAheadAlone()
{
    QFETCH(QByteArray, spec);
    QFETCH(PropertyType, type);
    constexpr int kBefore = 137;
    constexpr int kTicks = 1000;
    SourceRunner alone(spec.constData(), type);
    SourceRunner original(spec.constData(), type);
    for (int i = 0; i < kBefore; ++i)
        QCOMPARE(fed(original, i), fed(alone, i));
    SourceRunner ahead(original);
    QList<Value> expected;
    for (int i = kBefore; i < kBefore + kTicks; ++i)
        expected.append(fed(ahead, i));
    // The copy has gone far ahead and is gone: the original does what one without a copy does.
    for (int i = kBefore; i < kBefore + kTicks; ++i) {
        const Value value = fed(original, i);
        QCOMPARE(value, expected.at(i - kBefore));
        QCOMPARE(value, fed(alone, i));
    }
}

void TestSourceCopies::everyKindHasARow()
{
    const KindCatalogue catalogue = sourceCatalogue();
    int rows = static_cast<int>(kRows.size());
    for (const KindDescription &kind : catalogue.kinds())
        rows += usableDefault(catalogue, kind) ? 1 : 0;
    QVERIFY2(rows >= 25, qPrintable(QString::number(rows)));
}

QTEST_GUILESS_MAIN(TestSourceCopies)

#include "tst_sourcecopies.moc"
