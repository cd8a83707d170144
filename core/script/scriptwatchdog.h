// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"

#include <QtCore/QtGlobal>

#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

class QJSEngine;

namespace sim {

/// Interrupts engines whose call takes too long, from a thread of its own that is started when it
/// is needed first. Thread: any; must outlive the watches.
class ScriptWatchdog
{
public:
    ScriptWatchdog() = default;
    ~ScriptWatchdog();
    ScriptWatchdog(const ScriptWatchdog &) = delete;
    ScriptWatchdog &operator=(const ScriptWatchdog &) = delete;

    /// Watches \a engine for the life of this object.
    class Watch
    {
    public:
        Watch(ScriptWatchdog &dog, QJSEngine &engine, Microseconds budget);
        ~Watch();
        Watch(const Watch &) = delete;
        Watch &operator=(const Watch &) = delete;

    private:
        ScriptWatchdog &m_dog;
        quint64 m_id;
    };

private:
    using Time = std::chrono::steady_clock::time_point;

    struct Watched
    {
        QJSEngine *engine = nullptr;
        Time deadline {};
    };

    quint64 add(QJSEngine &engine, Microseconds budget);
    void remove(quint64 id);
    void run();

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::map<quint64, Watched> m_watched;
    quint64 m_lastId = 0;
    bool m_isEnding = false;
    std::thread m_thread;
};

} // namespace sim
