// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "bench/common/measure.h"
#include "bench/common/options.h"
#include "bench/ours/publishtarget.h"

#include <QtCore/QObject>

#include <cstdint>

namespace sim::bench {

/// Publishes batches, one a turn of the event loop, as fast as the target takes them; first to warm
/// up, then measured. The end is the acknowledgement of everything: at QoS 0 of one message of QoS
/// 1 behind the rest.
class PublishLoop : public QObject, public PublishListener
{
    Q_OBJECT

public:
    PublishLoop(PublishTarget &target, const Options &options);

    void handleOpened() override;
    void handleAcknowledged() override;

    void handleReady() override { schedule(); }

signals:
    void finished();

private:
    void begin(int messages);
    void schedule();
    void pump();
    void handleEnd();
    void report() const;

    PublishTarget &m_target;
    Options m_options;
    int m_left = 0; ///< to be published, without the mark of the end
    int m_inFlight = 0;
    bool m_isMarkSent = false;
    bool m_isScheduled = false;
    bool m_isMeasured = false;
    Usage m_start;
    std::uint64_t m_startAllocations = 0;
};

} // namespace sim::bench
