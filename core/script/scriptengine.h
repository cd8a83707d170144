// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/script/scriptbridge.h"
#include "core/script/scriptwatchdog.h"
#include "core/source/scriptmaker.h"

#include <QtQml/QJSEngine>

namespace sim {

/// What one call of a script gave.
struct ScriptAnswer
{
    QJsonValue value; ///< undefined: none
    QByteArray state; ///< JSON
};

/// A JavaScript engine with one script in it and nothing else: no files, no network, no clock, no
/// timers, no randomness but that of the property.
///
/// It remembers nothing between calls but the compiled code: what stands outside of the functions
/// is carried out anew for each call, and the state goes in and out as JSON. So an engine can be
/// thrown away and made again at any time, and a copy of a source is exact. Thread: the one that
/// made it.
class ScriptEngine
{
public:
    /// The watchdog outlives the engine.
    ScriptEngine(ScriptPlan plan, ScriptWatchdog &watchdog);

    /// Compiles the code and looks for its functions. Errors: `source.script*`.
    Result<void> load();

    /// Calls init(), the first time, and next(). \a state is what the last call gave, or `{}`.
    struct Call
    {
        const Tick &tick;
        const RandomStream &random;
        const SourceInputs &inputs;
        const QByteArray &state;
        QJsonValue previous = QJsonValue::Null; ///< what the last call returned
        double step = 0; ///< seconds since the last sample
        bool isFirst = false;
    };

    Result<ScriptAnswer> call(const Call &call);

    bool isOfThisThread() const;

private:
    Result<QJSValue> watched(const QJSValue &function, const QJSValueList &arguments);
    Error failure(const QJSValue &error) const;

    ScriptPlan m_plan;
    ScriptWatchdog &m_watchdog;
    QJSEngine m_engine;
    ScriptBridge m_bridge;
    QJSValue m_run; ///< the function of ours that calls those of the script
    QJSValue m_script; ///< the code as a function that returns init and next
};

} // namespace sim
