// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/pipeline/devicepipeline.h"
#include "core/run/messagebudget.h"
#include "core/run/publisher.h"
#include "core/run/runcontext.h"
#include "core/run/runsnapshot.h"
#include "core/traffic/seriesbuffer.h"

#include <unordered_map>

namespace sim {

/// One device of a run: pipeline, publisher and link together. Thread: the engine's.
class DeviceRunner : public QObject
{
    Q_OBJECT

public:
    DeviceRunner(DevicePipeline pipeline, const LinkSettings &settings, const RunContext &context,
        QObject *parent = nullptr);
    ~DeviceRunner() override;

    const ResolvedDevice &device() const { return m_pipeline.device(); }

    bool isReproducible() const { return m_pipeline.isReproducible(); } ///< see DevicePipeline

    DeviceLink &link() { return *m_link; }

    const DeviceLink &link() const { return *m_link; }

    Publisher &publisher() { return m_publisher; }

    const Publisher &publisher() const { return m_publisher; }

    WallTime nextDue() const { return std::max(m_pipeline.nextDue(), m_pausedUntil); }

    /// Does what is due until \a now: samples, messages. A device whose queue says Pause samples
    /// nothing until there is room again, and then catches up as far as there is.
    void advance(WallTime now);
    void skipTo(WallTime now); ///< leaves out the samples before \a now

    void flush(WallTime now); ///< the end of a run: open batches leave

    /// A message by hand, through the same door.
    Publisher::Published publishComposed(const Message &message, WallTime now);

    void replaceProperty(const ResolvedProperty &property);
    void setManualValue(const QString &property, const Value &value);

    double samplesRequested() const { return m_pipeline.samplesPerSecond(); }

    quint64 generated() const { return m_generated; }

    quint64 reported() const { return m_reported; }

    DeviceSnapshot snapshot() const;

signals:
    void made(const sim::DeviceRunner *runner,
        const sim::Message &message); ///< bytes are final, before they are sent
    void left(quint64 number, const sim::Message &message);
    void lost(quint64 number, const QString &reason);
    void errorRaised(const QString &device, const sim::Error &error);

private:
    void advanceWhileRoom(WallTime now);
    void handle(const DevicePipeline::Step &step);

    /// A published point as the chart wants it: far smaller than a DataPoint, of which a full queue
    /// would keep thousands.
    struct Dot
    {
        SeriesBuffer *buffer;
        WallTime time;
        double value;
    };

    QList<Dot> dotsOf(const QList<DataPoint> &points) const;
    static void write(const QList<Dot> &dots);
    void onLeft(quint64 number, const Message &message);
    void onLost(quint64 number, const QString &reason);
    void raise(const Error &error);

    struct Plot
    {
        PropertyDefinition definition;
        std::shared_ptr<SeriesBuffer> buffer;
    };

    const Plot *plotOf(const QString &property) const;
    DevicePipeline m_pipeline;
    std::unique_ptr<DeviceLink> m_link;
    Publisher m_publisher;
    QHash<QString, Plot> m_plots; ///< by property id; empty when nobody looks
    std::unordered_map<quint64, QList<Dot>>
        m_waiting; ///< of queued messages: written when they leave
    DevicePipeline::Step &m_step;
    MessageBudget *m_budget; ///< may be null
    TrafficJournal &m_journal;
    const Clock &m_clock;
    WallTime m_pausedUntil {}; ///< policy Pause: look again then
    bool m_mayPause;
    quint64 m_generated = 0;
    quint64 m_reported = 0;
};

} // namespace sim
