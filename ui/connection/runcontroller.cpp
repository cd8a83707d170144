// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connection/runcontroller.h"

#include "core/file/profileresolver.h"
#include "ui/main/uierrors.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>

namespace sim {

RunController::RunController(ProfileDocument &document, SimulationHost &host, SecretStore &secrets,
    const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_host(host)
    , m_secrets(secrets)
    , m_problems(clock)
{
    connect(&m_document, &ProfileDocument::changed, this, &RunController::takeEdit);
    connect(&m_document, &ProfileDocument::opened, this, &RunController::stop);
    connect(&m_host, &SimulationHost::stateChanged, this, &RunController::setState);
    connect(&m_host, &SimulationHost::errorRaised, &m_problems, &RunProblems::add);
    connect(&m_host, &SimulationHost::noticed, this,
        [this](const QString &, const QString &text) { emit noticed(text); });
}

void RunController::setTarget(const RunTarget &target)
{
    if (target == m_target)
        return;
    m_target = target;
    emit targetChanged();
}

bool RunController::isActive() const
{
    return m_state != RunState::Idle && m_state != RunState::Finished;
}

void RunController::start()
{
    if (isActive())
        return;
    m_problems.clear();
    if (m_document.devices().isEmpty() && m_document.resolutionErrors().isEmpty()) {
        emit refused(Error(errors::kNothingToRun));
        return;
    }
    RunOptions options;
    options.isLocal = m_target.isLocal;
    options.transport = m_target.transport;
    if (!m_document.path().isEmpty())
        options.folder = QFileInfo(m_document.path()).absolutePath();
    const QList<Error> found = m_host.start(m_document.profile(), options, m_secrets);
    for (const Error &error : found) {
        m_problems.add({}, error);
        emit refused(error);
    }
    if (!found.isEmpty())
        return;
    m_running = m_document.devices();
    m_timeScale = m_document.profile().timeScale;
    if (!isActive())
        setState(RunState::Starting);
}

void RunController::togglePause()
{
    if (m_state == RunState::Paused)
        m_host.resume();
    else if (m_state == RunState::Running)
        m_host.pause();
}

void RunController::stop()
{
    if (isActive())
        m_host.stop();
}

void RunController::setState(RunState state)
{
    if (state == m_state)
        return;
    m_state = state;
    emit stateChanged(state);
}

void RunController::takeEdit()
{
    if (!isActive())
        return;
    if (const double scale = m_document.profile().timeScale;
        scale < m_timeScale || scale > m_timeScale) {
        m_timeScale = scale;
        m_host.setTimeScale(scale);
    }
    const QList<ResolvedDevice> &now = m_document.devices();
    const auto haveSameProperties = [](const ResolvedDevice &a, const ResolvedDevice &b) {
        return a.id == b.id && a.properties.size() == b.properties.size();
    };
    const bool isSame = now.isSharedWith(m_running)
        || std::equal(
            now.cbegin(), now.cend(), m_running.cbegin(), m_running.cend(), haveSameProperties);
    m_running = now;
    if (!isSame)
        emit noticed(tr("New and removed devices and properties take effect at the next run."));
}

const Endpoint *usedEndpoint(const Profile &profile)
{
    for (const Device &device : profile.devices) {
        if (const Endpoint *endpoint = endpointOf(profile, device))
            return endpoint;
    }
    return profile.endpoints.isEmpty() ? nullptr : &profile.endpoints.first();
}

QString targetText(const RunTarget &target, const Profile &profile)
{
    if (target.isLocal)
        return QCoreApplication::translate(
            "RunController", "Local platform – nothing leaves this computer");
    const Endpoint *endpoint = usedEndpoint(profile);
    if (!endpoint)
        return QCoreApplication::translate("RunController", "No endpoint in this profile");
    Endpoint shown = *endpoint;
    if (target.transport && *target.transport != shown.transport) {
        shown.transport = *target.transport;
        shown.port = defaultPort(shown.transport);
    }
    return shown.displayUrl();
}

} // namespace sim
