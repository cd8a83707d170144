// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/script/scriptengine.h"

#include "core/base/duration.h"
#include "core/script/scripterrors.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>
#include <QtCore/QThread>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr qsizetype kMostState = 64 * 1024;

    // Takes away whatever could tell one run from another or block the thread, and freezes the
    // rest: a script that changed Array.prototype would remember something between two calls.
    const auto kPrelude = uR"js((function (bridge, world) {
    "use strict";
    for (const name of ["Date", "Promise", "Atomics", "SharedArrayBuffer", "Qt", "console", "print",
                        "gc", "Intl", "WeakRef", "FinalizationRegistry"])
        world[name] = undefined;
    const stringify = JSON.stringify;
    const parse = JSON.parse;
    Math.random = undefined;
    Math.sin = (x) => bridge.sin(+x);
    Math.cos = (x) => bridge.cos(+x);
    Math.tan = (x) => bridge.sin(+x) / bridge.cos(+x);
    Math.asin = (x) => bridge.asin(+x);
    Math.acos = (x) => bridge.acos(+x);
    Math.atan = (x) => bridge.atan2(+x, 1);
    Math.atan2 = (y, x) => bridge.atan2(+y, +x);
    Math.exp = (x) => bridge.exp(+x);
    Math.log = (x) => bridge.log(+x);
    Math.pow = (x, y) => bridge.pow(+x, +y);
    for (const name of Object.getOwnPropertyNames(world)) {
        const thing = world[name];
        if (typeof thing !== "function" && (typeof thing !== "object" || thing === null))
            continue;
        if (thing === world)
            continue;
        if (thing.prototype)
            Object.freeze(thing.prototype);
        Object.freeze(thing);
    }
    Object.freeze(world);
    return function (script, given) {
        const functions = script();
        if (!given)
            return functions.next ? "next" : "";
        const ctx = {
            t: given.t, dt: given.dt, index: given.index, time: given.time, prev: given.prev,
            state: parse(given.state),
            random: () => bridge.random(),
            normal: () => bridge.normal(),
            prop: (id) => bridge.prop(String(id)),
            cmd: (id) => bridge.cmd(String(id))
        };
        if (given.isFirst && functions.init)
            functions.init(ctx);
        const value = functions.next(ctx);
        const isNumber = typeof value === "number" && !isFinite(value);
        return stringify({ value: isNumber ? String(value) : value,
                           state: ctx.state === undefined ? {} : ctx.state });
    };
}))js"_s;

    /// The engine of Qt 6.4 turns tail calls of strict code into jumps that it does not interrupt:
    /// `return next(ctx)` would hold the thread for ever. Classes are strict by themselves.
    bool isStrict(const QString &code)
    {
        static const QRegularExpression kStrict(
            u"[\"']use strict[\"']|\\bclass\\b[^;{}()\"']*\\{"_s);
        return kStrict.match(code).hasMatch();
    }

    /// One line before the code, so that its lines keep their numbers.
    QString wrapped(const QString &code)
    {
        return u"(function () { "_s + code
            + u"\n; return { init: typeof init === \"function\" ? init : undefined, "
              "next: typeof next === \"function\" ? next : undefined }; })"_s;
    }

} // namespace

ScriptEngine::ScriptEngine(ScriptPlan plan, ScriptWatchdog &watchdog)
    : m_plan(std::move(plan))
    , m_watchdog(watchdog)
{
    QJSEngine::setObjectOwnership(&m_bridge, QJSEngine::CppOwnership);
    const QJSValue prelude = m_engine.evaluate(kPrelude, u"prelude"_s);
    Q_ASSERT_X(prelude.isCallable(), "ScriptEngine", qPrintable(prelude.toString()));
    m_run = prelude.call({ m_engine.newQObject(&m_bridge), m_engine.globalObject() });
    Q_ASSERT_X(m_run.isCallable(), "ScriptEngine", qPrintable(m_run.toString()));
}

Result<void> ScriptEngine::load()
{
    if (isStrict(m_plan.code))
        return Error(errors::kScriptStrict, {}, m_plan.name);
    m_script = m_engine.evaluate(wrapped(m_plan.code), m_plan.name);
    if (!m_script.isCallable())
        return failure(m_script);
    const auto found = watched(m_run, { m_script });
    if (!found)
        return found.error();
    if (found->toString().isEmpty())
        return Error(errors::kScriptHasNoNext, {}, m_plan.name);
    return {};
}

Result<ScriptAnswer> ScriptEngine::call(const Call &call)
{
    QJSValue given = m_engine.newObject();
    const auto seconds = [](Microseconds time) { return static_cast<double>(time.count()) / 1e6; };
    given.setProperty(u"t"_s, seconds(call.tick.sinceStart));
    given.setProperty(u"dt"_s, call.step);
    given.setProperty(u"index"_s, static_cast<double>(call.tick.index));
    given.setProperty(u"time"_s, seconds(call.tick.time.time_since_epoch()) * 1000);
    given.setProperty(u"prev"_s, m_engine.toScriptValue(call.previous));
    given.setProperty(u"state"_s, QString::fromUtf8(call.state));
    given.setProperty(u"isFirst"_s, call.isFirst);
    m_bridge.begin(call.tick, call.random, call.inputs);
    const auto answer = watched(m_run, { m_script, given });
    m_bridge.end();
    if (!answer)
        return answer.error();
    const QJsonObject object = QJsonDocument::fromJson(answer->toString().toUtf8()).object();
    const QJsonValue state = object.value("state"_L1);
    QByteArray kept
        = QJsonDocument(QJsonObject { { u"s"_s, state } }).toJson(QJsonDocument::Compact);
    kept = kept.sliced(5).chopped(1); // what stands between {"s": and }
    if (kept.size() > kMostState)
        return Error(errors::kScriptState, { QString::number(kMostState / 1024) }, m_plan.name);
    return ScriptAnswer { .value = object.value("value"_L1), .state = kept };
}

bool ScriptEngine::isOfThisThread() const
{
    return m_engine.thread() == QThread::currentThread();
}

Result<QJSValue> ScriptEngine::watched(const QJSValue &function, const QJSValueList &arguments)
{
    QJSValue answer;
    {
        const ScriptWatchdog::Watch watch(m_watchdog, m_engine, m_plan.budget);
        answer = function.call(arguments);
    }
    if (m_engine.isInterrupted()) {
        m_engine.setInterrupted(false);
        return Error(errors::kScriptTooSlow, { formatDuration(m_plan.budget) }, m_plan.name);
    }
    if (m_engine.hasError())
        return failure(m_engine.catchError());
    if (answer.isError())
        return failure(answer);
    if (!answer.isString()) // something was thrown that is no Error
        return failure(answer);
    return answer;
}

Error ScriptEngine::failure(const QJSValue &error) const
{
    const QJSValue line = error.property(u"lineNumber"_s);
    const bool isOurs = error.property(u"fileName"_s).toString().endsWith(u"prelude"_s);
    const QString where
        = line.isNumber() && !isOurs ? m_plan.name + u':' + line.toString() : m_plan.name;
    const QString text = error.toString().simplified().left(400);
    // A state with a circle fails in JSON.stringify, which the prelude calls.
    if (isOurs && text.contains("JSON"_L1))
        return Error(errors::kScriptState, { QString::number(kMostState / 1024) }, where);
    return Error(errors::kScriptFailed, { text }, where);
}

} // namespace sim
