// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/script/javascriptmaker.h"
#include "core/script/scripterrors.h"
#include "core/source/memoryfiles.h"
#include "core/source/sourcerunner.h"

#include <QtTest/QTest>

#include <thread>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

namespace {

/// Long enough for a busy machine; the tests of the budget set their own.
constexpr Microseconds kBudget = 10s;

} // namespace

/// Sources in JavaScript.
class TestScript : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void returnsValuesOfEveryType_data();
    void returnsValuesOfEveryType();
    void knowsTheSample();
    void keepsItsState();
    void remembersNothingButItsState_data();
    void remembersNothingButItsState();
    void readsTheDevice();
    void drawsFromTheSeededStream();
    void sameSeedSameValuesOverAThousandTicks();
    void copyRunsAheadUndisturbed();
    void worksOnAnotherThread();
    void refusesBrokenCode_data();
    void refusesBrokenCode();
    void failuresNameTheirLine_data();
    void failuresNameTheirLine();
    void goesOnAfterAFailure();
    void stopsAScriptWithoutEnd_data();
    void stopsAScriptWithoutEnd();
    void reachesNothingOutside_data();
    void reachesNothingOutside();
    void codeMayComeFromAFile();

private:
    Result<std::unique_ptr<Source>> make(const QString &code,
        PropertyType type = PropertyType::Number, Microseconds budget = kBudget) const
    {
        return m_maker.make({ .code = code, .name = u"script"_s, .budget = budget, .type = type });
    }

    Value sample(Source &source, quint64 index) const
    {
        const Tick tick { .index = index,
            .time = WallTime(1s) + index * 500ms,
            .sinceStart = index * 500ms,
            .step = 500ms };
        return source.next(tick, RandomStream(7, u"d", u"p"), m_inputs);
    }

    QList<Value> samples(Source &source, quint64 begin, quint64 count) const
    {
        QList<Value> values;
        for (quint64 i = 0; i < count; ++i)
            values.append(sample(source, begin + i));
        return values;
    }

    JavaScriptMaker m_maker;
    FixedInputs m_inputs;
};

void TestScript::returnsValuesOfEveryType_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<PropertyType>("type");
    QTest::addColumn<Value>("expected");
    using enum PropertyType;
    QTest::newRow("number") << u"1.5 + 2"_s << Number << Value(3.5);
    QTest::newRow("boolean") << u"1 < 2"_s << Boolean << Value(true);
    QTest::newRow("string") << u"'a' + 1"_s << String << Value(u"a1"_s);
    QTest::newRow("enum text") << u"'run'"_s << Enum << Value(u"run"_s);
    QTest::newRow("enum number") << u"2"_s << Enum << Value(2.0);
    QTest::newRow("object") << u"{ a: [1, 'x'] }"_s << Object << Value(json(R"({"a":[1,"x"]})"));
    QTest::newRow("waypoint") << u"{ geo: { lat: 41, lon: 29 } }"_s << Waypoint
                              << Value(Location { .zone = {},
                                     .geo = GeoPosition { .lat = 41, .lon = 29, .alt = {} } });
}

void TestScript::returnsValuesOfEveryType()
{
    QFETCH(QString, value);
    QFETCH(PropertyType, type);
    auto source = make(u"function next(ctx) { return ("_s + value + u"); }"_s, type);
    QVERIFY2(source, source ? "" : qPrintable(source.error().message()));
    const Value found = sample(**source, 0);
    QVERIFY2(!(*source)->failure(), qPrintable(displayText(found)));
    QTEST(found, "expected");
}

void TestScript::knowsTheSample()
{
    auto source = make(u"function next(ctx) { return [ctx.t, ctx.dt, ctx.index, ctx.time, ctx.prev]"
                       ".map(String).join(); }"_s,
        PropertyType::String);
    QVERIFY(source);
    QCOMPARE(sample(**source, 0), Value(u"0,0.5,0,1000,null"_s));
    QCOMPARE(sample(**source, 3), Value(u"1.5,1.5,3,2500,0,0.5,0,1000,null"_s));
}

void TestScript::keepsItsState()
{
    auto source = make(u"function init(ctx) { ctx.state.n = 10; }\n"
                       "function next(ctx) { return ctx.state.n++; }"_s);
    QVERIFY(source);
    QCOMPARE(samples(**source, 0, 3), (QList<Value> { 10.0, 11.0, 12.0 }));
}

void TestScript::remembersNothingButItsState_data()
{
    QTest::addColumn<QString>("code");
    QTest::newRow("variable outside") << u"let n = 0; function next(ctx) { return ++n; }"_s;
    QTest::newRow("property of the function")
        << u"function next(ctx) { next.n = (next.n || 0) + 1; return next.n; }"_s;
}

void TestScript::remembersNothingButItsState()
{
    QFETCH(QString, code);
    auto source = make(code);
    QVERIFY(source);
    QCOMPARE(samples(**source, 0, 3), (QList<Value> { 1.0, 1.0, 1.0 }));
}

void TestScript::readsTheDevice()
{
    auto source = make(u"function next(ctx) { const u = ctx.prop(\"u\"), on = ctx.prop('on');\n"
                       "return on ? u * 2 : (ctx.cmd('u') === undefined ? -1 : ctx.cmd('u')); }"_s);
    QVERIFY(source);
    QCOMPARE((*source)->inputs(), (QStringList { u"u"_s, u"on"_s }));
    QCOMPARE(sample(**source, 0), Value(-1.0));
    m_inputs.values.insert(u"u"_s, 5.0);
    m_inputs.values.insert(u"on"_s, true);
    QCOMPARE(sample(**source, 1), Value(10.0));
    m_inputs.values.insert(u"on"_s, false);
    m_inputs.commands.insert(u"u"_s, 3.0);
    QCOMPARE(sample(**source, 2), Value(3.0));
    m_inputs = {};
}

void TestScript::drawsFromTheSeededStream()
{
    auto source = make(u"function next(ctx) { return ctx.random() + 10 * ctx.normal(); }"_s);
    QVERIFY(source);
    const RandomStream random(7, u"d", u"p");
    for (quint64 i = 0; i < 20; ++i)
        QCOMPARE(sample(**source, i), Value(random.uniform(i, 0) + 10 * random.normal(i, 1)));
}

void TestScript::sameSeedSameValuesOverAThousandTicks()
{
    const QString code = u"function next(ctx) {\n"
                         "ctx.state.x = 0.9 * (ctx.state.x || 0) + ctx.normal();\n"
                         "return ctx.state.x + Math.sin(ctx.t) + ctx.random(); }"_s;
    auto one = make(code);
    auto two = make(code);
    QVERIFY(one && two);
    QCOMPARE(samples(**one, 0, 1000), samples(**two, 0, 1000));
}

void TestScript::copyRunsAheadUndisturbed()
{
    auto source = make(u"function init(ctx) { ctx.state = { list: [] }; }\n"
                       "function next(ctx) { ctx.state.list.push(ctx.index);\n"
                       "if (ctx.state.list.length > 5) ctx.state.list.shift();\n"
                       "return ctx.state.list.reduce((a, b) => a + b, ctx.prev || 0) % 1000; }"_s);
    QVERIFY(source);
    samples(**source, 0, 10);
    const auto copy = (*source)->clone();
    const QList<Value> ahead = samples(*copy, 10, 200);
    QCOMPARE(samples(**source, 10, 200), ahead);
}

void TestScript::worksOnAnotherThread()
{
    auto source = make(u"function next(ctx) { ctx.state.n = (ctx.state.n || 0) + 1;\n"
                       "return ctx.state.n; }"_s);
    QVERIFY(source);
    QCOMPARE(sample(**source, 0), Value(1.0));
    Value found;
    auto moved = (*source)->clone();
    std::thread thread([&] {
        found = sample(*moved, 1);
        moved.reset();
    });
    thread.join();
    QCOMPARE(found, Value(2.0));
    QCOMPARE(sample(**source, 1), Value(2.0));
}

void TestScript::refusesBrokenCode_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("code2");
    QTest::addColumn<QString>("where");
    QTest::newRow("syntax") << u"function next(ctx) {\n  return 1 +;\n}"_s
                            << u"source.scriptFailed"_s << u"script:2"_s;
    QTest::newRow("no next") << u"function init(ctx) {}"_s << u"source.scriptHasNoNext"_s
                             << u"script"_s;
    QTest::newRow("next is a number")
        << u"let next = 3;"_s << u"source.scriptHasNoNext"_s << u"script"_s;
    QTest::newRow("empty") << QString() << u"source.scriptHasNoNext"_s << u"script"_s;
    QTest::newRow("strict") << u"function next(ctx) { 'use strict'; return next(ctx); }"_s
                            << u"source.scriptStrict"_s << u"script"_s;
    QTest::newRow("class") << u"class A { f() { return this.f(); } }\nfunction next(ctx) {}"_s
                           << u"source.scriptStrict"_s << u"script"_s;
    QTest::newRow("fails outside")
        << u"\n\nnothing();\nfunction next(ctx) {}"_s << u"source.scriptFailed"_s << u"script:3"_s;
}

void TestScript::refusesBrokenCode()
{
    QFETCH(QString, code);
    const auto made = make(code);
    QVERIFY(!made);
    QTEST(made.error().code(), "code2");
    QTEST(made.error().where(), "where");
}

void TestScript::failuresNameTheirLine_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("where");
    QTest::newRow("throws") << u"function next(ctx) {\n throw new Error('dry');\n}"_s
                            << u"source.scriptFailed"_s << u"script:2"_s;
    QTest::newRow("unknown name") << u"function next(ctx) {\n\n return x;\n}"_s
                                  << u"source.scriptFailed"_s << u"script:3"_s;
    QTest::newRow("global") << u"function next(ctx) {\n x = 1; return x;\n}"_s
                            << u"source.scriptFailed"_s << u"script:2"_s;
    QTest::newRow("no value") << u"function next(ctx) { }"_s << u"source.scriptNoValue"_s
                              << u"script"_s;
    QTest::newRow("text") << u"function next(ctx) { return 'warm'; }"_s
                          << u"source.scriptWrongValue"_s << u"script"_s;
    QTest::newRow("infinite") << u"function next(ctx) { return 1 / 0; }"_s
                              << u"source.scriptWrongValue"_s << u"script"_s;
    QTest::newRow("large state")
        << u"function next(ctx) { ctx.state = 'x'.repeat(70000); return 1; }"_s
        << u"source.scriptState"_s << u"script"_s;
    QTest::newRow("without end in depth") << u"function next(ctx) {\n return next(ctx);\n}"_s
                                          << u"source.scriptFailed"_s << u"script:1"_s;
}

void TestScript::failuresNameTheirLine()
{
    QFETCH(QString, code);
    auto source = make(code);
    QVERIFY2(source, source ? "" : qPrintable(source.error().message()));
    QVERIFY(isNull(sample(**source, 0)));
    const auto failure = (*source)->failure();
    QVERIFY(failure);
    QTEST(failure->code(), "error");
    QTEST(failure->where(), "where");
}

void TestScript::goesOnAfterAFailure()
{
    auto source = make(u"function next(ctx) { if (ctx.index === 1) throw new Error('once');\n"
                       "return ctx.index; }"_s);
    QVERIFY(source);
    QCOMPARE(samples(**source, 0, 3), (QList<Value> { 0.0, Value(), 2.0 }));
    QVERIFY(!(*source)->failure());
}

void TestScript::stopsAScriptWithoutEnd_data()
{
    QTest::addColumn<QString>("code");
    QTest::newRow("loop") << u"function next(ctx) { while (ctx.index > 0) {} return 1; }"_s;
    QTest::newRow("loop that catches")
        << u"function next(ctx) { while (ctx.index > 0) { try { while (true) {} } catch (e) {} } "
           "return 1; }"_s;
}

void TestScript::stopsAScriptWithoutEnd()
{
    QFETCH(QString, code);
    auto source = make(code, PropertyType::Number, 500ms);
    QVERIFY(source);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(isNull(sample(**source, 1)));
    QVERIFY2(timer.elapsed() >= 500, qPrintable(QString::number(timer.elapsed())));
    QVERIFY((*source)->failure()->is(errors::kScriptTooSlow));
    // It is not called again, nor is its copy.
    timer.restart();
    QVERIFY(isNull(sample(**source, 0)));
    QVERIFY(isNull(sample(*(*source)->clone(), 0)));
    QVERIFY(timer.elapsed() < 500);
}

void TestScript::reachesNothingOutside_data()
{
    QTest::addColumn<QString>("expression");
    for (const char *expression : { "typeof Date", "typeof Qt", "typeof console",
             "typeof XMLHttpRequest", "typeof print", "typeof setTimeout", "typeof Promise",
             "typeof Atomics", "typeof Math.random", "typeof bridge", "typeof gc" })
        QTest::newRow(expression) << QString::fromLatin1(expression);
}

void TestScript::reachesNothingOutside()
{
    QFETCH(QString, expression);
    auto source
        = make(u"function next(ctx) { return "_s + expression + u"; }"_s, PropertyType::String);
    QVERIFY(source);
    QCOMPARE(sample(**source, 0), Value(u"undefined"_s));
}

void TestScript::codeMayComeFromAFile()
{
    MemoryFiles files;
    files.files.insert(u"a.js"_s, "function next(ctx) {\n  return oops;\n}");
    files.files.insert(u"b.js"_s, QByteArray(300'000, ' '));
    const SourceContext context { .files = &files, .host = nullptr, .scripts = &m_maker };
    const auto made
        = build(R"({"kind":"script","file":"a.js","budget":"10s"})", PropertyType::Number, context);
    QVERIFY(made);
    QVERIFY(isNull(sample(**made, 0)));
    QCOMPARE((*made)->failure()->where(), u"a.js:2"_s);
    QVERIFY(build(R"({"kind":"script","file":"b.js"})", PropertyType::Number, context)
                .error()
                .is(errors::kBadScriptFile));
    QVERIFY(build(R"({"kind":"script"})").error().is(errors::kNoScripts));
}

QTEST_GUILESS_MAIN(TestScript)

#include "tst_script.moc"
