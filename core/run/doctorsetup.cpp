// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/doctorsetup.h"

#include "core/feed/topics.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSet>

namespace sim {

namespace {

    QString tr(const char *text)
    {
        return QCoreApplication::translate("DoctorSetup", text);
    }

} // namespace

DoctorRequest doctorRequest(const Endpoint &endpoint, const DoctorLogin &login)
{
    DoctorRequest request;
    request.link.endpoint = endpoint;
    request.link.clientId = login.deviceId;
    request.link.username = login.keyId;
    request.link.password = login.secret;
    request.link.keyPassphrase = login.keyPassphrase;
    request.publishNote = tr("Nothing was sent: a test message goes out on request only.");
    if (login.deviceId.isEmpty()) {
        request.loginNote = tr("No device was named, so no login was tried.");
        return request;
    }
    request.link.filters = { Topics(endpoint.topicPrefix).commandFilter(login.deviceId) };
    return request;
}

Result<DoctorRequest> doctorRequest(const ResolvedDevice &device, const ConnectionPlan &plan)
{
    if (!plan.connection)
        return plan.errors.constFirst();
    DoctorRequest request = doctorRequest(plan.connection->endpoint,
        { .deviceId = device.deviceId,
            .keyId = device.credentials.keyId,
            .secret = plan.connection->secret,
            .keyPassphrase = plan.connection->keyPassphrase });
    if (!plan.errors.isEmpty())
        request.loginProblem = plan.errors.constFirst();
    return request;
}

void addTestMessage(DoctorRequest &request)
{
    if (request.link.clientId.isEmpty())
        return;
    const Topics topics(request.link.endpoint.topicPrefix);
    request.testMessage = Message { .topic = topics.feed(request.link.clientId),
        .payload = QByteArrayLiteral(R"({"dps":[]})"),
        .qos = 1 };
    request.publishNote = tr("An empty data feed: it writes no value.");
}

QList<ResolvedDevice> doctorDevices(const QList<ResolvedDevice> &devices)
{
    QList<ResolvedDevice> chosen;
    QSet<QString> endpoints;
    for (const ResolvedDevice &device : devices) {
        if (endpoints.contains(device.endpoint))
            continue;
        endpoints.insert(device.endpoint);
        chosen.append(device);
    }
    return chosen;
}

QString evictionNotice(const QString &deviceId)
{
    return tr("The login ends the connection of any other client that uses the device id %1 right "
              "now, such as the real device. MQTT cannot tell beforehand.")
        .arg(deviceId);
}

} // namespace sim
