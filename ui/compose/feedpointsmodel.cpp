// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/compose/feedpointsmodel.h"

#include "core/base/timetext.h"
#include "ui/compose/typedinput.h"

#include <algorithm>

namespace sim {

FeedPointsModel::FeedPointsModel(const Clock &clock, QObject *parent)
    : QAbstractTableModel(parent)
    , m_clock(clock)
{
}

void FeedPointsModel::setProperties(const QList<PropertyDefinition> &properties)
{
    m_properties = properties;
}

void FeedPointsModel::setPoints(const QList<DataPoint> &points)
{
    beginResetModel();
    m_rows.clear();
    for (const DataPoint &point : points)
        m_rows.append({ .point = point, .badText = {}, .problem = {} });
    endResetModel();
}

QList<DataPoint> FeedPointsModel::points() const
{
    QList<DataPoint> points;
    for (const Row &row : m_rows)
        points.append(row.point);
    return points;
}

bool FeedPointsModel::hasProblem() const
{
    return std::any_of(m_rows.cbegin(), m_rows.cend(), [](const Row &row) {
        return std::any_of(std::begin(row.problem), std::end(row.problem),
            [](const QString &problem) { return !problem.isEmpty(); });
    });
}

void FeedPointsModel::addPoint()
{
    if (m_properties.isEmpty())
        return;
    const auto last = std::find_if(
        m_properties.cbegin(), m_properties.cend(), [this](const PropertyDefinition &property) {
            return !m_rows.isEmpty() && property.id == m_rows.constLast().point.property;
        });
    const bool hasNext = last != m_properties.cend() && last + 1 != m_properties.cend();
    const PropertyDefinition &property = hasNext ? *(last + 1) : m_properties.constFirst();
    const auto value = valueFromInput(property, exampleInput(property));
    Row row { .point = { .property = property.id,
                  .value = value ? *value : Value(),
                  .time = std::chrono::floor<Milliseconds>(m_clock.wall()) },
        .badText = {},
        .problem = {} };
    const auto place = static_cast<int>(m_rows.size());
    beginInsertRows({}, place, place);
    m_rows.append(std::move(row));
    endInsertRows();
    emit edited();
}

void FeedPointsModel::removePoint(int row)
{
    if (row < 0 || row >= m_rows.size())
        return;
    beginRemoveRows({}, row, row);
    m_rows.removeAt(row);
    endRemoveRows();
    emit edited();
}

void FeedPointsModel::moveToNow()
{
    if (m_rows.isEmpty())
        return;
    WallTime newest = m_rows.constFirst().point.time;
    for (const Row &row : std::as_const(m_rows))
        newest = std::max(newest, row.point.time);
    const Microseconds shift = std::chrono::floor<Milliseconds>(m_clock.wall()) - newest;
    for (Row &row : m_rows)
        row.point.time += shift;
    emit dataChanged(index(0, TimeColumn), index(rowCount() - 1, TimeColumn));
    emit edited();
}

int FeedPointsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FeedPointsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FeedPointsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows.at(index.row());
    const QString &problem = row.problem[index.column()];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return cellText(row, index.column());
    case Qt::ToolTipRole:
    case ProblemRole:
        return problem.isEmpty() ? QVariant() : QVariant(problem);
    default:
        return {};
    }
}

bool FeedPointsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::EditRole)
        return false;
    setCell(m_rows[index.row()], index.column(), value.toString());
    // The type of the value follows the property: both cells may look different now.
    emit dataChanged(index.siblingAtColumn(PropertyColumn), index.siblingAtColumn(TimeColumn));
    emit edited();
    return true;
}

QVariant FeedPointsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case PropertyColumn:
        return tr("Property");
    case ValueColumn:
        return tr("Value");
    case TimeColumn:
        return tr("Time");
    case ColumnCount:
        break;
    }
    return {};
}

Qt::ItemFlags FeedPointsModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags usual = QAbstractTableModel::flags(index);
    return index.isValid() ? usual | Qt::ItemIsEditable : usual;
}

const PropertyDefinition *FeedPointsModel::definition(const QString &name) const
{
    const auto found = std::find_if(
        m_properties.cbegin(), m_properties.cend(), [&name](const PropertyDefinition &property) {
            return property.id.compare(name, Qt::CaseInsensitive) == 0;
        });
    return found == m_properties.cend() ? nullptr : &*found;
}

QString FeedPointsModel::cellText(const Row &row, int column) const
{
    if (!row.badText[column].isEmpty())
        return row.badText[column];
    switch (static_cast<Column>(column)) {
    case PropertyColumn:
        return row.point.property;
    case ValueColumn:
        return inputFromValue(row.point.value);
    case TimeColumn:
        return formatTime(row.point.time);
    case ColumnCount:
        break;
    }
    return {};
}

void FeedPointsModel::setCell(Row &row, int column, const QString &text)
{
    const auto settle = [&row, column, &text](const QString &problem) {
        row.badText[column] = problem.isEmpty() ? QString() : text;
        row.problem[column] = problem;
    };
    if (column == PropertyColumn) {
        row.point.property = text;
        settle(definition(text) == nullptr ? tr("The device has no property \"%1\".").arg(text)
                                           : QString());
        return;
    }
    if (column == TimeColumn) {
        const auto time = timeFromInput(text, std::chrono::floor<Milliseconds>(m_clock.wall()));
        if (time)
            row.point.time = *time;
        settle(time ? QString() : time.error().message());
        return;
    }
    const PropertyDefinition *property = definition(row.point.property);
    const auto value
        = valueFromInput(property == nullptr ? PropertyDefinition {} : *property, text);
    if (value)
        row.point.value = *value;
    settle(value ? QString() : value.error().message());
}

} // namespace sim
