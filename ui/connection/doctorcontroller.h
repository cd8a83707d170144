// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/link/doctor/connectiondoctor.h"
#include "core/run/doctorsetup.h"
#include "ui/connection/runcontroller.h"

namespace sim {

/// Checks connections for the window: those of devices of the open profile, and addresses that are
/// being typed in. One at a time. Thread: GUI.
class DoctorController : public QObject
{
    Q_OBJECT

public:
    DoctorController(ProfileDocument &document, RunController &run, SimulationHost &host,
        SecretStore &secrets, ConnectionDoctor &doctor, QObject *parent = nullptr);

    /// Checks the endpoint of the profile (never the local platform) as \a device. A device that is
    /// online in a run is checked up to its login only, which would end its connection.
    void checkDevice(const QString &device);

    /// Without a device id in \a login: up to the login only.
    void checkAddress(const Endpoint &endpoint, const DoctorLogin &login);
    void cancel();

    bool isRunning() const { return m_doctor.isRunning(); }

    const DoctorReport &report() const { return m_doctor.report(); }

    /// The device of the profile that report() is about; empty: none.
    QString device() const { return m_device; }

    void setPublishing(bool isPublishing) { m_isPublishing = isPublishing; }

signals:
    void changed(); ///< report() or isRunning()
    void refused(const sim::Error &error); ///< the check could not begin

private:
    void start(DoctorRequest request, const QString &device);
    bool isOnline(const QString &device) const;
    void yieldToRun(RunState state);

    ProfileDocument &m_document;
    RunController &m_run;
    SimulationHost &m_host;
    SecretStore &m_secrets;
    ConnectionDoctor &m_doctor;
    QString m_device;
    bool m_isPublishing = false;
};

} // namespace sim
