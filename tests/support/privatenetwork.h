// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace sim::test {

/// Takes the test process out of the machine's network into one of its own, which has nothing but a
/// loopback interface, and where rules drop or reject packets. Linux; as root, or as anybody where
/// the system lets users make namespaces.
///
/// Make it first thing in main(): threads and processes that exist already stay outside.
class PrivateNetwork
{
public:
    PrivateNetwork();

    /// Why there is none, for QSKIP; empty when all is well.
    QString problem() const { return m_problem; }

    /// What happens to TCP packets from and to \a port when they arrive. The sender takes each for
    /// sent.
    bool drop(quint16 port) const;
    bool dropConnects(quint16 port) const; ///< only SYN: a firewall that swallows
    bool lose(quint16 port, int percent) const;
    bool passAll() const; ///< ends all of these

    /// The most that the system keeps of what a TCP connection has not delivered yet.
    bool limitSendBuffers(int bytes) const;

    /// Makes \a content the `resolv.conf` of this process.
    bool setResolver(const QString &folder, const QByteArray &content) const;

private:
    void enter();
    bool setRules(const QStringList &rules) const;

    QString m_problem;
};

} // namespace sim::test
