// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QProcess>
#include <QtCore/QStringList>
#include <QtCore/QTemporaryDir>

namespace sim::test {

/// A real broker for a test, on a free loopback port. It ends with this object.
class Mosquitto
{
public:
    ~Mosquitto();

    /// Starts with one listener and these further lines of configuration; true once it listens. A
    /// further call starts it anew on the same port.
    ///
    /// It logs everything, unless a line begins with `log_type`. A broker stands still while nobody
    /// reads what it logs: a test with much traffic asks for `log_type notice`.
    bool start(const QStringList &lines);
    void stop();

    void freeze(); ///< accepts and keeps connections, reads and answers nothing
    void thaw();

    quint16 port() const { return m_port; }

    QString log(); ///< what it said so far, for messages of failed tests

    /// A password file for `password_file`. \a user and \a secret are what a device logs in with.
    QString makePasswords(const QString &user, const QString &secret);

private:
    bool startOn(quint16 port, const QStringList &lines);

    QTemporaryDir m_folder;
    QProcess m_process;
    QString m_log;
    quint16 m_port = 0;
};

} // namespace sim::test
