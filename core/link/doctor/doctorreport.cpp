// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/doctor/doctorreport.h"

#include "core/base/timetext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>

#include <algorithm>
#include <array>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    /// Words of `--json`, in the order of DoctorStep and DoctorOutcome.
    constexpr std::array kStepWords { "settings"_L1, "resolve"_L1, "connect"_L1, "tls"_L1,
        "upgrade"_L1, "login"_L1, "subscribe"_L1, "publish"_L1, "stay"_L1 };
    constexpr std::array kOutcomeWords { "waiting"_L1, "running"_L1, "passed"_L1, "warned"_L1,
        "failed"_L1, "skipped"_L1 };

    QString tr(const char *text)
    {
        return QCoreApplication::translate("Doctor", text);
    }

    double milliseconds(Microseconds time)
    {
        constexpr double kPerMillisecond = 1000;
        return static_cast<double>(time.count()) / kPerMillisecond;
    }

    QString dayText(WallTime time)
    {
        return formatTime(time).left(10);
    }

    QString validityText(const DoctorCertificate &certificate)
    {
        const QString span = tr("valid %1 to %2")
                                 .arg(dayText(certificate.validFrom), dayText(certificate.validTo));
        if (certificate.daysLeft < 0)
            return span + tr(" (over for %1)").arg(doctorDaysText(-certificate.daysLeft));
        return span + tr(" (%1 left)").arg(doctorDaysText(certificate.daysLeft));
    }

    QString certificateText(const DoctorCertificate &certificate)
    {
        const QString issuer = certificate.isSelfSigned
            ? tr("signed by itself")
            : tr("issued by \"%1\"").arg(certificate.issuer);
        QStringList parts { u'"' + certificate.subject + u'"', issuer };
        if (!certificate.names.isEmpty())
            parts.append(tr("for %1").arg(certificate.names.join(", "_L1)));
        parts.append(validityText(certificate));
        return parts.join(", "_L1);
    }

    QJsonObject toJson(const DoctorCertificate &certificate)
    {
        return { { u"subject"_s, certificate.subject }, { u"issuer"_s, certificate.issuer },
            { u"names"_s, QJsonArray::fromStringList(certificate.names) },
            { u"validFrom"_s, formatTime(certificate.validFrom) },
            { u"validTo"_s, formatTime(certificate.validTo) },
            { u"daysLeft"_s, certificate.daysLeft },
            { u"selfSigned"_s, certificate.isSelfSigned } };
    }

    QJsonObject toJson(const Error &error)
    {
        return { { u"code"_s, error.code() }, { u"what"_s, error.what() },
            { u"why"_s, error.why() }, { u"remedy"_s, error.remedy() } };
    }

    QJsonObject toJson(const DoctorCheck &check)
    {
        QJsonArray details;
        for (const DoctorDetail &detail : check.details)
            details.append(
                QJsonObject { { u"name"_s, detail.name }, { u"value"_s, detail.value } });
        QJsonObject object { { u"step"_s, kStepWords.at(static_cast<std::size_t>(check.step)) },
            { u"outcome"_s, kOutcomeWords.at(static_cast<std::size_t>(check.outcome)) },
            { u"ms"_s, milliseconds(check.duration) }, { u"details"_s, details },
            { u"hints"_s, QJsonArray::fromStringList(check.hints) } };
        if (check.error)
            object.insert(u"error"_s, toJson(*check.error));
        if (!check.note.isEmpty())
            object.insert(u"note"_s, check.note);
        if (!check.certificates.isEmpty()) {
            QJsonArray chain;
            for (const DoctorCertificate &certificate : check.certificates)
                chain.append(toJson(certificate));
            object.insert(u"certificates"_s, chain);
        }
        return object;
    }

} // namespace

DoctorOutcome DoctorReport::outcome() const
{
    const auto has = [this](DoctorOutcome wanted) {
        return std::any_of(checks.begin(), checks.end(),
            [wanted](const DoctorCheck &check) { return check.outcome == wanted; });
    };
    if (has(DoctorOutcome::Running) || has(DoctorOutcome::Waiting))
        return DoctorOutcome::Running;
    if (has(DoctorOutcome::Failed))
        return DoctorOutcome::Failed;
    if (isCancelled)
        return DoctorOutcome::Skipped;
    return has(DoctorOutcome::Warned) ? DoctorOutcome::Warned : DoctorOutcome::Passed;
}

const DoctorCheck *DoctorReport::failure() const
{
    const auto found = std::find_if(checks.begin(), checks.end(),
        [](const DoctorCheck &check) { return check.outcome == DoctorOutcome::Failed; });
    return found == checks.end() ? nullptr : &*found;
}

QString doctorDaysText(qint64 days)
{
    return days == 1 ? tr("1 day") : tr("%1 days").arg(days);
}

QString doctorStepText(DoctorStep step)
{
    switch (step) {
    case DoctorStep::Settings:
        return tr("Settings");
    case DoctorStep::Resolve:
        return tr("Resolve the host name");
    case DoctorStep::Connect:
        return tr("TCP connect");
    case DoctorStep::Encrypt:
        return tr("TLS handshake");
    case DoctorStep::Upgrade:
        return tr("WebSocket upgrade");
    case DoctorStep::Login:
        return tr("MQTT login");
    case DoctorStep::Subscribe:
        return tr("Subscribe to commands");
    case DoctorStep::Publish:
        return tr("Test message");
    case DoctorStep::Stay:
        return tr("Stay connected");
    }
    Q_UNREACHABLE();
}

QString doctorOutcomeText(DoctorOutcome outcome)
{
    switch (outcome) {
    case DoctorOutcome::Waiting:
        return tr("waiting");
    case DoctorOutcome::Running:
        return tr("running");
    case DoctorOutcome::Passed:
        return tr("passed");
    case DoctorOutcome::Warned:
        return tr("passed, with a hint");
    case DoctorOutcome::Failed:
        return tr("failed");
    case DoctorOutcome::Skipped:
        return tr("skipped");
    }
    Q_UNREACHABLE();
}

QString doctorTimeText(const DoctorCheck &check)
{
    if (!check.isDone() || check.outcome == DoctorOutcome::Skipped)
        return {};
    constexpr double kSecond = 1000;
    const double ms = milliseconds(check.duration);
    if (ms >= kSecond)
        return tr("%1 s").arg(ms / kSecond, 0, 'f', 1);
    return tr("%1 ms").arg(ms, 0, 'f', ms < 10 ? 1 : 0);
}

QStringList doctorLines(const DoctorCheck &check)
{
    QStringList lines;
    for (const DoctorDetail &detail : check.details)
        lines.append(detail.name + ": "_L1 + detail.value);
    int number = 0;
    for (const DoctorCertificate &certificate : check.certificates)
        lines.append(tr("Certificate %1: %2").arg(++number).arg(certificateText(certificate)));
    if (check.error) {
        const QString why = check.error->why();
        lines.append(check.error->what() + (why.isEmpty() ? u"."_s : ": "_L1 + why + u'.'));
        if (!check.error->remedy().isEmpty())
            lines.append(check.error->remedy());
    }
    lines.append(check.hints);
    if (!check.note.isEmpty())
        lines.append(check.note);
    return lines;
}

QString doctorText(const DoctorReport &report)
{
    QStringList lines;
    lines.append(report.clientId.isEmpty() ? report.address
                                           : tr("%1 as %2").arg(report.address, report.clientId));
    lines.append(tr("Started %1").arg(formatTime(report.started)));
    for (const DoctorCheck &check : report.checks) {
        const QString time = doctorTimeText(check);
        lines.append(u"[%1] %2%3"_s.arg(doctorOutcomeText(check.outcome),
            doctorStepText(check.step), time.isEmpty() ? QString() : ", "_L1 + time));
        for (const QString &line : doctorLines(check))
            lines.append("    "_L1 + line);
    }
    return lines.join(u'\n') + u'\n';
}

QJsonObject toJson(const DoctorReport &report)
{
    QJsonArray checks;
    for (const DoctorCheck &check : report.checks)
        checks.append(toJson(check));
    return { { u"address"_s, report.address }, { u"clientId"_s, report.clientId },
        { u"started"_s, formatTime(report.started) }, { u"ms"_s, milliseconds(report.duration) },
        { u"outcome"_s, kOutcomeWords.at(static_cast<std::size_t>(report.outcome())) },
        { u"cancelled"_s, report.isCancelled }, { u"checks"_s, checks } };
}

} // namespace sim
