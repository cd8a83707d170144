// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/privatenetwork.h"

#include <QtCore/QDebug>
#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>

#ifdef Q_OS_LINUX
#include <cerrno>
#include <cstring>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>
#endif

namespace sim::test {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kToolTime = 20'000; ///< milliseconds

    QString toolPath(const QString &name)
    {
        const QString found = QStandardPaths::findExecutable(name);
        return found.isEmpty()
            ? QStandardPaths::findExecutable(name, { u"/usr/sbin"_s, u"/sbin"_s })
            : found;
    }

    /// Empty, or what the tool said.
    QString failureOf(
        const QString &name, const QStringList &arguments, const QByteArray &input = {})
    {
        QProcess tool;
        tool.setProcessChannelMode(QProcess::MergedChannels);
        tool.start(toolPath(name), arguments);
        tool.write(input);
        tool.closeWriteChannel();
        const bool isGood = tool.waitForFinished(kToolTime)
            && tool.exitStatus() == QProcess::NormalExit && tool.exitCode() == 0;
        return isGood ? QString()
                      : name + u": "_s + tool.errorString() + u' '
                + QString::fromLocal8Bit(tool.readAll()).trimmed();
    }

#ifdef Q_OS_LINUX
    bool writeFile(const QString &path, const QByteArray &content)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly | QIODevice::Unbuffered)
            && file.write(content) == content.size();
    }

    bool unshareAll()
    {
        const uid_t user = geteuid();
        const gid_t group = getegid();
        if (user == 0)
            return unshare(CLONE_NEWNET | CLONE_NEWNS) == 0;
        return unshare(CLONE_NEWUSER | CLONE_NEWNET | CLONE_NEWNS) == 0
            && writeFile(u"/proc/self/setgroups"_s, "deny")
            && writeFile(u"/proc/self/uid_map"_s, "0 " + QByteArray::number(user) + " 1")
            && writeFile(u"/proc/self/gid_map"_s, "0 " + QByteArray::number(group) + " 1");
    }
#endif

} // namespace

PrivateNetwork::PrivateNetwork()
{
    for (const QString &tool : { u"ip"_s, u"nft"_s }) {
        if (toolPath(tool).isEmpty()) {
            m_problem = u"The program \"%1\" is missing (packages iproute2, nftables)."_s.arg(tool);
            return;
        }
    }
    enter();
}

void PrivateNetwork::enter()
{
#ifdef Q_OS_LINUX
    if (!unshareAll()) {
        m_problem = u"This needs root, or namespaces for users: "_s
            + QString::fromLocal8Bit(std::strerror(errno));
        return;
    }
    // What is mounted in here stays in here.
    mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr);
    m_problem = failureOf(u"ip"_s, { u"link"_s, u"set"_s, u"lo"_s, u"up"_s });
    if (m_problem.isEmpty() && !passAll())
        m_problem = u"nft cannot set rules in a network namespace here."_s;
#else
    m_problem = u"Network namespaces are a feature of Linux."_s;
#endif
}

bool PrivateNetwork::drop(quint16 port) const
{
    return setRules({ u"tcp dport %1 drop"_s.arg(port), u"tcp sport %1 drop"_s.arg(port) });
}

bool PrivateNetwork::dropConnects(quint16 port) const
{
    return setRules({ u"tcp dport %1 tcp flags syn drop"_s.arg(port) });
}

bool PrivateNetwork::lose(quint16 port, int percent) const
{
    const QString chance = u"numgen random mod 100 < %1 drop"_s.arg(percent);
    return setRules(
        { u"tcp dport %1 "_s.arg(port) + chance, u"tcp sport %1 "_s.arg(port) + chance });
}

bool PrivateNetwork::passAll() const
{
    return setRules({});
}

/// At arrival, since a rule for what leaves would give the sender an error.
bool PrivateNetwork::setRules(const QStringList &rules) const
{
    const QString text = u"flush ruleset\ntable inet sim {\nchain arriving {\n"
                         "type filter hook input priority 0; policy accept;\n"_s
        + rules.join(u'\n') + u"\n}\n}\n"_s;
    const QString failure = failureOf(u"nft"_s, { u"-f"_s, u"-"_s }, text.toUtf8());
    if (!failure.isEmpty())
        qInfo().noquote() << failure;
    return failure.isEmpty();
}

bool PrivateNetwork::limitSendBuffers(int bytes) const
{
#ifdef Q_OS_LINUX
    const QByteArray size = QByteArray::number(bytes);
    return writeFile(u"/proc/sys/net/ipv4/tcp_wmem"_s, "4096 " + size + ' ' + size);
#else
    Q_UNUSED(bytes)
    return false;
#endif
}

bool PrivateNetwork::setResolver(const QString &folder, const QByteArray &content) const
{
#ifdef Q_OS_LINUX
    const QString path = folder + u"/resolv.conf"_s;
    const auto isOver = [](const QString &source, const char *target) {
        return mount(QFile::encodeName(source).constData(), target, nullptr, MS_BIND, nullptr) == 0;
    };
    const QString names = folder + u"/nsswitch.conf"_s;
    return writeFile(path, content) && writeFile(names, "hosts: files dns\n")
        && isOver(path, "/etc/resolv.conf") && isOver(names, "/etc/nsswitch.conf");
#else
    Q_UNUSED(folder)
    Q_UNUSED(content)
    return false;
#endif
}

} // namespace sim::test
