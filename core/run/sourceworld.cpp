// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/sourceworld.h"

namespace sim {

SourceWorld::SourceWorld(const QString &folder)
    : m_files(folder)
    , m_context { .files = &m_files }
{
}

SourceWorld::~SourceWorld() = default;

} // namespace sim
