// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/import/importmodel.h"

#include "core/import/definitioncompare.h"
#include "core/import/importerrors.h"
#include "ui/inspector/propertyedits.h"

namespace sim {

using namespace Qt::StringLiterals;

ImportModel::ImportModel(const KindCatalogue &sources, QObject *parent)
    : QAbstractTableModel(parent)
    , m_sources(sources)
{
}

void ImportModel::setDefinition(const PlatformDefinition &definition)
{
    beginResetModel();
    m_definition = definition;
    m_rows.clear();
    for (qsizetype i = 0; i < definition.profiles.size(); ++i) {
        const QList<PlatformProperty> &properties = definition.profiles.at(i).properties;
        for (qsizetype k = 0; k < properties.size(); ++k)
            m_rows.append(
                { .profile = i, .place = k, .property = importedProperty(properties.at(k)) });
    }
    endResetModel();
    emit includedChanged();
}

int ImportModel::includedCount() const
{
    return static_cast<int>(
        std::count_if(m_rows.begin(), m_rows.end(), [](const Row &row) { return row.isIncluded; }));
}

const PlatformProperty &ImportModel::platformProperty(const Row &row) const
{
    return m_definition.profiles.at(row.profile).properties.at(row.place);
}

ResolvedProperty ImportModel::resolved(int row) const
{
    const Property &property = m_rows.at(row).property;
    ResolvedProperty resolved;
    resolved.definition = property.definition;
    resolved.source = property.source;
    resolved.modifiers = property.modifiers;
    return resolved;
}

QStringList ImportModel::siblings(int row) const
{
    QStringList ids;
    for (int i = 0; i < m_rows.size(); ++i) {
        const Row &other = m_rows.at(i);
        if (i != row && other.isIncluded && other.profile == m_rows.at(row).profile)
            ids.append(other.property.id());
    }
    return ids;
}

void ImportModel::setKind(int row, const QString &kind)
{
    Row &changed = m_rows[row];
    if (changed.property.source.kind == kind)
        return;
    // The proposal itself comes back with its kind.
    const Property proposed = importedProperty(platformProperty(changed));
    changed.property.source = proposed.source.kind == kind
        ? proposed.source
        : usefulSource(m_sources, kind, resolved(row), siblings(row), {});
    changed.property.modifiers
        = proposed.source.kind == kind ? proposed.modifiers : QList<ModifierSpec>();
    emit dataChanged(index(row, 0), index(row, kColumnCount - 1));
}

Result<ImportedProfile> ImportModel::profile() const
{
    PlatformDefinition chosen = m_definition;
    for (PlatformProfile &profile : chosen.profiles)
        profile.properties.clear();
    QHash<qsizetype, QList<Property>> properties;
    for (const Row &row : m_rows) {
        if (!row.isIncluded)
            continue;
        chosen.profiles[row.profile].properties.append(platformProperty(row));
        properties[row.profile].append(row.property);
    }
    QList<QList<Property>> inOrder;
    for (qsizetype i = 0; i < m_definition.profiles.size(); ++i) {
        if (properties.contains(i))
            inOrder.append(properties.value(i));
    }
    chosen.profiles.removeIf([](const PlatformProfile &p) { return p.properties.isEmpty(); });
    Result<ImportedProfile> made = profileFromPlatform(chosen);
    if (!made)
        return made;
    for (qsizetype i = 0; i < inOrder.size(); ++i)
        made->profile.deviceTypes[i].properties = inOrder.at(i);
    for (Device &device : made->profile.devices)
        device.credentials.secretRef = u"keychain:"_s + device.id;
    return made;
}

int ImportModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ImportModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumnCount;
}

QString ImportModel::text(const Row &row, int column) const
{
    const PlatformProperty &property = platformProperty(row);
    const PropertyDefinition &definition = property.definition;
    switch (column) {
    case Name:
        return definition.id;
    case DeviceTypeName: {
        const PlatformProfile &profile = m_definition.profiles.at(row.profile);
        return profile.title.isEmpty() ? profile.name : profile.title;
    }
    case Type:
        return definition.unit.isEmpty()
            ? typeName(definition.type)
            : tr("%1, %2").arg(typeName(definition.type), definition.unit);
    case Range: {
        const QString range = boundariesText(definition.boundaries);
        return definition.boundaries == Boundaries {} ? tr("not limited") : range;
    }
    case Access:
        return property.isCommand() ? tr("sends and receives") : tr("sends");
    case Source:
        if (const KindDescription *kind = m_sources.find(row.property.source.kind))
            return kind->title;
        return row.property.source.kind;
    default:
        return {};
    }
}

QVariant ImportModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::CheckStateRole:
        return index.column() == Name ? QVariant(row.isIncluded ? Qt::Checked : Qt::Unchecked)
                                      : QVariant();
    case Qt::ToolTipRole:
        return index.column() == Name ? platformProperty(row).description
                                      : text(row, index.column());
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(
            headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
            text(row, index.column()));
    default:
        return {};
    }
}

QVariant ImportModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Property");
    case DeviceTypeName:
        return tr("Device profile");
    case Type:
        return tr("Type");
    case Range:
        return tr("Range");
    case Access:
        return tr("Direction");
    case Source:
        return tr("Simulated by");
    default:
        return {};
    }
}

Qt::ItemFlags ImportModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.column() == Name)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

bool ImportModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::CheckStateRole)
        return false;
    m_rows[index.row()].isIncluded = value.value<Qt::CheckState>() == Qt::Checked;
    emit dataChanged(index, index, { role });
    emit includedChanged();
    return true;
}

} // namespace sim
