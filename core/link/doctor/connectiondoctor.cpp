// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/doctor/connectiondoctor.h"

#include "core/link/linkerrors.h"

namespace sim {

namespace {

    QString secondsText(Microseconds time)
    {
        constexpr int kDigits = 3;
        return QString::number(std::chrono::duration<double>(time).count(), 'g', kDigits);
    }

    QList<DoctorStep> stepsOf(const DoctorRequest &request)
    {
        const TransportKind kind = request.link.endpoint.transport;
        QList<DoctorStep> steps { DoctorStep::Settings, DoctorStep::Resolve, DoctorStep::Connect };
        if (isEncrypted(kind))
            steps.append(DoctorStep::Encrypt);
        if (kind == TransportKind::WebSocket || kind == TransportKind::SecureWebSocket)
            steps.append(DoctorStep::Upgrade);
        steps.append({ DoctorStep::Login, DoctorStep::Subscribe, DoctorStep::Publish });
        if (request.stay > Microseconds::zero())
            steps.append(DoctorStep::Stay);
        return steps;
    }

    /// The words of a run for the same place.
    Stage stageOf(DoctorStep step)
    {
        switch (step) {
        case DoctorStep::Resolve:
            return Stage::Resolving;
        case DoctorStep::Connect:
            return Stage::Connecting;
        case DoctorStep::Encrypt:
            return Stage::Encrypting;
        case DoctorStep::Upgrade:
            return Stage::Upgrading;
        default:
            return Stage::LoggingIn;
        }
    }

    /// Told after the handshake only, by TLS 1.3.
    bool isOfHandshake(const Error &error)
    {
        return error.is(errors::kClientCertificateMissing)
            || error.is(errors::kClientCertificateRefused);
    }

} // namespace

ConnectionDoctor::ConnectionDoctor(const Clock &clock, QObject *parent, HostResolver resolver)
    : QObject(parent)
    , m_checklist(clock)
    , m_path(m_checklist, clock, std::move(resolver))
    , m_session(m_checklist, clock)
{
    m_limitTimer.setSingleShot(true);
    connect(&m_limitTimer, &QTimer::timeout, this, &ConnectionDoctor::handleLimit);
    connect(&m_checklist, &DoctorChecklist::entered, this, &ConnectionDoctor::handleEntered);
    connect(&m_checklist, &DoctorChecklist::changed, this,
        [this](int index) { later([this, index] { emit checkChanged(index); }); });
    connect(&m_path, &DoctorPath::opened, this, &ConnectionDoctor::handleOpened);
    connect(&m_path, &DoctorPath::failed, this, &ConnectionDoctor::handleFailed);
    connect(&m_session, &DoctorSession::failed, this, &ConnectionDoctor::handleFailed);
    connect(&m_session, &DoctorSession::finished, this, [this] { end({}); });
}

ConnectionDoctor::~ConnectionDoctor()
{
    m_checklist.disconnect(this);
}

template <typename Function>
void ConnectionDoctor::later(Function function)
{
    const auto call = [this, function, run = m_run] {
        if (run == m_run)
            function();
    };
    QMetaObject::invokeMethod(this, call, Qt::QueuedConnection);
}

void ConnectionDoctor::start(const DoctorRequest &request)
{
    m_path.stop();
    m_session.stop();
    m_limitTimer.stop();
    ++m_run;
    m_request = request;
    m_isRunning = true;
    m_isCancelled = false;
    DoctorReport head;
    head.address = request.link.endpoint.displayUrl();
    head.clientId = request.link.clientId;
    m_checklist.reset(head, stepsOf(request));
    later([this] {
        if (m_isRunning)
            m_path.begin(m_request);
    });
}

void ConnectionDoctor::cancel()
{
    if (!m_isRunning)
        return;
    m_isCancelled = true;
    end(tr("Cancelled."));
}

/// One limit up to the login, as in a run; then one for each answer.
void ConnectionDoctor::handleEntered(DoctorStep step)
{
    const bool isNew = step == DoctorStep::Resolve || step == DoctorStep::Subscribe
        || step == DoctorStep::Publish;
    if (isNew)
        m_limitTimer.start(std::chrono::ceil<std::chrono::milliseconds>(m_request.limit));
    else if (step == DoctorStep::Stay)
        m_limitTimer.stop();
}

void ConnectionDoctor::handleOpened()
{
    if (!m_request.loginNote.isEmpty()) {
        m_checklist.skip(DoctorStep::Login, m_request.loginNote);
        end(tr("Needs the login."));
        return;
    }
    m_checklist.enter(DoctorStep::Login);
    const LinkSettings &link = m_request.link;
    std::optional<Error> problem = m_request.loginProblem;
    if (!problem && link.username.isEmpty() && !link.password.isEmpty())
        problem = Error(errors::kPasswordWithoutUser, {}, link.endpoint.displayUrl());
    if (problem)
        handleFailed(*problem);
    else
        m_session.begin(m_request, m_path.takeTransport());
}

void ConnectionDoctor::handleFailed(const Error &error)
{
    const DoctorStep step = m_checklist.current();
    if (isOfHandshake(error) && step > DoctorStep::Encrypt) {
        m_checklist.skip(step,
            tr("The broker said only now what it missed in the TLS handshake; with TLS 1.3 it "
               "cannot do so earlier."));
        m_checklist.fail(DoctorStep::Encrypt, error);
    } else if (step > DoctorStep::Login && error.isTransient()
        && !error.is(errors::kProtocolViolation)) {
        constexpr int kDecimals = 1;
        const double seconds = std::chrono::duration<double>(m_session.sinceLogin()).count();
        m_checklist.fail(step,
            Error(errors::kEndedEarly,
                { QString::number(seconds, 'f', kDecimals), m_request.link.clientId },
                m_request.link.endpoint.displayUrl()));
    } else {
        m_checklist.fail(step, error);
    }
    end({});
}

void ConnectionDoctor::handleLimit()
{
    const DoctorStep step = m_checklist.current();
    const QString where = m_request.link.endpoint.displayUrl();
    const QString seconds = secondsText(m_request.limit);
    if (step > DoctorStep::Login) {
        const QString question
            = step == DoctorStep::Publish ? tr("the test message") : tr("the subscription");
        m_session.giveUpAnswer(Error(errors::kNoAnswer, { question, seconds }, where));
        return;
    }
    m_checklist.fail(step, Error(errors::kTimeout, { stageText(stageOf(step)), seconds }, where));
    end({});
}

void ConnectionDoctor::end(const QString &note)
{
    m_isRunning = false;
    m_limitTimer.stop();
    m_path.stop();
    if (m_isCancelled)
        m_session.stop();
    else
        m_session.logout();
    m_checklist.skipRest(note);
    m_checklist.finish(m_isCancelled);
    later([this] { emit finished(); });
}

} // namespace sim
