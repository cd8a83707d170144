// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/devicelink.h"

#include "core/base/logging.h"
#include "core/link/brokersession.h"
#include "core/link/connectlimiter.h"
#include "core/link/connecttimeout.h"
#include "core/link/deadline.h"
#include "core/link/descriptorreserve.h"
#include "core/link/linkerrors.h"
#include "core/link/nesting.h"
#include "core/link/retrypolicy.h"
#include "core/link/topiccache.h"
#include "core/link/transportfactory.h"
#include "core/link/trustfiles.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace sim {

namespace {

    /// A longer wait is made of several, so that a clock that jumped (suspend) is noticed.
    constexpr Microseconds kLongestWait = std::chrono::seconds(30);

    /// Topics that a link without company keeps in the form of the MQTT client.
    constexpr std::size_t kOwnTopics = 16;

    /// How often a link that failed for want of trust looks whether its files have changed.
    constexpr Microseconds kFilesCheckInterval = std::chrono::seconds(5);

    bool isRefusedLogin(const Error *error)
    {
        return error && (error->is(errors::kBadCredentials) || error->is(errors::kNotAuthorized));
    }

    /// Whether messages on their way belong to another session of another broker.
    bool isSameSession(const LinkSettings &a, const LinkSettings &b)
    {
        return a.clientId == b.clientId && a.endpoint.displayUrl() == b.endpoint.displayUrl();
    }

} // namespace

class DeviceLink::Private final : private BrokerSession::Listener,
                                  private Deadline::Listener,
                                  private Transport::Listener
{
public:
    Private(DeviceLink *link, LinkSettings &&linkSettings, const LinkContext &context,
        const RandomStream &linkJitter);
    ~Private();

    const Endpoint &endpoint() const { return settings->endpoint; }

    void tryNow();
    void begin();
    std::unique_ptr<Transport> makeTransport() const;
    void handleRetry();
    void handleFilesCheck();
    void armRetry();
    void stopTrying();
    void dropAll();
    void fail(const Error &error);
    void lose(const Error &error);
    void conclude(const Error &error, std::optional<Microseconds> delay);
    bool enter(State newState, Stage newStage);

    DeviceLink *q;
    std::shared_ptr<const LinkSettings>
        settings; ///< the session keeps those that it logged in with
    const Clock &clock;
    ConnectLimiter *limiter;
    TransportFactory *transports;
    std::unique_ptr<TopicCache> ownTopics; ///< where the context has none
    RandomStream jitter;
    RetryPolicy policy;
    Nesting nesting;
    BrokerSession session;
    std::unique_ptr<Transport> candidate; ///< until it is open
    Deadline deadline { *this };
    std::unique_ptr<const Error> lastError;
    std::optional<MonotonicTime> nextTry;
    MonotonicTime onlineSince;
    quint64 filesStamp = 0; ///< of the files that the last try used
    quint32 policies = 0;
    State state = State::Offline;
    Stage stage = Stage::Idle;
    bool isStarting = false; ///< deadline is for begin(); else see handleDeadline()
    bool isSessionOver = false; ///< client id or broker changed since the last login

private:
    void handleStage(Stage reached) override;
    void handleTransportOpened() override;
    void handleTransportFailed(const Error &error) override;
    void handleTransportNotice(const QString &text) override;
    void handleDeadline(Deadline &which) override;
    void handleLoggedIn() override;
    void handleEnded(const Error &error) override;

    void handleAcknowledged(PublishTicket ticket) override { emit q->acknowledged(ticket); }

    void handleMessage(const Message &message) override { emit q->messageReceived(message); }

    void handleReleased(PublishTicket ticket) override { emit q->released(ticket); }

    void handleAbandoned(PublishTicket ticket) override { emit q->abandoned(ticket); }

    void handleRoom() override { emit q->readyToPublish(); }

    void handleNotice(const QString &text) override { emit q->noticed(text); }
};

DeviceLink::Private::Private(DeviceLink *link, LinkSettings &&linkSettings,
    const LinkContext &context, const RandomStream &linkJitter)
    : q(link)
    , settings(std::make_shared<const LinkSettings>(std::move(linkSettings)))
    , clock(context.clock)
    , limiter(context.limiter)
    , transports(context.transports)
    , ownTopics(context.topics ? nullptr : std::make_unique<TopicCache>(kOwnTopics))
    , jitter(linkJitter)
    , policy(endpoint().reconnect, jitter)
    , session(*this, nesting, context.topics ? *context.topics : *ownTopics)
{
}

DeviceLink::Private::~Private()
{
    if (limiter)
        limiter->leave(this);
    if (candidate) {
        candidate->setListener(nullptr);
        candidate->abort();
        nesting.dispose(std::move(candidate));
    }
}

/// The only way to change state and stage. False when a handler deleted the link.
bool DeviceLink::Private::enter(State newState, Stage newStage)
{
    const bool isNewStage = std::exchange(stage, newStage) != newStage;
    const bool isNewState = std::exchange(state, newState) != newState;
    const Nesting::Watch watch(nesting);
    if (isNewStage)
        emit q->stageChanged(newStage);
    if (watch.isAlive() && isNewState && state == newState)
        emit q->stateChanged(newState);
    return watch.isAlive();
}

void DeviceLink::Private::tryNow()
{
    deadline.stop();
    nextTry.reset();
    // Never from inside the caller: what fails at once would fail into its hands.
    isStarting = limiter == nullptr;
    if (limiter)
        limiter->enqueue(this, [this] { begin(); });
    else
        deadline.start(Microseconds::zero());
    enter(State::Connecting, Stage::Idle);
}

/// One deadline does for all: a link waits for its start, for its connection, or for its next try.
void DeviceLink::Private::handleDeadline(Deadline & /*which*/)
{
    if (std::exchange(isStarting, false))
        begin();
    else if (state == State::Connecting)
        fail(connectTimeout(stage, endpoint().connectTimeout, endpoint()));
    else
        handleRetry();
}

void DeviceLink::Private::begin()
{
    const Nesting::Watch watch(nesting);
    if (std::exchange(isSessionOver, false))
        session.startAnew();
    if (!watch.isAlive() || state != State::Connecting)
        return;
    deadline.start(endpoint().connectTimeout);
    // Before they are read, so that no change falls between.
    filesStamp = isEncrypted(endpoint().transport) ? trustFilesStamp(endpoint().tls) : 0;
    if (settings->username.isEmpty() && !settings->password.isEmpty()) {
        fail(Error(errors::kPasswordWithoutUser, {}, endpoint().displayUrl()));
        return;
    }
    if (const auto shortage = descriptorShortage(endpoint())) {
        fail(*shortage);
        return;
    }
    if (candidate)
        candidate->setListener(nullptr);
    nesting.dispose(std::exchange(candidate, makeTransport()));
    candidate->setListener(this);
    const Nesting::Level level(nesting);
    candidate->open();
}

std::unique_ptr<Transport> DeviceLink::Private::makeTransport() const
{
    if (transports) // which may keep the endpoint: that of these settings, no copy of it
        return transports->create(std::shared_ptr<const Endpoint>(settings, &settings->endpoint),
            settings->keyPassphrase);
    return Transport::create(endpoint(), settings->keyPassphrase);
}

void DeviceLink::Private::handleStage(Stage reached)
{
    const Nesting::Level level(nesting);
    enter(state, reached);
}

void DeviceLink::Private::handleTransportNotice(const QString &text)
{
    const Nesting::Level level(nesting);
    emit q->noticed(text);
}

void DeviceLink::Private::handleTransportFailed(const Error &error)
{
    const Nesting::Level level(nesting);
    fail(error);
}

void DeviceLink::Private::handleTransportOpened()
{
    const Nesting::Level level(nesting);
    const Transport *transport = candidate.get();
    if (!enter(State::Connecting, Stage::LoggingIn) || !candidate || candidate.get() != transport)
        return;
    session.login(settings, std::move(candidate)); // which listens to it from now on
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

void DeviceLink::Private::handleRetry()
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
    if (trustFilesStamp(endpoint().tls) == filesStamp) {
        deadline.start(kFilesCheckInterval);
        return;
    }
    const Nesting::Watch watch(nesting);
    emit q->noticed(QCoreApplication::translate(
        "DeviceLink", "The files of certificates have changed: connecting again."));
    if (watch.isAlive() && state == State::Failed)
        tryNow();
}

void DeviceLink::Private::armRetry()
{
    deadline.start(std::min(*nextTry - clock.monotonic(), kLongestWait));
}

/// The handshake is over, either way.
void DeviceLink::Private::stopTrying()
{
    isStarting = false;
    deadline.stop();
    if (limiter)
        limiter->leave(this);
}

void DeviceLink::Private::dropAll()
{
    stopTrying();
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
        conclude(Error(errors::kIdInUse, { settings->clientId }, endpoint().displayUrl()), {});
    else
        conclude(error, delay);
}

void DeviceLink::Private::conclude(const Error &error, std::optional<Microseconds> delay)
{
    dropAll();
    session.drop();
    qCInfo(logs::link).noquote() << settings->clientId << error.message();
    lastError = std::make_unique<const Error>(error);
    if (delay) {
        nextTry = clock.monotonic() + *delay;
        armRetry();
    } else if (filesStamp != 0 && isCuredByOtherFiles(error)) {
        deadline.start(kFilesCheckInterval);
    }
    const Nesting::Watch watch(nesting);
    if (enter(delay ? State::WaitingToRetry : State::Failed, Stage::Idle))
        emit q->errorOccurred(error);
    if (watch.isAlive() && endpoint().isSessionClean)
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
    if (d->enter(State::Offline, Stage::Idle) && d->endpoint().isSessionClean)
        d->session.abandonAll();
}

void DeviceLink::abortConnection()
{
    const Error error(errors::kAborted, {}, d->endpoint().displayUrl());
    if (d->state == State::Online)
        d->lose(error);
    else if (d->state == State::Connecting)
        d->fail(error);
}

void DeviceLink::setSettings(const LinkSettings &settings)
{
    const auto oldSettings
        = std::exchange(d->settings, std::make_shared<const LinkSettings>(settings));
    const LinkSettings &old = *oldSettings;
    d->isSessionOver = d->isSessionOver || !isSameSession(old, settings);
    if (old.endpoint.reconnect != settings.endpoint.reconnect) {
        // Another stream, so that the new policy does not draw the old delays again.
        const RandomStream jitter = d->jitter.derived(QString::number(++d->policies));
        d->policy = RetryPolicy(settings.endpoint.reconnect, jitter);
    } else if (old != settings) {
        d->policy.reset();
    }
    const bool isWaitingForCredentials = d->state == State::WaitingToRetry
        && isRefusedLogin(d->lastError.get()) && old != settings;
    if (d->state == State::Failed || isWaitingForCredentials)
        connectToBroker();
}

const LinkSettings &DeviceLink::settings() const
{
    return *d->settings;
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
    return d->session.restore(d->settings->clientId, messages, lastPacketId);
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
    return d->lastError ? std::optional(*d->lastError) : std::nullopt;
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
