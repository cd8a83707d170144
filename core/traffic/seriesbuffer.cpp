// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/traffic/seriesbuffer.h"

#include <QtCore/QMutexLocker>

#include <algorithm>
#include <cmath>

namespace sim {

// --- SeriesBuffer

SeriesBuffer::SeriesBuffer(qsizetype maxPoints)
    : m_maxPoints(static_cast<std::size_t>(std::max(maxPoints, qsizetype { 1 })))
{
}

void SeriesBuffer::addGenerated(WallTime time, const Value &value, std::optional<double> charted)
{
    const QMutexLocker lock(&m_mutex);
    m_latest = value;
    m_latestTime = time;
    if (charted && std::isfinite(*charted))
        m_generated.add({ .time = time, .value = *charted }, m_maxPoints);
    ++m_revision;
}

void SeriesBuffer::addPublished(WallTime time, double charted)
{
    if (!std::isfinite(charted))
        return;
    const QMutexLocker lock(&m_mutex);
    m_published.add({ .time = time, .value = charted }, m_maxPoints);
    ++m_revision;
}

void SeriesBuffer::clear()
{
    const QMutexLocker lock(&m_mutex);
    m_generated.clear();
    m_published.clear();
    m_latest.reset();
    m_latestTime.reset();
    ++m_revision;
}

SeriesBuffer::Snapshot SeriesBuffer::snapshot(WallTime from) const
{
    const QMutexLocker lock(&m_mutex);
    return { .generated = m_generated.from(from),
        .published = m_published.from(from),
        .latest = m_latest,
        .latestTime = m_latestTime,
        .revision = m_revision };
}

std::optional<Value> SeriesBuffer::latest() const
{
    const QMutexLocker lock(&m_mutex);
    return m_latest;
}

quint64 SeriesBuffer::revision() const
{
    const QMutexLocker lock(&m_mutex);
    return m_revision;
}

// --- SeriesBuffer::Ring

void SeriesBuffer::Ring::add(SeriesPoint point, std::size_t capacity)
{
    if (!points.empty() && point.time < at(points.size() - 1).time)
        isOrdered = false;
    if (points.size() < capacity) {
        points.push_back(point);
        return;
    }
    points[head] = point;
    head = (head + 1) % points.size();
}

const SeriesPoint &SeriesBuffer::Ring::at(std::size_t index) const
{
    const std::size_t place = head + index;
    return points[place < points.size() ? place : place - points.size()];
}

QList<SeriesPoint> SeriesBuffer::Ring::from(WallTime time) const
{
    QList<SeriesPoint> all;
    std::size_t begin = 0;
    if (isOrdered) {
        std::size_t end = points.size();
        while (begin < end) {
            const std::size_t middle = begin + (end - begin) / 2;
            if (at(middle).time < time)
                begin = middle + 1;
            else
                end = middle;
        }
        begin -= begin > 0 ? 1 : 0;
    }
    all.reserve(static_cast<qsizetype>(points.size() - begin));
    for (std::size_t i = begin; i < points.size(); ++i)
        all.append(at(i));
    if (isOrdered)
        return all;

    const auto isEarlier
        = [](const SeriesPoint &a, const SeriesPoint &b) { return a.time < b.time; };
    std::stable_sort(all.begin(), all.end(), isEarlier);
    const auto first = std::partition_point(
        all.cbegin(), all.cend(), [time](const SeriesPoint &point) { return point.time < time; });
    return all.mid(std::max(first - all.cbegin() - 1, qsizetype { 0 }));
}

void SeriesBuffer::Ring::clear()
{
    points.clear();
    head = 0;
    isOrdered = true;
}

// --- SeriesStore

std::shared_ptr<SeriesBuffer> SeriesStore::series(const QString &device, const QString &property)
{
    const QString key = device + QChar(QChar::Null) + property; // no id holds a NUL
    const QMutexLocker lock(&m_mutex);
    std::shared_ptr<SeriesBuffer> &buffer = m_series[key];
    if (!buffer)
        buffer = std::make_shared<SeriesBuffer>();
    return buffer;
}

void SeriesStore::clear()
{
    const QMutexLocker lock(&m_mutex);
    for (const std::shared_ptr<SeriesBuffer> &buffer : std::as_const(m_series))
        buffer->clear();
}

// --- decimated

namespace {

    /// The lowest and highest of the points begin <= i < end, in order of time.
    void appendExtremes(
        QList<SeriesPoint> &out, const QList<SeriesPoint> &points, qsizetype begin, qsizetype end)
    {
        const auto first = points.cbegin() + begin;
        const auto last = points.cbegin() + end;
        const auto isLower
            = [](const SeriesPoint &a, const SeriesPoint &b) { return a.value < b.value; };
        const auto [low, high] = std::minmax_element(first, last, isLower);
        out.append(low < high ? *low : *high);
        if (low != high)
            out.append(low < high ? *high : *low);
    }

} // namespace

QList<SeriesPoint> decimated(
    const QList<SeriesPoint> &points, WallTime from, WallTime to, int columns)
{
    const auto isBefore = [](const SeriesPoint &point, WallTime time) { return point.time < time; };
    const auto isAfter = [](WallTime time, const SeriesPoint &point) { return time < point.time; };
    const auto begin
        = std::lower_bound(points.cbegin(), points.cend(), from, isBefore) - points.cbegin();
    const auto end = std::max(
        begin, std::upper_bound(points.cbegin(), points.cend(), to, isAfter) - points.cbegin());
    const qsizetype outerBegin = std::max(begin - 1, qsizetype { 0 });
    const qsizetype outerEnd = std::min(end + 1, points.size());

    const auto width = static_cast<qsizetype>(std::max(columns, 1));
    if (end - begin <= 2 * width)
        return points.mid(outerBegin, outerEnd - outerBegin);

    const double span = std::max(1.0, static_cast<double>((to - from).count()));
    const auto columnOf = [&](qsizetype i) {
        const double share = static_cast<double>((points.at(i).time - from).count()) / span;
        return std::min(static_cast<qsizetype>(share * static_cast<double>(width)), width - 1);
    };

    QList<SeriesPoint> out;
    out.reserve(2 * width + 4);
    out.append(points.mid(outerBegin, begin - outerBegin));
    out.append(points.at(begin));
    for (qsizetype i = begin + 1; i < end - 1;) {
        const qsizetype column = columnOf(i);
        const qsizetype start = i;
        while (i < end - 1 && columnOf(i) == column)
            ++i;
        appendExtremes(out, points, start, i);
    }
    out.append(points.at(end - 1));
    out.append(points.mid(end, outerEnd - end));
    return out;
}

} // namespace sim
