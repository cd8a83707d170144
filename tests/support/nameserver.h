// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtNetwork/QUdpSocket>

#include <chrono>

namespace sim::test {

/// A name server on port 53 of the loopback interface, for a PrivateNetwork. Every name has the
/// address 127.0.0.1, or none.
class NameServer : public QObject
{
    Q_OBJECT

public:
    enum class Mood { Answers, KnowsNothing, Fails, Silent };

    NameServer();

    bool listen() { return m_socket.bind(QHostAddress(QHostAddress::LocalHost), 53); }

    Mood mood = Mood::Answers;
    std::chrono::milliseconds delay { 0 }; ///< of each answer

    int questions() const { return m_questions; }

private:
    void read();
    QByteArray answerTo(const QByteArray &question) const;

    QUdpSocket m_socket;
    int m_questions = 0;
};

} // namespace sim::test
