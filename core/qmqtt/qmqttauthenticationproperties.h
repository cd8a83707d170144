// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qmqtttype.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

/// What is exchanged during the extended authentication of MQTT 5.0; carries no meaning in
/// MQTT 3.1.1.
class QMqttAuthenticationProperties
{
public:
    QString authenticationMethod() const { return m_method; }

    void setAuthenticationMethod(const QString &method) { m_method = method; }

    QByteArray authenticationData() const { return m_data; }

    void setAuthenticationData(const QByteArray &adata) { m_data = adata; }

    QString reason() const { return m_reason; }

    void setReason(const QString &r) { m_reason = r; }

    QMqttUserProperties userProperties() const { return m_user; }

    void setUserProperties(const QMqttUserProperties &user) { m_user = user; }

private:
    QString m_method;
    QByteArray m_data;
    QString m_reason;
    QMqttUserProperties m_user;
};
