// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/opensslserver.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QRegularExpression>

namespace sim::test {

using namespace Qt::StringLiterals;

OpensslServer::~OpensslServer()
{
    m_process.kill();
    m_process.waitForFinished(5000);
}

bool OpensslServer::start(const TestCertificates::Pair &pair, const QStringList &options)
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(u"openssl"_s,
        QStringList { u"s_server"_s, u"-accept"_s, u"127.0.0.1:0"_s, u"-cert"_s, pair.certificate,
            u"-key"_s, pair.key }
            + options);
    // "ACCEPT 127.0.0.1:40123" says which port the system chose.
    static const QRegularExpression accepts(u"ACCEPT \\S+:(\\d+)"_s);
    const QDeadlineTimer deadline(20'000);
    while (m_process.state() != QProcess::NotRunning && !deadline.hasExpired()) {
        m_process.waitForReadyRead(100);
        const auto found = accepts.match(QString::fromLatin1(output()));
        if (found.hasMatch()) {
            m_port = found.captured(1).toUShort();
            return true;
        }
    }
    return false;
}

QByteArray OpensslServer::output()
{
    m_output += m_process.readAll();
    return m_output;
}

} // namespace sim::test
