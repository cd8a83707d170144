// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/script/scriptwatchdog.h"

#include <QtQml/QJSEngine>

#include <algorithm>

namespace sim {

ScriptWatchdog::~ScriptWatchdog()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
    }
    m_changed.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

ScriptWatchdog::Watch::Watch(ScriptWatchdog &dog, QJSEngine &engine, Microseconds budget)
    : m_dog(dog)
    , m_id(dog.add(engine, budget))
{
}

ScriptWatchdog::Watch::~Watch()
{
    m_dog.remove(m_id);
}

quint64 ScriptWatchdog::add(QJSEngine &engine, Microseconds budget)
{
    const std::lock_guard lock(m_mutex);
    if (!m_thread.joinable())
        m_thread = std::thread([this] { run(); });
    m_watched.insert({ ++m_lastId,
        { .engine = &engine, .deadline = std::chrono::steady_clock::now() + budget } });
    m_changed.notify_all();
    return m_lastId;
}

/// After this the engine may go: the lock is held while one is interrupted.
void ScriptWatchdog::remove(quint64 id)
{
    const std::lock_guard lock(m_mutex);
    m_watched.erase(id);
}

void ScriptWatchdog::run()
{
    std::unique_lock lock(m_mutex);
    while (!m_isEnding) {
        const auto next = std::min_element(m_watched.begin(), m_watched.end(),
            [](const auto &a, const auto &b) { return a.second.deadline < b.second.deadline; });
        if (next == m_watched.end()) {
            m_changed.wait(lock);
            continue;
        }
        const Time deadline = next->second.deadline;
        if (std::chrono::steady_clock::now() < deadline) {
            m_changed.wait_until(lock, deadline);
            continue;
        }
        next->second.engine->setInterrupted(true);
        next->second.deadline = Time::max();
    }
}

} // namespace sim
