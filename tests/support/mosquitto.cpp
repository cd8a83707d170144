// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/mosquitto.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QFile>
#include <QtCore/QStandardPaths>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

#ifdef Q_OS_UNIX
#include <csignal>
#endif
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#include <unistd.h>
#endif

namespace sim::test {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kStartTime = 20'000;

    quint16 freePort()
    {
        QTcpServer server;
        return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16(0);
    }

    bool isListening(quint16 port)
    {
        QTcpSocket probe;
        probe.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        return probe.waitForConnected(1000);
    }

    /// Debian keeps the broker where only root's path leads.
    QString programPath(const QString &name)
    {
        const QString found = QStandardPaths::findExecutable(name);
        return found.isEmpty()
            ? QStandardPaths::findExecutable(name, { u"/usr/sbin"_s, u"/usr/local/sbin"_s })
            : found;
    }

} // namespace

Mosquitto::~Mosquitto()
{
    stop();
}

bool Mosquitto::start(const QStringList &lines)
{
    stop();
    // Somebody may take a free port before the broker does: then another one, but only the first
    // time.
    constexpr int kAttempts = 5;
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        if (startOn(m_port ? m_port : freePort(), lines))
            return true;
        if (m_port)
            return false;
    }
    return false;
}

bool Mosquitto::startOn(quint16 port, const QStringList &lines)
{
    QFile configuration(m_folder.filePath(u"mosquitto.conf"_s));
    if (!configuration.open(QIODevice::WriteOnly))
        return false;
    // As root it would become another user, who cannot read a test folder; for others `user` is
    // ignored. Mosquitto before 2.0.16 does not start with WebSocket listeners alone: hence a local
    // socket too.
    const QStringList all = QStringList { u"persistence false"_s, u"user root"_s,
        u"listener 0 "_s + m_folder.filePath(u"local"_s), u"listener %1 127.0.0.1"_s.arg(port) }
        + lines;
    configuration.write(all.join(u'\n').toUtf8() + '\n');
    configuration.close();
    m_process.setProcessChannelMode(QProcess::MergedChannels);
#ifdef Q_OS_LINUX
    // It must not outlive a test that crashes.
    m_process.setChildProcessModifier([] {
        prctl(PR_SET_PDEATHSIG, SIGTERM);
        // In a session of its own: a stopped process in ours would bring us SIGHUP when the shell
        // that began it all ends.
        setsid();
    });
#endif
    QStringList arguments { u"-c"_s, configuration.fileName() };
    if (lines.filter(u"log_type "_s).isEmpty())
        arguments.append(u"-v"_s); // would log everything, whatever the lines say
    m_process.start(programPath(u"mosquitto"_s), arguments);
    const QDeadlineTimer deadline(kStartTime);
    while (m_process.state() != QProcess::NotRunning && !deadline.hasExpired()) {
        m_process.waitForReadyRead(20);
        if (isListening(port)) {
            m_port = port;
            return true;
        }
    }
    stop();
    return false;
}

void Mosquitto::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    thaw();
    m_process.terminate();
    if (!m_process.waitForFinished(5000)) {
        m_process.kill();
        m_process.waitForFinished(5000);
    }
    m_log += QString::fromLocal8Bit(m_process.readAll());
}

void Mosquitto::freeze()
{
#ifdef Q_OS_UNIX
    ::kill(static_cast<pid_t>(m_process.processId()), SIGSTOP);
#endif
}

void Mosquitto::thaw()
{
#ifdef Q_OS_UNIX
    if (m_process.state() == QProcess::Running)
        ::kill(static_cast<pid_t>(m_process.processId()), SIGCONT);
#endif
}

QString Mosquitto::log()
{
    m_log += QString::fromLocal8Bit(m_process.readAll());
    if (m_process.error() == QProcess::FailedToStart)
        return u"mosquitto could not be started: "_s + m_process.errorString();
    return m_log;
}

QString Mosquitto::makePasswords(const QString &user, const QString &secret)
{
    const QString path = m_folder.filePath(u"passwords"_s);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write((user + u':' + secret + u'\n').toUtf8());
    file.close();
    QProcess tool; // turns the plain line into a hash, in place
    tool.start(programPath(u"mosquitto_passwd"_s), { u"-U"_s, path });
    return tool.waitForFinished(kStartTime) && tool.exitCode() == 0 ? path : QString();
}

} // namespace sim::test
