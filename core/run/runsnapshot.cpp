// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/runsnapshot.h"

#include <QtCore/QJsonArray>

using namespace Qt::StringLiterals;

namespace sim {

namespace {

    QJsonValue orNull(const std::optional<quint64> &count)
    {
        return count ? QJsonValue(static_cast<qint64>(*count)) : QJsonValue();
    }

    QJsonValue orNull(const std::optional<double> &number)
    {
        return number ? QJsonValue(*number) : QJsonValue();
    }

    QJsonObject toJson(const DropCounts &counts)
    {
        QJsonObject object;
        for (const DropCause cause : kDropCauses)
            object.insert(dropCauseName(cause), static_cast<qint64>(counts.of(cause)));
        return object;
    }

    QJsonObject toJson(const Percentiles &percentiles)
    {
        return { { u"p50"_s, orNull(percentiles.p50) }, { u"p99"_s, orNull(percentiles.p99) } };
    }

} // namespace

QJsonObject toJson(const RunSnapshot &snapshot)
{
    const auto number = [](quint64 count) { return QJsonValue(static_cast<qint64>(count)); };
    const RunCounts &counts = snapshot.counts;
    return {
        { u"devices"_s, number(counts.devices) },
        { u"online"_s, number(counts.online) },
        { u"connected"_s, number(counts.connected) },
        { u"generated"_s, number(counts.generated) },
        { u"reported"_s, number(counts.reported) },
        { u"published"_s, number(counts.published) },
        { u"acknowledged"_s, number(counts.acknowledged) },
        { u"dropped"_s, number(counts.dropped) },
        { u"droppedBy"_s, toJson(counts.droppedBy) },
        { u"queued"_s, number(counts.queued) },
        { u"restored"_s, number(counts.restored) },
        { u"arrived"_s, orNull(counts.arrived) },
        { u"rejected"_s, orNull(counts.rejected) },
        { u"duplicates"_s, orNull(counts.duplicates) },
        { u"latencyMs"_s, counts.arrived ? QJsonValue(toJson(snapshot.latency)) : QJsonValue() },
        { u"latenessMs"_s, toJson(snapshot.lateness) },
        { u"samplesPerSecond"_s,
            QJsonObject { { u"requested"_s, snapshot.samplesRequested },
                { u"achieved"_s, snapshot.samplesPerSecond } } },
        { u"durationS"_s, static_cast<double>(snapshot.elapsed.count()) / 1e6 },
        { u"seed"_s, number(snapshot.seed) },
        { u"fingerprint"_s, snapshot.fingerprint },
        { u"errors"_s, QJsonArray::fromStringList(snapshot.errors) },
    };
}

} // namespace sim
