// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "support/testcertificates.h"

#include <QtCore/QProcess>

namespace sim::test {

/// `openssl s_server` on a loopback port: TLS with any options, and what a client said inside of
/// it. Ends with this object.
class OpensslServer
{
public:
    ~OpensslServer();

    /// \a options are those of s_server, beside port and certificate.
    bool start(const TestCertificates::Pair &pair, const QStringList &options = {});

    quint16 port() const { return m_port; }

    QByteArray output(); ///< all that it said, and all bytes that came out of the encryption

private:
    QProcess m_process;
    QByteArray m_output;
    quint16 m_port = 0;
};

} // namespace sim::test
