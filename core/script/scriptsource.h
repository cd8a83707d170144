// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/script/scriptengine.h"

namespace sim {

/// A property whose values a script makes.
///
/// A copy has the state, the last value and the first failure of the original and an engine of its
/// own, which is made when it is needed. A script that takes too long is not called again.
/// The properties that it reads are those that stand as `prop("id")` in the code.
class ScriptSource final : public Source
{
public:
    /// \a engine may be null: it is made when it is needed. The watchdog outlives the source.
    ScriptSource(ScriptPlan plan, ScriptWatchdog &watchdog, std::unique_ptr<ScriptEngine> engine);

    Value next(const Tick &tick, const RandomStream &random, const SourceInputs &inputs) override;
    std::unique_ptr<Source> clone() const override;

    std::optional<Error> failure() const override { return m_failure; }

    QStringList inputs() const override { return m_inputs; }

private:
    Result<void> prepare();
    Value accepted(const QJsonValue &json);

    ScriptPlan m_plan;
    ScriptWatchdog &m_watchdog;
    std::unique_ptr<ScriptEngine> m_engine;
    QStringList m_inputs;
    QByteArray m_state { "{}" };
    QJsonValue m_previous { QJsonValue::Null };
    std::optional<Microseconds> m_last;
    std::optional<Error> m_failure;
};

} // namespace sim
