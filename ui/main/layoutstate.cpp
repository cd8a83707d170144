// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/main/layoutstate.h"

#include "core/file/settingsfile.h"
#include "ui/main/workbench.h"

#include <QtCore/QMetaEnum>

namespace sim {

using namespace Qt::StringLiterals;

LayoutState::LayoutState(SettingsFile &settings)
    : m_settings(settings)
{
}

void LayoutState::save(const QWidget &window, const Workbench &workbench) const
{
    m_settings.setBytes(u"window/geometry"_s, window.saveGeometry());
    m_settings.setBytes(u"window/docks"_s, workbench.saveState(Workbench::kStateVersion));
}

bool LayoutState::restore(QWidget &window, Workbench &workbench) const
{
    const bool isPlaced = window.restoreGeometry(m_settings.bytes(u"window/geometry"_s));
    const bool isArranged = workbench.restoreLayout(m_settings.bytes(u"window/docks"_s));
    return isPlaced && isArranged;
}

void LayoutState::saveMode(Theme::Mode mode) const
{
    m_settings.setValue(
        u"theme"_s, QLatin1StringView(QMetaEnum::fromType<Theme::Mode>().valueToKey(int(mode))));
}

Theme::Mode LayoutState::mode() const
{
    bool isKnown = false;
    const QByteArray word = m_settings.value(u"theme"_s).toString().toLatin1();
    const int value = QMetaEnum::fromType<Theme::Mode>().keyToValue(word.constData(), &isKnown);
    return isKnown ? static_cast<Theme::Mode>(value) : Theme::Mode::System;
}

} // namespace sim
