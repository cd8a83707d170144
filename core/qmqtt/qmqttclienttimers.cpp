// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of QMqttClientPrivate that watches the time: keep-alive and deadlines.

#include "core/qmqtt/mqttwriter.h"
#include "core/qmqtt/qmqttclientprivate.h"

#include <QtCore/QMetaObject>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

void QMqttClientPrivate::handleConnectTimeout()
{
    if (m_phase == Phase::Closing)
        return end(m_error, {});
    if (m_phase == Phase::AwaitingConnAck)
        return end(QMqttClient::ServerUnavailable, u"the broker sent no CONNACK in time"_s);
    end(QMqttClient::TransportInvalid, u"no connection in time: "_s + m_transport.phase());
}

bool QMqttClientPrivate::requestPing()
{
    if (!isOnline())
        return false;
    sendPing();
    return true;
}

void QMqttClientPrivate::sendPing()
{
    const Watch watch(this);
    m_keepAlive.handlePingSent(sim::mqtt::monotonicTime());
    sim::mqtt::writeEmpty(m_out, sim::mqtt::PacketType::PingReq);
    flush();
    if (watch.isAlive())
        armKeepAlive();
}

void QMqttClientPrivate::setAutoKeepAlive(bool isAutomatic)
{
    settings.autoKeepAlive = isAutomatic;
    m_keepAlive.setAutomatic(isAutomatic);
    armKeepAlive();
}

void QMqttClientPrivate::armKeepAlive()
{
    const auto wait = m_keepAlive.untilNextCheck(sim::mqtt::monotonicTime());
    if ((m_phase != Phase::AwaitingConnAck && !isOnline()) || wait < 0ms)
        m_keepAliveAlarm.stop();
    else
        m_keepAliveAlarm.start(wait + 1ms);
}

void QMqttClientPrivate::handleAlarm(sim::mqtt::Alarm &alarm)
{
    if (&alarm == &m_deadline)
        return handleConnectTimeout();
    m_session.releaseIdleMemory(); // every few seconds
    checkKeepAlive();
}

void QMqttClientPrivate::checkKeepAlive()
{
    using Action = sim::mqtt::KeepAlive::Action;
    switch (m_keepAlive.check(sim::mqtt::monotonicTime())) {
    case Action::None:
        return armKeepAlive();
    case Action::SendPing:
        return sendPing();
    case Action::NoPingResponse:
        return end(
            QMqttClient::TransportInvalid, u"the broker did not answer PINGREQ (no PINGRESP)"_s);
    case Action::WasAsleep:
        return end(QMqttClient::TransportInvalid,
            u"[MQTT-3.1.2-24] nothing was sent for much longer than the keep-alive: the system slept"_s);
    }
}

/// Alarms belong to the thread that starts them; so they stop in the old one and start in the new.
void QMqttClientPrivate::moveAlarms()
{
    if (m_keepAliveAlarm.isActive()) {
        m_keepAliveAlarm.stop();
        QMetaObject::invokeMethod(this, &QMqttClientPrivate::armKeepAlive, Qt::QueuedConnection);
    }
    if (!m_deadline.isActive())
        return;
    const auto restart = [this, rest = m_deadline.remaining(), connection = m_connection] {
        if (m_connection == connection && !m_deadline.isActive() && !isOnline())
            m_deadline.start(rest);
    };
    m_deadline.stop();
    QMetaObject::invokeMethod(this, restart, Qt::QueuedConnection);
}

void QMqttClientPrivate::handle(const sim::mqtt::PingResp &)
{
    if (!m_keepAlive.isPingOutstanding())
        return;
    m_keepAlive.handlePingResponse();
    armKeepAlive();
    emit m_q->pingResponseReceived();
}
