// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/adapter/linesplitter.h"

#include <QtCore/QObject>
#include <QtCore/QSocketNotifier>

namespace sim {

/// The lines of a descriptor (pipe, terminal, socket or file) as they come, without a thread: it is
/// read only when there is something to read, so nothing waits. Unix only.
class StdinReader final : public QObject
{
    Q_OBJECT

public:
    StdinReader(int descriptor, qsizetype maxLineBytes, QObject *parent = nullptr);

    /// While paused nothing is read and no line comes: the writer at the other end waits.
    void setPaused(bool isPaused);
    void stop(); ///< for good

signals:
    void lineRead(const QByteArray &line, qint64 number);
    void lineSkipped(qint64 number); ///< it was too long
    void finished(); ///< end of the input, after the last line

private:
    void readSome();
    void deliver();

    int m_descriptor;
    QSocketNotifier m_notifier;
    LineSplitter m_splitter;
    bool m_isPaused = false;
    bool m_isAtEnd = false;
    bool m_isStopped = false;
    bool m_isDelivering = false;
};

} // namespace sim
