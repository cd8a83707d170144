// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/devices/devicetreemodel.h"

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    QString seriesName(const QString &device, const QString &property)
    {
        return device + u'/' + property;
    }

    /// Whether the tree for \a a would have the same rows as that for \a b.
    bool haveSameRows(const QList<ResolvedDevice> &a, const QList<ResolvedDevice> &b)
    {
        return std::equal(a.cbegin(), a.cend(), b.cbegin(), b.cend(),
            [](const ResolvedDevice &x, const ResolvedDevice &y) {
                return x.id == y.id && x.type == y.type && x.typeName == y.typeName
                    && std::equal(x.properties.cbegin(), x.properties.cend(), y.properties.cbegin(),
                        y.properties.cend(),
                        [](const ResolvedProperty &p, const ResolvedProperty &q) {
                            return p.id() == q.id();
                        });
            });
    }

    bool isSameState(const DeviceSnapshot &a, const DeviceSnapshot &b)
    {
        return a.state == b.state && a.stage == b.stage && a.queued == b.queued
            && a.dropped == b.dropped && a.error == b.error;
    }

} // namespace

DeviceTreeModel::DeviceTreeModel(ProfileDocument &document, SeriesStore &series, QObject *parent)
    : QAbstractItemModel(parent)
    , m_document(document)
    , m_series(series)
{
    connect(&m_document, &ProfileDocument::opened, this, &DeviceTreeModel::rebuild);
    connect(&m_document, &ProfileDocument::changed, this, &DeviceTreeModel::takeEdit);
    rebuild();
}

void DeviceTreeModel::rebuild()
{
    beginResetModel();
    m_devices = m_document.devices();
    m_indexById.clear();
    m_indexById.reserve(m_devices.size());
    std::vector<DeviceSnapshot> states(static_cast<std::size_t>(m_devices.size()));
    QHash<QString, DeviceSnapshot> known;
    for (const DeviceSnapshot &state : m_states)
        known.insert(state.id, state);
    for (int i = 0; i < m_devices.size(); ++i) {
        const QString &id = m_devices.at(i).id;
        m_indexById.insert(id, i);
        DeviceSnapshot &state = states.at(static_cast<std::size_t>(i));
        state = known.value(id);
        state.id = id;
    }
    m_states = std::move(states);
    m_values.clear();
    readCharts();
    arrange();
    endResetModel();
}

void DeviceTreeModel::arrange()
{
    m_types.clear();
    m_places.assign(static_cast<std::size_t>(m_devices.size()), Place {});
    QHash<QString, int> rows;
    for (int i = 0; i < m_devices.size(); ++i) {
        const ResolvedDevice &device = m_devices.at(i);
        if (!isAccepted(device))
            continue;
        auto row = rows.constFind(device.type);
        if (row == rows.cend()) {
            row = rows.insert(device.type, static_cast<int>(m_types.size()));
            m_types.push_back({ .id = device.type,
                .name = device.typeName.isEmpty() ? device.type : device.typeName,
                .devices = {} });
        }
        const auto place = static_cast<std::size_t>(i);
        TypeNode &type = m_types.at(static_cast<std::size_t>(*row));
        m_places.at(place) = { .type = *row, .row = static_cast<int>(type.devices.size()) };
        type.devices.append(i);
        type.add(m_states.at(place));
    }
}

void DeviceTreeModel::TypeNode::add(const DeviceSnapshot &state)
{
    online += int(state.state == DeviceLink::State::Online);
    queued += state.queued;
    dropped += state.dropped;
}

void DeviceTreeModel::TypeNode::subtract(const DeviceSnapshot &state)
{
    online -= int(state.state == DeviceLink::State::Online);
    queued -= state.queued;
    dropped -= state.dropped;
}

bool DeviceTreeModel::isAccepted(const ResolvedDevice &device) const
{
    if (m_filter.isEmpty())
        return true;
    const auto has
        = [this](const QString &text) { return text.contains(m_filter, Qt::CaseInsensitive); };
    return has(device.name) || has(device.id) || has(device.deviceId) || has(device.typeName)
        || std::any_of(device.properties.cbegin(), device.properties.cend(),
            [&has](const ResolvedProperty &property) {
                return has(property.id()) || has(property.definition.title);
            });
}

void DeviceTreeModel::setFilter(const QString &text)
{
    if (text == m_filter)
        return;
    beginResetModel();
    m_filter = text;
    arrange();
    endResetModel();
}

void DeviceTreeModel::takeEdit()
{
    const QList<ResolvedDevice> &devices = m_document.devices();
    if (!devices.isSharedWith(m_devices)) {
        if (!m_filter.isEmpty() || !haveSameRows(devices, m_devices)) {
            rebuild();
            return;
        }
        m_devices = devices;
        m_values.clear(); // units and decimals may differ
    }
    readCharts();
    const auto types = static_cast<int>(m_types.size());
    for (int t = 0; t < types; ++t) {
        const QModelIndex type = index(t, NameColumn);
        const int last = rowCount(type) - 1;
        emit dataChanged(index(0, NameColumn, type), index(last, ValueColumn, type));
        for (int d = 0; d <= last; ++d) {
            const QModelIndex device = index(d, NameColumn, type);
            if (const int rows = rowCount(device); rows > 0)
                emit dataChanged(
                    index(0, NameColumn, device), index(rows - 1, ValueColumn, device));
        }
    }
}

void DeviceTreeModel::readCharts()
{
    m_charted.clear();
    for (const ChartView &chart : m_document.profile().view.charts) {
        for (int i = 0; i < chart.series.size(); ++i) {
            if (!m_charted.contains(chart.series.at(i)))
                m_charted.insert(chart.series.at(i), i);
        }
    }
}

void DeviceTreeModel::setStates(const RunSnapshot &snapshot)
{
    // Rows that changed, as one range for each type: views repaint only what is in sight.
    std::vector<std::pair<int, int>> ranges(m_types.size(), { INT_MAX, -1 });
    for (const DeviceSnapshot &state : snapshot.devices) {
        const auto found = m_indexById.constFind(state.id);
        if (found == m_indexById.cend())
            continue;
        const auto place = static_cast<std::size_t>(*found);
        if (isSameState(m_states.at(place), state))
            continue;
        const DeviceSnapshot before = std::exchange(m_states.at(place), state);
        const Place &at = m_places.at(place);
        if (at.type < 0)
            continue;
        const auto type = static_cast<std::size_t>(at.type);
        m_types.at(type).subtract(before);
        m_types.at(type).add(state);
        auto &[first, last] = ranges.at(type);
        first = std::min(first, at.row);
        last = std::max(last, at.row);
    }
    for (std::size_t t = 0; t < ranges.size(); ++t) {
        const auto [first, last] = ranges.at(t);
        if (last < 0)
            continue;
        const int row = static_cast<int>(t);
        const QModelIndex type = index(row, NameColumn);
        // The names too: badges stand beside them.
        emit dataChanged(index(row, NameColumn), index(row, ValueColumn));
        emit dataChanged(index(first, NameColumn, type), index(last, ValueColumn, type));
    }
}

bool DeviceTreeModel::refreshValue(const QModelIndex &index)
{
    if (!index.isValid() || kind(index) != Kind::Property)
        return false;
    const ResolvedProperty &property = propertyAt(index);
    const QString &device = m_devices.at(deviceAt(index)).id;
    ShownValue &shown = m_values[seriesName(device, property.id())];
    if (!shown.buffer)
        shown.buffer = m_series.series(device, property.id());
    const quint64 revision = shown.buffer->revision();
    if (revision == shown.revision)
        return false;
    shown.revision = revision;
    const std::optional<Value> latest = shown.buffer->latest();
    QString text = latest ? displayText(*latest, property.definition.decimals) : QString();
    if (text == shown.text)
        return false;
    shown.text = std::move(text);
    const QModelIndex value = index.siblingAtColumn(ValueColumn);
    emit dataChanged(value, value, { Qt::DisplayRole, ValueRole });
    return true;
}

QModelIndex DeviceTreeModel::indexOf(const QString &device, const QString &property) const
{
    const auto found = m_indexById.constFind(device);
    if (found == m_indexById.cend())
        return {};
    const Place &place = m_places.at(static_cast<std::size_t>(*found));
    if (place.type < 0)
        return {};
    const QModelIndex row = index(place.row, NameColumn, index(place.type, NameColumn));
    if (property.isEmpty())
        return row;
    const QList<ResolvedProperty> &all = m_devices.at(*found).properties;
    for (int i = 0; i < all.size(); ++i) {
        if (all.at(i).id() == property)
            return index(i, NameColumn, row);
    }
    return {};
}

DeviceTreeModel::Kind DeviceTreeModel::kind(const QModelIndex &index) const
{
    if (index.internalId() == 0)
        return Kind::Type;
    return (index.internalId() & kPropertyFlag) != 0 ? Kind::Property : Kind::Device;
}

int DeviceTreeModel::deviceAt(const QModelIndex &index) const
{
    switch (kind(index)) {
    case Kind::Type:
        return -1;
    case Kind::Device:
        return m_types.at(index.internalId() - 1).devices.at(index.row());
    case Kind::Property:
        return static_cast<int>(index.internalId() & ~kPropertyFlag);
    }
    Q_UNREACHABLE();
}

const ResolvedProperty &DeviceTreeModel::propertyAt(const QModelIndex &index) const
{
    return m_devices.at(deviceAt(index)).properties.at(index.row());
}

QModelIndex DeviceTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= ColumnCount || row >= rowCount(parent))
        return {};
    if (!parent.isValid())
        return createIndex(row, column, quintptr(0));
    if (kind(parent) == Kind::Type)
        return createIndex(row, column, quintptr(parent.row()) + 1);
    return createIndex(row, column, quintptr(deviceAt(parent)) | kPropertyFlag);
}

QModelIndex DeviceTreeModel::parent(const QModelIndex &child) const
{
    if (!child.isValid())
        return {};
    switch (kind(child)) {
    case Kind::Type:
        return {};
    case Kind::Device:
        return createIndex(static_cast<int>(child.internalId()) - 1, NameColumn, quintptr(0));
    case Kind::Property: {
        const Place &place = m_places.at(static_cast<std::size_t>(deviceAt(child)));
        return createIndex(place.row, NameColumn, quintptr(place.type) + 1);
    }
    }
    Q_UNREACHABLE();
}

int DeviceTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_types.size());
    if (parent.column() != NameColumn)
        return 0;
    switch (kind(parent)) {
    case Kind::Type:
        return static_cast<int>(m_types.at(static_cast<std::size_t>(parent.row())).devices.size());
    case Kind::Device:
        return static_cast<int>(m_devices.at(deviceAt(parent)).properties.size());
    case Kind::Property:
        return 0;
    }
    Q_UNREACHABLE();
}

int DeviceTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

} // namespace sim
