// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/script/javascriptmaker.h"
#include "core/source/hostprobe.h"
#include "core/source/sourcecontext.h"

namespace sim {

/// All that the sources of a run may use of the world. Outlives their pipelines.
class SourceWorld
{
public:
    /// \a folder is that of the profile, where relative paths begin; empty: the working folder.
    explicit SourceWorld(const QString &folder);
    ~SourceWorld();
    SourceWorld(const SourceWorld &) = delete;
    SourceWorld &operator=(const SourceWorld &) = delete;

    const SourceContext &context() const { return m_context; }

private:
    FolderFiles m_files;
    SystemClock m_clock; ///< of the machine, whatever the clock of the run
    ProcProbe m_host;
    JavaScriptMaker m_scripts;
    SourceContext m_context;
};

} // namespace sim
