// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/devicepipeline.h"

#include "core/fault/faulterrors.h"
#include "core/feed/datafeedwriter.h"
#include "core/feed/rawpayload.h"
#include "core/feed/topics.h"
#include "core/pipeline/batchgroups.h"
#include "core/pipeline/duequeue.h"
#include "core/pipeline/feedmarks.h"
#include "core/pipeline/inputorder.h"
#include "core/pipeline/pipelineerrors.h"
#include "core/pipeline/scheduledproperty.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    /// Enough for a number, a boolean or a short word.
    constexpr qsizetype kUsualPayload = 32;

    /// Room for one point of a feed; more is found when it is needed.
    constexpr qsizetype kUsualPointBytes = 80;

    Result<void> checkInterval(const ResolvedProperty &property)
    {
        if (property.schedule.sampleEvery <= Microseconds(0))
            return Error(errors::kBadInterval, { property.id() });
        return {};
    }

    /// \a topic with another name of the property, its last level.
    QByteArray renamed(const QByteArray &topic, const QString &name)
    {
        return topic.first(topic.lastIndexOf('/') + 1) + name.toUtf8();
    }

} // namespace

struct DevicePipeline::Parts final : SourceInputs
{
    ResolvedDevice device;
    quint64 seed = 0;
    WallTime start {};
    WallTime now {}; ///< of the last advance()
    QByteArray feedTopic;
    std::vector<ScheduledProperty> entries;
    std::vector<quint32> byId; ///< places of the properties in entries, in order of their ids
    DueQueue queue;
    BatchGroups groups;
    std::map<QString, Value> commands; ///< what was set by hand or by a command
    std::vector<ClosedFeed> closed; ///< emptied after each use; keeps its memory
    FaultSet faults;
    FeedMarks marks; ///< kept only where there are faults
    std::vector<FaultEvent> faultEvents; ///< since the last step

    std::optional<Value> latest(const QString &property) const override
    {
        const ScheduledProperty *entry = find(property);
        if (entry == nullptr || !entry->latest)
            return {};
        return *entry->latest;
    }

    std::optional<Value> command(const QString &property) const override
    {
        const auto found = commands.find(property);
        return found == commands.end() ? std::nullopt : std::optional(found->second);
    }

    const ScheduledProperty *find(const QString &property) const
    {
        const auto place = std::lower_bound(byId.begin(), byId.end(), property,
            [this](quint32 i, const QString &id) { return entries[i].property().id() < id; });
        const bool isFound = place != byId.end() && entries[*place].property().id() == property;
        return isFound ? &entries[*place] : nullptr;
    }

    ScheduledProperty *find(const QString &property)
    {
        return const_cast<ScheduledProperty *>(
            std::as_const(*this).find(property)); // NOLINT(*-const-cast)
    }

    void sortById()
    {
        byId.resize(entries.size());
        std::iota(byId.begin(), byId.end(), 0U);
        std::sort(byId.begin(), byId.end(), [this](quint32 a, quint32 b) {
            return entries[a].property().id() < entries[b].property().id();
        });
    }

    Result<std::vector<quint32>> ranks() const
    {
        std::vector<InputNode> nodes;
        nodes.reserve(entries.size());
        for (const ScheduledProperty &entry : entries) {
            nodes.push_back(
                { .property = entry.property().id(), .inputs = entry.pipeline.inputs() });
        }
        return inputOrder(nodes);
    }

    /// Takes over the order of sampling and who reads whom.
    void arrange(const std::vector<quint32> &ranks)
    {
        std::vector<DueQueue::Item> items;
        items.reserve(entries.size());
        for (ScheduledProperty &entry : entries)
            entry.isRead = false;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            items.push_back(
                { .due = entries[i].due, .rank = ranks[i], .entry = static_cast<quint32>(i) });
            const QStringList inputs = entries[i].pipeline.inputs();
            for (const QString &input : inputs)
                find(input)->isRead = true;
        }
        queue.assign(std::move(items));
    }

    void sample(Step &step);
    void publish(quint32 place, const DataPoint &point, WallTime time, Step &step);
    void publish(const ScheduledProperty &entry, const DataPoint &point,
        const std::vector<quint32> &suffered, WallTime time, Step &step);
    void send(Step &step);
    void finish(WallTime time, Step &step);
};

/// Samples the property that is due first.
void DevicePipeline::Parts::sample(Step &step)
{
    const quint32 place = queue.first().entry;
    ScheduledProperty &entry = entries[place];
    const Tick tick { .index = entry.index,
        .time = entry.due,
        .sinceStart = entry.due - start,
        .step = entry.grid.interval() };
    ++entry.index;
    entry.findDue();
    queue.putFirst(entry.due);

    auto next = entry.pipeline.next(tick, *this);
    if (!next) {
        step.errors.push_back(next.error());
        return;
    }
    if (!next->has_value())
        return; // silence is neither a sample nor a change to report
    DataPoint point = std::move(**next);
    if (entry.isRead && !isNull(point.value))
        entry.latest = point.value; // those who read it are healthy
    if (!faults.isEmpty()) {
        faults.moveTo(tick.time, faultEvents);
        if (!faults.spoilSample(place, point, tick.index, faultEvents))
            return;
    }
    const bool isReported = entry.pipeline.delivery() == Delivery::Events
        ? entry.reporter.acceptsEvent(point)
        : entry.reporter.accepts(point);
    if (isReported)
        publish(place, point, tick.time, step);
    step.samples.push_back({ .point = std::move(point), .isReported = isReported });
}

void DevicePipeline::Parts::publish(
    quint32 place, const DataPoint &point, WallTime time, Step &step)
{
    if (faults.isEmpty()) {
        publish(entries[place], point, {}, time, step);
        return;
    }
    DataPoint spoilt = point;
    const std::vector<quint32> suffered = faults.spoilPoint(place, spoilt);
    publish(entries[place], spoilt, suffered, time, step);
}

void DevicePipeline::Parts::publish(const ScheduledProperty &entry, const DataPoint &point,
    const std::vector<quint32> &suffered, WallTime time, Step &step)
{
    const PublishRule &rule = entry.property().publish;
    if (rule.mode == PublishMode::Feed) {
        if (!faults.isEmpty())
            marks.enter(entry.group, suffered);
        groups.add(entry.group, point, time, closed);
        send(step);
        return;
    }
    QByteArray payload;
    payload.reserve(kUsualPayload);
    appendValue(payload, point.value);
    for (const quint32 fault : suffered)
        faults.spoilPayload(fault, payload);
    const bool isNamed = point.property == entry.property().id();
    step.messages.push_back(
        { .message = { .topic = isNamed ? entry.topic : renamed(entry.topic, point.property),
              .payload = std::move(payload),
              .qos = static_cast<quint8>(rule.qos),
              .retain = rule.retain },
            .points = { point },
            .time = time });
}

/// Encodes the feeds that were closed.
void DevicePipeline::Parts::send(Step &step)
{
    for (ClosedFeed &feed : closed) {
        const PublishRule &rule = groups.rule(feed.group);
        QByteArray payload;
        payload.reserve(kUsualPointBytes * (feed.feed.points.size() + 1));
        appendDataFeed(payload, feed.feed, rule.encoding);
        if (!faults.isEmpty()) {
            for (const quint32 fault : marks.leave(feed.group, feed.feed.points.size()))
                faults.spoilPayload(fault, payload);
        }
        step.messages.push_back({ .message = { .topic = feedTopic,
                                      .payload = std::move(payload),
                                      .qos = static_cast<quint8>(rule.qos),
                                      .retain = rule.retain },
            .points = std::move(feed.feed.points),
            .time = feed.time });
    }
    closed.clear();
}

/// The end of a step: what the faults did until \a time goes into it.
void DevicePipeline::Parts::finish(WallTime time, Step &step)
{
    now = std::max(now, time);
    if (faults.isEmpty())
        return;
    faults.moveTo(now, faultEvents);
    std::swap(step.faults, faultEvents);
    faultEvents.clear();
}

Result<DevicePipeline> DevicePipeline::make(const ResolvedDevice &device,
    const QString &topicPrefix, quint64 seed, WallTime start, const SourceContext &context)
{
    auto parts = std::make_unique<Parts>();
    parts->device = device;
    parts->seed = seed;
    parts->start = start + device.startDelay;
    parts->now = start;
    const Topics topics(topicPrefix);
    parts->feedTopic = topics.feed(device.deviceId);
    parts->entries.reserve(static_cast<std::size_t>(device.properties.size()));
    // The list is shared with the other members of a group, and so are its properties.
    const auto properties = std::make_shared<const QList<ResolvedProperty>>(device.properties);
    for (const ResolvedProperty &property : *properties) {
        if (const auto checked = checkInterval(property); !checked)
            return checked.error();
        auto pipeline
            = PropertyPipeline::make(std::shared_ptr<const ResolvedProperty>(properties, &property),
                seed, device.id, context);
        if (!pipeline)
            return pipeline.error();
        const RandomStream random(seed, device.id, property.id());
        parts->entries.push_back({ .pipeline = std::move(pipeline).value(),
            .reporter = Reporter(property.report),
            .grid = SamplingGrid(
                property.schedule, random.derived(u"jitter"), parts->start + device.phase),
            .topic = topics.property(device.deviceId, property.id()),
            .group = parts->groups.groupOf(property.publish),
            .hasWindows = !property.schedule.activeWindows.isEmpty() });
        parts->entries.back().findDue();
    }
    parts->sortById();
    const auto ranks = parts->ranks();
    if (!ranks)
        return ranks.error();
    parts->arrange(*ranks);
    return DevicePipeline(std::move(parts));
}

DevicePipeline::DevicePipeline(std::unique_ptr<Parts> parts)
    : m_parts(std::move(parts))
{
}

DevicePipeline::DevicePipeline(const DevicePipeline &other)
    : m_parts(std::make_unique<Parts>(*other.m_parts))
{
}

DevicePipeline::DevicePipeline(DevicePipeline &&) noexcept = default;
DevicePipeline &DevicePipeline::operator=(DevicePipeline &&) noexcept = default;
DevicePipeline::~DevicePipeline() = default;

const ResolvedDevice &DevicePipeline::device() const
{
    return m_parts->device;
}

bool DevicePipeline::isReproducible() const
{
    return std::all_of(m_parts->entries.begin(), m_parts->entries.end(),
        [](const ScheduledProperty &entry) { return entry.pipeline.isReproducible(); });
}

WallTime DevicePipeline::nextDue() const
{
    const WallTime sampleDue
        = m_parts->queue.isEmpty() ? WallTime::max() : m_parts->queue.first().due;
    return std::min(sampleDue, m_parts->groups.due());
}

double DevicePipeline::samplesPerSecond() const
{
    return std::accumulate(m_parts->entries.begin(), m_parts->entries.end(), 0.0,
        [](double sum, const ScheduledProperty &entry) {
            return sum + 1 / std::chrono::duration<double>(entry.grid.interval()).count();
        });
}

void DevicePipeline::advance(WallTime now, Step &step)
{
    step.samples.clear();
    step.messages.clear();
    step.errors.clear();
    step.faults.clear();
    Parts &parts = *m_parts;
    for (;;) {
        const WallTime batchDue = parts.groups.due();
        const WallTime sampleDue
            = parts.queue.isEmpty() ? WallTime::max() : parts.queue.first().due;
        if (std::min(batchDue, sampleDue) > now)
            break;
        if (batchDue <= sampleDue) {
            parts.groups.closeDue(parts.closed);
            parts.send(step);
        } else {
            parts.sample(step);
        }
    }
    parts.finish(now, step);
}

void DevicePipeline::skipTo(WallTime now)
{
    for (ScheduledProperty &entry : m_parts->entries) {
        if (entry.due >= now || entry.property().schedule.missed == MissedPolicy::CatchUp)
            continue;
        entry.skipTo(now);
        if (entry.hasWindows)
            entry.skipToWindow();
    }
    m_parts->queue.update([this](quint32 entry) { return m_parts->entries[entry].due; });
}

void DevicePipeline::restart()
{
    for (ScheduledProperty &entry : m_parts->entries)
        entry.pipeline.restart();
}

void DevicePipeline::flush(WallTime now, Step &step)
{
    step.samples.clear();
    step.messages.clear();
    step.errors.clear();
    step.faults.clear();
    m_parts->groups.closeAll(now, m_parts->closed);
    m_parts->send(step);
    m_parts->finish(now, step);
}

Result<void> DevicePipeline::replace(const ResolvedProperty &property)
{
    Parts &parts = *m_parts;
    ScheduledProperty *found = parts.find(property.id());
    if (found == nullptr)
        return Error(errors::kUnknownProperty, { property.id(), parts.device.name });
    if (auto checked = checkInterval(property); !checked)
        return checked;
    ScheduledProperty &entry = *found;
    PropertyPipeline before(entry.pipeline);
    if (auto replaced = entry.pipeline.replace(property); !replaced)
        return replaced;
    const auto ranks = parts.ranks();
    if (!ranks) {
        entry.pipeline = std::move(before);
        return ranks.error();
    }

    const ResolvedProperty &old = before.property();
    entry.reporter.setRule(property.report);
    if (old.schedule != property.schedule) {
        const WallTime earliest = entry.index == 0 ? parts.start : parts.now + Microseconds(1);
        entry.grid.change(property.schedule, entry.index, parts.now);
        entry.hasWindows = !property.schedule.activeWindows.isEmpty();
        entry.findDue();
        entry.due = std::max(entry.due, earliest);
    }
    if (old.publish != property.publish) {
        const std::size_t group = parts.groups.groupOf(property.publish);
        parts.groups.move(property.id(), entry.group, group);
        entry.group = group;
    }
    const auto same = std::find_if(parts.device.properties.begin(), parts.device.properties.end(),
        [&](const ResolvedProperty &candidate) { return candidate.id() == property.id(); });
    *same = property;
    parts.arrange(*ranks);
    return {};
}

Result<void> DevicePipeline::setManualValue(const QString &property, const Value &value)
{
    ScheduledProperty *entry = m_parts->find(property);
    if (entry == nullptr)
        return Error(errors::kUnknownProperty, { property, m_parts->device.name });
    auto set = entry->pipeline.setManualValue(value);
    if (set)
        m_parts->commands.insert_or_assign(property, value);
    return set;
}

Result<void> DevicePipeline::setFaults(const QList<FaultSpec> &faults)
{
    Parts &parts = *m_parts;
    auto made = FaultSet::make(faults, parts.device, parts.seed, parts.start);
    if (!made)
        return made.error();
    parts.faults = std::move(made).value();
    return {};
}

Result<void> DevicePipeline::beginFault(const QString &fault)
{
    if (!m_parts->faults.begin(fault, m_parts->now, m_parts->faultEvents))
        return Error(errors::kUnknownFault, { fault, m_parts->device.name });
    return {};
}

Result<void> DevicePipeline::endFault(const QString &fault)
{
    if (!m_parts->faults.end(fault, m_parts->now, m_parts->faultEvents))
        return Error(errors::kUnknownFault, { fault, m_parts->device.name });
    return {};
}

QList<FaultCount> DevicePipeline::faultCounts() const
{
    return m_parts->faults.counts(m_parts->now);
}

} // namespace sim
