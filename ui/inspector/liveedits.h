// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/device.h"

#include <QtCore/QObject>

#include <functional>

namespace sim {

class ProfileDocument;
class SimulationHost;

/// A property of a device that is another one than before.
struct PropertyChange
{
    QString device;
    ResolvedProperty property;
};

/// The properties of \a after that differ from \a before. Devices and properties that came or went
/// are left out: they take part at the next start.
QList<PropertyChange> changedProperties(
    const QList<ResolvedDevice> &before, const QList<ResolvedDevice> &after);

/// Carries every edit of the profile, undo and redo included, to the running simulation at once.
class LiveEdits final : public QObject
{
    Q_OBJECT

public:
    using Replace = std::function<void(const QString &device, const ResolvedProperty &property)>;

    LiveEdits(ProfileDocument &document, std::function<bool()> isRunning, Replace replace,
        QObject *parent = nullptr);
    LiveEdits(ProfileDocument &document, SimulationHost &host, QObject *parent = nullptr);

private:
    void send();

    ProfileDocument &m_document;
    std::function<bool()> m_isRunning;
    Replace m_replace;
    QList<ResolvedDevice> m_before;
};

} // namespace sim
