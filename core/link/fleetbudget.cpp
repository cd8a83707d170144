// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/fleetbudget.h"

#include <algorithm>

namespace sim {

namespace {

    constexpr qint64 kRankBytes = 4096;

} // namespace

FleetBudget::Member::Member(FleetBudget &budget, bool isGiver)
    : m_budget(budget)
    , m_number(++budget.m_lastNumber)
    , m_isGiver(isGiver)
{
}

FleetBudget::Member::~Member()
{
    setBytes(0);
}

void FleetBudget::Member::setBytes(qint64 bytes)
{
    m_budget.m_bytes += bytes - m_bytes;
    m_bytes = bytes;
    if (m_isGiver)
        m_budget.setRank(*this, (bytes + kRankBytes - 1) / kRankBytes);
}

FleetBudget::FleetBudget(qint64 maxBytes)
    : m_maxBytes(std::max<qint64>(maxBytes, 0))
{
}

bool FleetBudget::makeRoom(qint64 bytes)
{
    if (bytes > m_maxBytes)
        return false;
    while (m_bytes + bytes > m_maxBytes) {
        if (m_ranking.empty())
            return false;
        Member &largest = *m_ranking.rbegin()->second;
        if (!largest.giveOne())
            setRank(largest, 0);
    }
    return true;
}

void FleetBudget::setRank(Member &member, qint64 rank)
{
    if (rank == member.m_rank)
        return;
    if (member.m_rank > 0)
        m_ranking.erase({ member.m_rank, member.m_number });
    member.m_rank = rank;
    if (rank > 0)
        m_ranking.emplace(std::pair(rank, member.m_number), &member);
}

} // namespace sim
