// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/simulationhost.h"
#include "ui/connection/runproblems.h"
#include "ui/main/profiledocument.h"

namespace sim {

/// Where a run goes: the local platform, or the endpoints that the profile names.
struct RunTarget
{
    bool isLocal = true;
    std::optional<TransportKind> transport; ///< absent: tcp locally, else as the endpoint says

    bool operator==(const RunTarget &) const = default;
};

/// Starts and stops runs of the open profile and collects what goes wrong in them.
///
/// The only object of the window that calls start(). Edits of properties reach the engine by the
/// inspector's LiveEdits; here only the time scale is handed on. Thread: GUI.
class RunController : public QObject
{
    Q_OBJECT

public:
    RunController(ProfileDocument &document, SimulationHost &host, SecretStore &secrets,
        const Clock &clock, QObject *parent = nullptr);

    const RunTarget &target() const { return m_target; }

    void setTarget(const RunTarget &target);

    RunState state() const { return m_state; }

    bool isActive() const; ///< from start() until the run is finished

    void start();
    void togglePause();
    void stop();

    RunProblems &problems() { return m_problems; }

signals:
    void stateChanged(sim::RunState state);
    void targetChanged();
    void refused(const sim::Error &error); ///< start() came to nothing; once for each error
    void noticed(const QString &text);

private:
    void setState(RunState state);
    void takeEdit();

    ProfileDocument &m_document;
    SimulationHost &m_host;
    SecretStore &m_secrets;
    RunTarget m_target;
    RunState m_state = RunState::Idle;
    RunProblems m_problems;
    QList<ResolvedDevice> m_running; ///< as they were at the last edit
    double m_timeScale = 1;
};

/// "Local platform – nothing leaves this computer", or the endpoint's URL with its name.
QString targetText(const RunTarget &target, const Profile &profile);

/// The first of \a devices' endpoints that is used; nothing when the profile has none.
const Endpoint *usedEndpoint(const Profile &profile);

} // namespace sim
