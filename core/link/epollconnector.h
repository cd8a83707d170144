// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/link/epollreactor.h"
#include "core/link/transport.h"

#include <QtNetwork/QAbstractSocket>
#include <QtNetwork/QHostAddress>

QT_BEGIN_NAMESPACE
class QHostInfo;
class QTimer;
QT_END_NAMESPACE

namespace sim {

/// Finds the addresses of a host and connects to the first of them that answers.
///
/// Addresses are tried in the order of the system's resolver. One that fails makes room for the
/// next at once, one that is silent after kNextAddressDelay: both run on, and the first to connect
/// wins (RFC 8305, section 5). Name lookups run elsewhere and never block. Thread: the reactor's.
class EpollConnector final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds kNextAddressDelay { 250 };

    /// Descriptors that connections leave free, so that files and dialogs still work when a fleet
    /// has taken all the others.
    static constexpr int kSpareDescriptors = 64;

    /// What the winner is made of.
    struct Connection
    {
        FileDescriptor descriptor;
        EpollReactor::Watch watch;
    };

    explicit EpollConnector(std::shared_ptr<EpollReactor> reactor, QObject *parent = nullptr);
    ~EpollConnector() override;

    /// Ends in connected() or failed(), the latter perhaps before this returns.
    void connectTo(const QString &host, quint16 port);
    void connectTo(const QList<QHostAddress> &addresses, quint16 port);

    void abort(); ///< gives up, silently

    Connection takeConnection(); ///< once, after connected()

signals:
    void stageReached(sim::Stage stage);
    void connected();
    void failed(QAbstractSocket::SocketError error, const QString &text);

private slots:
    void handleLookup(const QHostInfo &info);

private:
    class Attempt;

    struct Failure
    {
        QAbstractSocket::SocketError error;
        QString text;
    };

    void tryNext();
    void handleAttempt(Attempt &attempt);
    void waitForNext();
    void noteFailure(int systemError);

    std::shared_ptr<EpollReactor> m_reactor;
    QList<QHostAddress> m_addresses; ///< not tried yet
    std::vector<std::unique_ptr<Attempt>> m_attempts;
    std::unique_ptr<QTimer> m_nextTimer; ///< only where there is a further address
    std::optional<Failure> m_failure;
    Connection m_connection;
    int m_lookup = -1;
    quint16 m_port = 0;
};

} // namespace sim
