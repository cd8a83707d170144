// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/nameserver.h"

#include <QtCore/QTimer>
#include <QtNetwork/QNetworkDatagram>

namespace sim::test {

namespace {

    constexpr qsizetype kHeaderBytes = 12;

    /// Where the only question of a packet ends (RFC 1035, clause 4.1.2).
    qsizetype endOfQuestion(const QByteArray &packet)
    {
        qsizetype at = kHeaderBytes;
        while (at < packet.size() && packet.at(at) != 0)
            at += static_cast<quint8>(packet.at(at)) + 1;
        return at + 5; // the last zero, type and class
    }

} // namespace

NameServer::NameServer()
{
    connect(&m_socket, &QUdpSocket::readyRead, this, &NameServer::read);
}

void NameServer::read()
{
    while (m_socket.hasPendingDatagrams()) {
        const QNetworkDatagram question = m_socket.receiveDatagram();
        if (question.data().size() <= kHeaderBytes)
            continue;
        ++m_questions;
        if (mood == Mood::Silent)
            continue;
        const QByteArray answer = answerTo(question.data());
        QTimer::singleShot(delay, &m_socket, [this, question, answer] {
            m_socket.writeDatagram(
                answer, question.senderAddress(), static_cast<quint16>(question.senderPort()));
        });
    }
}

QByteArray NameServer::answerTo(const QByteArray &question) const
{
    constexpr char kAddressType = 1; // A; AAAA is 28
    constexpr char kServFail = 2;
    constexpr char kNxDomain = 3;
    const qsizetype end = endOfQuestion(question);
    QByteArray answer = question.left(end);
    answer[2] = char(0x81); // an answer, recursion desired
    const char code = mood == Mood::Fails ? kServFail
        : mood == Mood::KnowsNothing      ? kNxDomain
                                          : char(0);
    answer[3] = char(0x80 | code);
    answer.replace(6, 6, QByteArray(6, '\0')); // no answers, nothing additional
    if (mood == Mood::Answers && question.at(end - 3) == kAddressType) {
        answer[7] = 1;
        answer += QByteArray::fromHex("c00c000100010000000000047f000001"); // 127.0.0.1, for 0 s
    }
    return answer;
}

} // namespace sim::test
