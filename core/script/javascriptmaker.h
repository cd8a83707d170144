// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/script/scriptwatchdog.h"
#include "core/source/scriptmaker.h"

namespace sim {

/// Makes sources that run in engines of Qt Qml, one engine for each: about 1 MB of memory. All
/// share one watchdog thread. Must outlive its sources; needs a QCoreApplication. Thread: any.
class JavaScriptMaker final : public ScriptMaker
{
public:
    Result<std::unique_ptr<Source>> make(const ScriptPlan &plan) const override;

private:
    mutable ScriptWatchdog m_watchdog;
};

} // namespace sim
