// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QtCore/QObject>
#include <QtCore/QStringList>

#include <memory>

class QProcess;

namespace sim {

/// The child process mosquitto: what it says, how it ends. Thread: the one that it lives in.
class BrokerProcess : public QObject
{
    Q_OBJECT

public:
    explicit BrokerProcess(QObject *parent = nullptr);
    ~BrokerProcess() override; ///< ends the child and waits for it

    void start(const QString &program, const QStringList &arguments);

    /// Asks it to end, and ends it after two seconds; ended() follows.
    void terminate();

    /// Ends it and waits, without signals.
    void endNow();

    /// Makes it read its password and ACL files again; reloaded() follows.
    /// Errors: `platform.reloadUnsupported`.
    Result<void> reload();

    qint64 id() const; ///< 0 when it does not run

    /// The newest lines of its log, for an error text.
    QString lastWords() const;

signals:
    void ended(const QString &how); ///< with the last words; also when it could not start
    void reloaded();

private:
    void readLog();
    void onEnded(const QString &how);

    std::unique_ptr<QProcess> m_process;
    QByteArray m_line; ///< not yet complete
    QStringList m_lines;
};

} // namespace sim
