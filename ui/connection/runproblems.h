// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"

#include <QtCore/QAbstractListModel>
#include <QtCore/QSet>
#include <QtCore/QStringList>

namespace sim {

/// One kind of failure of a run, however often it happened.
struct RunProblem
{
    Error error; ///< the newest one
    QStringList devices; ///< ids, in order of appearance, the first RunProblems::kNamedDevices
    QSet<QString> allDevices;
    quint64 count = 0;
    WallTime last {};
};

/// What went wrong in a run, equal errors folded into one row: 10,000 devices with the same refusal
/// are one sentence. Bounded: kMaxRows rows, the ones not seen for longest go first.
class RunProblems : public QAbstractListModel
{
    Q_OBJECT

public:
    static constexpr qsizetype kMaxRows = 100;
    static constexpr qsizetype kNamedDevices = 3;

    explicit RunProblems(const Clock &clock, QObject *parent = nullptr);

    void add(const QString &device, const Error &error);
    void clear();
    void dismiss(int row);

    const RunProblem &problem(int row) const { return m_rows.at(row); }

    quint64 total() const { return m_total; } ///< errors, not rows

    int rowCount(const QModelIndex &parent = {}) const override;

    /// Qt::DisplayRole: the sentence. Qt::ToolTipRole: the whole text, also for copying.
    QVariant data(const QModelIndex &index, int role) const override;

signals:
    void totalChanged(quint64 total);

private:
    void makeRoom();

    const Clock &m_clock;
    QList<RunProblem> m_rows;
    quint64 m_total = 0;
};

/// "Room 1", "Room 1 and Room 2", "Room 1, Room 2, Room 3 and 47 more".
QString deviceListText(const QStringList &named, qsizetype total);

/// The whole problem as plain text: for the clipboard.
QString problemText(const RunProblem &problem);

} // namespace sim
