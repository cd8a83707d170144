// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/link/doctor/doctorpath.h"
#include "core/link/doctor/doctorsession.h"

namespace sim {

/// Takes a connection apart, step by step: settings, host name, TCP, TLS, WebSocket, login,
/// subscription, test message, and whether it lasts.
///
/// All steps are done on one connection, with the transports and the session that devices run on,
/// so that it says what a run would say; only hosts with several addresses get further TCP connects
/// without data. It never retries and never waits. A login ends the connection of another client
/// with the same id (MQTT-3.1.4-2); nobody can tell beforehand. Thread: the one that it lives in.
/// Signals come from the event loop, never from inside a call, so anything is allowed in them.
class ConnectionDoctor : public QObject
{
    Q_OBJECT

public:
    explicit ConnectionDoctor(
        const Clock &clock, QObject *parent = nullptr, HostResolver resolver = {});
    ~ConnectionDoctor() override;

    /// A check that still runs is dropped; of it no further signal comes.
    void start(const DoctorRequest &request);
    void cancel(); ///< drops the connection at once; finished() follows

    bool isRunning() const { return m_isRunning; }

    /// As far as it has come; of the last one when none runs.
    const DoctorReport &report() const { return m_checklist.report(); }

signals:
    void checkChanged(int index); ///< of report().checks
    void finished();

private:
    void handleEntered(DoctorStep step);
    void handleOpened();
    void handleFailed(const Error &error);
    void handleLimit();
    void end(const QString &note); ///< why the steps are skipped that the failure does not explain
    template <typename Function>
    void later(Function function); ///< unless another check began

    DoctorChecklist m_checklist;
    DoctorPath m_path;
    DoctorSession m_session;
    DoctorRequest m_request;
    QTimer m_limitTimer;
    quint64 m_run = 0; ///< counts checks, so that queued calls find out that they are late
    bool m_isRunning = false;
    bool m_isCancelled = false;
};

} // namespace sim
