// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/runsnapshot.h"
#include "core/traffic/seriesbuffer.h"
#include "ui/main/profiledocument.h"

#include <QtCore/QAbstractItemModel>

namespace sim {

/// The devices of the open profile as a tree: type, device, property. Meaning only; looks are
/// DeviceDelegate's.
///
/// States come with each snapshot and only changed rows are told of. Values are read for the rows
/// that refreshValue() is called for: what nobody sees costs nothing. Thread: GUI.
class DeviceTreeModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum class Kind { Type, Device, Property };
    Q_ENUM(Kind)

    enum Column { NameColumn, ValueColumn, ColumnCount };

    enum Role {
        KindRole = Qt::UserRole, ///< Kind
        IdRole, ///< of the type or the device
        PropertyRole, ///< property id; empty: not one
        StateRole, ///< DeviceLink::State of a device
        StateTextRole, ///< its word, with the stage while connecting
        ErrorRole, ///< why it is not online
        ValueRole, ///< newest value as text; empty: none yet
        UnitRole,
        SeriesRole, ///< index for Theme::seriesPen(); absent: not charted
        OnlineRole, ///< of a type: how many devices are online
        DeviceCountRole, ///< of a type
        QueuedRole, ///< messages of a device, or of all of a type, that wait for a connection
        DroppedRole, ///< ... that are lost for good in this run
    };

    DeviceTreeModel(ProfileDocument &document, SeriesStore &series, QObject *parent = nullptr);

    /// Shows devices only whose name, ids, type or properties contain \a text.
    void setFilter(const QString &text);

    QString filter() const { return m_filter; }

    void setStates(const RunSnapshot &snapshot);
    bool refreshValue(const QModelIndex &index); ///< true: it has changed

    QModelIndex indexOf(const QString &device, const QString &property = {}) const;

    bool isEmpty() const { return m_devices.isEmpty(); } ///< without the filter

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    using QObject::parent;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;

private:
    struct TypeNode
    {
        QString id;
        QString name;
        QList<int> devices; ///< places in m_devices that pass the filter
        int online = 0;
        quint64 queued = 0;
        quint64 dropped = 0;

        /// Takes \a state into the sums, or out of them.
        void add(const DeviceSnapshot &state);
        void subtract(const DeviceSnapshot &state);
    };

    struct Place
    {
        int type = -1; ///< row of the type; -1: filtered out
        int row = -1;
    };

    struct ShownValue
    {
        std::shared_ptr<SeriesBuffer> buffer;
        quint64 revision = 0;
        QString text;
    };

    static constexpr quintptr kPropertyFlag = 0x80000000;

    Kind kind(const QModelIndex &index) const;
    int deviceAt(const QModelIndex &index) const; ///< -1: a type
    const ResolvedProperty &propertyAt(const QModelIndex &index) const;
    void rebuild();
    void arrange(); ///< types and places from m_devices and the filter
    void takeEdit();
    void readCharts();
    bool isAccepted(const ResolvedDevice &device) const;
    QVariant typeData(const TypeNode &type, int column, int role) const;
    QVariant deviceData(int device, int column, int role) const;
    QString deviceToolTip(int device) const;
    QVariant propertyData(const QModelIndex &index, int role) const;

    ProfileDocument &m_document;
    SeriesStore &m_series;
    QString m_filter;
    QList<ResolvedDevice> m_devices;
    QHash<QString, int> m_indexById;
    std::vector<DeviceSnapshot> m_states; ///< beside m_devices
    std::vector<Place> m_places; ///< beside m_devices
    std::vector<TypeNode> m_types;
    QHash<QString, int> m_charted; ///< `device/property` -> series index
    QHash<QString, ShownValue> m_values; ///< of rows that have been seen
};

} // namespace sim
