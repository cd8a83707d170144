// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/devices/deviceactions.h"

#include "ui/devices/deviceedits.h"
#include "ui/devices/devicetreemodel.h"

#include <QtCore/QItemSelectionModel>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>

namespace sim {

using namespace Qt::StringLiterals;

DeviceActions::DeviceActions(ProfileDocument &document, Selection &selection, SimulationHost &host,
    const Theme &theme, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_selection(selection)
    , m_host(host)
    , m_add(theme.icon(u"plus"_s), tr("Add device"))
    , m_duplicate(theme.icon(u"duplicate"_s), tr("Duplicate"))
    , m_remove(theme.icon(u"trash"_s), tr("Delete"))
    , m_connect(theme.icon(u"plug"_s), tr("Connect"))
    , m_disconnect(theme.icon(u"unplug"_s), tr("Disconnect"))
    , m_check(theme.icon(u"signal"_s), tr("Check the connection"))
    , m_copyId(theme.icon(u"copy"_s), tr("Copy device id"))
{
    m_duplicate.setShortcut(QKeySequence(Qt::CTRL | Qt::Key_D));
    m_remove.setShortcut(QKeySequence::Delete);
    for (QAction *action : { &m_duplicate, &m_remove })
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(&m_add, &QAction::triggered, this, &DeviceActions::addOne);
    connect(&m_duplicate, &QAction::triggered, this, &DeviceActions::duplicateThem);
    connect(&m_remove, &QAction::triggered, this, &DeviceActions::removeThem);
    connect(&m_copyId, &QAction::triggered, this, &DeviceActions::copyThem);
    connect(&m_check, &QAction::triggered, this,
        [this] { emit checkRequested(selectedDevices().value(0)); });
    connect(&m_connect, &QAction::triggered, this, [this] {
        for (const QString &id : selectedDevices())
            m_host.connectDevice(id);
    });
    connect(&m_disconnect, &QAction::triggered, this, [this] {
        for (const QString &id : selectedDevices())
            m_host.disconnectDevice(id);
    });
    refresh();
}

void DeviceActions::setRows(QItemSelectionModel *rows)
{
    m_rows = rows;
    connect(rows, &QItemSelectionModel::selectionChanged, this, &DeviceActions::refresh);
    connect(rows->model(), &QAbstractItemModel::modelReset, this, &DeviceActions::refresh);
    refresh();
}

QStringList DeviceActions::selectedDevices() const
{
    QStringList ids;
    QSet<QString> seen;
    if (!m_rows)
        return ids;
    for (const QModelIndex &row : m_rows->selectedRows()) {
        const auto kind = row.data(DeviceTreeModel::KindRole).value<DeviceTreeModel::Kind>();
        const QString id = row.data(DeviceTreeModel::IdRole).toString();
        if (kind == DeviceTreeModel::Kind::Type || seen.contains(id))
            continue;
        seen.insert(id);
        ids.append(id);
    }
    return ids;
}

void DeviceActions::setRunning(bool isRunning)
{
    m_isRunning = isRunning;
    refresh();
}

void DeviceActions::refresh()
{
    const bool hasDevices = m_rows && m_rows->hasSelection() && !selectedDevices().isEmpty();
    for (QAction *action : { &m_duplicate, &m_remove, &m_check, &m_copyId })
        action->setEnabled(hasDevices);
    const QString hint = m_isRunning ? QString() : tr("Devices connect while a run goes on");
    for (QAction *action : { &m_connect, &m_disconnect }) {
        action->setEnabled(hasDevices && m_isRunning);
        action->setToolTip(hint.isEmpty() ? action->text() : hint);
    }
}

void DeviceActions::addOne()
{
    const Profile &profile = m_document.profile();
    NewDevice device;
    if (const ResolvedDevice *current = m_document.device(m_selection.device()))
        device.type = current->type;
    else if (!profile.deviceTypes.isEmpty())
        device.type = profile.deviceTypes.first().id;
    const DeviceType *type = profile.deviceType(device.type);
    const Endpoint *endpoint = type ? profile.endpoint(type->endpoint) : nullptr;
    device.endpoint = endpoint ? *endpoint : connioEndpoint();
    QString id;
    m_document.edit(tr("Add device"),
        [&](Profile &edited) { id = addDevice(edited, device, m_document.catalogues()); });
    m_selection.select(id);
}

void DeviceActions::duplicateThem()
{
    const QStringList ids = selectedDevices();
    QStringList made;
    m_document.edit(tr("Duplicate %n device(s)", nullptr, static_cast<int>(ids.size())),
        [&](Profile &edited) { made = duplicateDevices(edited, ids); });
    if (!made.isEmpty())
        m_selection.select(made.last());
}

void DeviceActions::removeThem()
{
    const QStringList ids = selectedDevices();
    m_document.edit(tr("Delete %n device(s)", nullptr, static_cast<int>(ids.size())),
        [&](Profile &edited) { removeDevices(edited, ids); });
    if (!m_document.device(m_selection.device()))
        m_selection.select({});
}

void DeviceActions::copyThem() const
{
    QStringList deviceIds;
    for (const QString &id : selectedDevices()) {
        if (const ResolvedDevice *device = m_document.device(id))
            deviceIds.append(device->deviceId);
    }
    QGuiApplication::clipboard()->setText(deviceIds.join(u'\n'));
}

} // namespace sim
