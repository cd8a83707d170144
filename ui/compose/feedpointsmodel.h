// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/feed/contractcheck.h"
#include "core/model/datapoint.h"

#include <QtCore/QAbstractTableModel>

namespace sim {

/// The points of a Data Feed as a table that can be edited: property, value, time.
///
/// A cell that cannot be read keeps its text and says why (ProblemRole, tool tip); the point then
/// keeps its last good value. Thread: GUI.
class FeedPointsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { PropertyColumn, ValueColumn, TimeColumn, ColumnCount };

    enum Role { ProblemRole = Qt::UserRole };

    explicit FeedPointsModel(const Clock &clock, QObject *parent = nullptr);

    void setProperties(const QList<PropertyDefinition> &properties);

    const QList<PropertyDefinition> &properties() const { return m_properties; }

    void setPoints(const QList<DataPoint> &points); ///< from the JSON text; problems are forgotten
    QList<DataPoint> points() const;
    bool hasProblem() const;

    void addPoint(); ///< the next property after the last row's, an example value, now
    void removePoint(int row);
    void moveToNow(); ///< shifts all times so that the newest is now

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void edited(); ///< by the user, through the table

private:
    struct Row
    {
        DataPoint point;
        QString badText[ColumnCount]; ///< what was typed, where it cannot be read
        QString problem[ColumnCount];
    };

    const PropertyDefinition *definition(const QString &name) const;
    QString cellText(const Row &row, int column) const;
    void setCell(Row &row, int column, const QString &text);

    const Clock &m_clock;
    QList<PropertyDefinition> m_properties;
    QList<Row> m_rows;
};

} // namespace sim
