// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connection/runproblems.h"

#include "ui/connection/remedy.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSet>

namespace sim {

using namespace Qt::StringLiterals;

RunProblems::RunProblems(const Clock &clock, QObject *parent)
    : QAbstractListModel(parent)
    , m_clock(clock)
{
}

void RunProblems::add(const QString &device, const Error &error)
{
    ++m_total;
    const auto isSame = [&error](const RunProblem &row) {
        return row.error.code() == error.code() && row.error.what() == error.what()
            && row.error.why() == error.why();
    };
    const auto found = std::find_if(m_rows.cbegin(), m_rows.cend(), isSame);
    qsizetype row = found - m_rows.cbegin();
    if (found == m_rows.cend()) {
        makeRoom();
        row = m_rows.size();
        beginInsertRows({}, static_cast<int>(row), static_cast<int>(row));
        m_rows.append({ .error = error, .devices = {}, .allDevices = {} });
        endInsertRows();
    }
    RunProblem &problem = m_rows[row];
    problem.error = error;
    problem.last = m_clock.wall();
    ++problem.count;
    if (!device.isEmpty() && !problem.allDevices.contains(device)) {
        problem.allDevices.insert(device);
        if (problem.devices.size() < kNamedDevices)
            problem.devices.append(device);
    }
    const QModelIndex changed = index(static_cast<int>(row));
    emit dataChanged(changed, changed);
    emit totalChanged(m_total);
}

void RunProblems::makeRoom()
{
    if (m_rows.size() < kMaxRows)
        return;
    const auto oldest = std::min_element(m_rows.cbegin(), m_rows.cend(),
        [](const RunProblem &a, const RunProblem &b) { return a.last < b.last; });
    dismiss(static_cast<int>(oldest - m_rows.cbegin()));
}

void RunProblems::clear()
{
    beginResetModel();
    m_rows.clear();
    m_total = 0;
    endResetModel();
    emit totalChanged(m_total);
}

void RunProblems::dismiss(int row)
{
    beginRemoveRows({}, row, row);
    m_rows.removeAt(row);
    endRemoveRows();
}

int RunProblems::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant RunProblems::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const RunProblem &problem = m_rows.at(index.row());
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return sentence(problem.error);
    if (role == Qt::ToolTipRole)
        return problemText(problem);
    return {};
}

QString deviceListText(const QStringList &named, qsizetype total)
{
    if (named.isEmpty())
        return {};
    const qsizetype more = total - named.size();
    if (more > 0)
        return QCoreApplication::translate("RunProblems", "%1 and %2 more")
            .arg(named.join(u", "_s))
            .arg(more);
    if (named.size() == 1)
        return named.first();
    return QCoreApplication::translate("RunProblems", "%1 and %2")
        .arg(named.mid(0, named.size() - 1).join(u", "_s), named.last());
}

QString problemText(const RunProblem &problem)
{
    QStringList lines { sentence(problem.error) };
    if (!problem.error.remedy().isEmpty())
        lines += problem.error.remedy();
    if (!problem.error.where().isEmpty())
        lines += problem.error.where();
    const QString devices = deviceListText(problem.devices, problem.allDevices.size());
    if (!devices.isEmpty())
        lines += QCoreApplication::translate("RunProblems", "Devices: %1").arg(devices);
    lines += QCoreApplication::translate(
        "RunProblems", "Happened %n time(s), code %1", nullptr, static_cast<int>(problem.count))
                 .arg(problem.error.code());
    return lines.join(u'\n');
}

} // namespace sim
