// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connection/doctorcontroller.h"

#include "ui/main/uierrors.h"

#include <QtCore/QFileInfo>

#include <algorithm>

namespace sim {

DoctorController::DoctorController(ProfileDocument &document, RunController &run,
    SimulationHost &host, SecretStore &secrets, ConnectionDoctor &doctor, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_run(run)
    , m_host(host)
    , m_secrets(secrets)
    , m_doctor(doctor)
{
    connect(&m_doctor, &ConnectionDoctor::checkChanged, this, &DoctorController::changed);
    connect(&m_doctor, &ConnectionDoctor::finished, this, &DoctorController::changed);
    connect(&m_document, &ProfileDocument::opened, this, &DoctorController::cancel);
    connect(&m_run, &RunController::stateChanged, this, &DoctorController::yieldToRun);
}

void DoctorController::checkDevice(const QString &device)
{
    const QList<ResolvedDevice> &devices = m_document.devices();
    const ResolvedDevice *found = m_document.device(device);
    if (!found && !devices.isEmpty())
        found = &devices.constFirst();
    if (!found) {
        emit refused(Error(errors::kNothingToRun));
        return;
    }
    RunOptions options;
    if (!m_run.target().isLocal)
        options.transport = m_run.target().transport;
    if (!m_document.path().isEmpty())
        options.folder = QFileInfo(m_document.path()).absolutePath();
    const ResolvedDevice checked = *found; // the keychain may take its time
    auto request
        = doctorRequest(checked, planConnection(m_document.profile(), options, checked, m_secrets));
    if (!request) {
        emit refused(request.error());
        return;
    }
    if (isOnline(checked.id))
        request->loginNote = tr("This device is online in the run that goes on: a login would end "
                                "its connection.");
    start(*request, checked.id);
}

void DoctorController::checkAddress(const Endpoint &endpoint, const DoctorLogin &login)
{
    start(doctorRequest(endpoint, login), {});
}

void DoctorController::start(DoctorRequest request, const QString &device)
{
    if (m_isPublishing)
        addTestMessage(request);
    m_device = device;
    m_doctor.start(request);
    emit changed();
}

void DoctorController::cancel()
{
    m_doctor.cancel();
}

bool DoctorController::isOnline(const QString &device) const
{
    if (m_run.target().isLocal || !m_run.isActive())
        return false;
    const QList<DeviceSnapshot> devices = m_host.snapshot().devices;
    return std::any_of(devices.begin(), devices.end(), [&device](const DeviceSnapshot &snapshot) {
        return snapshot.id == device && snapshot.state == DeviceLink::State::Online;
    });
}

/// Two clients with one id throw each other out.
void DoctorController::yieldToRun(RunState state)
{
    if (state == RunState::Starting && !m_run.target().isLocal)
        cancel();
}

} // namespace sim
