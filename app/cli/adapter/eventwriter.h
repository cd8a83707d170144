// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QObject>
#include <QtCore/QSocketNotifier>

namespace sim {

/// Writes lines to a descriptor without ever waiting for its reader: at the end of each turn of the
/// event loop, and as the other end takes them. Unix only.
///
/// The buffer is bounded by its user: isClogged() says when to stop the sources that can be
/// stopped, isFull() when to drop what comes from those that cannot.
class EventWriter final : public QObject
{
    Q_OBJECT

public:
    /// \a maxBytes may wait; from a quarter of it on the writer is clogged.
    EventWriter(int descriptor, qint64 maxBytes, QObject *parent = nullptr);

    void write(const QByteArray &line);

    qint64 waiting() const { return m_buffer.size() - m_at; }

    bool isClogged() const { return m_isClogged; }

    bool isFull() const { return waiting() >= m_maxBytes; }

    bool isBroken() const { return m_isBroken; } ///< nobody reads any more

    void flush(); ///< as much as goes without waiting

signals:
    void cloggedChanged(bool isClogged);
    void drained(); ///< everything has been written
    void broken(); ///< once: the other end is closed

private:
    qint64 writeSome(QByteArrayView bytes);
    void settle();

    int m_descriptor;
    QSocketNotifier m_notifier;
    QByteArray m_buffer;
    qsizetype m_at = 0; ///< written before here
    qint64 m_maxBytes;
    bool m_isFlushPosted = false;
    bool m_isClogged = false;
    bool m_isBroken = false;
    bool m_isSocket = true; ///< until the first write says otherwise
};

} // namespace sim
