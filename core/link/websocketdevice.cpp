// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/websocketdevice.h"

#include <QtWebSockets/QWebSocket>

#include <cstring>

namespace sim {

WebSocketDevice::WebSocketDevice(QWebSocket &socket, QObject *parent)
    : QIODevice(parent)
    , m_socket(socket)
{
    connect(&socket, &QWebSocket::binaryMessageReceived, this, &WebSocketDevice::receive);
    connect(&socket, &QWebSocket::bytesWritten, this, &WebSocketDevice::bytesWritten);
}

qint64 WebSocketDevice::bytesAvailable() const
{
    return m_in.size() - m_read + QIODevice::bytesAvailable();
}

qint64 WebSocketDevice::bytesToWrite() const
{
    return m_out.size() + m_socket.bytesToWrite();
}

void WebSocketDevice::close()
{
    if (!isOpen())
        return;
    flush();
    QIODevice::close();
    m_socket.close();
}

void WebSocketDevice::drop()
{
    m_out.clear();
    if (isOpen())
        QIODevice::close();
}

void WebSocketDevice::flush()
{
    if (m_out.isEmpty())
        return;
    m_socket.sendBinaryMessage(m_out);
    m_out.resize(0); // keeps its memory
}

qint64 WebSocketDevice::readData(char *data, qint64 maxSize)
{
    const qint64 size = qMin<qint64>(maxSize, m_in.size() - m_read);
    if (size > 0)
        std::memcpy(data, m_in.constData() + m_read, static_cast<std::size_t>(size));
    m_read += size;
    if (m_read == m_in.size()) {
        m_in.resize(0);
        m_read = 0;
    }
    return size;
}

qint64 WebSocketDevice::writeData(const char *data, qint64 maxSize)
{
    m_out.append(data, maxSize);
    if (m_out.size() >= kFrameBytes) {
        flush();
    } else if (!m_isFlushQueued) {
        m_isFlushQueued = true;
        const auto flushLater = [this] {
            m_isFlushQueued = false;
            flush();
        };
        QMetaObject::invokeMethod(this, flushLater, Qt::QueuedConnection);
    }
    return maxSize;
}

void WebSocketDevice::receive(const QByteArray &message)
{
    if (!isOpen() || message.isEmpty())
        return;
    if (m_read > 0) { // what a reader left over is less than a packet: cheap to move
        m_in.remove(0, m_read);
        m_read = 0;
    }
    m_in.append(message);
    emit readyRead();
}

} // namespace sim
