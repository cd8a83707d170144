// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/script/javascriptmaker.h"

#include "core/script/scriptsource.h"

namespace sim {

Result<std::unique_ptr<Source>> JavaScriptMaker::make(const ScriptPlan &plan) const
{
    auto engine = std::make_unique<ScriptEngine>(plan, m_watchdog);
    if (const auto loaded = engine->load(); !loaded)
        return loaded.error();
    return std::unique_ptr<Source>(
        std::make_unique<ScriptSource>(plan, m_watchdog, std::move(engine)));
}

} // namespace sim
