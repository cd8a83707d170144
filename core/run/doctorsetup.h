// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/link/doctor/doctorrequest.h"
#include "core/run/runsetup.h"

namespace sim {

/// The login that a check of a connection tries.
struct DoctorLogin
{
    QString deviceId = {}; ///< client id; empty: no login
    QString keyId = {};
    QString secret = {};
    QString keyPassphrase = {};
};

/// A check of \a endpoint as \a login would connect: subscribes to the device's commands, publishes
/// nothing. Without a device id it ends before the login and says so.
DoctorRequest doctorRequest(const Endpoint &endpoint, const DoctorLogin &login);

/// The same for a device of a profile. A missing secret fails the login, not the steps before it.
/// Errors: `run.noEndpoint`.
Result<DoctorRequest> doctorRequest(const ResolvedDevice &device, const ConnectionPlan &plan);

/// Lets \a request send a test message at QoS 1: an empty data feed to the device's own topic
/// (contract, section 2.1), which writes no value. Nothing is harmless altogether: the platform
/// counts it as one feed and as a sign of life.
void addTestMessage(DoctorRequest &request);

/// The devices that check every endpoint of \a devices once: the first one of each, in order.
QList<ResolvedDevice> doctorDevices(const QList<ResolvedDevice> &devices);

/// What the user must know before the login: nobody can see beforehand who else uses the id.
QString evictionNotice(const QString &deviceId);

} // namespace sim
