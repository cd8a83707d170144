// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/ours/publishloop.h"

#include "support/allocationcounter.h"

#include <algorithm>

namespace sim::bench {

PublishLoop::PublishLoop(PublishTarget &target, const Options &options)
    : m_target(target)
    , m_options(options)
{
}

void PublishLoop::handleOpened()
{
    begin(std::max(m_options.messages / 10, m_options.batch));
}

void PublishLoop::begin(int messages)
{
    m_left = messages;
    m_isMarkSent = m_options.qos > 0;
    m_start = usageNow();
    m_startAllocations = test::allocationCount();
    schedule();
}

void PublishLoop::schedule()
{
    if (m_isScheduled || (m_left == 0 && m_isMarkSent))
        return;
    m_isScheduled = true;
    QMetaObject::invokeMethod(this, &PublishLoop::pump, Qt::QueuedConnection);
}

void PublishLoop::pump()
{
    m_isScheduled = false;
    const bool hasWindow = m_options.qos > 0;
    for (int i = 0; i < m_options.batch && m_left > 0; ++i) {
        if ((hasWindow && m_inFlight >= m_options.window) || !m_target.publish(m_options.qos))
            return; // a call of the target goes on from here
        m_inFlight += hasWindow ? 1 : 0;
        --m_left;
    }
    if (m_left == 0 && !m_isMarkSent && m_target.publish(1)) {
        m_isMarkSent = true;
        ++m_inFlight;
    }
    if (m_left > 0 || !m_isMarkSent)
        schedule();
}

void PublishLoop::handleAcknowledged()
{
    --m_inFlight;
    if (m_left == 0 && m_isMarkSent && m_inFlight == 0)
        handleEnd();
    else
        schedule();
}

void PublishLoop::handleEnd()
{
    if (m_isMeasured) {
        report();
        emit finished();
        return;
    }
    m_isMeasured = true;
    begin(m_options.messages);
}

void PublishLoop::report() const
{
    const Usage end = usageNow();
    const auto allocations = static_cast<double>(test::allocationCount() - m_startAllocations);
    const double seconds = end.seconds - m_start.seconds;
    printMeasures({ { "messages", m_options.messages },
        { "cpu_us", (end.cpuSeconds - m_start.cpuSeconds) * 1e6 / m_options.messages },
        { "rate", m_options.messages / seconds },
        { "allocations", allocations / m_options.messages } });
}

} // namespace sim::bench
