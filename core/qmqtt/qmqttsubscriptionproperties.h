// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qmqtttype.h"

/// Additional arguments of a subscription in MQTT 5.0; carry no meaning in MQTT 3.1.1.
class QMqttSubscriptionProperties
{
public:
    QMqttUserProperties userProperties() const { return m_user; }

    void setUserProperties(const QMqttUserProperties &user) { m_user = user; }

    quint32 subscriptionIdentifier() const { return m_identifier; }

    void setSubscriptionIdentifier(quint32 id) { m_identifier = id; }

    bool noLocal() const { return m_noLocal; }

    void setNoLocal(bool noloc) { m_noLocal = noloc; }

private:
    QMqttUserProperties m_user;
    quint32 m_identifier = 0;
    bool m_noLocal = false;
};

/// Additional arguments of the end of a subscription in MQTT 5.0; carry no meaning in MQTT 3.1.1.
class QMqttUnsubscriptionProperties
{
public:
    QMqttUserProperties userProperties() const { return m_user; }

    void setUserProperties(const QMqttUserProperties &user) { m_user = user; }

private:
    QMqttUserProperties m_user;
};
