// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QtGlobal>

#include <map>
#include <utility>

namespace sim {

/// The bytes that all queues of a run may hold together. When they are used up, the queue that
/// holds the most gives a message, again and again until there is room.
///
/// "The most" is known to within 4 KiB, so that most additions do not touch the ranking. Each call
/// takes at most O(log queues). Thread: that of the queues.
class FleetBudget
{
public:
    static constexpr qint64 kMaxBytes = qint64 { 256 } * 1024 * 1024; // reliability, section 3

    /// A queue. Leaves the budget with its end.
    class Member
    {
    public:
        /// \a isGiver: whether giveOne() may be asked of it.
        Member(FleetBudget &budget, bool isGiver);
        Member(const Member &) = delete;
        Member &operator=(const Member &) = delete;
        virtual ~Member();

        qint64 bytes() const { return m_bytes; }

    protected:
        void setBytes(qint64 bytes);

        FleetBudget &budget() const { return m_budget; }

    private:
        friend class FleetBudget;
        /// Drops one message. False when there is none.
        virtual bool giveOne() = 0;

        FleetBudget &m_budget;
        qint64 m_bytes = 0;
        qint64 m_rank = 0; ///< 0: holds too little to be asked first
        quint64 m_number;
        bool m_isGiver;
    };

    /// \a maxBytes 0 or more.
    explicit FleetBudget(qint64 maxBytes = kMaxBytes);

    /// Makes others give until \a bytes fit. False when they never will.
    bool makeRoom(qint64 bytes);

    bool isFull() const { return m_bytes >= m_maxBytes; }

    qint64 bytes() const { return m_bytes; }

private:
    using Ranking = std::map<std::pair<qint64, quint64>, Member *>;

    void setRank(Member &member, qint64 rank);

    Ranking m_ranking; ///< givers only, by rank, then by number
    qint64 m_maxBytes;
    qint64 m_bytes = 0;
    quint64 m_lastNumber = 0;
};

} // namespace sim
