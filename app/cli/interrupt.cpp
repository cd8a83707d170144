// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/interrupt.h"

#include <QtCore/QSocketNotifier>

#ifdef Q_OS_UNIX
#include <atomic>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>
#endif

namespace sim {

#ifdef Q_OS_UNIX

namespace {

    // A signal handler can reach nothing but static storage.
    std::atomic<int> interruptPipe { -1 };

    void onSignal(int)
    {
        const char byte = 1;
        // Nothing sensible can be done here when the pipe is full: then enough requests wait
        // already.
        [[maybe_unused]] const auto written = ::write(interruptPipe.load(), &byte, 1);
    }

    void handle(void (*handler)(int))
    {
        struct sigaction action
        {
        };

        action.sa_handler = handler;
        sigemptyset(&action.sa_mask);
        action.sa_flags = SA_RESTART;
        sigaction(SIGINT, &action, nullptr);
        sigaction(SIGTERM, &action, nullptr);
    }

} // namespace

Interrupt::Interrupt()
{
    if (::pipe2(m_pipe, O_NONBLOCK | O_CLOEXEC) != 0)
        return; // Ctrl+C then ends the program as usual
    m_notifier = new QSocketNotifier(m_pipe[0], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, [this] {
        char bytes[16];
        const auto count = ::read(m_pipe[0], bytes, sizeof bytes);
        for (auto i = count; i > 0; --i)
            emit requested(++m_count);
    });
    interruptPipe = m_pipe[1];
    handle(onSignal);
}

Interrupt::~Interrupt()
{
    handle(SIG_DFL);
    interruptPipe = -1;
    if (m_notifier != nullptr)
        m_notifier->setEnabled(false);
    for (const int end : m_pipe) {
        if (end >= 0)
            ::close(end);
    }
}

#else

Interrupt::Interrupt() = default;
Interrupt::~Interrupt() = default;

#endif

} // namespace sim
