// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/liveedits.h"

#include "core/run/simulationhost.h"
#include "ui/main/profiledocument.h"

namespace sim {

namespace {

    bool isActive(RunState state)
    {
        return state == RunState::Starting || state == RunState::Running
            || state == RunState::Paused;
    }

} // namespace

QList<PropertyChange> changedProperties(
    const QList<ResolvedDevice> &before, const QList<ResolvedDevice> &after)
{
    QList<PropertyChange> changes;
    QHash<QString, const ResolvedDevice *> known;
    known.reserve(before.size());
    for (const ResolvedDevice &device : before)
        known.insert(device.id, &device);
    for (const ResolvedDevice &device : after) {
        const ResolvedDevice *old = known.value(device.id);
        if (old == nullptr)
            continue;
        for (const ResolvedProperty &property : device.properties) {
            const ResolvedProperty *was = old->property(property.id());
            if (was != nullptr && !(*was == property))
                changes.append({ .device = device.id, .property = property });
        }
    }
    return changes;
}

LiveEdits::LiveEdits(
    ProfileDocument &document, std::function<bool()> isRunning, Replace replace, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_isRunning(std::move(isRunning))
    , m_replace(std::move(replace))
    , m_before(document.devices())
{
    connect(&document, &ProfileDocument::changed, this, &LiveEdits::send);
    connect(&document, &ProfileDocument::opened, this, [this] { m_before = m_document.devices(); });
}

LiveEdits::LiveEdits(ProfileDocument &document, SimulationHost &host, QObject *parent)
    : LiveEdits(
        document, [&host] { return isActive(host.snapshot().state); },
        [&host](const QString &device, const ResolvedProperty &property) {
            host.replaceProperty(device, property);
        },
        parent)
{
}

void LiveEdits::send()
{
    const QList<ResolvedDevice> before = std::exchange(m_before, m_document.devices());
    if (!m_isRunning())
        return;
    for (const PropertyChange &change : changedProperties(before, m_before))
        m_replace(change.device, change.property);
}

} // namespace sim
