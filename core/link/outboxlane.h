// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/datapoint.h"

#include <QtCore/QList>

#include <optional>

namespace sim {

/// A message that waits.
struct OutboxItem
{
    quint64 handle = 0; ///< ascending with the time of its making
    quint64 record = 0; ///< in the journal on disk; 0: not there
    Message message;
};

/// Waiting messages in the order of their handles. QoS 0 is kept apart, so that its oldest is found
/// without a search. All operations are O(1) amortised for items that come in order.
class OutboxLane
{
public:
    void add(OutboxItem item);
    std::optional<OutboxItem> takeFirst();
    std::optional<OutboxItem> takeOldestPlain(); ///< of QoS 0
    std::optional<OutboxItem> takeOldestTracked(); ///< of QoS 1 and 2
    std::optional<OutboxItem> takeNewest();

    bool isEmpty() const { return m_plain.isEmpty() && m_tracked.isEmpty(); }

    qsizetype size() const { return m_plain.size() + m_tracked.size(); }

private:
    QList<OutboxItem> m_plain;
    QList<OutboxItem> m_tracked;
};

} // namespace sim

Q_DECLARE_TYPEINFO(sim::OutboxItem, Q_RELOCATABLE_TYPE);
