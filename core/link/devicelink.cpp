// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/devicelink.h"

#include "core/base/logging.h"
#include "core/link/brokersession.h"
#include "core/link/connectlimiter.h"
#include "core/link/connecttimeout.h"
#include "core/link/descriptorreserve.h"
#include "core/link/linkerrors.h"
#include "core/link/nesting.h"
#include "core/link/retrypolicy.h"
#include "core/link/transportfactory.h"
#include "core/link/trustfiles.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QPointer>
#include <QtCore/QTimer>

#include <algorithm>

namespace sim {

namespace {

    /// A longer wait is made of several, so that a clock that jumped (suspend) is noticed.
    constexpr Microseconds kLongestWait = std::chrono::seconds(30);

    /// How often a link that failed for want of trust looks whether its files have changed.
    constexpr auto kFilesCheckInterval = std::chrono::seconds(5);

    std::chrono::milliseconds rounded(Microseconds time)
    {
        return std::chrono::ceil<std::chrono::milliseconds>(std::max(time, Microseconds::zero()));
    }

    bool isRefusedLogin(const std::optional<Error> &error)
    {
        return error && (error->is(errors::kBadCredentials) || error->is(errors::kNotAuthorized));
    }

    /// Whether messages on their way belong to another session of another broker.
    bool isSameSession(const LinkSettings &a, const LinkSettings &b)
    {
        return a.clientId == b.clientId && a.endpoint.displayUrl() == b.endpoint.displayUrl();
    }

} // namespace

class DeviceLink::Private : public QObject
{
public:
    Private(DeviceLink *link, LinkSettings linkSettings, const LinkContext &context,
        const RandomStream &linkJitter);
    ~Private() override;

    void tryNow();
    void begin();
    std::unique_ptr<Transport> makeTransport() const;
    void handleOpened();
    void handleLoggedIn();
    void handleEnded(const Error &error);
    void handleTimeout();
    void handleRetryTimer();
    void handleFilesCheck();
    void armRetry();
    void stopTrying();
    void dropAll();
    void fail(const Error &error);
    void lose(const Error &error);
    void conclude(const Error &error, std::optional<Microseconds> delay);
    bool enter(State newState, Stage newStage);

    DeviceLink *q;
    LinkSettings settings;
    const Clock &clock;
    ConnectLimiter *limiter;
    TransportFactory *transports;
    RandomStream jitter;
    RetryPolicy policy;
    Nesting nesting;
    BrokerSession session { nesting };
    std::unique_ptr<Transport> candidate; ///< until it is open
    QTimer startTimer;
    QTimer connectTimer;
    QTimer retryTimer;
    State state = State::Offline;
    Stage stage = Stage::Idle;
    std::optional<Error> lastError;
    std::optional<MonotonicTime> nextTry;
    MonotonicTime onlineSince;
    quint64 policies = 0;
    quint64 filesStamp = 0; ///< of the files that the last try used
    bool isSessionOver = false; ///< client id or broker changed since the last login
};

DeviceLink::Private::Private(DeviceLink *link, LinkSettings linkSettings,
    const LinkContext &context, const RandomStream &linkJitter)
    : q(link)
    , settings(std::move(linkSettings))
    , clock(context.clock)
    , limiter(context.limiter)
    , transports(context.transports)
    , jitter(linkJitter)
    , policy(settings.endpoint.reconnect, jitter)
{
    for (QTimer *timer : { &startTimer, &connectTimer, &retryTimer })
        timer->setSingleShot(true);
    connectTimer.setTimerType(Qt::PreciseTimer); // a coarse one may be 3 s late in a minute
    connect(&startTimer, &QTimer::timeout, this, &Private::begin);
    connect(&connectTimer, &QTimer::timeout, this, &Private::handleTimeout);
    connect(&retryTimer, &QTimer::timeout, this, &Private::handleRetryTimer);
    connect(&session, &BrokerSession::loggedIn, this, &Private::handleLoggedIn);
    connect(&session, &BrokerSession::ended, this, &Private::handleEnded);
    connect(&session, &BrokerSession::released, q, &DeviceLink::released);
    connect(&session, &BrokerSession::acknowledged, q, &DeviceLink::acknowledged);
    connect(&session, &BrokerSession::abandoned, q, &DeviceLink::abandoned);
    connect(&session, &BrokerSession::readyToPublish, q, &DeviceLink::readyToPublish);
    connect(&session, &BrokerSession::messageReceived, q, &DeviceLink::messageReceived);
    connect(&session, &BrokerSession::noticed, q, &DeviceLink::noticed);
}

DeviceLink::Private::~Private()
{
    if (limiter)
        limiter->leave(this);
    if (candidate) {
        candidate->disconnect(this);
        candidate->abort();
        nesting.dispose(std::move(candidate));
    }
}

/// The only way to change state and stage. False when a handler deleted the link.
bool DeviceLink::Private::enter(State newState, Stage newStage)
{
    const bool isNewStage = std::exchange(stage, newStage) != newStage;
    const bool isNewState = std::exchange(state, newState) != newState;
    const QPointer<DeviceLink> self(q);
    if (isNewStage)
        emit q->stageChanged(newStage);
    if (self && isNewState && state == newState)
        emit q->stateChanged(newState);
    return !self.isNull();
}

void DeviceLink::Private::tryNow()
{
    retryTimer.stop();
    nextTry.reset();
    // Never from inside the caller: what fails at once would fail into its hands.
    if (limiter)
        limiter->enqueue(this, [this] { begin(); });
    else
        startTimer.start(std::chrono::milliseconds(0));
    enter(State::Connecting, Stage::Idle);
}

void DeviceLink::Private::begin()
{
    const QPointer<DeviceLink> self(q);
    if (std::exchange(isSessionOver, false))
        session.abandonAll();
    if (!self || state != State::Connecting)
        return;
    connectTimer.start(rounded(settings.endpoint.connectTimeout));
    // Before they are read, so that no change falls between.
    filesStamp
        = isEncrypted(settings.endpoint.transport) ? trustFilesStamp(settings.endpoint.tls) : 0;
    if (settings.username.isEmpty() && !settings.password.isEmpty()) {
        fail(Error(errors::kPasswordWithoutUser, {}, settings.endpoint.displayUrl()));
        return;
    }
    if (const auto shortage = descriptorShortage(settings.endpoint.displayUrl())) {
        fail(*shortage);
        return;
    }
    nesting.dispose(std::exchange(candidate, makeTransport()));
    Transport *transport = candidate.get();
    connect(transport, &Transport::stageReached, this, [this](Stage reached) {
        const Nesting::Level level(nesting);
        enter(state, reached);
    });
    connect(transport, &Transport::opened, this, &Private::handleOpened);
    connect(transport, &Transport::failed, this, [this](const Error &error) {
        const Nesting::Level level(nesting);
        fail(error);
    });
    connect(transport, &Transport::noticed, q, [this](const QString &text) {
        const Nesting::Level level(nesting);
        emit q->noticed(text);
    });
    const Nesting::Level level(nesting);
    transport->open();
}

std::unique_ptr<Transport> DeviceLink::Private::makeTransport() const
{
    if (transports)
        return transports->create(settings.endpoint, settings.keyPassphrase);
    return Transport::create(settings.endpoint, settings.keyPassphrase);
}

void DeviceLink::Private::handleOpened()
{
    const Nesting::Level level(nesting);
    const Transport *transport = candidate.get();
    if (!enter(State::Connecting, Stage::LoggingIn) || !candidate || candidate.get() != transport)
        return;
    candidate->disconnect(this);
    candidate->disconnect(q);
    session.login(settings, std::move(candidate));
}

void DeviceLink::Private::handleLoggedIn()
{
    stopTrying();
    lastError.reset();
    onlineSince = clock.monotonic();
    enter(State::Online, Stage::Online);
}

void DeviceLink::Private::handleEnded(const Error &error)
{
    if (state == State::Online)
        lose(error);
    else if (state == State::Connecting)
        fail(error);
}

void DeviceLink::Private::handleTimeout()
{
    fail(connectTimeout(stage, settings.endpoint.connectTimeout, settings.endpoint));
}

void DeviceLink::Private::handleRetryTimer()
{
    if (state == State::Failed)
        handleFilesCheck();
    else if (nextTry && clock.monotonic() < *nextTry)
        armRetry();
    else
        tryNow();
}

/// Looking at the time of the files, not being told by the system: that also works for files that
/// were replaced, on network drives, and for ten thousand devices.
void DeviceLink::Private::handleFilesCheck()
{
    if (trustFilesStamp(settings.endpoint.tls) == filesStamp) {
        retryTimer.start(kFilesCheckInterval);
        return;
    }
    const QPointer<DeviceLink> self(q);
    emit q->noticed(QCoreApplication::translate(
        "DeviceLink", "The files of certificates have changed: connecting again."));
    if (self && state == State::Failed)
        tryNow();
}

void DeviceLink::Private::armRetry()
{
    retryTimer.start(rounded(std::min(*nextTry - clock.monotonic(), kLongestWait)));
}

/// The handshake is over, either way.
void DeviceLink::Private::stopTrying()
{
    startTimer.stop();
    connectTimer.stop();
    if (limiter)
        limiter->leave(this);
}

void DeviceLink::Private::dropAll()
{
    stopTrying();
    retryTimer.stop();
    nextTry.reset();
    if (candidate)
        candidate->abort(); // deleted by the next try: we may be inside one of its signals
}

void DeviceLink::Private::fail(const Error &error)
{
    conclude(error, policy.afterFailure(error));
}

void DeviceLink::Private::lose(const Error &error)
{
    const auto delay = policy.afterLoss(error, clock.monotonic() - onlineSince);
    if (policy.isIdInUse())
        conclude(
            Error(errors::kIdInUse, { settings.clientId }, settings.endpoint.displayUrl()), {});
    else
        conclude(error, delay);
}

void DeviceLink::Private::conclude(const Error &error, std::optional<Microseconds> delay)
{
    dropAll();
    session.drop();
    qCInfo(logs::link).noquote() << settings.clientId << error.message();
    lastError = error;
    if (delay) {
        nextTry = clock.monotonic() + *delay;
        armRetry();
    } else if (filesStamp != 0 && isCuredByOtherFiles(error)) {
        retryTimer.start(kFilesCheckInterval);
    }
    const QPointer<DeviceLink> self(q);
    if (enter(delay ? State::WaitingToRetry : State::Failed, Stage::Idle))
        emit q->errorOccurred(error);
    if (self && settings.endpoint.isSessionClean)
        session.abandonAll();
}

DeviceLink::DeviceLink(
    LinkSettings settings, const LinkContext &context, const RandomStream &jitter, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(settings), context, jitter))
{
}

DeviceLink::DeviceLink(LinkSettings settings, const Clock &clock, ConnectLimiter *limiter,
    const RandomStream &jitter, QObject *parent)
    : DeviceLink(
        std::move(settings), LinkContext { .clock = clock, .limiter = limiter }, jitter, parent)
{
}

DeviceLink::~DeviceLink() = default;

void DeviceLink::connectToBroker()
{
    if (d->state == State::Online || d->state == State::Connecting)
        return;
    d->policy.reset();
    d->tryNow();
}

void DeviceLink::disconnectFromBroker()
{
    d->dropAll();
    d->session.logout();
    if (d->enter(State::Offline, Stage::Idle) && d->settings.endpoint.isSessionClean)
        d->session.abandonAll();
}

void DeviceLink::abortConnection()
{
    const Error error(errors::kAborted, {}, d->settings.endpoint.displayUrl());
    if (d->state == State::Online)
        d->lose(error);
    else if (d->state == State::Connecting)
        d->fail(error);
}

void DeviceLink::setSettings(const LinkSettings &settings)
{
    const LinkSettings old = std::exchange(d->settings, settings);
    d->isSessionOver = d->isSessionOver || !isSameSession(old, settings);
    if (old.endpoint.reconnect != settings.endpoint.reconnect) {
        // Another stream, so that the new policy does not draw the old delays again.
        const RandomStream jitter = d->jitter.derived(QString::number(++d->policies));
        d->policy = RetryPolicy(settings.endpoint.reconnect, jitter);
    } else if (old != settings) {
        d->policy.reset();
    }
    const bool isWaitingForCredentials
        = d->state == State::WaitingToRetry && isRefusedLogin(d->lastError) && old != settings;
    if (d->state == State::Failed || isWaitingForCredentials)
        connectToBroker();
}

const LinkSettings &DeviceLink::settings() const
{
    return d->settings;
}

Result<PublishTicket> DeviceLink::publish(const Message &message)
{
    return d->session.publish(message);
}

quint16 DeviceLink::lastPacketId() const
{
    return d->session.lastPacketId();
}

bool DeviceLink::canRestoreSession() const
{
    return d->session.canRestore();
}

QList<PublishTicket> DeviceLink::restoreSession(
    const QList<InFlightMessage> &messages, quint16 lastPacketId)
{
    return d->session.restore(d->settings.clientId, messages, lastPacketId);
}

DeviceLink::State DeviceLink::state() const
{
    return d->state;
}

Stage DeviceLink::stage() const
{
    return d->stage;
}

std::optional<Error> DeviceLink::lastError() const
{
    return d->lastError;
}

std::optional<MonotonicTime> DeviceLink::nextTry() const
{
    return d->nextTry;
}

int DeviceLink::inFlight() const
{
    return d->session.inFlight();
}

} // namespace sim
