// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/traffic/trafficjournal.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QHash>

#include <deque>

namespace sim {

/// The rows of a TrafficJournal, taken over in batches by refresh(): never a signal per message.
///
/// While the journal is empty the model shows samples, messages that a run would send. Gives
/// meaning only; fonts and colours come from the delegate. Thread: GUI.
class TrafficModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, Way, Device, Topic, Payload, State, Latency, Qos, Size, ColumnCount };

    enum Role {
        EntryRole = Qt::UserRole, ///< TrafficEntry
        ProblemRole, ///< bool: dropped or refused
        SampleRole, ///< bool: not sent, a preview
        SearchRole, ///< everything that a filter text is looked for in
    };

    explicit TrafficModel(const TrafficJournal &journal, QObject *parent = nullptr);

    /// Takes over what is new. At most \a maxRows new rows at once; what does not fit is counted by
    /// skipped().
    void refresh(qsizetype maxRows = TrafficJournal::kMaxRows);

    void setSamples(const QList<TrafficEntry> &samples);
    void setDeviceNames(const QHash<QString, QString> &names);

    const TrafficEntry *entry(const QModelIndex &index) const;

    bool isShowingSamples() const { return m_rows.empty() && !m_samples.isEmpty(); }

    quint64 waiting() const; ///< rows in the journal that were not taken over yet

    /// Rows that were gone before refresh() came, since the last resetSkipped().
    quint64 skipped() const { return m_skipped; }

    void resetSkipped() { m_skipped = 0; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void removeUntil(quint64 firstNumber);
    void append(const QList<TrafficEntry> &added);
    void update(const QList<TrafficEntry> &changed);
    QString toolTip(const TrafficEntry &entry) const;
    QString cellText(const TrafficEntry &entry, int column) const;
    QString deviceName(const QString &device) const;

    const TrafficJournal &m_journal;
    std::deque<TrafficEntry> m_rows;
    QList<TrafficEntry> m_samples;
    QHash<QString, QString> m_names;
    quint64 m_revision = 0;
    quint64 m_lastSeen = 0;
    quint64 m_skipped = 0;
};

/// What became of a message, for people.
QString fateText(Fate fate);

/// `14:00:57.467` in local time.
QString trafficTime(WallTime time);

} // namespace sim
