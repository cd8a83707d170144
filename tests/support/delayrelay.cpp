// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/delayrelay.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTimer>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

#include <algorithm>
#include <array>
#include <deque>

namespace sim::test {

/// Both sockets of one connection, and what is on its way between them.
class DelayRelay::Pair
{
public:
    Pair(DelayRelay &relay, QTcpSocket *client)
        : m_relay(relay)
    {
        m_ways[0].from.reset(client);
        m_ways[1].from = std::make_unique<QTcpSocket>();
        m_ways[0].to = m_ways[1].from.get();
        m_ways[1].to = client;
        for (Way &way : m_ways) {
            way.timer.setSingleShot(true);
            way.timer.setTimerType(Qt::PreciseTimer);
            QObject::connect(&way.timer, &QTimer::timeout, &way.timer, [&way] { way.send(); });
            QObject::connect(
                way.from.get(), &QTcpSocket::readyRead, &way.timer, [this, &way] { take(way); });
            QObject::connect(way.from.get(), &QTcpSocket::disconnected, &way.timer,
                [&way] { way.to->disconnectFromHost(); });
        }
        m_ways[1].from->connectToHost(QHostAddress(QHostAddress::LocalHost), relay.m_target);
        setReading(relay.m_isReading);
        take(m_ways[0]);
    }

    ~Pair()
    {
        for (Way &way : m_ways)
            way.from->disconnect();
    }

    void setReading(bool isReading)
    {
        for (Way &way : m_ways) {
            way.from->setReadBufferSize(isReading ? 0 : 1);
            take(way);
        }
    }

    void cut()
    {
        for (Way &way : m_ways)
            way.from->abort();
    }

    bool isGone() const
    {
        return std::all_of(m_ways.begin(), m_ways.end(),
            [](const Way &way) { return way.from->state() == QAbstractSocket::UnconnectedState; });
    }

private:
    struct Way
    {
        std::unique_ptr<QTcpSocket> from;
        QTcpSocket *to = nullptr;
        QTimer timer;
        std::deque<std::pair<QDeadlineTimer, QByteArray>> queue;

        void send()
        {
            while (!queue.empty() && queue.front().first.hasExpired()) {
                to->write(queue.front().second);
                queue.pop_front();
            }
            if (!queue.empty())
                timer.start(static_cast<int>(queue.front().first.remainingTime() + 1));
        }
    };

    void take(Way &way)
    {
        if (!m_relay.m_isReading)
            return;
        const QByteArray bytes = way.from->readAll();
        if (bytes.isEmpty())
            return;
        const int extra
            = QRandomGenerator::global()->bounded(static_cast<int>(m_relay.m_jitter.count()) + 1);
        QDeadlineTimer due(m_relay.m_delay.count() + extra, Qt::PreciseTimer);
        if (!way.queue.empty())
            due = std::max(due, way.queue.back().first);
        way.queue.emplace_back(due, bytes);
        if (!way.timer.isActive())
            way.send();
    }

    DelayRelay &m_relay;
    std::array<Way, 2> m_ways;
};

DelayRelay::DelayRelay(quint16 target, Milliseconds delay, Milliseconds jitter)
    : m_server(std::make_unique<QTcpServer>())
    , m_target(target)
    , m_delay(delay)
    , m_jitter(jitter)
{
    connect(m_server.get(), &QTcpServer::newConnection, this, &DelayRelay::adoptAll);
    m_server->listen(QHostAddress::LocalHost);
}

DelayRelay::~DelayRelay() = default;

quint16 DelayRelay::port() const
{
    return m_server->serverPort();
}

void DelayRelay::adoptAll()
{
    m_pairs.remove_if([](const auto &pair) { return pair->isGone(); });
    while (QTcpSocket *client = m_server->nextPendingConnection()) {
        ++m_connections;
        client->setParent(nullptr);
        m_pairs.push_back(std::make_unique<Pair>(*this, client));
    }
}

void DelayRelay::setReading(bool isReading)
{
    m_isReading = isReading;
    for (const auto &pair : m_pairs)
        pair->setReading(isReading);
}

void DelayRelay::cutAll()
{
    for (const auto &pair : m_pairs)
        pair->cut();
}

} // namespace sim::test
