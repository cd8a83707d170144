// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/platform/brokerprocess.h"

#include "core/base/logging.h"
#include "core/platform/childguard.h"
#include "core/platform/platformerrors.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QProcess>
#include <QtCore/QTimer>

#ifdef Q_OS_UNIX
#include <csignal>
#endif

using namespace Qt::StringLiterals;

namespace sim {

namespace {

    constexpr qsizetype kMaxLines = 20;
    constexpr qsizetype kMaxLineBytes = 1000;
    constexpr qsizetype kSpokenLines = 3;

} // namespace

BrokerProcess::BrokerProcess(QObject *parent)
    : QObject(parent)
{
}

BrokerProcess::~BrokerProcess()
{
    endNow();
}

void BrokerProcess::start(const QString &program, const QStringList &arguments)
{
    endNow();
    m_line.clear();
    m_lines.clear();
    m_process = std::make_unique<QProcess>();
    m_process->setProcessChannelMode(QProcess::MergedChannels);
    m_process->setStandardInputFile(QProcess::nullDevice());
    guardChild(*m_process);
    connect(m_process.get(), &QProcess::readyReadStandardOutput, this, &BrokerProcess::readLog);
    connect(
        m_process.get(), &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
            onEnded(status == QProcess::NormalExit
                    ? QCoreApplication::translate("Error", "exit code %1").arg(code)
                    : QCoreApplication::translate("Error", "signal %1").arg(code));
        });
    connect(
        m_process.get(), &QProcess::errorOccurred, this,
        [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart) {
                m_lines.append(m_process->errorString());
                onEnded({});
            }
        },
        Qt::QueuedConnection);
    m_process->start(program, arguments, QIODevice::ReadOnly);
}

void BrokerProcess::terminate()
{
    constexpr auto kPatience = std::chrono::seconds(2);
    if (!m_process)
        return;
    m_process->terminate();
    QTimer::singleShot(kPatience, m_process.get(), &QProcess::kill);
}

void BrokerProcess::endNow()
{
    if (!m_process)
        return;
    m_process->disconnect(this);
    endChild(*m_process);
    m_process.release()->deleteLater(); // this may run inside one of its signals
}

Result<void> BrokerProcess::reload()
{
#ifdef Q_OS_UNIX
    if (id() != 0)
        kill(static_cast<pid_t>(id()), SIGHUP);
    return {};
#else
    return Error(errors::kReloadUnsupported);
#endif
}

qint64 BrokerProcess::id() const
{
    return m_process ? m_process->processId() : 0;
}

QString BrokerProcess::lastWords() const
{
    const QStringList lines = m_lines.mid(std::max(m_lines.size() - kSpokenLines, qsizetype { 0 }));
    return lines.isEmpty() ? QCoreApplication::translate("Error", "nothing") : lines.join(u"; "_s);
}

void BrokerProcess::readLog()
{
    m_line += m_process->readAllStandardOutput();
    for (qsizetype end = m_line.indexOf('\n'); end >= 0; end = m_line.indexOf('\n')) {
        const QString line = QString::fromUtf8(m_line.left(std::min(end, kMaxLineBytes))).trimmed();
        m_line.remove(0, end + 1);
        qCDebug(logs::platform).noquote() << "mosquitto:" << line;
        m_lines.append(line);
        if (m_lines.size() > kMaxLines)
            m_lines.removeFirst();
        // It has one thread: whoever connects after this line is judged by the new files.
        if (line == "Reloading config."_L1)
            emit reloaded();
    }
    m_line.truncate(kMaxLineBytes);
}

void BrokerProcess::onEnded(const QString &how)
{
    if (!m_process)
        return;
    readLog();
    m_process->disconnect(this);
    m_process.release()->deleteLater();
    emit ended(m_lines.isEmpty() ? how : how + u"; "_s + lastWords());
}

} // namespace sim
