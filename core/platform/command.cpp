// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/platform/command.h"

#include "core/platform/childguard.h"

#include <QtCore/QProcess>
#include <QtCore/QTimer>

namespace sim {

Command::Command(const QString &program, const QStringList &arguments, QObject *parent)
    : QObject(parent)
    , m_process(new QProcess(this))
    , m_program(program)
    , m_arguments(arguments)
{
    m_process->setProcessChannelMode(QProcess::MergedChannels);
    m_process->setStandardInputFile(QProcess::nullDevice());
    guardChild(*m_process);
    connect(
        m_process, &QProcess::finished, this, [this](int exitCode, QProcess::ExitStatus status) {
            report(status == QProcess::NormalExit ? exitCode : -1, m_process->readAll());
        });
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            report(-1, m_process->errorString().toUtf8());
    });
}

Command::~Command()
{
    m_process->disconnect(this);
    endChild(*m_process);
}

void Command::start()
{
    constexpr auto kLimit = std::chrono::seconds(30);
    QTimer::singleShot(kLimit, m_process, &QProcess::kill);
    m_process->start(m_program, m_arguments);
}

void Command::report(int exitCode, const QByteArray &output)
{
    if (m_isReported)
        return;
    m_isReported = true;
    emit finished(exitCode, output);
}

} // namespace sim
