// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the rows of DeviceTreeModel say.

#include "core/traffic/chartedvalue.h"
#include "ui/devices/deviceedits.h"
#include "ui/devices/devicestate.h"
#include "ui/devices/devicetreemodel.h"

#include <QtCore/QLocale>
#include <QtCore/QMimeData>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    /// `Online, 37 queued, 120 dropped`: also what screen readers say.
    QString withBacklog(const QString &state, quint64 queued, quint64 dropped)
    {
        const QString backlog = deviceBacklogText(queued, dropped);
        return backlog.isEmpty() ? state : QString(state + ", "_L1 + backlog);
    }

} // namespace

QVariant DeviceTreeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == KindRole)
        return QVariant::fromValue(kind(index));
    switch (kind(index)) {
    case Kind::Type:
        return typeData(m_types.at(static_cast<std::size_t>(index.row())), index.column(), role);
    case Kind::Device:
        return deviceData(deviceAt(index), index.column(), role);
    case Kind::Property:
        return propertyData(index, role);
    }
    Q_UNREACHABLE();
}

QVariant DeviceTreeModel::typeData(const TypeNode &type, int column, int role) const
{
    const QString online = tr("%1 of %2 online").arg(type.online).arg(type.devices.size());
    switch (role) {
    case Qt::DisplayRole:
        return column == NameColumn ? type.name : withBacklog(online, type.queued, type.dropped);
    case Qt::ToolTipRole:
        return QString(type.name + u'\n' + withBacklog(online, type.queued, type.dropped));
    case IdRole:
        return type.id;
    case StateTextRole:
        return online;
    case QueuedRole:
        return type.queued;
    case DroppedRole:
        return type.dropped;
    case OnlineRole:
        return type.online;
    case DeviceCountRole:
        return type.devices.size();
    default:
        return {};
    }
}

QVariant DeviceTreeModel::deviceData(int device, int column, int role) const
{
    const ResolvedDevice &shown = m_devices.at(device);
    const DeviceSnapshot &state = m_states.at(static_cast<std::size_t>(device));
    switch (role) {
    case Qt::DisplayRole:
        if (column == NameColumn)
            return shown.name.isEmpty() ? shown.id : shown.name;
        return withBacklog(deviceStateText(state.state, state.stage), state.queued, state.dropped);
    case Qt::ToolTipRole:
        return deviceToolTip(device);
    case IdRole:
        return shown.id;
    case StateRole:
        return QVariant::fromValue(state.state);
    case StateTextRole:
        return deviceStateText(state.state, state.stage);
    case ErrorRole:
        return state.error;
    case QueuedRole:
        return state.queued;
    case DroppedRole:
        return state.dropped;
    default:
        return {};
    }
}

QString DeviceTreeModel::deviceToolTip(int device) const
{
    const ResolvedDevice &shown = m_devices.at(device);
    const DeviceSnapshot &state = m_states.at(static_cast<std::size_t>(device));
    const QLocale locale;
    QStringList lines {
        tr("%1, device id %2").arg(shown.name.isEmpty() ? shown.id : shown.name, shown.deviceId),
        deviceStateText(state.state, state.stage)
    };
    if (!state.error.isEmpty())
        lines.last() += ": "_L1 + state.error;
    if (state.queued > 0)
        lines.append(
            tr("Queued: %1 messages wait for the connection.").arg(locale.toString(state.queued)));
    if (state.dropped > 0)
        lines.append(tr("Dropped: %1 messages are lost for good; Traffic tells why.")
                         .arg(locale.toString(state.dropped)));
    return lines.join(u'\n');
}

QVariant DeviceTreeModel::propertyData(const QModelIndex &index, int role) const
{
    const ResolvedProperty &property = propertyAt(index);
    const QString &device = m_devices.at(deviceAt(index)).id;
    const QString series = device + u'/' + property.id();
    const bool isName = index.column() == NameColumn;
    switch (role) {
    case Qt::DisplayRole: {
        if (isName)
            return property.definition.displayName();
        const QString value = m_values.value(series).text;
        const bool hasUnit = !value.isEmpty() && !property.definition.unit.isEmpty();
        return hasUnit ? QString(value + u' ' + property.definition.unit) : value;
    }
    case Qt::CheckStateRole:
        if (!isName || !isChartable(property.definition))
            return {};
        return m_charted.contains(series) ? Qt::Checked : Qt::Unchecked;
    case Qt::ToolTipRole:
        return isName ? tr("%1, %2").arg(property.id(), typeName(property.definition.type))
                      : m_values.value(series).text;
    case IdRole:
        return device;
    case PropertyRole:
        return property.id();
    case ValueRole:
        return m_values.value(series).text;
    case UnitRole:
        return property.definition.unit;
    case SeriesRole: {
        const auto found = m_charted.constFind(series);
        return found == m_charted.cend() ? QVariant() : QVariant(*found);
    }
    default:
        return {};
    }
}

bool DeviceTreeModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !flags(index).testFlag(Qt::ItemIsUserCheckable))
        return false;
    const bool isOn = value.toInt() != int(Qt::Unchecked);
    const QString name = propertyAt(index).definition.displayName();
    const QString property = propertyAt(index).id();
    const QString device = m_devices.at(deviceAt(index)).id;
    m_document.edit(isOn ? tr("Chart %1").arg(name) : tr("Remove %1 from chart").arg(name),
        [&](Profile &profile) { setCharted(profile, device, property, isOn); });
    return true;
}

QVariant DeviceTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == NameColumn ? tr("Device") : tr("State, value");
}

Qt::ItemFlags DeviceTreeModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (kind(index) == Kind::Property) {
        flags |= Qt::ItemNeverHasChildren | Qt::ItemIsDragEnabled;
        if (index.column() == NameColumn && isChartable(propertyAt(index).definition))
            flags |= Qt::ItemIsUserCheckable;
    }
    return flags;
}

QStringList DeviceTreeModel::mimeTypes() const
{
    return { u"application/x-connio-property"_s, u"text/plain"_s };
}

QMimeData *DeviceTreeModel::mimeData(const QModelIndexList &indexes) const
{
    QStringList series;
    for (const QModelIndex &index : indexes) {
        const QString property = index.data(PropertyRole).toString();
        const QString name = index.data(IdRole).toString() + u'/' + property;
        if (!property.isEmpty() && !series.contains(name))
            series.append(name);
    }
    if (series.isEmpty())
        return nullptr;
    auto *data = new QMimeData; // the drag owns it
    data->setData(mimeTypes().first(), series.join(u'\n').toUtf8());
    data->setText(series.join(u'\n'));
    return data;
}

} // namespace sim
