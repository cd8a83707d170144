// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"

#include <QtCore/QObject>
#include <QtNetwork/QHostAddress>

#include <memory>
#include <optional>
#include <vector>

class QTcpSocket;

namespace sim {

/// Tries all addresses of a host at once, by a TCP connect without a byte of data, to find those
/// that lead nowhere: a socket only tries one after the other and waits half a minute for each.
///
/// Thread: the one that it lives in.
class AddressProbe : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype kMost = 8; ///< addresses that are tried

    struct Answer
    {
        QHostAddress address;
        std::optional<Microseconds> connected; ///< how long it took
        QString failure; ///< text of the system; empty without an answer so far

        bool isSilent() const { return !connected && failure.isEmpty(); }
    };

    explicit AddressProbe(const Clock &clock, QObject *parent = nullptr);
    ~AddressProbe() override;

    void start(const QList<QHostAddress> &addresses, quint16 port);
    void stop(); ///< drops what still connects; answers stay

    const QList<Answer> &answers() const { return m_answers; }

signals:
    void answered();

private:
    void take(qsizetype index, const QString &failure);

    const Clock &m_clock;
    MonotonicTime m_begin {};
    QList<Answer> m_answers;
    std::vector<std::unique_ptr<QTcpSocket>> m_sockets; ///< one for each answer
};

} // namespace sim
