// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QObject>
#include <QtCore/QStringList>

class QProcess;

namespace sim {

/// Runs a program that ends by itself within seconds and hands over what it printed. Never blocks.
class Command : public QObject
{
    Q_OBJECT

public:
    Command(const QString &program, const QStringList &arguments, QObject *parent = nullptr);
    ~Command() override; ///< ends the program

    void start(); ///< finished() follows, once

signals:
    /// \a exitCode is -1 when it could not start, crashed, or took longer than 30 s; \a output
    /// holds both of its streams, or the reason.
    void finished(int exitCode, const QByteArray &output);

private:
    void report(int exitCode, const QByteArray &output);

    QProcess *m_process;
    QString m_program;
    QStringList m_arguments;
    bool m_isReported = false;
};

} // namespace sim
