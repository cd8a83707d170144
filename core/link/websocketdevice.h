// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QIODevice>

class QWebSocket;

namespace sim {

/// A WebSocket as a byte stream: frames have no meaning for MQTT (clause 6 of MQTT 3.1.1).
///
/// What is written in one turn of the event loop leaves as one binary frame, or as several of about
/// 64 KiB. Thread: that of the socket, which must outlive the device.
class WebSocketDevice final : public QIODevice
{
    Q_OBJECT

public:
    static constexpr qsizetype kFrameBytes = 64 * 1024;

    explicit WebSocketDevice(QWebSocket &socket, QObject *parent = nullptr);

    bool isSequential() const override { return true; }

    qint64 bytesAvailable() const override;
    qint64 bytesToWrite() const override;
    void close() override; ///< sends what waits, then closes the socket; never waits

    void
    drop(); ///< closes the stream alone and forgets what waits; for a socket that is being aborted
    void flush(); ///< sends what waits as a frame, now

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 maxSize) override;

private:
    void receive(const QByteArray &message);

    QWebSocket &m_socket;
    QByteArray m_in;
    qsizetype m_read = 0; ///< of m_in
    QByteArray m_out;
    bool m_isFlushQueued = false;
};

} // namespace sim
