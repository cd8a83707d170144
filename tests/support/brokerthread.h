// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "support/tinybroker.h"

#include <QtCore/QThread>

namespace sim::test {

/// A TinyBroker that listens and goes on while the thread of the test is busy or waits.
class BrokerThread
{
public:
    BrokerThread()
    {
        m_broker.moveToThread(&m_thread);
        m_thread.start();
        call([this](TinyBroker &broker) { m_isListening = broker.listen(); });
    }

    ~BrokerThread()
    {
        call([this](TinyBroker &broker) {
            broker.close();
            broker.moveToThread(m_owner);
        });
        m_thread.quit();
        m_thread.wait();
    }

    bool isListening() const { return m_isListening; }

    quint16 port() const { return m_broker.port(); } ///< constant

    /// Carries out \a function, which takes the broker, in its thread, and waits for it.
    template <typename Function>
    void call(Function function)
    {
        QMetaObject::invokeMethod(
            &m_broker, [this, function] { function(m_broker); }, Qt::BlockingQueuedConnection);
    }

private:
    QThread *m_owner = QThread::currentThread();
    QThread m_thread;
    TinyBroker m_broker;
    bool m_isListening = false;
};

} // namespace sim::test
