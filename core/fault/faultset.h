// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/fault/fault.h"
#include "core/fault/faultschedule.h"
#include "core/model/device.h"

#include <map>

namespace sim {

/// The beginning or end of a fault.
struct FaultEvent
{
    QString fault; ///< its id
    WallTime time {};
    bool isBegin = false;
};

/// What became of one fault so far.
struct FaultCount
{
    QString fault; ///< its id
    QString kind;
    QString target;
    quint64 activations = 0;
    quint64 samples = 0; ///< that it spoiled
    Microseconds activeTime { 0 }; ///< simulated
    bool isActive = false;
};

/// The faults of one device: which are active, and what they do to points and messages.
///
/// A fault of the whole device touches the properties whose type it serves. It has one schedule,
/// but by chance is decided for each property on its own. Copies run ahead. Thread: one at a time.
class FaultSet
{
public:
    /// The \a faults of \a device, whose own time begins at \a start. Errors: those of makeFault(),
    /// for faults of single properties; properties that the device does not have are left out.
    static Result<FaultSet> make(
        const QList<FaultSpec> &faults, const ResolvedDevice &device, quint64 seed, WallTime start);

    bool isEmpty() const { return m_actors.empty(); }

    /// Goes on to \a time; appends what began and ended until then.
    void moveTo(WallTime time, std::vector<FaultEvent> &events);

    /// A sample of the property at \a place of the device, to whose time it was moved. Lets the
    /// active faults change its value; false when the sample gets lost.
    bool spoilSample(
        std::size_t place, DataPoint &point, quint64 index, std::vector<FaultEvent> &events);

    /// \a point was reported: changes what is sent instead. Returns the faults that the message
    /// with it suffers from, for spoilPayload().
    std::vector<quint32> spoilPoint(std::size_t place, DataPoint &point);
    void spoilPayload(quint32 fault, QByteArray &payload) const;

    /// By hand. False when no fault has that id.
    bool begin(const QString &fault, WallTime time, std::vector<FaultEvent> &events);
    bool end(const QString &fault, WallTime time, std::vector<FaultEvent> &events);

    /// \a now is the time to which it was moved.
    QList<FaultCount> counts(WallTime now) const;

private:
    /// One fault at work on one property.
    struct Work
    {
        std::shared_ptr<const Fault> fault;
        RandomStream random;
        Value before {}; ///< kept while the fault is not active
    };

    /// One schedule, and the properties for which it holds.
    struct Actor
    {
        FaultSchedule schedule;
        std::size_t count; ///< of m_counts
        std::map<std::size_t, Work> works; ///< by the places of properties
    };

    void note(const Actor &actor, std::vector<FaultEvent> &events);

    std::vector<Actor> m_actors;
    std::vector<FaultCount> m_counts;
    std::vector<FaultSchedule::Change> m_changes; ///< emptied after each use; keeps its memory
};

} // namespace sim
