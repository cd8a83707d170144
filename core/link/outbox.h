// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/link/dropcause.h"
#include "core/link/fleetbudget.h"
#include "core/link/outboxlane.h"
#include "core/model/rules.h"

#include <functional>

namespace sim {

/// How much one device may keep.
struct OutboxLimits
{
    static constexpr qint64 kMaxBytes = 1024 * 1024; // reliability, section 3

    int maxMessages = PublishRule().queueSize;
    qint64 maxBytes = kMaxBytes; ///< as Outbox::sizeOf() counts
    DropPolicy policy = DropPolicy::DropOldest;
};

/// Messages that wait for their link, bounded by number and bytes, and by the budget of the fleet.
///
/// There are two lanes. *Live*: made while the link was online, and held back by its window.
/// *Backlog*: made before; ordered by handle. Every message that goes in comes out by take(), or is
/// reported as dropped. When full, the oldest of QoS 0 goes first, backlog before live; then the
/// policy decides. Thread: one at a time, that of its budget.
class Outbox final : public FleetBudget::Member
{
public:
    using Item = OutboxItem;
    /// Called once for each lost message, also for those that others made it give. The outbox may
    /// be read then, not changed.
    using Dropped = std::function<void(const Item &item, DropCause cause)>;

    enum class Lane { Backlog, Live };

    /// What a message and its place in the queue take in memory, in bytes.
    static qint64 sizeOf(const Message &message);

    /// \a budget must outlive the outbox.
    Outbox(const OutboxLimits &limits, FleetBudget &budget, Dropped dropped);

    /// Queues \a item behind all others of \a lane. False when it was dropped itself (DropNewest,
    /// Pause when full, larger than the outbox, QoS 0 against QoS 1 and 2).
    bool add(Item item, Lane lane);

    std::optional<Item> take(Lane lane); ///< the oldest
    void putBack(Item item, Lane lane); ///< where it was; also above the bounds
    void endLive(); ///< the link is gone: what is live joins the backlog

    bool isEmpty() const { return size() == 0; }

    bool isEmpty(Lane lane) const
    {
        return lane == Lane::Live ? m_live.isEmpty() : m_backlog.isEmpty();
    }

    bool isPausing() const; ///< policy Pause, and full: the producer should wait

    qsizetype size() const { return m_live.size() + m_backlog.size(); }

private:
    bool giveOne() override;
    bool fits(qint64 bytes) const;
    bool dropOne(bool isPlainOnly, DropCause cause);
    bool drop(const std::optional<Item> &victim, DropCause cause);
    bool makeRoom(const Item &item, qint64 bytes);

    OutboxLane &lane(Lane which) { return which == Lane::Live ? m_live : m_backlog; }

    OutboxLane m_backlog;
    OutboxLane m_live;
    OutboxLimits m_limits;
    Dropped m_dropped;
};

} // namespace sim
