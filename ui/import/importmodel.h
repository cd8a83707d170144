// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/import/profileproposal.h"
#include "core/model/kinddescription.h"

#include <QtCore/QAbstractTableModel>

namespace sim {

/// The properties that documents of the platform define: which of them to take, and with which
/// source each is to be simulated.
class ImportModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, DeviceTypeName, Type, Range, Access, Source, kColumnCount };

    explicit ImportModel(const KindCatalogue &sources, QObject *parent = nullptr);

    void setDefinition(const PlatformDefinition &definition);

    const PlatformDefinition &definition() const { return m_definition; }

    int includedCount() const;

    const Property &property(int row) const { return m_rows.at(row).property; }

    /// \a property as a preview runs it.
    ResolvedProperty resolved(int row) const;
    QStringList siblings(int row) const; ///< other included properties of the same profile

    /// Another kind of source for a row, with parameters that work at once.
    void setKind(int row, const QString &kind);

    /// What was chosen, as a profile. Errors: `import.nothing`.
    Result<ImportedProfile> profile() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

signals:
    void includedChanged();

private:
    struct Row
    {
        qsizetype profile; ///< its place in the definition
        qsizetype place; ///< of the property in its profile
        Property property;
        bool isIncluded = true;
    };

    const PlatformProperty &platformProperty(const Row &row) const;
    QString text(const Row &row, int column) const;

    const KindCatalogue &m_sources;
    PlatformDefinition m_definition;
    QList<Row> m_rows;
};

} // namespace sim
