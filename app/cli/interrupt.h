// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QObject>

class QSocketNotifier;

namespace sim {

/// Ctrl+C (SIGINT) and SIGTERM as a Qt signal, through a pipe: nothing unsafe happens in the
/// handler. One at a time. Thread: the main one.
class Interrupt : public QObject
{
    Q_OBJECT

public:
    Interrupt();
    ~Interrupt() override;

signals:
    void requested(int count) const; ///< 1 for the first, 2 for the second ...

private:
    int m_pipe[2] = { -1, -1 };
    QSocketNotifier *m_notifier = nullptr;
    int m_count = 0;
};

} // namespace sim
