// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/fault/faultset.h"

#include <algorithm>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    bool serves(const KindDescription &kind, PropertyType type)
    {
        return kind.types.isEmpty() || kind.types.contains(type);
    }

} // namespace

Result<FaultSet> FaultSet::make(
    const QList<FaultSpec> &faults, const ResolvedDevice &device, quint64 seed, WallTime start)
{
    FaultSet set;
    if (faults.isEmpty())
        return set;
    static const KindCatalogue kKinds = faultCatalogue();
    for (const FaultSpec &spec : faults) {
        const KindDescription *kind = kKinds.find(spec.what.kind);
        const QString purpose = u"fault:" + spec.id;
        const RandomStream random = RandomStream(seed, device.id, {}).derived(purpose);
        const bool isAlone = spec.trigger.mode == FaultTrigger::Mode::Probability;
        std::vector<Actor> actors;
        for (qsizetype i = 0; i < device.properties.size(); ++i) {
            const PropertyDefinition &property = device.properties.at(i).definition;
            const bool isMeant = spec.property().isEmpty()
                ? kind == nullptr || serves(*kind, property.type)
                : property.id == spec.property();
            if (!isMeant)
                continue;
            auto fault = makeFault(spec.what, property);
            if (!fault && !spec.property().isEmpty())
                return fault.error();
            if (!fault || *fault == nullptr)
                continue;
            const RandomStream own = random.derived(property.id);
            if (actors.empty() || isAlone) {
                actors.push_back(
                    { .schedule = FaultSchedule(spec.trigger, isAlone ? own : random, start),
                        .count = set.m_counts.size(),
                        .works = {} });
            }
            actors.back().works.emplace(static_cast<std::size_t>(i),
                Work { .fault = std::move(fault).value(), .random = own.derived(u"value") });
        }
        if (actors.empty())
            continue;
        set.m_counts.push_back({ .fault = spec.id, .kind = spec.what.kind, .target = spec.target });
        std::move(actors.begin(), actors.end(), std::back_inserter(set.m_actors));
    }
    return set;
}

void FaultSet::moveTo(WallTime time, std::vector<FaultEvent> &events)
{
    for (Actor &actor : m_actors) {
        actor.schedule.moveTo(time, m_changes);
        note(actor, events);
    }
}

/// Counts and tells what is in m_changes.
void FaultSet::note(const Actor &actor, std::vector<FaultEvent> &events)
{
    FaultCount &count = m_counts[actor.count];
    for (const FaultSchedule::Change &change : m_changes) {
        count.activations += change.isBegin ? 1U : 0U;
        // A beginning takes the time away that its end gives back.
        count.activeTime
            += change.isBegin ? -change.time.time_since_epoch() : change.time.time_since_epoch();
        events.push_back({ .fault = count.fault, .time = change.time, .isBegin = change.isBegin });
    }
    m_changes.clear();
}

bool FaultSet::spoilSample(
    std::size_t place, DataPoint &point, quint64 index, std::vector<FaultEvent> &events)
{
    const Value healthy = point.value;
    for (Actor &actor : m_actors) {
        const auto found = actor.works.find(place);
        if (found == actor.works.end())
            continue;
        actor.schedule.decide(index, point.time, m_changes);
        note(actor, events);
        Work &work = found->second;
        if (!actor.schedule.isActive()) {
            work.before = healthy;
            continue;
        }
        ++m_counts[actor.count].samples;
        const FaultTick tick {
            .index = index, .sinceBegin = point.time - actor.schedule.begun(), .before = work.before
        };
        auto value = work.fault->value(point.value, tick, work.random);
        if (!value)
            return false;
        point.value = std::move(*value);
    }
    return true;
}

std::vector<quint32> FaultSet::spoilPoint(std::size_t place, DataPoint &point)
{
    std::vector<quint32> suffered;
    for (std::size_t i = 0; i < m_actors.size(); ++i) {
        const Actor &actor = m_actors[i];
        const auto found = actor.works.find(place);
        if (found == actor.works.end() || !actor.schedule.isActive())
            continue;
        const Fault &fault = *found->second.fault;
        fault.spoilPoint(point);
        if (fault.spoilsPayload())
            suffered.push_back(static_cast<quint32>(i));
    }
    return suffered;
}

void FaultSet::spoilPayload(quint32 fault, QByteArray &payload) const
{
    m_actors.at(fault).works.begin()->second.fault->spoilPayload(payload);
}

bool FaultSet::begin(const QString &fault, WallTime time, std::vector<FaultEvent> &events)
{
    bool isKnown = false;
    for (Actor &actor : m_actors) {
        if (m_counts[actor.count].fault != fault)
            continue;
        isKnown = true;
        actor.schedule.begin(time, m_changes);
        note(actor, events);
    }
    return isKnown;
}

bool FaultSet::end(const QString &fault, WallTime time, std::vector<FaultEvent> &events)
{
    bool isKnown = false;
    for (Actor &actor : m_actors) {
        if (m_counts[actor.count].fault != fault)
            continue;
        isKnown = true;
        actor.schedule.end(time, m_changes);
        note(actor, events);
    }
    return isKnown;
}

QList<FaultCount> FaultSet::counts(WallTime now) const
{
    QList<FaultCount> counts(m_counts.begin(), m_counts.end());
    for (const Actor &actor : m_actors) {
        if (!actor.schedule.isActive())
            continue;
        FaultCount &count = counts[static_cast<qsizetype>(actor.count)];
        count.isActive = true;
        count.activeTime += now.time_since_epoch(); // its beginning was taken away
    }
    return counts;
}

} // namespace sim
