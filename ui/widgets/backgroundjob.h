// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QObject>
#include <QtCore/QThreadPool>

#include <atomic>
#include <memory>

namespace sim {

/// One piece of work on a thread of its own, so that the window stays alive meanwhile. Its
/// destructor waits for the work to notice that it is cancelled.
///
/// Thread: start() and cancel() belong to the object's.
class BackgroundJob final : public QObject
{
public:
    explicit BackgroundJob(QObject *parent = nullptr)
        : QObject(parent)
    {
        m_pool.setMaxThreadCount(1);
    }

    ~BackgroundJob() override
    {
        cancel();
        m_pool.waitForDone();
    }

    BackgroundJob(const BackgroundJob &) = delete;
    BackgroundJob &operator=(const BackgroundJob &) = delete;

    /// Calls \a work with a flag that says when to give up, on the other thread, then \a done with
    /// what it returned, on the object's; not after cancel() or another start().
    template <typename Work, typename Done>
    void start(Work work, Done done)
    {
        cancel();
        m_isCancelled = std::make_shared<std::atomic_bool>(false);
        m_isRunning = true;
        m_pool.start([this, flag = m_isCancelled, work, done] {
            auto result = work(*flag);
            QMetaObject::invokeMethod(this, [this, flag, done, result = std::move(result)] {
                if (*flag)
                    return;
                m_isRunning = false;
                done(result);
            });
        });
    }

    void cancel()
    {
        if (m_isCancelled)
            *m_isCancelled = true;
        m_isRunning = false;
    }

    bool isRunning() const { return m_isRunning; }

private:
    QThreadPool m_pool;
    std::shared_ptr<std::atomic_bool> m_isCancelled;
    bool m_isRunning = false;
};

} // namespace sim
