// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/link/brokersession.h"
#include "core/link/doctor/doctorchecklist.h"
#include "core/link/doctor/doctorrequest.h"

#include <QtCore/QTimer>

namespace sim {

/// What a check does over an open stream: login, subscription, test message, and waiting whether
/// the connection lasts.
class DoctorSession : public QObject, private BrokerSession::Listener
{
    Q_OBJECT

public:
    DoctorSession(DoctorChecklist &checklist, const Clock &clock, QObject *parent = nullptr);
    ~DoctorSession() override;

    void begin(const DoctorRequest &request, std::unique_ptr<Transport> transport);

    /// The answer to the current step is overdue: fails it and goes on with the next one.
    void giveUpAnswer(const Error &error);

    void logout(); ///< DISCONNECT as far as that goes without waiting; no further signals
    void stop(); ///< at once, without a signal

    Microseconds sinceLogin() const { return m_clock.monotonic() - m_loggedInAt; }

signals:
    void finished(); ///< all steps are done
    void failed(const sim::Error &error); ///< the connection ended in the current step

private:
    void handleLoggedIn() override;
    void handleEnded(const Error &error) override;
    void handleAcknowledged(PublishTicket ticket) override;
    void handleGranted(const QString &filter, quint8 qos) override;
    void handleRefused(const QString &filter) override;

    void handleMessage(const Message &) override { ++m_received; }

    void publish();
    void stay();

    DoctorChecklist &m_checklist;
    const Clock &m_clock;
    Nesting m_nesting;
    TopicCache m_topics { 1 };
    DoctorRequest m_request;
    std::unique_ptr<BrokerSession> m_session;
    QTimer m_stayTimer;
    MonotonicTime m_loggedInAt {};
    std::optional<PublishTicket> m_ticket;
    qsizetype m_granted = 0; ///< filters
    int m_received = 0; ///< messages from the platform
};

} // namespace sim
