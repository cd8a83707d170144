// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/traffic/trafficmodel.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sim {

namespace {

    constexpr qsizetype kCellCharacters = 240; ///< of a payload in one line of the table

    bool isProblem(Fate fate)
    {
        return fate == Fate::Dropped || fate == Fate::Refused;
    }

    /// What tells topics of one device apart: `properties/temperature`. The device has a column of
    /// its own.
    QString shortTopic(const QByteArray &topic)
    {
        constexpr int kDeviceLevels = 5; // connio/data/out/devices/{id}
        const QString text = QString::fromUtf8(topic);
        const QString rest = text.section(u'/', kDeviceLevels);
        return rest.isEmpty() ? text : rest;
    }

    QString oneLine(const QByteArray &payload)
    {
        return QString::fromUtf8(payload.left(kCellCharacters)).simplified();
    }

} // namespace

QString fateText(Fate fate)
{
    switch (fate) {
    case Fate::Queued:
        return TrafficModel::tr("Waiting");
    case Fate::Sent:
        return TrafficModel::tr("Sent");
    case Fate::Acknowledged:
        return TrafficModel::tr("Acknowledged");
    case Fate::Dropped:
        return TrafficModel::tr("Lost");
    case Fate::Refused:
        return TrafficModel::tr("Refused");
    case Fate::Received:
        return TrafficModel::tr("Received");
    }
    Q_UNREACHABLE();
}

QString trafficTime(WallTime time)
{
    const auto milliseconds = std::chrono::floor<Milliseconds>(time.time_since_epoch());
    return QDateTime::fromMSecsSinceEpoch(milliseconds.count()).toString(u"HH:mm:ss.zzz"_s);
}

TrafficModel::TrafficModel(const TrafficJournal &journal, QObject *parent)
    : QAbstractTableModel(parent)
    , m_journal(journal)
{
}

void TrafficModel::refresh(qsizetype maxRows)
{
    const TrafficJournal::Changes changes = m_journal.since(m_revision, maxRows);
    if (changes.revision == m_revision)
        return;
    m_revision = changes.revision;
    m_skipped += changes.skipped;
    m_lastSeen = changes.lastNumber;
    removeUntil(changes.firstNumber);
    append(changes.added);
    update(changes.changed);
}

void TrafficModel::setSamples(const QList<TrafficEntry> &samples)
{
    if (!m_rows.empty()) {
        m_samples = samples;
        return;
    }
    beginResetModel();
    m_samples = samples;
    endResetModel();
}

void TrafficModel::setDeviceNames(const QHash<QString, QString> &names)
{
    m_names = names;
    if (const int rows = rowCount(); rows > 0)
        emit dataChanged(index(0, Device), index(rows - 1, Device), { Qt::DisplayRole });
}

const TrafficEntry *TrafficModel::entry(const QModelIndex &index) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return nullptr;
    if (m_rows.empty())
        return &m_samples.at(index.row());
    return &m_rows[static_cast<std::size_t>(index.row())];
}

quint64 TrafficModel::waiting() const
{
    const quint64 total = m_journal.total();
    return total > m_lastSeen ? total - m_lastSeen : 0;
}

int TrafficModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return m_rows.empty() ? static_cast<int>(m_samples.size()) : static_cast<int>(m_rows.size());
}

int TrafficModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TrafficModel::data(const QModelIndex &index, int role) const
{
    const TrafficEntry *row = entry(index);
    if (row == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return cellText(*row, index.column());
    case Qt::ToolTipRole:
        return toolTip(*row);
    case Qt::TextAlignmentRole:
        if (index.column() == Size || index.column() == Latency || index.column() == Qos)
            return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    case EntryRole:
        return QVariant::fromValue(*row);
    case ProblemRole:
        return isProblem(row->fate);
    case SampleRole:
        return m_rows.empty();
    case SearchRole:
        return QString(deviceName(row->device) + u'\n' + QString::fromUtf8(row->topic) + u'\n'
            + QString::fromUtf8(row->payload));
    default:
        return {};
    }
}

QVariant TrafficModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Time:
        return tr("Time");
    case Way:
        return tr("Way");
    case Device:
        return tr("Device");
    case Topic:
        return tr("Topic");
    case Payload:
        return tr("Payload");
    case Size:
        return tr("Bytes");
    case Qos:
        return tr("QoS");
    case State:
        return tr("State");
    case Latency:
        return tr("Ack ms");
    case ColumnCount:
        break;
    }
    return {};
}

void TrafficModel::removeUntil(quint64 firstNumber)
{
    const auto first = std::find_if(m_rows.begin(), m_rows.end(),
        [firstNumber](const TrafficEntry &row) { return row.number >= firstNumber; });
    if (first == m_rows.begin())
        return;
    if (first == m_rows.end()) {
        // All are gone: the samples may come back.
        beginResetModel();
        m_rows.clear();
        endResetModel();
        return;
    }
    const auto count = static_cast<int>(first - m_rows.begin());
    beginRemoveRows({}, 0, count - 1);
    m_rows.erase(m_rows.begin(), first);
    endRemoveRows();
}

void TrafficModel::append(const QList<TrafficEntry> &added)
{
    if (added.isEmpty())
        return;
    if (m_rows.empty()) {
        beginResetModel();
        m_rows.assign(added.begin(), added.end());
        endResetModel();
        return;
    }
    const auto first = static_cast<int>(m_rows.size());
    beginInsertRows({}, first, first + static_cast<int>(added.size()) - 1);
    m_rows.insert(m_rows.end(), added.begin(), added.end());
    endInsertRows();
}

void TrafficModel::update(const QList<TrafficEntry> &changed)
{
    int lowest = rowCount();
    int highest = -1;
    for (const TrafficEntry &entry : changed) {
        const auto row = std::lower_bound(m_rows.begin(), m_rows.end(), entry.number,
            [](const TrafficEntry &candidate, quint64 number) {
                return candidate.number < number;
            });
        if (row == m_rows.end() || row->number != entry.number)
            continue;
        *row = entry;
        const auto place = static_cast<int>(row - m_rows.begin());
        lowest = std::min(lowest, place);
        highest = std::max(highest, place);
    }
    if (highest >= 0)
        emit dataChanged(index(lowest, State), index(highest, Latency));
}

QString TrafficModel::cellText(const TrafficEntry &entry, int column) const
{
    switch (static_cast<Column>(column)) {
    case Time:
        return trafficTime(entry.time);
    case Way:
        return entry.direction == Direction::Out ? tr("out") : tr("in");
    case Device:
        return deviceName(entry.device);
    case Topic:
        return shortTopic(entry.topic);
    case Payload:
        return oneLine(entry.payload);
    case Size:
        return QLocale().toString(entry.size);
    case Qos:
        return QString::number(entry.qos) + (entry.retain ? tr(" R") : QString());
    case State:
        return m_rows.empty() ? tr("Preview, not sent") : fateText(entry.fate);
    case Latency:
        return entry.latency
            ? QLocale().toString(static_cast<double>(entry.latency->count()) / 1000, 'f', 1)
            : QString();
    case ColumnCount:
        break;
    }
    return {};
}

QString TrafficModel::toolTip(const TrafficEntry &entry) const
{
    const QString topic = QString::fromUtf8(entry.topic);
    return entry.reason.isEmpty() ? topic : QString(topic + u'\n' + entry.reason);
}

QString TrafficModel::deviceName(const QString &device) const
{
    return m_names.value(device, device);
}

} // namespace sim
