// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"

#include <QtCore/QJsonObject>
#include <QtCore/QList>

#include <optional>

namespace sim {

/// What is looked at, in this order. Steps that the transport does not have are left out.
enum class DoctorStep {
    Settings, ///< files, and what is probably not meant
    Resolve,
    Connect,
    Encrypt, ///< tls, wss
    Upgrade, ///< ws, wss
    Login,
    Subscribe,
    Publish,
    Stay, ///< whether the connection lasts
};

enum class DoctorOutcome {
    Waiting, ///< its turn has not come
    Running,
    Passed,
    Warned, ///< works, with hints
    Failed,
    Skipped, ///< see DoctorCheck::note
};

/// A fact worth showing: "Address" and "203.0.113.5".
struct DoctorDetail
{
    QString name;
    QString value;

    bool operator==(const DoctorDetail &) const = default;
};

/// A certificate that the broker showed.
struct DoctorCertificate
{
    QString subject; ///< common name, or what stands for it
    QString issuer;
    QStringList names; ///< hosts that it is for
    WallTime validFrom {};
    WallTime validTo {};
    qint64 daysLeft = 0; ///< whole days until validTo; negative: days since
    bool isSelfSigned = false;

    bool operator==(const DoctorCertificate &) const = default;
};

/// One line of the tick list.
struct DoctorCheck
{
    DoctorStep step = DoctorStep::Settings;
    DoctorOutcome outcome = DoctorOutcome::Waiting;
    Microseconds duration { 0 };
    QList<DoctorDetail> details;
    QList<DoctorCertificate> certificates; ///< of the TLS handshake, the broker's own first
    QStringList hints; ///< sentences: what is odd and what to do
    std::optional<Error> error; ///< of a failed one
    QString note; ///< why it was skipped, or what else must be known

    bool isDone() const
    {
        return outcome != DoctorOutcome::Waiting && outcome != DoctorOutcome::Running;
    }

    bool operator==(const DoctorCheck &) const = default;
};

/// What a check of a connection has found, so far or in the end. Never holds a secret.
struct DoctorReport
{
    QString address; ///< Endpoint::displayUrl()
    QString clientId;
    WallTime started {};
    Microseconds duration { 0 };
    bool isCancelled = false;
    QList<DoctorCheck> checks;

    /// Failed where one check failed, else Warned where one has hints, else Passed. Running while
    /// one is not done; Skipped when it was cancelled.
    DoctorOutcome outcome() const;

    /// The first check that failed, or null.
    const DoctorCheck *failure() const;

    bool operator==(const DoctorReport &) const = default;
};

/// "TLS handshake"
QString doctorStepText(DoctorStep step);

/// "passed"
QString doctorOutcomeText(DoctorOutcome outcome);

/// "1 day", "12 days"
QString doctorDaysText(qint64 days);

/// "12 ms", "1.3 s"; empty for checks that took no time of their own.
QString doctorTimeText(const DoctorCheck &check);

/// Everything about \a check but its first line: details, hints, cause, remedy; one sentence or
/// fact each.
QStringList doctorLines(const DoctorCheck &check);

/// The whole report as plain text, for clipboards and log files.
QString doctorText(const DoctorReport &report);

/// The form of `conniosim doctor --json` (docs/doctor.md).
QJsonObject toJson(const DoctorReport &report);

} // namespace sim
