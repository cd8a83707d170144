// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/sourceworld.h"

namespace sim {

SourceWorld::SourceWorld(const QString &folder)
    : m_files(folder)
    , m_host(m_clock)
    , m_context { .files = &m_files, .host = &m_host, .scripts = &m_scripts }
{
}

SourceWorld::~SourceWorld() = default;

} // namespace sim
