// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/epollconnector.h"

#include "core/link/socketaddress.h"
#include "core/link/systemerrors.h"

#include <QtCore/QPointer>
#include <QtCore/QTimer>
#include <QtNetwork/QHostInfo>

#include <algorithm>
#include <cerrno>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/resource.h>

namespace sim {

namespace {

    bool isNearLimit(int descriptor)
    {
        rlimit limit {};
        if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
            return false;
        // The system gives the lowest free number, so a high one means that few are left.
        const auto spare = std::min<rlim_t>(EpollConnector::kSpareDescriptors, limit.rlim_cur / 4);
        return static_cast<rlim_t>(descriptor) + spare >= limit.rlim_cur;
    }

    /// The same as tune() does for Qt's sockets.
    void tuneDescriptor(int descriptor)
    {
        const int on = 1;
        setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
        setsockopt(descriptor, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
    }

    /// errno says why it is not open.
    FileDescriptor makeSocket(int family)
    {
        FileDescriptor descriptor(socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
        if (!descriptor.isOpen() || !isNearLimit(descriptor.number()))
            return descriptor;
        descriptor.reset();
        errno = EMFILE;
        return descriptor;
    }

} // namespace

/// One address that is being tried.
class EpollConnector::Attempt final : private EpollReactor::Handler
{
public:
    Attempt(EpollConnector &owner, const SocketAddress &address)
        : m_owner(owner)
    {
        m_connection.descriptor = makeSocket(address.family());
        if (!m_connection.descriptor.isOpen()) {
            m_error = errno;
            return;
        }
        const int number = m_connection.descriptor.number();
        tuneDescriptor(number);
        if (::connect(number, address.data(), address.size()) != 0 && errno != EINPROGRESS) {
            m_error = errno;
            return;
        }
        // Also where it is connected by now: opened() never comes from inside open().
        m_connection.watch = owner.m_reactor->watch(number, EPOLLOUT, *this);
        if (!m_connection.watch.isActive())
            m_error = errno;
    }

    int error() const { return m_error; }

    EpollConnector::Connection takeConnection()
    {
        return std::exchange(m_connection, EpollConnector::Connection());
    }

private:
    void handleReady(quint32) override
    {
        socklen_t size = sizeof(m_error);
        ::getsockopt(m_connection.descriptor.number(), SOL_SOCKET, SO_ERROR, &m_error, &size);
        m_owner.handleAttempt(*this); // deletes it
    }

    EpollConnector &m_owner;
    EpollConnector::Connection m_connection;
    int m_error = 0;
};

EpollConnector::EpollConnector(std::shared_ptr<EpollReactor> reactor, QObject *parent)
    : QObject(parent)
    , m_reactor(std::move(reactor))
{
}

EpollConnector::~EpollConnector()
{
    abort();
}

void EpollConnector::abort()
{
    m_lookup = -1; // nobody waits for its answer
    m_addresses.clear();
    m_attempts.clear();
    m_nextTimer.reset();
    m_connection = {};
}

void EpollConnector::connectTo(const QString &host, quint16 port)
{
    m_port = port;
    const QPointer<EpollConnector> self(this);
    emit stageReached(Stage::Resolving);
    if (!self)
        return;
    if (const QHostAddress address(host); !address.isNull())
        connectTo({ address }, port);
    else
        // By name: Qt 6.4 leaks what it makes of a pointer when we go before the answer comes.
        m_lookup = QHostInfo::lookupHost(host, this, SLOT(handleLookup(QHostInfo)));
}

EpollConnector::Connection EpollConnector::takeConnection()
{
    return std::exchange(m_connection, Connection());
}

void EpollConnector::handleLookup(const QHostInfo &info)
{
    if (info.lookupId() != std::exchange(m_lookup, -1))
        return;
    if (info.error() != QHostInfo::NoError || info.addresses().isEmpty())
        emit failed(QAbstractSocket::HostNotFoundError, info.errorString());
    else
        connectTo(info.addresses(), m_port);
}

void EpollConnector::connectTo(const QList<QHostAddress> &addresses, quint16 port)
{
    m_addresses = addresses;
    m_port = port;
    const QPointer<EpollConnector> self(this);
    emit stageReached(Stage::Connecting);
    if (self)
        tryNext();
}

void EpollConnector::tryNext()
{
    while (!m_addresses.isEmpty()) {
        const SocketAddress address(m_addresses.takeFirst(), m_port);
        auto attempt = std::make_unique<Attempt>(*this, address);
        if (attempt->error() == 0) {
            m_attempts.push_back(std::move(attempt));
            waitForNext();
            return;
        }
        noteFailure(attempt->error());
    }
    if (m_attempts.empty() && m_failure)
        emit failed(m_failure->error, m_failure->text);
}

void EpollConnector::waitForNext()
{
    if (m_addresses.isEmpty()) {
        m_nextTimer.reset();
        return;
    }
    if (!m_nextTimer) {
        m_nextTimer = std::make_unique<QTimer>();
        m_nextTimer->setSingleShot(true);
        connect(m_nextTimer.get(), &QTimer::timeout, this, &EpollConnector::tryNext);
    }
    m_nextTimer->start(kNextAddressDelay);
}

void EpollConnector::handleAttempt(Attempt &attempt)
{
    if (attempt.error() == 0) {
        m_connection = attempt.takeConnection();
        m_connection.watch.setEvents(EPOLLIN); // what its new owner wants to know
        m_connection.watch.setHandler(nullptr);
        m_attempts.clear();
        m_nextTimer.reset();
        emit connected();
        return;
    }
    noteFailure(attempt.error());
    std::erase_if(m_attempts, [&attempt](const auto &other) { return other.get() == &attempt; });
    tryNext();
}

/// Of several failures, a refusal tells most: somebody answered.
void EpollConnector::noteFailure(int systemError)
{
    const auto error = socketErrorOf(systemError);
    if (!m_failure || m_failure->error != QAbstractSocket::ConnectionRefusedError)
        m_failure = Failure { error, systemErrorText(systemError) };
}

} // namespace sim
