// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/panefactory.h"

#include "ui/charts/chartspane.h"
#include "ui/compose/composepane.h"
#include "ui/connection/connectionpane.h"
#include "ui/connection/doctorpane.h"
#include "ui/devices/devicespane.h"
#include "ui/inspector/inspectorpane.h"
#include "ui/traffic/trafficpane.h"

namespace sim {

Panes makePanes(const MainWindowParts &parts)
{
    auto *devices = new DevicesPane(parts.document, parts.selection, parts.host, parts.theme);
    auto *connection
        = new ConnectionPane(parts.document, parts.run, parts.host, parts.vault, parts.theme);
    auto *charts = new ChartsPane(parts.document, parts.selection, parts.host, parts.theme);
    auto *inspector = new InspectorPane(parts.document, parts.selection, parts.host, parts.theme);
    QObject::connect(
        inspector, &InspectorPane::manualValueSet, charts, &ChartsPane::setManualValue);
    return { .devices = devices,
        .charts = charts,
        .inspector = inspector,
        .compose
        = new ComposePane(parts.document, parts.selection, parts.host, parts.theme, parts.clock),
        .traffic
        = new TrafficPane(parts.document, parts.selection, parts.host, parts.theme, parts.clock),
        .connection = connection,
        .doctor = new DoctorPane(parts.document, parts.selection, parts.doctor, parts.theme),
        .editActions = devices->editActions() };
}

} // namespace sim
