// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/device.h"

#include <QtCore/QObject>
#include <QtCore/QString>

namespace sim {

/// What the user works on: a device, and perhaps one of its properties. Shared by all panes.
class Selection : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    QString device() const { return m_device; } ///< id of a resolved device; empty: nothing

    QString property() const { return m_property; } ///< empty: the device itself

    void select(const QString &device, const QString &property = {})
    {
        if (device == m_device && property == m_property)
            return;
        m_device = device;
        m_property = property;
        emit changed();
    }

signals:
    void changed();

private:
    QString m_device;
    QString m_property;
};

/// What to look at first in a profile that was just opened: a property that can be driven by hand,
/// else the first property of the first device.
inline void selectFirst(Selection &selection, const QList<ResolvedDevice> &devices)
{
    if (devices.isEmpty()) {
        selection.select({});
        return;
    }
    const ResolvedDevice &device = devices.constFirst();
    for (const ResolvedProperty &property : device.properties) {
        if (property.source.kind == QLatin1StringView("manual")) {
            selection.select(device.id, property.id());
            return;
        }
    }
    selection.select(
        device.id, device.properties.isEmpty() ? QString() : device.properties.constFirst().id());
}

} // namespace sim
