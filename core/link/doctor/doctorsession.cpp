// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/doctor/doctorsession.h"

#include "core/link/linkerrors.h"

namespace sim {

using namespace Qt::StringLiterals;

DoctorSession::DoctorSession(DoctorChecklist &checklist, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_checklist(checklist)
    , m_clock(clock)
{
    m_stayTimer.setSingleShot(true);
    m_stayTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_stayTimer, &QTimer::timeout, this, [this] {
        m_checklist.pass(DoctorStep::Stay);
        emit finished();
    });
}

DoctorSession::~DoctorSession()
{
    stop();
}

void DoctorSession::begin(const DoctorRequest &request, std::unique_ptr<Transport> transport)
{
    const Nesting::Level level(m_nesting);
    stop();
    m_request = request;
    m_ticket.reset();
    m_granted = 0;
    m_received = 0;
    const LinkSettings &link = m_request.link;
    m_checklist.addDetail(DoctorStep::Login, tr("Client id"), link.clientId);
    m_checklist.addDetail(
        DoctorStep::Login, tr("User"), link.username.isEmpty() ? tr("none") : link.username);
    BrokerSession::Listener &listener = *this;
    m_session = std::make_unique<BrokerSession>(listener, m_nesting, m_topics);
    m_session->login(std::make_shared<const LinkSettings>(link), std::move(transport));
}

void DoctorSession::handleEnded(const Error &error)
{
    const Nesting::Level level(m_nesting);
    emit failed(error);
}

void DoctorSession::logout()
{
    m_stayTimer.stop();
    if (!m_session)
        return;
    m_session->mute();
    m_session->logout();
}

void DoctorSession::stop()
{
    m_stayTimer.stop();
    if (m_session)
        m_session->mute();
    m_nesting.dispose(std::move(m_session));
}

void DoctorSession::handleLoggedIn()
{
    const Nesting::Level level(m_nesting);
    m_loggedInAt = m_clock.monotonic();
    m_checklist.pass(DoctorStep::Login);
    if (m_request.link.filters.isEmpty()) {
        m_checklist.skip(DoctorStep::Subscribe, tr("There is no topic to subscribe to."));
        publish();
    } else {
        m_checklist.enter(DoctorStep::Subscribe); // the session has asked already
    }
}

void DoctorSession::handleGranted(const QString &filter, quint8 qos)
{
    if (m_checklist.current() != DoctorStep::Subscribe)
        return;
    const Nesting::Level level(m_nesting);
    m_checklist.addDetail(
        DoctorStep::Subscribe, tr("Topic"), tr("%1, granted at QoS %2").arg(filter).arg(qos));
    if (++m_granted < m_request.link.filters.size())
        return;
    m_checklist.pass(DoctorStep::Subscribe);
    publish();
}

void DoctorSession::handleRefused(const QString &filter)
{
    if (m_checklist.current() != DoctorStep::Subscribe)
        return;
    giveUpAnswer(
        Error(errors::kSubscriptionRefused, { filter }, m_request.link.endpoint.displayUrl()));
}

void DoctorSession::giveUpAnswer(const Error &error)
{
    const Nesting::Level level(m_nesting);
    const DoctorStep step = m_checklist.current();
    m_checklist.fail(step, error);
    if (step == DoctorStep::Subscribe)
        publish();
    else
        stay();
}

void DoctorSession::publish()
{
    if (!m_request.testMessage) {
        m_checklist.skip(DoctorStep::Publish, m_request.publishNote);
        stay();
        return;
    }
    m_checklist.enter(DoctorStep::Publish);
    m_checklist.at(DoctorStep::Publish).note = m_request.publishNote;
    const Message &message = *m_request.testMessage;
    m_checklist.setDetails(DoctorStep::Publish,
        { { tr("Topic"), QString::fromUtf8(message.topic) },
            { tr("Payload"), QString::fromUtf8(message.payload) },
            { u"QoS"_s, QString::number(message.qos) } });
    const Result<PublishTicket> ticket = m_session->publish(message);
    if (!ticket) {
        giveUpAnswer(ticket.error());
    } else if (message.qos > 0) {
        m_ticket = *ticket;
    } else {
        m_checklist.pass(DoctorStep::Publish);
        stay();
    }
}

void DoctorSession::handleAcknowledged(PublishTicket ticket)
{
    if (m_ticket != ticket || m_checklist.current() != DoctorStep::Publish)
        return;
    const Nesting::Level level(m_nesting);
    m_checklist.addDetail(DoctorStep::Publish, tr("Answer"),
        tr("acknowledged: the broker took it. The platform never says whether it accepts a "
           "message"));
    m_checklist.pass(DoctorStep::Publish);
    stay();
}

void DoctorSession::stay()
{
    if (!m_checklist.has(DoctorStep::Stay)) {
        emit finished();
        return;
    }
    m_checklist.enter(DoctorStep::Stay);
    m_stayTimer.start(std::chrono::ceil<std::chrono::milliseconds>(m_request.stay));
}

} // namespace sim
