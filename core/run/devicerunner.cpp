// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/devicerunner.h"

#include "core/run/runerrors.h"
#include "core/traffic/chartedvalue.h"

namespace sim {

namespace {

    constexpr auto kPauseLook = std::chrono::milliseconds(100);

    OutboxLimits limitsOf(const ResolvedDevice &device, const StoreAndForward &storage)
    {
        // The queue belongs to the device; the largest that one of its properties asks for serves
        // them all.
        PublishRule rule { .queueSize = 0 };
        for (const ResolvedProperty &property : device.properties) {
            if (property.publish.queueSize > rule.queueSize)
                rule = property.publish;
        }
        return { .maxMessages = rule.queueSize > 0 ? rule.queueSize : PublishRule().queueSize,
            .maxBytes = storage.deviceBytes,
            .policy = rule.queuePolicy };
    }

} // namespace

DeviceRunner::DeviceRunner(DevicePipeline pipeline, const LinkSettings &settings,
    const RunContext &context, QObject *parent)
    : QObject(parent)
    , m_pipeline(std::move(pipeline))
    , m_link(std::make_unique<DeviceLink>(settings,
          LinkContext { .clock = context.clock,
              .limiter = context.limiter,
              .transports = context.transports,
              .topics = context.topics },
          RandomStream(context.seed, m_pipeline.device().id, u"link")))
    , m_publisher(
          m_pipeline.device().id, *m_link, limitsOf(m_pipeline.device(), context.storage), context)
    , m_step(*context.step)
    , m_budget(context.budget)
    , m_journal(context.journal)
    , m_clock(context.clock)
    , m_mayPause(limitsOf(m_pipeline.device(), context.storage).policy == DropPolicy::Pause)
{
    const QString id = device().id;
    if (context.series) {
        for (const ResolvedProperty &property : device().properties)
            m_plots.insert(
                property.id(), { property.definition, context.series->series(id, property.id()) });
    }
    connect(&m_publisher, &Publisher::left, this, &DeviceRunner::onLeft);
    connect(&m_publisher, &Publisher::lost, this, &DeviceRunner::onLost);
    connect(&m_publisher, &Publisher::losing, this,
        [this](const QString &reason) { raise(Error(errors::kLosing, { reason })); });
    connect(m_link.get(), &DeviceLink::errorOccurred, this, &DeviceRunner::raise);
    connect(m_link.get(), &DeviceLink::messageReceived, this, [this](const Message &message) {
        TrafficEntry entry;
        entry.time = m_clock.wall();
        entry.direction = Direction::In;
        entry.device = device().id;
        entry.topic = message.topic;
        entry.payload = message.payload;
        entry.size = message.payload.size();
        entry.qos = message.qos;
        entry.retain = message.retain;
        entry.fate = Fate::Received;
        m_journal.append(std::move(entry));
    });
}

DeviceRunner::~DeviceRunner() = default;

void DeviceRunner::advance(WallTime now)
{
    if (m_mayPause) {
        advanceWhileRoom(now);
        return;
    }
    m_pipeline.advance(now, m_step);
    handle(m_step);
}

/// One due moment at a time, so that the queue never gets more than one sample beyond its bound.
void DeviceRunner::advanceWhileRoom(WallTime now)
{
    while (!m_publisher.isBlocked() && m_pipeline.nextDue() <= now) {
        m_pipeline.advance(m_pipeline.nextDue(), m_step);
        handle(m_step);
    }
    m_pausedUntil = m_publisher.isBlocked() ? now + kPauseLook : WallTime {};
}

void DeviceRunner::skipTo(WallTime now)
{
    m_pipeline.skipTo(now);
}

void DeviceRunner::flush(WallTime now)
{
    m_pipeline.flush(now, m_step);
    handle(m_step);
}

Publisher::Published DeviceRunner::publishComposed(const Message &message, WallTime now)
{
    emit made(this, message);
    return m_publisher.publish(message, now);
}

void DeviceRunner::replaceProperty(const ResolvedProperty &property)
{
    if (const auto replaced = m_pipeline.replace(property); !replaced) {
        raise(replaced.error());
        return;
    }
    if (const auto plot = m_plots.find(property.id()); plot != m_plots.end())
        plot->definition = property.definition;
}

void DeviceRunner::setManualValue(const QString &property, const Value &value)
{
    if (const auto set = m_pipeline.setManualValue(property, value); !set)
        raise(set.error());
}

DeviceSnapshot DeviceRunner::snapshot() const
{
    const PublisherCounts counts = m_publisher.counts();
    DeviceSnapshot snapshot;
    snapshot.id = m_pipeline.device().id;
    snapshot.state = m_link->state();
    snapshot.stage = m_link->stage();
    if (snapshot.state != DeviceLink::State::Online) {
        if (const auto error = m_link->lastError())
            snapshot.error = error->message();
    }
    snapshot.published = counts.published;
    snapshot.queued = counts.queued;
    snapshot.dropped = counts.dropped.total();
    return snapshot;
}

void DeviceRunner::handle(const DevicePipeline::Step &step)
{
    for (const Sampled &sample : step.samples) {
        ++m_generated;
        m_reported += sample.isReported ? 1U : 0U;
        if (const Plot *plot = plotOf(sample.point.property)) {
            plot->buffer->addGenerated(sample.point.time, sample.point.value,
                chartedValue(plot->definition, sample.point.value));
        }
    }
    for (const Error &error : step.errors)
        raise(error);
    for (const OutgoingMessage &outgoing : step.messages) {
        // The run ends here, however much of this step there is.
        if (m_budget != nullptr && !m_budget->take())
            break;
        emit made(this, outgoing.message);
        const auto published = m_publisher.publish(outgoing.message, outgoing.time);
        if (published.fate == Fate::Queued && !m_plots.isEmpty())
            m_waiting.emplace(published.number, dotsOf(outgoing.points));
        else if (published.fate == Fate::Sent)
            write(dotsOf(outgoing.points));
    }
}

const DeviceRunner::Plot *DeviceRunner::plotOf(const QString &property) const
{
    const auto plot = m_plots.constFind(property);
    return plot == m_plots.constEnd() ? nullptr : &*plot;
}

QList<DeviceRunner::Dot> DeviceRunner::dotsOf(const QList<DataPoint> &points) const
{
    QList<Dot> dots;
    for (const DataPoint &point : points) {
        const Plot *plot = plotOf(point.property);
        if (plot == nullptr)
            continue;
        if (const auto charted = chartedValue(plot->definition, point.value))
            dots.append({ .buffer = plot->buffer.get(), .time = point.time, .value = *charted });
    }
    return dots;
}

void DeviceRunner::write(const QList<Dot> &dots)
{
    for (const Dot &dot : dots)
        dot.buffer->addPublished(dot.time, dot.value);
}

void DeviceRunner::onLeft(quint64 number, const Message &message)
{
    if (const auto waiting = m_waiting.find(number); waiting != m_waiting.end()) {
        write(waiting->second);
        m_waiting.erase(waiting);
    }
    emit left(number, message);
}

void DeviceRunner::onLost(quint64 number, const QString &reason)
{
    m_waiting.erase(number);
    emit lost(number, reason);
}

void DeviceRunner::raise(const Error &error)
{
    emit errorRaised(device().id, error);
}

} // namespace sim
